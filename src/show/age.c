#include "show/age.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/civil.h"
#include "base/num.h"
#include "draw/words.h"

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

static struct span minutes_text(struct span words, int64_t minutes, char buffer[AGE_BYTES])
{
	char entry[32], figure[16];
	struct words_value value = {"n", {figure, 0}};
	struct span pattern;

	value.value.n = (size_t)snprintf(figure, sizeof figure, "%d", (int)minutes);
	snprintf(entry, sizeof entry, "minutes%s", figure);
	pattern = words_find(words, minutes ? entry : "now");
	if (pattern.n == 0)
		pattern = words_find(words, "minutes");
	return words_fill(pattern, &value, 1, buffer, AGE_BYTES);
}

static struct span day_text(struct span words, const struct birth *born, int64_t days,
			    char buffer[AGE_BYTES])
{
	char weekday[16], time[16] = "";
	struct span day;
	struct civil c;
	int n;

	civil_from_ms(born->civil_ms, 0, &c);
	snprintf(weekday, sizeof weekday, "full%d", c.weekday);
	day = words_find(words, days == 0 ? "today" : days == 1 ? "yesterday" : weekday);
	if (day.n == 0 || days > WEEKDAYS_TOLD)
		return span_of("");
	if (!born->is_day && days <= 1)
		snprintf(time, sizeof time, " %02d:%02d", c.hour, c.minute);
	n = snprintf(buffer, AGE_BYTES, "%.*s%s", (int)day.n, day.p, time);
	return (struct span){buffer, n < AGE_BYTES ? (size_t)n : 0};
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
		return minutes_text(words_table(c.language), minutes, buffer);
	return day_text(words_table(c.language), &born, days, buffer);
}
