#include "news/hold.h"

#include "news/wordform.h"

bool hold_is_open(const struct clause *p)
{
	static const char *const words[] = {"will",  "would", "could",	"may",
					    "might", "must",  "should", "can"};

	return CLAUSE_ONE_OF(clause_at(p, p->verb), words);
}

bool hold_is_limiting(const struct clause *p, size_t i)
{
	static const char *const hard[] = {"if",  "unless", "until",   "except",
					   "nor", "only",   "whether", "provided"};
	size_t end = clause_next_break(p, i, p->plan->body_to);
	bool open = hold_is_open(p);

	for (; i < end; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), hard) ||
		    (i + 1 < end && span_is(clause_at(p, i)->text, "long") &&
		     span_is(clause_at(p, i + 1)->text, "as")) ||
		    token_is_class(p->l, clause_at(p, i), "neg") ||
		    (open && clause_is_sticky(p, clause_at(p, i))))
			return true;
	return false;
}

bool hold_has_year(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to);

	for (; i < end; i++)
		if (clause_is_year(clause_at(p, i)))
			return true;
	return false;
}

bool hold_identifies(const struct clause *p, size_t i)
{
	static const char *const which[] = {"the", "that", "those", "these"};
	static const char *const bare[] = {"terms", "conditions", "rules", "plans", "proposals"};
	const struct token *head = clause_at(p, i - 1);

	if (clause_tag(p, i - 1) != GRAMMAR_NOUN)
		return false;
	while (i > p->plan->from + 1u && grammar_is_nominal(clause_tag(p, i - 1))) {
		if (clause_at(p, i - 1)->flags & TOKEN_CAPITAL ||
		    clause_tag(p, i - 1) == GRAMMAR_NUMBER)
			return false;
		i--;
	}
	return CLAUSE_ONE_OF(clause_at(p, i - 1), which) || CLAUSE_ONE_OF(head, bare);
}

/* "entered the race as an outsider [but won]" */
static bool is_but_verb(const struct clause *p, size_t i)
{
	size_t next = i + 1;

	if (i + 1 >= p->plan->body_to || !span_is(clause_at(p, i)->text, "but") ||
	    clause_at(p, i)->flags & TOKEN_IN_QUOTE)
		return false;
	while (next < p->plan->body_to && clause_tag(p, next) == GRAMMAR_ADVERB)
		next++;
	return next < p->plan->body_to && clause_tag(p, next) == GRAMMAR_FINITE &&
	       !clause_is_cue(clause_at(p, next));
}

bool hold_takes_back(const struct clause *p, size_t i)
{
	static const char *const words[] = {"or",     "unless", "if",	   "although", "but",
					    "though", "except", "however", "provided", "yet"};
	size_t from = i;

	for (; i + 1 < p->plan->to; i++)
		if (is_but_verb(p, i) && !clause_has_finite(p, from, i))
			return true;
		else if (clause_is_comma(clause_at(p, i)) && i + 2 < p->plan->to &&
			 span_is(clause_at(p, i + 1)->text, "at") &&
			 span_is(clause_at(p, i + 2)->text, "least"))
			return true;
		else if ((clause_is_comma(clause_at(p, i)) || clause_is_dash(clause_at(p, i))) &&
			 CLAUSE_ONE_OF(clause_at(p, i + 1), words) &&
			 !(clause_at(p, i)->flags & TOKEN_IN_QUOTE))
			return true;
	return false;
}

/* "a list of leaders [who ...]", "the name of a man [who ...]": which ones is all there is to say.
 */
static bool is_one_of_kind(const struct clause *p, size_t i)
{
	if (wordform_is_anybody(clause_at(p, i - 1)->text))
		return true;
	while (i > p->after + 1 && grammar_is_nominal(clause_tag(p, i - 1)))
		i--;
	return i > p->after + 1 && span_is(clause_at(p, i - 1)->text, "of") &&
	       token_has(clause_at(p, i - 2), LEXICON_RELATIONAL);
}

