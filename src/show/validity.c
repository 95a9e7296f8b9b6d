#include "show/validity.h"

#include "base/hours.h"
#include "show/spell.h"

bool validity_holds(const struct pack *pack, uint32_t card, int64_t start_ms, int64_t end_ms)
{
	struct pack_timing t;
	struct pack_card content;
	struct hours hours;
	struct span bad;
	const char *why;
	int64_t until_ms;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &content);
	until_ms = spell_until_ms(&t, content.date_ms);
	if ((t.from_ms && start_ms < t.from_ms) || (until_ms && end_ms > until_ms))
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
	return !t.from_ms && !t.until_ms && !t.hours.n && t.freshness == PACK_TIMELESS;
}

int64_t validity_age_ms(const struct pack *pack, uint32_t card, int64_t civil_ms)
{
	struct pack_timing t;
	struct pack_card content;
	int64_t born_ms;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &content);
	born_ms = t.from_ms ? t.from_ms : content.date_ms;
	return born_ms == PACK_NO_DATE ? VALIDITY_NO_AGE : civil_ms - born_ms;
}
