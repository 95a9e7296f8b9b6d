#include "news/place.h"

bool place_begins(const struct token *t)
{
	static const char *const words[] = {"in",     "near",  "inside", "outside",
					    "across", "along", "around", "at"};

	return CLAUSE_ONE_OF(t, words);
}

/* Nouns that are somewhere: "in a court", not "in a dispute". */
static bool is_site(const struct token *t)
{
	static const char *const words[] = {
		"hospital",  "court",	   "house",	   "home",	   "street",	"car",
		"park",	     "room",	   "hotel",	   "city",	   "town",	"village",
		"area",	     "county",	   "state",	   "country",	   "capital",	"north",
		"south",     "east",	   "west",	   "school",	   "church",	"club",
		"bar",	     "airport",	   "station",	   "sea",	   "river",	"forest",
		"building",  "garden",	   "office",	   "prison",	   "jail",	"field",
		"stadium",   "theatre",	   "museum",	   "market",	   "shop",	"store",
		"factory",   "mine",	   "tunnel",	   "bridge",	   "road",	"motorway",
		"world",     "region",	   "suburb",	   "district",	   "province",	"centre",
		"center",    "square",	   "apartment",	   "flat",	   "yard",	"mosque",
		"nightclub", "restaurant", "highway",	   "theater",	   "border",	"campus",
		"harbour",   "harbor",	   "port",	   "island",	   "mountains", "mountain",
		"lake",	     "ocean",	   "neighborhood", "neighbourhood"};

	return CLAUSE_ONE_OF(t, words);
}

bool place_is_manner(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"addition", "defiance", "support",     "response",    "protest", "connection",
		"honour",   "honor",	"preparation", "retaliation", "memory",	 "wake",
		"slew",	    "series",	"aftermath",   "celebration", "spate",	 "string",
		"wave",	    "what",	"deal",	       "recognition", "lawsuit", "handling",
		"raid",	    "raids",	"protests",    "riot",	      "blaze",	 "explosion",
		"crash"};

	if (!span_is(clause_at(p, i)->text, "in"))
		return false;
	for (i++; i < p->plan->body_to && clause_tag(p, i) != GRAMMAR_PREP; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
	return false;
}

bool place_is_named(const struct clause *p, size_t i)
{
	size_t to = clause_next_break(p, i, p->plan->body_to);

	if (i + 1 < to && clause_tag(p, i + 1) == GRAMMAR_PREP)
		return false; /* "a run in with" */
	for (size_t k = i + 1; k < to && k < i + 8; k++)
		if (clause_tag(p, k) == GRAMMAR_NAME || is_site(clause_at(p, k)))
			return true;
	return !span_is(clause_at(p, i)->text, "at") && !span_is(clause_at(p, i)->text, "in");
}
