#include "show/quota.h"

#include <string.h>

#include "base/base.h"
#include "base/num.h"

#define PASSES_MAX 8

static bool is_limit(uint8_t percent)
{
	return percent > 0 && percent < 100;
}

bool quota_is_any(const struct quota *q)
{
	bool is_any = is_limit(q->source);

	for (size_t k = 0; k < PACK_N_KINDS; k++)
		is_any |= is_limit(q->kind[k]);
	return is_any;
}

/* One pass of a sort by counting, by the byte of the source that SHIFT says. */
static void sort_by_byte(const struct schedule_card *cards, const uint32_t *from, uint32_t *to,
			 uint32_t n, unsigned shift)
{
	uint32_t at[257] = {0};

	for (uint32_t i = 0; i < n; i++)
		at[(cards[from[i]].source >> shift & 0xFF) + 1]++;
	for (size_t i = 1; i < COUNT_OF(at); i++)
		at[i] += at[i - 1];
	for (uint32_t i = 0; i < n; i++)
		to[at[cards[from[i]].source >> shift & 0xFF]++] = from[i];
}

void quota_sort(const struct schedule_card *cards, uint32_t n, uint32_t *by_source, uint32_t *spare)
{
	for (uint32_t i = 0; i < n; i++)
		by_source[i] = i;
	sort_by_byte(cards, by_source, spare, n, 0);
	sort_by_byte(cards, spare, by_source, n, 8);
	sort_by_byte(cards, by_source, spare, n, 16);
	sort_by_byte(cards, spare, by_source, n, 24);
}

static uint32_t total(const uint8_t *times, uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += times[i];
	return sum;
}

/* Of a GROUP of cards that has more than its share beside OTHERS showings: the first so many from
 * the day's place in the circle on stay. Returns how many showings do. */
static uint32_t thin(const uint32_t *group, uint32_t n, uint32_t others, unsigned percent,
		     int64_t day, uint8_t *times)
{
	uint32_t most = (uint32_t)((uint64_t)others * percent / (100 - percent));
	uint32_t sum = 0, kept = 0, largest = 1, first;

	for (uint32_t i = 0; i < n; i++) {
		sum += times[group[i]];
		largest = MAX_OF(largest, times[group[i]]);
	}
	if (others == 0 || sum <= most)
		return sum;
	first = (uint32_t)num_floor_mod(day * MAX_OF(most / largest, 1), n);
	for (uint32_t i = 0; i < n; i++) {
		uint8_t *t = &times[group[(first + i) % n]];

		if (kept > 0 && kept + *t > most)
			*t = 0;
		kept += *t;
	}
	return kept;
}

/* The cards of KIND that are in TIMES. */
static uint32_t of_kind(const struct schedule_card *cards, uint32_t n, unsigned kind,
			const uint8_t *times, uint32_t *group)
{
	uint32_t n_group = 0;

	for (uint32_t i = 0; i < n; i++)
		if (times[i] && cards[i].kind == kind)
			group[n_group++] = i;
	return n_group;
}

static uint32_t sum_of(const uint32_t *group, uint32_t n, const uint8_t *times)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += times[group[i]];
	return sum;
}

static void thin_kinds(const struct quota *q, const struct schedule_card *cards, uint32_t n,
		       int64_t day, uint8_t *times, uint32_t *spare)
{
	for (unsigned k = 0; k < PACK_N_KINDS; k++) {
		uint32_t n_group;

		if (!is_limit(q->kind[k]))
			continue;
		n_group = of_kind(cards, n, k, times, spare);
		if (n_group)
			(void)thin(spare, n_group, total(times, n) - sum_of(spare, n_group, times),
				   q->kind[k], day, times);
	}
}

static void thin_sources(const struct quota *q, const struct schedule_card *cards, uint32_t n,
			 const uint32_t *by_source, int64_t day, uint8_t *times, uint32_t *spare)
{
	uint32_t all = total(times, n);

	for (uint32_t i = 0, end; i < n; i = end) {
		uint32_t source = cards[by_source[i]].source;
		uint32_t n_group = 0, sum;

		for (end = i; end < n && cards[by_source[end]].source == source; end++)
			if (times[by_source[end]])
				spare[n_group++] = by_source[end];
		if (!source || !n_group)
			continue;
		sum = sum_of(spare, n_group, times);
		all -= sum - thin(spare, n_group, all - sum, q->source, day, times);
	}
}

void quota_apply(const struct quota *q, const struct schedule_card *cards, uint32_t n,
		 const uint32_t *by_source, int64_t day, uint8_t *times, uint32_t *spare)
{
	uint32_t before = 0, after = total(times, n);

	/* What one quota takes away makes the share of the others larger. */
	for (int pass = 0; pass < PASSES_MAX && after != before; pass++) {
		before = after;
		thin_kinds(q, cards, n, day, times, spare);
		if (is_limit(q->source))
			thin_sources(q, cards, n, by_source, day, times, spare);
		after = total(times, n);
	}
}
