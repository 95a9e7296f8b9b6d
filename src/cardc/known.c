#include "cardc/known.h"

struct pack_timing known_timing(const struct news_timing *t)
{
	return (struct pack_timing){t->from_ms,
				    t->until_ms,
				    (enum pack_priority)t->priority,
				    t->weight,
				    t->hours,
				    t->limit_minutes,
				    t->at_once,
				    (enum pack_freshness)t->freshness};
}

struct span known_language(const struct news_known *k)
{
	return k && !span_is(k->language, "en") ? k->language : span_of("");
}
