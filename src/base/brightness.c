#include "base/brightness.h"

#include <stdbool.h>

#include "base/civil.h"
#include "base/hours.h"
#include "base/num.h"

#define MINUTE_MS 60000

/* 1 to 100, with or without a sign behind it; -1: neither. */
static int percent_of(struct span word)
{
	int v = 0;

	if (span_ends(word, "%"))
		word.n--;
	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] < '0' || word.p[i] > '9' || v > BRIGHTNESS_FULL)
			return -1;
		v = v * 10 + (word.p[i] - '0');
	}
	return v >= 1 && v <= BRIGHTNESS_FULL ? v : -1;
}

static enum err take_time(struct brightness *b, struct span word, const char **why)
{
	int minute = hours_minute(word);

	*why = "is no time of day";
	if (minute < 0)
		return ERR_SYNTAX;
	if (minute == 24 * 60)
		return ERR_RANGE;
	*why = "is not later than the time before it";
	if (b->n && minute <= b->step[b->n - 1].minute)
		return ERR_RANGE;
	*why = "is one time too many";
	if (b->n == BRIGHTNESS_STEPS_MAX)
		return ERR_LIMIT;
	b->step[b->n].minute = (int16_t)minute;
	return ERR_NONE;
}

static enum err take_percent(struct brightness *b, struct span word, const char **why)
{
	int percent = percent_of(word);

	*why = "is no percentage from 1 to 100";
	if (percent < 0)
		return ERR_RANGE;
	b->step[b->n++].percent = (int16_t)percent;
	return ERR_NONE;
}

static bool parts_words(char c)
{
	return span_is_space(c) || c == ',';
}

enum err brightness_parse(struct span text, struct brightness *out, struct span *bad,
			  const char **why)
{
	struct brightness b = {.n = 0};
	bool has_time = false;

	for (size_t at = 0, end; at < text.n; at = end + 1) {
		enum err e;

		for (end = at; end < text.n && !parts_words(text.p[end]); end++)
			;
		if (end == at)
			continue;
		*bad = span_cut(text, at, end);
		e = has_time ? take_percent(&b, *bad, why) : take_time(&b, *bad, why);
		if (e)
			return e;
		has_time = !has_time;
	}
	if (has_time) {
		*why = "has no percentage behind it";
		return ERR_SYNTAX;
	}
	*out = b;
	return ERR_NONE;
}

int brightness_at(const struct brightness *b, int64_t local_ms)
{
	int minute = (int)(num_floor_mod(local_ms, CIVIL_DAY_MS) / MINUTE_MS);
	size_t i = b->n;

	if (b->n == 0)
		return BRIGHTNESS_FULL;
	while (i > 0 && b->step[i - 1].minute > minute)
		i--;
	return b->step[(i ? i : b->n) - 1].percent;
}
