#include "news/notice_key.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/civil.h"
#include "base/hours.h"
#include "base/near.h"
#include "base/utf8.h"
#include "news/notice.h"

#define KEY_MAX 31
#define WEIGHT_MAX 9
#define LIMIT_MIN 2
#define LIMIT_MAX 60
#define URGENT 2

/* What is wrong with a value, in words; NULL: it was taken. */
typedef const char *taker(struct notice_key_values *v, struct span value);

static const char *take_kind(struct notice_key_values *v, struct span value)
{
	(void)v;
	return span_equal_nocase(value, span_of("notice")) ? NULL : "the only kind is notice";
}

/* A civil time as ms, as if it were UTC; a date alone is its beginning, or where IS_END the end. */
static const char *read_time(struct span value, bool is_end, int64_t *ms)
{
	int32_t offset_s;
	int64_t read_ms;

	if (value.n > 10 &&
	    (span_find(value, 10, "+") < value.n || span_find(value, 10, "-") < value.n ||
	     span_ends(value, "Z") || span_ends(value, "z")))
		return "times are those of the board's own clock, without a zone";
	if (civil_parse(value, &read_ms, &offset_s))
		return "wanted is a date, 2026-11-24, or a date and a time, 2026-11-24 08:00";
	*ms = read_ms + (is_end && value.n == 10 ? CIVIL_DAY_MS : 0);
	return NULL;
}

static const char *take_from(struct notice_key_values *v, struct span value)
{
	return read_time(value, false, &v->timing.from_ms);
}

static const char *take_until(struct notice_key_values *v, struct span value)
{
	return read_time(value, true, &v->timing.until_ms);
}

static const char *take_priority(struct notice_key_values *v, struct span value)
{
	static const char *const names[] = {"low", "normal", "high", "urgent"};

	for (int i = 0; i < (int)COUNT_OF(names); i++) {
		if (!span_equal_nocase(value, span_of(names[i])))
			continue;
		v->timing.priority = i - 1;
		return NULL;
	}
	return "wanted is low, normal, high or urgent";
}

static const char *take_weight(struct notice_key_values *v, struct span value)
{
	if (value.n != 1 || value.p[0] < '1' || value.p[0] > '0' + WEIGHT_MAX)
		return "wanted is a number from 1 to 9";
	v->timing.weight = (unsigned)(value.p[0] - '0');
	return NULL;
}

static const char *take_limit(struct notice_key_values *v, struct span value)
{
	unsigned minutes = 0;

	for (size_t i = 0; i < value.n && i < 3; i++) {
		if (value.p[i] < '0' || value.p[i] > '9')
			return "wanted is a number of minutes, 2 to 60";
		minutes = minutes * 10 + (unsigned)(value.p[i] - '0');
	}
	if (minutes < LIMIT_MIN || minutes > LIMIT_MAX)
		return "wanted is a number of minutes, 2 to 60";
	v->timing.limit_minutes = minutes;
	return NULL;
}

static const char *take_interrupt(struct notice_key_values *v, struct span value)
{
	v->timing.at_once = span_equal_nocase(value, span_of("at once"));
	return v->timing.at_once || span_equal_nocase(value, span_of("next card"))
		       ? NULL
		       : "wanted is 'next card' or 'at once'";
}

static const char *take_freshness(struct notice_key_values *v, struct span value)
{
	static const char *const names[] = {"timeless", "week", "day", "breaking"};

	for (int i = 0; i < (int)COUNT_OF(names); i++) {
		if (!span_equal_nocase(value, span_of(names[i])))
			continue;
		v->timing.freshness = i;
		return NULL;
	}
	return "wanted is timeless, week, day or breaking";
}

static const char *take_hours(struct notice_key_values *v, struct span value)
{
	struct hours hours;
	struct span bad;
	const char *why;

	if (value.n > 400)
		return "over 400 bytes";
	if (!hours_parse(value, &hours, &bad, &why)) {
		v->timing.hours = value;
		return NULL;
	}
	snprintf(v->why, sizeof v->why, "'%.*s' %s; wanted is e.g. mon-fri 08:00-18:00",
		 (int)MIN_OF(bad.n, (size_t)40), bad.p, why);
	return v->why;
}

static const char *take_label(struct span value, struct span *out)
{
	if (utf8_count(value) > NOTICE_LABEL_MAX)
		return "over 60 characters";
	*out = value;
	return NULL;
}

static const char *take_kicker(struct notice_key_values *v, struct span value)
{
	return take_label(value, &v->kicker);
}

static const char *take_source(struct notice_key_values *v, struct span value)
{
	return take_label(value, &v->source);
}

static const char *take_language(struct notice_key_values *v, struct span value)
{
	v->language = value;
	if (span_is(value, "zh-Hant"))
		return NULL;
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] < 'a' || value.p[i] > 'z')
			value.n = 0;
	return value.n == 2 || value.n == 3 ? NULL
					    : "wanted is a language in two or three small letters, "
					      "as de, es, fr; or zh-Hant";
}