bool hold_is_told_apart(const struct clause *p, size_t i)
{
	static const char *const vague[] = {
		"new",	   "big",     "large",	   "small", "major",  "key",	"special",
		"certain", "similar", "different", "good",  "bad",    "own",	"other",
		"first",   "old",     "great",	   "long",  "series", "number", "kind"};
	size_t words = 0;

	if (is_one_of_kind(p, i))
		return false;
	for (; i > p->after &&
	       (grammar_is_nominal(clause_tag(p, i - 1)) || clause_tag(p, i - 1) == GRAMMAR_DET ||
		clause_at(p, i - 1)->kind == TOKEN_QUOTE_CLOSE ||
		span_is(clause_at(p, i - 1)->text, "of"));
	     i--) {
		words += clause_tag(p, i - 1) == GRAMMAR_NOUN &&
			 !CLAUSE_ONE_OF(clause_at(p, i - 1), vague);
		words += span_is(clause_at(p, i - 1)->text, "of");
		if (words > 1 || clause_tag(p, i - 1) == GRAMMAR_NAME ||
		    clause_tag(p, i - 1) == GRAMMAR_NUMBER ||
		    clause_at(p, i - 1)->flags & TOKEN_POSSESSIVE)
			return true;
	}
	return false;
}

bool hold_needs_doing(const struct clause *p)
{
	static const char *const words[] = {
		"spent", "spends", "spend",  "kept",   "keeps", "keep",	   "showed",
		"shows", "show",   "found",  "finds",  "find",	"saw",	   "sees",
		"see",	 "left",   "leaves", "caught", "had",	"watched", "heard",
		"sent",	 "sends",  "has",    "shown",  "have",	"catches"};

	for (size_t i = p->verb; i < p->after; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words) &&
		    !(i + 1 < p->after && token_is_class(p->l, clause_at(p, i), "aux")))
			return true;
	return false;
}

bool hold_needs_company(const struct clause *p)
{
	static const char *const words[] = {"closed",	 "ended",     "began",	  "started",
					    "concluded", "kicked",    "finished", "made",
					    "makes",	 "responded", "responds", "reacted",
					    "marked",	 "closes",    "ends",	  "begins"};

	return CLAUSE_ONE_OF(clause_at(p, p->verb), words) ||
	       CLAUSE_ONE_OF(clause_at(p, p->after - 1), words);
}

bool hold_has_claim(const struct clause *p, size_t i)
{
	size_t to = clause_next_break(p, i, p->plan->body_to);

	for (i++; i < to; i++)
		if (span_is(clause_at(p, i)->text, "that") && clause_tag(p, i) != GRAMMAR_DET &&
		    i + 1 < to && clause_tag(p, i + 1) != GRAMMAR_FINITE)
			return true;
	return false;
}

bool hold_is_occasion(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"primary",   "primaries", "caucus",    "caucuses", "election", "elections",
		"poll",	     "polls",	  "race",      "races",	   "vote",     "debate",
		"match",     "game",	  "final",     "survey",   "contest",  "round",
		"interview", "speech",	  "statement", "way",	   "ways",     "bid",
		"effort",    "attempt",	  "order",     "case",	   "quarter",  "half",
		"season",    "month",	  "year",      "week",	   "time"};
	size_t to = clause_next_break(p, i, p->plan->body_to);

	for (i++; i < to && i < p->plan->body_to; i++) {
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
		if (clause_tag(p, i) == GRAMMAR_PREP)
			return false;
	}
	return false;
}

bool hold_is_limited(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"any",	   "no",       "every",	   "all",      "each",	  "only",    "first",
		"last",	   "most",     "none",	   "best",     "worst",	  "never",   "majority",
		"nobody",  "anything", "nothing",  "biggest",  "largest", "highest", "lowest",
		"longest", "oldest",   "youngest", "deadliest"};

	for (size_t n = 0; n < 8 && i > p->after; n++, i--) {
		const struct token *t = clause_at(p, i - 1);
		uint8_t tag = (uint8_t)clause_tag(p, i - 1);

		if (CLAUSE_ONE_OF(t, words))
			return true;
		if (!grammar_is_nominal(tag) && tag != GRAMMAR_DET && tag != GRAMMAR_NUMBER &&
		    tag != GRAMMAR_PREP)
			return false;
	}
	return false;
}

