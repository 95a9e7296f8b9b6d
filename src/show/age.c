#include "show/age.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/civil.h"
#include "base/embed.h"
#include "base/num.h"

#define MINUTE_MS 60000
#define MINUTES_TOLD 60
#define WEEKDAYS_TOLD 6

/* When the news is of, on the clock on the wall. */
struct birth {
	int64_t civil_ms;
	bool is_day; /* nothing but the day is known */
};

static bool is_born(const struct pack_timing *t, int64_t date_ms, int32_t offset_s,
		    struct birth *out)
{
	if (t->freshness == PACK_TIMELESS || (!t->from_ms && date_ms == PACK_NO_DATE))
		return false;
	if (t->from_ms)
		*out = (struct birth){t->from_ms, false};
	else if (pack_is_moment(date_ms))
		*out = (struct birth){date_ms + offset_s * INT64_C(1000), false};
	else
		*out = (struct birth){date_ms, true};
	return true;
}

/* Those of LANGUAGE for ENTRY; empty: there are none. */
static struct span words_for(struct span language, const char *entry)
{
	char file[64];
	struct span text, line;

	snprintf(file, sizeof file, "assets/lang/%.*s/age.txt",
		 (int)MIN_OF(language.n, (size_t)PACK_LANGUAGE_MAX), language.p ? language.p : "");
	if (!embed_find(language.n ? file : "assets/lang/en/age.txt", &text))
		return span_of("");
	for (size_t at = 0; at < text.n; at += line.n + 1) {
		size_t tab;

		line = span_cut(text, at, span_find(text, at, "\n"));
		tab = span_find(line, 0, "\t");
		if (tab < line.n && span_is(span_cut(line, 0, tab), entry))
			return span_trim(span_cut(line, tab + 1, line.n));
	}
	return span_of("");
}

static struct span text_of(const char *buffer, int n)
{
	return (struct span){buffer, n > 0 && n < AGE_BYTES ? (size_t)n : 0};
}

static struct span minutes_text(struct span language, int64_t minutes, char buffer[AGE_BYTES])
{
	struct span words = words_for(language, minutes ? "minutes" : "now");
	size_t mark = span_find(words, 0, "#");

	if (mark == words.n)
		return text_of(buffer, snprintf(buffer, AGE_BYTES, "%.*s", (int)words.n, words.p));
	return text_of(buffer,
		       snprintf(buffer, AGE_BYTES, "%.*s%d%.*s", (int)mark, words.p, (int)minutes,
				(int)(words.n - mark - 1), words.p + mark + 1));
}

static struct span day_text(struct span language, const struct birth *born, int64_t days,
			    char buffer[AGE_BYTES])
{
	char weekday[2] = "";
	struct span words;
	struct civil c;

	civil_from_ms(born->civil_ms, 0, &c);
	weekday[0] = (char)('0' + c.weekday);
	words = words_for(language, days == 0 ? "today" : days == 1 ? "yesterday" : weekday);
	if (words.n == 0 || days > WEEKDAYS_TOLD)
		return span_of("");
	if (born->is_day || days > 1)
		return text_of(buffer, snprintf(buffer, AGE_BYTES, "%.*s", (int)words.n, words.p));
	return text_of(buffer, snprintf(buffer, AGE_BYTES, "%.*s %02d:%02d", (int)words.n, words.p,
					c.hour, c.minute));
}

struct span age_text(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s,
		     char buffer[AGE_BYTES])
{
	const int64_t civil_ms = utc_ms + offset_s * INT64_C(1000);
	struct pack_timing t;
	struct pack_card c;
	struct birth born;
	int64_t minutes, days;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &c);
	if (c.date.n == 0 || !is_born(&t, c.date_ms, offset_s, &born))
		return span_of("");
	minutes = num_floor_div(civil_ms, MINUTE_MS) - num_floor_div(born.civil_ms, MINUTE_MS);
	days = num_floor_div(civil_ms, PACK_DAY_MS) - num_floor_div(born.civil_ms, PACK_DAY_MS);
	if (minutes < 0 || days < 0)
		return span_of("");
	if (t.freshness == PACK_BREAKING && !born.is_day && minutes < MINUTES_TOLD)
		return minutes_text(c.language, minutes, buffer);
	return day_text(c.language, &born, days, buffer);
}
