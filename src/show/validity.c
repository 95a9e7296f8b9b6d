#include "show/validity.h"

#include "base/hours.h"

bool validity_holds(const struct pack *pack, uint32_t card, int64_t start_ms, int64_t end_ms)
{
	struct pack_timing t;
	struct hours hours;
	struct span bad;
	const char *why;

	pack_timing(pack, card, &t);
	if ((t.from_ms && start_ms < t.from_ms) || (t.until_ms && end_ms > t.until_ms))
		return false;
	if (!t.hours.n)
		return true;
	/* P25: they can be read. */
	return !hours_parse(t.hours, &hours, &bad, &why) &&
	       hours_is_on_through(&hours, start_ms, end_ms);
}

bool validity_is_open(const struct pack *pack, uint32_t card)
{
	struct pack_timing t;

	pack_timing(pack, card, &t);
	return !t.from_ms && !t.until_ms && !t.hours.n;
}