/* "better", "more", "faster" */
static bool is_comparative(const struct token *t)
{
	static const char *const words[] = {"more",   "less",  "fewer",	 "better",  "worse",
					    "rather", "other", "longer", "earlier", "later"};

	return CLAUSE_ONE_OF(t, words) ||
	       (t->kind == TOKEN_WORD && t->text.n > 4 && span_ends(t->text, "er"));
}

bool hold_compares(const struct clause *p, size_t i)
{
	size_t than = i, k;

	while (than < p->plan->body_to && !span_is(clause_at(p, than)->text, "than"))
		than++;
	if (than == p->plan->body_to)
		return false;
	for (k = than; k > i; k--)
		if (is_comparative(clause_at(p, k - 1)))
			return false;
	for (; k > p->after; k--)
		if (is_comparative(clause_at(p, k - 1)))
			return true;
	return false;
}

bool hold_is_told_always(const struct clause *p)
{
	static const char *const words[] = {"always", "never",	 "rarely",
					    "seldom", "usually", "often"};

	for (size_t i = p->verb > p->plan->from ? p->verb - 1 : p->verb; i < p->after; i++)
		if (CLAUSE_ONE_OF(clause_at(p, i), words))
			return true;
	return false;
}

/* Verbs that take somebody and an infinitive, or an infinitive alone: "urged Peru to". */
static bool governs_infinitive(const struct token *t)
{
	static const char *const words[] = {
		"ask",	      "asks",	   "asked",	"tell",	      "tells",	    "told",
		"order",      "orders",	   "ordered",	"urge",	      "urges",	    "urged",
		"allow",      "allows",	   "allowed",	"permit",     "permits",    "permitted",
		"force",      "forces",	   "forced",	"help",	      "helps",	    "helped",
		"want",	      "wants",	   "wanted",	"expect",     "expects",    "expected",
		"use",	      "uses",	   "used",	"need",	      "needs",	    "needed",
		"invite",     "invites",   "invited",	"persuade",   "persuades",  "persuaded",
		"require",    "requires",  "required",	"get",	      "gets",	    "got",
		"enable",     "enables",   "enabled",	"encourage",  "encourages", "encouraged",
		"teach",      "teaches",   "taught",	"warn",	      "warns",	    "warned",
		"advise",     "advises",   "advised",	"instruct",   "instructed", "cause",
		"causes",     "caused",	   "lead",	"leads",      "led",	    "prompt",
		"prompts",    "prompted",  "compelled", "obliged",    "authorised", "authorized",
		"call",	      "calls",	   "called",	"appeal",     "appeals",    "appealed",
		"vote",	      "votes",	   "voted",	"have",	      "has",	    "had",
		"take",	      "takes",	   "took",	"taken",      "spend",	    "spends",
		"spent",      "cost",	   "costs",	"fail",	      "fails",	    "failed",
		"is",	      "are",	   "was",	"were",	      "be",	    "give",
		"gives",      "gave",	   "given",	"offer",      "offers",	    "offered",
		"leave",      "leaves",	   "left",	"set",	      "find",	    "finds",
		"found",      "make",	   "makes",	"made",	      "agree",	    "agrees",
		"agreed",     "decide",	   "decides",	"decided",    "plan",	    "plans",
		"planned",    "vow",	   "vows",	"vowed",      "promise",    "promises",
		"promised",   "pledge",	   "pledges",	"pledged",    "threaten",   "threatens",
		"threatened", "refuse",	   "refuses",	"refused",    "hope",	    "hopes",
		"hoped",      "seek",	   "seeks",	"sought",     "try",	    "tries",
		"tried",      "choose",	   "chooses",	"chose",      "chosen",	    "wait",
		"waits",      "waited",	   "challenge", "challenged", "tapped",	    "picked",
		"selected",   "named",	   "nominated", "appointed",  "hired",	    "banned",
		"cleared",    "known",	   "believed",	"thought",    "said",	    "reported",
		"alleged",    "come",	   "comes",	"came",	      "go",	    "goes",
		"went",	      "remain",	   "remains",	"remained",   "appear",	    "appears",
		"appeared",   "seem",	   "seems",	"seemed",     "become",	    "becomes",
		"became",     "work",	   "works",	"worked",     "prepare",    "prepares",
		"prepared",   "begin",	   "begins",	"began",      "start",	    "starts",
		"started",    "continue",  "continues", "continued",  "do",	    "does",
		"did",	      "see",	   "sees",	"saw",	      "pressed",    "pushed",
		"press",      "push",	   "presses",	"pushes",     "beg",	    "begged",
		"trusted",    "motivated", "inspired",	"inspire",    "inspires",   "dared"};

	return CLAUSE_ONE_OF(t, words);
}

