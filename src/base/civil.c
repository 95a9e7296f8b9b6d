#include "base/civil.h"

#include "base/num.h"

/* Days from 1970-01-01 to a date of the proleptic Gregorian calendar. The year begins in March, so
 * the leap day is its last. */
static int64_t days_from_date(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void civil_from_ms(int64_t ms, int32_t offset_s, struct civil *out)
{
	int64_t seconds = num_floor_div(ms, 1000) + offset_s;
	int64_t days = num_floor_div(seconds, 86400);
	int64_t left = seconds - days * 86400;
	int64_t z = days + 719468;
	int64_t era = num_floor_div(z, 146097);
	int64_t of_era = z - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	out->day = (int)(of_year - (153 * month + 2) / 5 + 1);
	out->month = (int)(month < 10 ? month + 3 : month - 9);
	out->year = (int)(year + era * 400 + (out->month <= 2));
	out->weekday = (int)num_floor_mod(days + 4, 7); /* 1970-01-01 was a Thursday */
	out->hour = (int)(left / 3600);
	out->minute = (int)(left / 60 % 60);
	out->second = (int)(left % 60);
}

bool civil_date_ms(int year, int month, int day, int64_t *ms)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	if (day > length[month - 1] + (month == 2 && leap))
		return false;
	*ms = days_from_date(year, month, day) * CIVIL_DAY_MS;
	return true;
}

/* Takes exactly N digits from the front. */
static bool take_number(struct span *s, size_t n, int *out)
{
	int v = 0;

	if (s->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		v = v * 10 + (s->p[i] - '0');
	}
	*out = v;
	*s = span_cut(*s, n, s->n);
	return true;
}

static bool take_char(struct span *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = span_cut(*s, 1, s->n);
	return true;
}

static enum err take_zone(struct span *s, int32_t *offset_s)
{
	bool east = take_char(s, '+');
	int hours;
	int minutes = 0;

	*offset_s = 0;
	if (!east && !take_char(s, '-'))
		return (s->n == 0 || (take_char(s, 'Z') && s->n == 0)) ? ERR_NONE : ERR_SYNTAX;
	if (!take_number(s, 2, &hours))
		return ERR_SYNTAX;
	if ((take_char(s, ':') || s->n) && (!take_number(s, 2, &minutes) || s->n))
		return ERR_SYNTAX;
	if (hours > 14 || minutes > 59)
		return ERR_RANGE;
	*offset_s = (east ? 1 : -1) * (hours * 3600 + minutes * 60);
	return ERR_NONE;
}

enum err civil_parse(struct span text, int64_t *ms, int32_t *offset_s)
{
	struct span s = text;
	int year, month, day;
	int hour = 0;
	int minute = 0;
	int second = 0;
	int millis = 0;
	int32_t offset;
	int64_t date_ms;
	enum err e;

	if (!take_number(&s, 4, &year) || !take_char(&s, '-') || !take_number(&s, 2, &month) ||
	    !take_char(&s, '-') || !take_number(&s, 2, &day))
		return ERR_SYNTAX;
	if (s.n && ((!take_char(&s, 'T') && !take_char(&s, ' ')) || !take_number(&s, 2, &hour) ||
		    !take_char(&s, ':') || !take_number(&s, 2, &minute)))
		return ERR_SYNTAX;
	if (take_char(&s, ':') &&
	    (!take_number(&s, 2, &second) || (take_char(&s, '.') && !take_number(&s, 3, &millis))))
		return ERR_SYNTAX;
	e = take_zone(&s, &offset);
	if (e)
		return e;
	if (!civil_date_ms(year, month, day, &date_ms) || hour > 23 || minute > 59 || second > 59)
		return ERR_RANGE;
	*ms = date_ms + ((hour * INT64_C(60) + minute) * 60 + second - offset) * 1000 + millis;
	*offset_s = offset;
	return ERR_NONE;
}
