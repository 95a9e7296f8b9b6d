#include "base/hours.h"

#include <string.h>

#include "base/civil.h"
#include "base/num.h"

#define MINUTE_MS 60000
#define DAY_MINUTES 1440
#define WEEK_MINUTES (7 * DAY_MINUTES)
#define EVERY_DAY 0x7F
/* 1970-01-01 was a Thursday. */
#define FIRST_WEEKDAY 4

struct reader {
	struct hours hours;
	struct hours_rule days[HOURS_RULES_MAX]; /* of the rule that is being read */
	size_t n_days;
	bool has_times;
	struct span word;
	const char *why;
};

static enum err fail(struct reader *rd, enum err e, const char *why)
{
	rd->why = why;
	return e;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 0 to 6 from Sunday; -1: no weekday. At least three letters of it. */
static int weekday_of(struct span word)
{
	static const char *const names[] = {"sunday",	"monday", "tuesday", "wednesday",
					    "thursday", "friday", "saturday"};

	for (int i = 0; i < 7; i++)
		if (word.n >= 3 && span_equal_nocase(span_cut(span_of(names[i]), 0, word.n), word))
			return i;
	return -1;
}

int hours_minute(struct span s)
{
	int hour, minute;

	if (s.n < 4 || s.n > 5 || s.p[s.n - 3] != ':' || !is_digit(s.p[0]) ||
	    !is_digit(s.p[s.n - 4]) || !is_digit(s.p[s.n - 2]) || !is_digit(s.p[s.n - 1]))
		return -1;
	hour = s.n == 5 ? (s.p[0] - '0') * 10 + (s.p[1] - '0') : s.p[0] - '0';
	minute = (s.p[s.n - 2] - '0') * 10 + (s.p[s.n - 1] - '0');
	return minute > 59 || hour * 60 + minute > DAY_MINUTES ? -1 : hour * 60 + minute;
}

static bool day_of(struct span date, int32_t *day)
{
	int32_t offset_s;
	int64_t ms;

	if (date.n != 10 || civil_parse(date, &ms, &offset_s))
		return false;
	*day = (int32_t)(ms / CIVIL_DAY_MS - (ms % CIVIL_DAY_MS < 0));
	return true;
}

static enum err add(struct reader *rd, struct hours_rule rule)
{
	if (rd->hours.n == HOURS_RULES_MAX)
		return fail(rd, ERR_LIMIT, "more than 32 times");
	rd->hours.rules[rd->hours.n++] = rule;
	return ERR_NONE;
}

/* The same times on each of the rule's days. */
static enum err add_times(struct reader *rd, bool is_off, int from, int to)
{
	enum err e = ERR_NONE;

	for (size_t i = 0; i < rd->n_days && !e; i++) {
		struct hours_rule rule = rd->days[i];

		rule.is_off = is_off;
		rule.from = (int16_t)from;
		rule.to = (int16_t)to;
		e = add(rd, rule);
	}
	return e;
}

/* Ends the rule that is being read: days without times are on all day. */
static enum err end_rule(struct reader *rd)
{
	enum err e = rd->has_times ? ERR_NONE : add_times(rd, false, 0, DAY_MINUTES);

	rd->n_days = 0;
	rd->has_times = false;
	return e;
}

static enum err take_days(struct reader *rd, struct hours_rule days)
{
	enum err e = rd->has_times ? end_rule(rd) : ERR_NONE;

	if (e)
		return e;
	if (rd->n_days == HOURS_RULES_MAX)
		return fail(rd, ERR_LIMIT, "is one day too many");
	rd->days[rd->n_days++] = days;
	return ERR_NONE;
}

static enum err take_dates(struct reader *rd, int32_t first, int32_t last)
{
	if (last < first)
		return fail(rd, ERR_RANGE, "ends before it begins");
	return take_days(rd, (struct hours_rule){.first_day = first, .last_day = last});
}

static enum err take_weekdays(struct reader *rd, int first, int last)
{
	struct hours_rule days = {.weekdays = (uint8_t)(1 << last)};

	for (int d = first; d != last; d = (d + 1) % 7)
		days.weekdays |= (uint8_t)(1 << d);
	return take_days(rd, days);
}

static enum err take_times(struct reader *rd, bool is_off, int from, int to)
{
	if (!is_off && (from == to || from == DAY_MINUTES))
		return fail(rd, ERR_RANGE, "is no time at all");
	if (rd->n_days == 0)
		rd->days[rd->n_days++] = (struct hours_rule){.weekdays = EVERY_DAY};
	rd->has_times = true;
	return add_times(rd, is_off, from, to);
}

/* Splits WORD at the first MARK; false where it has none. */
static bool split(struct span word, const char *mark, struct span *left, struct span *right)
{
	size_t at = span_find(word, 0, mark);

	*left = span_cut(word, 0, at);
	*right = span_cut(word, at + strlen(mark), word.n);
	return at < word.n;
}

static enum err take_word(struct reader *rd)
{
	struct span left, right, word = rd->word;
	int32_t first, last;