/* Nouns and adjectives that an infinitive completes: "the right to", "ready to". */
static bool takes_infinitive(const struct token *t)
{
	static const char *const words[] = {
		"right",     "rights",	   "time",     "ability",     "deal",	     "agreement",
		"law",	     "bill",	   "motion",   "push",	      "refusal",     "pledge",
		"promise",   "promises",   "vow",      "vows",	      "permission",  "power",
		"powers",    "money",	   "willing",  "willingness", "reluctance",  "readiness",
		"freedom",   "job",	   "mission",  "task",	      "someone",     "something",
		"anyone",    "enough",	   "next",     "one",	      "able",	     "unable",
		"likely",    "unlikely",   "due",      "free",	      "eager",	     "keen",
		"reluctant", "unwilling",  "too",      "offer",	      "drive",	     "move",
		"moves",     "invitation", "licence",  "license",     "resolution",  "measure",
		"measures",  "race",	   "battle",   "struggle",    "legislation", "determined",
		"urgency",   "temptation", "tendency", "nothing",     "anything",    "amendment",
		"seconds",   "minutes",	   "place",    "places",      "going",	     "supposed",
		"set",	     "tools",	   "tool",     "petition",    "referendum"};

	return CLAUSE_ONE_OF(t, words);
}

/* "replied later Saturday [to suggest]": between the verb and token I stands nothing but a day. */
static bool names_something(const struct clause *p, size_t i)
{
	for (size_t k = p->after; k < i; k++)
		if (grammar_is_nominal(clause_tag(p, k)) && !clause_is_day(clause_at(p, k)))
			return true;
	return false;
}

bool hold_needs_infinitive(const struct clause *p, size_t i)
{
	size_t last = p->after ? p->after - 1 : 0, near = i - 1;

	if (i < p->after + 2 || governs_infinitive(clause_at(p, last)) ||
	    (last == p->verb && governs_infinitive(clause_at(p, p->verb))))
		return true;
	if (!names_something(p, i))
		return true;
	while (near > p->after && !clause_is_verb(clause_tag(p, near)))
		near--;
	if (near > p->after && (governs_infinitive(clause_at(p, near)) || near + 2 > i ||
				clause_tag(p, near) != GRAMMAR_FINITE))
		return true;
	for (size_t k = near; k < i; k++)
		if (takes_infinitive(clause_at(p, k)) ||
		    token_has(clause_at(p, k), LEXICON_RELATIONAL))
			return true;
	return false;
}

bool hold_loses_infinitive(const struct clause *p, size_t i)
{
	size_t end = clause_next_break(p, i, p->plan->body_to), k = p->after;

	while (k < i && !takes_infinitive(clause_at(p, k)))
		k++;
	if (k == i)
		return false;
	for (k++; k < end && clause_tag(p, k) != GRAMMAR_TO; k++)
		if (takes_infinitive(clause_at(p, k)) || clause_tag(p, k) == GRAMMAR_REL ||
		    clause_tag(p, k) == GRAMMAR_SUB ||
		    token_has(clause_at(p, k), LEXICON_RELATIONAL))
			return false;
	return k >= i && k < end;
}

bool hold_is_denied(const struct clause *p, size_t i)
{
	static const char *const words[] = {"without", "nor", "none",	"nobody",
					    "nothing", "few", "little", "hardly"};

	for (size_t k = p->start; k < i; k++)
		if (token_is_class(p->l, clause_at(p, k), "neg") ||
		    CLAUSE_ONE_OF(clause_at(p, k), words))
			return true;
	return false;
}

