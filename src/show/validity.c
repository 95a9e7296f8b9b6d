#include "show/validity.h"

#include "base/hours.h"
#include "show/spell.h"

bool validity_holds(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s)
{
	const int64_t civil_ms = utc_ms + offset_s * INT64_C(1000);
	struct pack_timing t;
	struct pack_card content;
	struct hours hours;
	struct span bad;
	const char *why;
	int64_t until_ms, stale_ms;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &content);
	until_ms = spell_until_ms(&t, content.date_ms);
	stale_ms = spell_stale_ms(&t, content.date_ms);
	if ((t.from_ms && civil_ms < t.from_ms) || (until_ms && civil_ms >= until_ms) ||
	    (stale_ms && utc_ms >= stale_ms))
		return false;
	if (!t.hours.n)
		return true;
	/* P25: they can be read. */
	return !hours_parse(t.hours, &hours, &bad, &why) &&
	       hours_is_on_through(&hours, civil_ms, civil_ms + 1);
}

bool validity_is_open(const struct pack *pack, uint32_t card)
{
	struct pack_timing t;

	pack_timing(pack, card, &t);
	return !t.from_ms && !t.until_ms && !t.hours.n && t.freshness == PACK_TIMELESS;
}

int64_t validity_age_ms(const struct pack *pack, uint32_t card, int64_t utc_ms, int32_t offset_s)
{
	struct pack_timing t;
	struct pack_card content;
	int64_t born_ms;

	pack_timing(pack, card, &t);
	pack_card(pack, card, &content);
	if (!t.from_ms && pack_is_moment(content.date_ms))
		return utc_ms - content.date_ms;
	born_ms = t.from_ms ? t.from_ms : content.date_ms;
	return born_ms == PACK_NO_DATE ? VALIDITY_NO_AGE
				       : utc_ms + offset_s * INT64_C(1000) - born_ms;
}
