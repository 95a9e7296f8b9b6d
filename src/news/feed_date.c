/*
 * A date is read word by word, in any order: each word is a number, a month, a weekday, a time, a
 * zone or the date of ISO 8601 as a whole, and what it can be decides.
 */
#include "news/feed_date.h"

#include <string.h>

#include "base/base.h"
#include "base/civil.h"

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS (60 * MINUTE_MS)

static const char *const months[] = {"January",	  "February", "March",	  "April",
				     "May",	  "June",     "July",	  "August",
				     "September", "October",  "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
				       "Friday", "Saturday", "Sunday"};

/* RFC 822's names, and those of Europe and Asia that feeds have. A name that several countries use
 * (IST, BST) is taken for the one whose feeds are met most. */
static const struct {
	const char *name;
	int minutes; /* east of UTC */
} zones[] = {
	{"Z", 0},      {"UT", 0},      {"UTC", 0},     {"GMT", 0},    {"WET", 0},    {"BST", 60},
	{"IST", 330},  {"CET", 60},    {"MEZ", 60},    {"WEST", 60},  {"CEST", 120}, {"MESZ", 120},
	{"EET", 120},  {"SAST", 120},  {"EEST", 180},  {"MSK", 180},  {"SGT", 480},  {"HKT", 480},
	{"AWST", 480}, {"JST", 540},   {"KST", 540},   {"AEST", 600}, {"AEDT", 660}, {"NZST", 720},
	{"NZDT", 780}, {"NDT", -150},  {"NST", -210},  {"ADT", -180}, {"AST", -240}, {"EDT", -240},
	{"EST", -300}, {"CDT", -300},  {"CST", -360},  {"MDT", -360}, {"MST", -420}, {"PDT", -420},
	{"PST", -480}, {"AKDT", -480}, {"AKST", -540}, {"HST", -600}, {"ET", -300},  {"PT", -480},
};