enum { FROM = 1, UNTIL, PRIORITY, KICKER = 6, SOURCE, LANGUAGE, LIMIT, INTERRUPT, FRESHNESS };

static const struct {
	const char *name;
	taker *take;
} keys[NOTICE_KEY_N] = {
	{"kind", take_kind},
	[FROM] = {"from", take_from},
	[UNTIL] = {"until", take_until},
	{"priority", take_priority},
	{"weight", take_weight},
	{"hours", take_hours},
	[KICKER] = {"kicker", take_kicker},
	[SOURCE] = {"source", take_source},
	[LANGUAGE] = {"language", take_language},
	[LIMIT] = {"limit", take_limit},
	[INTERRUPT] = {"interrupt", take_interrupt},
	[FRESHNESS] = {"freshness", take_freshness},
};

bool notice_key_split(struct span line, struct span *key, struct span *value)
{
	size_t at = 0;

	while (at < line.n && at < KEY_MAX &&
	       ((line.p[at] >= 'a' && line.p[at] <= 'z') ||
		(line.p[at] >= 'A' && line.p[at] <= 'Z') || line.p[at] == '_' ||
		(at > 0 && line.p[at] == '-')))
		at++;
	if (at == 0 || at >= line.n || line.p[at] != ':')
		return false;
	*key = span_cut(line, 0, at);
	*value = span_trim(span_cut(line, at + 1, line.n));
	if (value->n >= 2 && (value->p[0] == '"' || value->p[0] == '\'') &&
	    value->p[value->n - 1] == value->p[0])
		*value = span_cut(*value, 1, value->n - 1);
	return true;
}

static size_t find(struct span key)
{
	size_t i = 0;

	while (i < NOTICE_KEY_N && !span_equal_nocase(key, span_of(keys[i].name)))
		i++;
	return i;
}

bool notice_key_is_known(struct span key)
{
	return find(key) < NOTICE_KEY_N;
}

bool notice_key_is_common(struct span key)
{
	size_t i = find(key);

	return i == KICKER || i == SOURCE || i == LANGUAGE;
}

bool notice_key_is_assigned(struct span line, struct span *key)
{
	size_t at = span_find(line, 0, "=");

	*key = span_trim(span_cut(line, 0, MIN_OF(at, line.n)));
	return at < line.n && notice_key_is_known(*key);
}

static const char *nearest(struct span key)
{
	char word[KEY_MAX + 1] = "";
	unsigned least = UINT_MAX;
	const char *best = "";

	memcpy(word, key.p, MIN_OF(key.n, (size_t)KEY_MAX));
	for (size_t i = 0; i < NOTICE_KEY_N; i++) {
		unsigned d = near_distance(word, keys[i].name);

		if (d < least) {
			least = d;
			best = keys[i].name;
		}
	}
	return best;
}

static const char *fault_of(struct span value)
{
	if (value.n == 0)
		return "a value is missing";
	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] < 0x20 || value.p[i] == 0x7F)
			return "a control character";
	return utf8_check(value) < value.n ? "not UTF-8" : NULL;
}

void notice_key_take(struct notice_key_values *v, struct span key, struct span value,
		     const char *name, uint32_t line, struct diag *d)
{
	size_t i = find(key);
	const char *why;

	if (i == NOTICE_KEY_N) {
		diag_report(d, DIAG_ERROR, name, line, "unknown key '%.*s'; the nearest is '%s'",
			    (int)key.n, key.p, nearest(key));
		return;
	}
	if (v->line[i]) {
		diag_report(d, DIAG_ERROR, name, line, "'%s' was given in line %u already",
			    keys[i].name, (unsigned)v->line[i]);
		return;
	}
	v->line[i] = line;
	why = fault_of(value);
	if (!why)
		why = keys[i].take(v, value);
	if (why)
		diag_report(d, DIAG_ERROR, name, line, "%s = '%.*s': %s", keys[i].name,
			    (int)MIN_OF(value.n, (size_t)60), value.p, why);
}

void notice_key_finish(const struct notice_key_values *v, const char *name, struct diag *d)
{
	if (v->timing.from_ms && v->timing.until_ms && v->timing.until_ms <= v->timing.from_ms)
		diag_report(d, DIAG_ERROR, name, v->line[UNTIL],
			    "until is not after from, in line %u: the notice would never be shown",
			    (unsigned)v->line[FROM]);
	if (v->timing.priority == URGENT && !v->timing.from_ms && !v->timing.hours.n)
		diag_report(d, DIAG_WARNING, name, v->line[PRIORITY],
			    "urgent, but neither from nor hours say when it takes the screen: it "
			    "is shown as a high one");
	if ((v->timing.limit_minutes || v->line[INTERRUPT]) && v->timing.priority != URGENT)
		diag_report(d, DIAG_WARNING, name,
			    v->line[v->timing.limit_minutes ? LIMIT : INTERRUPT],
			    "limit and interrupt are for what is urgent");
	if (v->timing.freshness && !v->timing.from_ms)
		diag_report(d, DIAG_WARNING, name, v->line[FRESHNESS],
			    "freshness counts from 'from', which is not given: the notice never "
			    "goes");
}