bool hold_lacks_verb(const struct clause *p, size_t i)
{
	size_t conj = i;

	while (conj >= p->after && clause_tag(p, conj) != GRAMMAR_CONJ) {
		if (conj-- == p->after)
			return false;
		if (clause_tag(p, conj) == GRAMMAR_FINITE || clause_is_comma(clause_at(p, conj)))
			return false;
	}
	return (clause_tag(p, conj + 1) == GRAMMAR_DET ||
		clause_tag(p, conj + 1) == GRAMMAR_NUMBER ||
		clause_tag(p, conj + 1) == GRAMMAR_NAME) &&
	       clause_tag(p, i + 1) != GRAMMAR_CONJ &&
	       grammar_main_verb(p->plan->tags, i, p->plan->body_to) < p->plan->body_to;
}

bool hold_is_passive(const struct clause *p, size_t i)
{
	static const char *const be[] = {"was", "were", "been"};
	size_t k = i - 1;

	if (clause_tag(p, k) != GRAMMAR_PARTICIPLE || k <= p->verb ||
	    wordform_needs_more(clause_at(p, k)->text) ||
	    (wordform_is_anybody(clause_at(p, p->verb - 1)->text) &&
	     clause_tag(p, p->verb - 2) != GRAMMAR_NUMBER))
		return false;
	while (k > p->verb && (clause_tag(p, k - 1) == GRAMMAR_ADVERB ||
			       clause_tag(p, k - 1) == GRAMMAR_PARTICIPLE))
		if (CLAUSE_ONE_OF(clause_at(p, --k), be))
			return true;
	return k > 0 && CLAUSE_ONE_OF(clause_at(p, k - 1), be);
}

bool hold_is_put(const struct clause *p, size_t i)
{
	static const char *const order[] = {"before", "ahead", "above", "after"};

	if (!CLAUSE_ONE_OF(clause_at(p, i), order))
		return false;
	for (size_t k = p->verb; k < i; k++)
		if (span_is(clause_at(p, k)->text, "put") ||
		    span_is(clause_at(p, k)->text, "puts") ||
		    span_is(clause_at(p, k)->text, "putting"))
			return true;
	return false;
}

bool hold_loses_company(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"follow",  "follows",  "followed", "replace",  "replaces",  "replaced",
		"compare", "compares", "compared", "combine",  "combines",  "combined",
		"provide", "provides", "provided", "equip",    "equips",    "equipped",
		"pair",	   "pairs",    "paired",   "confront", "confronts", "confronted"};

	if (!CLAUSE_ONE_OF(clause_at(p, p->after - 1), words))
		return false;
	for (; i < p->plan->body_to; i++)
		if (span_is(clause_at(p, i)->text, "with"))
			return true;
	return false;
}

bool hold_is_seen_as(const struct clause *p, size_t i)
{
	static const char *const words[] = {
		"cast",	     "casts",	  "casting",  "described",     "describes",	"describe",
		"portrayed", "portrays",  "portray",  "dismissed",     "dismisses",	"dismiss",
		"regarded",  "regards",	  "regard",   "hailed",	       "hails",		"framed",
		"viewed",    "views",	  "view",     "denounced",     "denounces",	"denounce",
		"seen",	     "known",	  "named",    "served",	       "identified",	"depicted",
		"praised",   "condemned", "rejected", "characterized", "characterised", "treated"};

	if (!span_is(clause_at(p, i)->text, "as"))
		return false;
	for (size_t k = p->verb; k < i; k++)
		if (CLAUSE_ONE_OF(clause_at(p, k), words))
			return true;
	return false;
}

bool hold_lacks_charge(const struct clause *p, size_t i)
{
	static const char *const words[] = {"accused", "accuses", "accuse", "accusing",
					    "convicted"};

	if (p->after == 0 || !CLAUSE_ONE_OF(clause_at(p, p->after - 1), words))
		return false;
	for (size_t k = p->after; k < i && !clause_is_comma(clause_at(p, k)); k++)
		if (span_is(clause_at(p, k)->text, "of"))
			return false;
	return true;
}

bool hold_waits_for_object(const struct clause *p, size_t comma)
{
	for (size_t k = p->after; k < comma; k++)
		if (clause_is_comma(clause_at(p, k)) && (clause_tag(p, k - 1) == GRAMMAR_BASE ||
							 clause_tag(p, k - 1) == GRAMMAR_FINITE))
			return true;
	return false;
}