struct parts {
	int year, month, day; /* month 0, day 0: not met yet; year -1 */
	int64_t time_ms;      /* of the day */
	int64_t zone_ms;
	bool has_time, has_offset, is_afternoon, is_morning;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The number at *AT, of N_MAX digits at most; *AT moves behind it. -1: none, or a longer one. */
static int read_number(struct span s, size_t *at, size_t n_max)
{
	size_t from = *at;
	int v = 0;

	for (; *at < s.n && is_digit(s.p[*at]); ++*at)
		if (*at - from < n_max)
			v = v * 10 + (s.p[*at] - '0');
	return *at == from || *at - from > n_max ? -1 : v;
}

/* The index of the name that WORD is, or begins with three letters or more; N: none. */
static size_t find_name(const char *const *names, size_t n, struct span word)
{
	size_t i = 0;

	while (i < n &&
	       (word.n < 3 || !span_equal_nocase(span_cut(span_of(names[i]), 0, word.n), word)))
		i++;
	return i;
}

static bool take_zone_name(struct parts *p, struct span word)
{
	for (size_t i = 0; i < COUNT_OF(zones); i++) {
		if (!span_equal_nocase(word, span_of(zones[i].name)))
			continue;
		if (!p->has_offset) /* "+0200 CEST" says it twice */
			p->zone_ms = zones[i].minutes * MINUTE_MS;
		return true;
	}
	return false;
}

static bool take_word(struct parts *p, struct span word)
{
	size_t month = find_name(months, COUNT_OF(months), word);

	if (month < COUNT_OF(months) && p->month == 0) {
		p->month = (int)month + 1;
		return true;
	}
	if (find_name(weekdays, COUNT_OF(weekdays), word) < COUNT_OF(weekdays))
		return true;
	if (p->has_time && span_equal_nocase(word, span_of("pm")))
		return p->is_afternoon = true;
	if (p->day && !p->has_time && span_equal_nocase(word, span_of("t")))
		return true;
	if (p->has_time && span_equal_nocase(word, span_of("am")))
		return p->is_morning = true;
	return take_zone_name(p, word) || span_equal_nocase(word, span_of("at")) ||
	       span_equal_nocase(word, span_of("th")) || span_equal_nocase(word, span_of("st")) ||
	       span_equal_nocase(word, span_of("nd")) || span_equal_nocase(word, span_of("rd"));
}

/* ":05", ":05:30", ":05:30.250" behind the hour. */
static bool take_time(struct parts *p, struct span s, size_t *at, int hour)
{
	int minute, second = 0;

	++*at;
	minute = read_number(s, at, 2);
	if (*at < s.n && s.p[*at] == ':') {
		++*at;
		second = read_number(s, at, 2);
		if (*at + 1 < s.n && s.p[*at] == '.' && is_digit(s.p[*at + 1]))
			for (++*at; *at < s.n && is_digit(s.p[*at]);)
				++*at;
	}
	if (p->has_time || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60)
		return false;
	p->has_time = true;
	p->time_ms = hour * HOUR_MS + minute * MINUTE_MS + second * INT64_C(1000);
	return true;
}

/* "+0200", "-5", "+02:00", also behind "GMT". */
static bool take_offset(struct parts *p, struct span s, size_t *at)
{
	int sign = s.p[*at] == '-' ? -1 : 1;
	size_t from = ++*at;
	int v = read_number(s, at, 4);
	int hours = v, minutes = 0;

	if (v < 0)
		return false;
	if (*at - from > 2) {
		hours = v / 100;
		minutes = v % 100;
	} else if (*at < s.n && s.p[*at] == ':') {
		++*at;
		minutes = read_number(s, at, 2);
	}
	if (hours > 15 || minutes < 0 || minutes > 59)
		return false;
	p->zone_ms = sign * (hours * HOUR_MS + minutes * MINUTE_MS);
	return p->has_offset = true;
}

/* RFC 2822, 4.3: 00 to 49 are of this century, 50 to 999 are counted from 1900. */
static int full_year(int v, size_t n_digits)
{
	if (n_digits == 2)
		return v < 50 ? 2000 + v : 1900 + v;
	return n_digits == 3 ? 1900 + v : v;
}

/* "-11-04" behind the year. */
static bool take_iso(struct parts *p, struct span s, size_t *at, int year)
{
	p->year = year;
	++*at;
	p->month = read_number(s, at, 2);
	if (*at >= s.n || s.p[*at] != '-')
		return false;
	++*at;
	p->day = read_number(s, at, 2);
	return p->month >= 1 && p->month <= 12 && p->day >= 1;
}

static bool take_number(struct parts *p, struct span s, size_t *at)
{
	size_t from = *at;
	int v = read_number(s, at, 4);
	size_t n = *at - from;

	if (v < 0)
		return false;
	if (*at < s.n && s.p[*at] == ':' && n <= 2)
		return take_time(p, s, at, v);
	if (n == 4 && p->year < 0 && p->month == 0 && *at + 2 < s.n && s.p[*at] == '-' &&
	    is_digit(s.p[*at + 1]))
		return take_iso(p, s, at, v);
	if (p->day == 0 && n <= 2) {
		p->day = v;
		return v >= 1 && v <= 31;
	}
	if (p->year >= 0)
		return false;
	p->year = full_year(v, n);
	return n == 2 || n == 4;
}

static bool take_next(struct parts *p, struct span s, size_t *at)
{
	char c = s.p[*at];
	size_t from = *at;

	if (is_digit(c))
		return take_number(p, s, at);
	if ((c == '+' || c == '-') && p->has_time && *at + 1 < s.n && is_digit(s.p[*at + 1]))
		return take_offset(p, s, at);
	if (is_letter(c)) {
		while (*at < s.n && is_letter(s.p[*at]))
			++*at;
		return take_word(p, span_cut(s, from, *at));
	}
	++*at;
	return span_is_space(c) || c == ',' || c == '-' || c == '.' || c == '(' || c == ')';
}

static bool finish(const struct parts *p, struct feed_date *out)
{
	struct feed_date d = {.year = p->year, .month = p->month, .day = p->day};
	int64_t time_ms = p->time_ms;

	if (p->month == 0 || p->day == 0 || p->year < 1 ||
	    !civil_date_ms(p->year, p->month, p->day, &d.midnight_ms))
		return false;
	if (p->is_afternoon && time_ms < 12 * HOUR_MS)
		time_ms += 12 * HOUR_MS;
	if (p->is_morning && time_ms >= 12 * HOUR_MS && time_ms < 13 * HOUR_MS)
		time_ms -= 12 * HOUR_MS;
	d.utc_ms = d.midnight_ms + time_ms - p->zone_ms;
	*out = d;
	return true;
}

bool feed_date_read(struct span text, struct feed_date *out)
{
	struct parts p = {.year = -1};
	struct span s = span_trim(text);
	size_t at = 0;

	if (s.n == 0 || s.n > 100)
		return false;
	while (at < s.n)
		if (!take_next(&p, s, &at))
			return false;
	return finish(&p, out);
}

struct span feed_date_shown(const struct feed_date *d, struct region *r)
{
	return region_format(r, "%d %s %d", d->day, months[d->month - 1], d->year);
}