	if (span_equal_nocase(word, span_of("off")))
		return take_times(rd, true, 0, 0);
	if (span_equal_nocase(word, span_of("daily")))
		return take_weekdays(rd, 0, 6);
	if (weekday_of(word) >= 0)
		return take_weekdays(rd, weekday_of(word), weekday_of(word));
	if (day_of(word, &first))
		return take_dates(rd, first, first);
	if (split(word, "..", &left, &right) && day_of(left, &first) && day_of(right, &last))
		return take_dates(rd, first, last);
	if (!split(word, "-", &left, &right))
		return fail(rd, ERR_SYNTAX, "is no day and no time");
	if (weekday_of(left) >= 0 && weekday_of(right) >= 0)
		return take_weekdays(rd, weekday_of(left), weekday_of(right));
	if (hours_minute(left) >= 0 && hours_minute(right) >= 0)
		return take_times(rd, false, hours_minute(left), hours_minute(right));
	return fail(rd, ERR_SYNTAX, "is no day and no time");
}

static bool parts_words(char c)
{
	return span_is_space(c) || c == ',' || c == ';';
}

enum err hours_parse(struct span text, struct hours *out, struct span *bad, const char **why)
{
	struct reader rd = {.n_days = 0};
	enum err e = ERR_NONE;

	for (size_t at = 0, end; !e && at < text.n; at = end + 1) {
		for (end = at; end < text.n && !parts_words(text.p[end]); end++)
			;
		rd.word = span_cut(text, at, end);
		if (rd.word.n)
			e = take_word(&rd);
		if (!e && end < text.n && text.p[end] == ';')
			e = end_rule(&rd);
	}
	if (!e)
		e = end_rule(&rd);
	if (!e) {
		*out = rd.hours;
		return ERR_NONE;
	}
	*bad = rd.word;
	*why = rd.why;
	return e;
}

static bool names_day(const struct hours_rule *r, int64_t day)
{
	if (!r->weekdays)
		return day >= r->first_day && day <= r->last_day;
	return r->weekdays >> num_floor_mod(day + FIRST_WEEKDAY, 7) & 1;
}

/* Is MINUTE, counted from the start of DAY and up to two days, in one of DAY's times? */
static bool is_on_by(const struct hours *h, int64_t day, int minute)
{
	bool by_date = false, on = false;

	for (size_t i = 0; i < h->n && !by_date; i++)
		by_date = !h->rules[i].weekdays && names_day(&h->rules[i], day);
	for (size_t i = 0; i < h->n; i++) {
		const struct hours_rule *r = &h->rules[i];
		int to = r->to > r->from ? r->to : r->to + DAY_MINUTES;

		if (by_date != !r->weekdays || !names_day(r, day))
			continue;
		if (r->is_off)
			return false;
		on |= minute >= r->from && minute < to;
	}
	return on;
}

bool hours_is_on(const struct hours *h, int64_t local_ms)
{
	int64_t minute = num_floor_div(local_ms, MINUTE_MS);
	int64_t day = num_floor_div(minute, DAY_MINUTES);
	int at = (int)num_floor_mod(minute, DAY_MINUTES);

	return h->n == 0 || is_on_by(h, day, at) || is_on_by(h, day - 1, at + DAY_MINUTES);
}

bool hours_is_on_through(const struct hours *h, int64_t start_ms, int64_t end_ms)
{
	int64_t minute = num_floor_div(start_ms, MINUTE_MS);
	int64_t last = num_floor_div(end_ms - 1, MINUTE_MS);

	if (h->n == 0)
		return true;
	if (last - minute > WEEK_MINUTES)
		return false;
	for (; minute <= last; minute++)
		if (!hours_is_on(h, minute * MINUTE_MS))
			return false;
	return true;
}

int64_t hours_next_edge(const struct hours *h, int64_t minute)
{
	int64_t midnight = num_floor_div(minute, DAY_MINUTES) * DAY_MINUTES;
	int at = (int)(minute - midnight);
	int next = DAY_MINUTES;

	for (size_t i = 0; i < h->n; i++) {
		const int edge[] = {h->rules[i].from, h->rules[i].to};

		for (size_t k = 0; k < COUNT_OF(edge); k++)
			if (edge[k] > at && edge[k] < next)
				next = edge[k];
	}
	return midnight + next;
}
