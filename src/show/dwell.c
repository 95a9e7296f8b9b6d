#include "show/dwell.h"

#include <stdbool.h>

#include "base/num.h"
#include "base/utf8.h"

#define GLANCE_MS 1000
#define LONG_NUMBER_MS 500
#define LONG_NUMBER_DIGITS 4

struct load {
	int64_t letters;
	int64_t ideographs;
	int64_t long_numbers;
};

/* Han, kana and hangul, which carry about a word or a syllable each. */
static bool is_ideograph(uint32_t cp)
{
	return (cp >= 0x3040 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) ||
	       (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0x20000 && cp <= 0x3FFFF);
}

static void count(struct span s, struct load *load)
{
	unsigned digits = 0;

	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t cp = utf8_at(s, at, &len);

		if (is_ideograph(cp))
			load->ideographs++;
		else
			load->letters++;
		if (cp >= '0' && cp <= '9')
			load->long_numbers += ++digits == LONG_NUMBER_DIGITS;
		else if (cp != ',' && cp != '.')
			digits = 0;
	}
}

int32_t dwell_ms(const struct pack_card *card, enum board_audience audience)
{
	struct load load = {0, 0, 0};
	bool twice = audience == BOARD_ACCESSIBLE ||
		     (audience == BOARD_PASSING && card->kind != PACK_QUOTE);
	int64_t cps = audience == BOARD_ACCESSIBLE ? 13 : 15;
	int64_t reading;
	int64_t ms;

	count(card->text, &load);
	count(card->speaker, &load);
	count(card->role, &load);
	reading = load.letters * 1000 / cps + load.ideographs * 10000 / 43;
	ms = GLANCE_MS + (twice ? 2 : 1) * reading + load.long_numbers * LONG_NUMBER_MS;
	return num_clamp((int)((ms + 99) / 100 * 100), DWELL_LEAST_MS, DWELL_MOST_MS);
}

int64_t dwell_milliwords(struct span text)
{
	struct load load = {0, 0, 0};

	count(text, &load);
	return load.letters * 1000 / 6 + load.ideographs * 10000 / 16;
}
