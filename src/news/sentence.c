#include "news/sentence.h"

#include "news/grammar.h"
#include "news/profile.h"
#include "news/wordform.h"

static const struct token *at(const struct sentence *s, size_t i)
{
	return &s->t->items[s->kept[i]];
}

static uint8_t tag_of(const struct sentence *s, size_t i)
{
	return s->tags[s->kept[i]];
}

/* Of a class of function words; "US" and "IT" are none, "2 May" has none. */
static bool is_of(const struct lexicon *l, const struct token *t, const char *class)
{
	bool month = t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_STARTS_SENTENCE) &&
		     token_has(t, LEXICON_MONTHS);

	return !(t->flags & TOKEN_SHOUT) && !month && token_is_class(l, t, class);
}

static bool has_comma(const struct sentence *s)
{
	for (size_t i = 0; i < s->n_body; i++)
		if (span_is(at(s, i)->text, ","))
			return true;
	return false;
}

/* "The sitting president is ...": an office, and nobody says whose. */
static bool begins_with_office(const struct lexicon *l, const struct sentence *s)
{
	if (!span_equal_nocase(at(s, 0)->text, span_of("the")))
		return false;
	for (size_t i = 1; i + 1 < s->n_body && i <= 3; i++) {
		struct span w = at(s, i)->text;

		if (at(s, i)->flags & (TOKEN_CAPITAL | TOKEN_POSSESSIVE))
			return false;
		if ((lexicon_has(l, LEXICON_TITLES, w) || lexicon_has(l, LEXICON_ROLES, w)) &&
		    profile_is_finite(l, s->t, s->kept[i + 1]))
			return true;
	}
	return false;
}

/* "From Monday the canteen offers", "On 1 May the pool opens": no comma is needed. */
static bool begins_with_time(const struct lexicon *l, const struct sentence *s)
{
	struct span w = at(s, 1)->text;

	return lexicon_has(l, LEXICON_WEEKDAYS, w) || lexicon_has(l, LEXICON_MONTHS, w) ||
	       (at(s, 1)->kind == TOKEN_NUMBER && token_has(at(s, 2), LEXICON_MONTHS));
}

/* "The same question could be asked". */
static bool begins_with_same(const struct sentence *s)
{
	static const char *const words[] = {"same", "latter", "former", "lowest", "highest"};
	bool and_noun =
		tag_of(s, 2) == GRAMMAR_NOUN && !span_equal_nocase(at(s, 1)->text, span_of("same"));

	return span_equal_nocase(at(s, 0)->text, span_of("the")) &&
	       span_is_any_nocase(at(s, 1)->text, words, COUNT_OF(words)) && !and_noun;
}

/* "At least 17 people", "Up to nine boats". */
static bool begins_with_amount(const struct sentence *s)
{
	static const char *const firsts[] = {"at", "up", "about", "around", "over", "under"};
	size_t i = 1;

	if (!span_is_any_nocase(at(s, 0)->text, firsts, COUNT_OF(firsts)))
		return false;
	i += span_is_any_nocase(at(s, 1)->text, (const char *const[]){"least", "most", "to"}, 3);
	return i < s->n_body &&
	       (at(s, i)->kind == TOKEN_NUMBER || wordform_is_number(at(s, i)->text));
}

static const char *first_fault(const struct lexicon *l, const struct sentence *s)
{
	static const char *const pointing[] = {
		"this", "that",	   "these", "those", "there",		"here", "such", "it's",
		"both", "another", "also",  "other", "it\xE2\x80\x99s", "some"};
	const struct token *t = at(s, 0);
	struct span form;

	if (span_equal_nocase(t->text, span_of("there")) && is_of(l, at(s, 1), "aux"))
		return NULL;
	if (begins_with_office(l, s) || is_of(l, t, "pron") || begins_with_same(s) ||
	    span_is_any_nocase(t->text, pointing, COUNT_OF(pointing)))
		return "begins with a word that points elsewhere";
	if (token_value(t, LEXICON_VERBS, &form) && span_is(form, "s") &&
	    !(t->flags & TOKEN_POSSESSIVE) &&
	    (tag_of(s, 1) == GRAMMAR_NAME || tag_of(s, 1) == GRAMMAR_DET))
		return "does not say who";
	if (is_of(l, t, "aux") && !(t->flags & TOKEN_POSSESSIVE))
		return "asks a question";
	if (is_of(l, t, "conj") || is_of(l, t, "sub") || is_of(l, t, "rel"))
		return "begins in the middle of a thought";
	if (is_of(l, t, "prep") && !begins_with_amount(s) && !has_comma(s) &&
	    !begins_with_time(l, s) && !span_equal_nocase(t->text, span_of("according")))
		return "begins with a circumstance";
	if (t->kind == TOKEN_PUNCT)
		return "begins with a mark";
	return NULL;
}

static const char *last_fault(const struct lexicon *l, const struct sentence *s)
{
	static const char *const classes[] = {"art", "prep", "conj", "sub", "aux", "rel", "det"};
	static const char *const open[] = {
		"his",	   "her",	 "their",	 "its",	   "our",    "my",     "your",
		"early",   "late",	 "even",	 "just",   "only",   "more",   "most",
		"very",	   "least",	 "days",	 "hours",  "almost", "nearly", "who",
		"no",	   "part",	 "largely",	 "mostly", "mainly", "partly", "primarily",
		"chiefly", "especially", "particularly", "seem",   "seems",  "seemed", "became",
		"becomes", "become",	 "remained",	 "remains"};
	/* They end a reporter's clause ("were brought out"), but no clause cut short. */
	static const char *const particles[] = {"out",	 "up",	   "down",    "off",	"away",
						"back",	 "over",   "through", "aboard", "ahead",
						"along", "apart",  "in",      "on",	"together",
						"where", "inside", "outside", "all",	"both"};
	const struct token *t = at(s, s->n_body - 1);

	if (t->kind == TOKEN_PUNCT)
		return span_is(t->text, ")") || span_is(t->text, "!") || span_is(t->text, "?")
			       ? NULL
			       : "ends with a mark";
	for (size_t i = 0; i < COUNT_OF(classes); i++)
		if (is_of(l, t, classes[i]) && tag_of(s, s->n_body - 1) != GRAMMAR_NOUN &&
		    (s->cut_at_end || !span_is_any_nocase(t->text, particles, COUNT_OF(particles))))
			return "ends in the middle of a phrase";
	if (span_is_any_nocase(t->text, open, COUNT_OF(open)))
		return "ends in the middle of a phrase";
	if (s->n == s->n_body && token_has(t, LEXICON_CUES))
		return "ends before what was said";
	return NULL;
}

/* "The vote was held on Sunday [in the north]": of the news only the day was left. */
static bool says_only_when(const struct sentence *s)
{
	size_t i = 0;

	if (!s->cut_at_end && s->kept[s->n_body - 1] + 1u == s->lead_to)
		return false;
	while (i < s->n_body && s->kept[i] <= s->verb)
		i++;
	while (i < s->n_body &&
	       (tag_of(s, i) == GRAMMAR_PARTICIPLE || tag_of(s, i) == GRAMMAR_BASE))
		i++;
	if (i == s->n_body || tag_of(s, i) != GRAMMAR_PREP)
		return false;
	for (; i < s->n_body; i++)
		if (tag_of(s, i) != GRAMMAR_PREP && at(s, i)->kind != TOKEN_NUMBER &&
		    !token_has(at(s, i), LEXICON_WEEKDAYS) && !token_has(at(s, i), LEXICON_MONTHS))
			return false;
	return true;
}

/* "The election was held [on Sunday in the north]": what was left out was the news. */
static bool ends_in_bare_verb(const struct sentence *s)
{
	static const char *const be[] = {"was", "were", "been"};
	size_t last = s->kept[s->n_body - 1];
	struct span form;

	for (size_t i = 0; i + 1 < s->n_body; i++)
		if (s->kept[i] >= s->verb && tag_of(s, s->n_body - 1) == GRAMMAR_PARTICIPLE &&
		    !wordform_needs_more(at(s, s->n_body - 1)->text) && i > 0 &&
		    !wordform_is_anybody(at(s, i - 1)->text) &&
		    span_is_any_nocase(at(s, i)->text, be, COUNT_OF(be)))
			return false; /* ending.h knows which need no more */
	return last + 1 < s->t->n && s->t->items[last + 1].kind != TOKEN_PUNCT &&
	       token_value(at(s, s->n_body - 1), LEXICON_VERBS, &form) &&
	       (span_is(form, "ed") || span_is(form, "past"));
}

/* "told delegates", and not what; "this city", and not which. */
static const char *reference_fault(const struct sentence *s)
{
	static const char *const times[] = {"week",    "month",	  "year",     "summer",
					    "winter",  "spring",  "autumn",   "weekend",
					    "morning", "evening", "afternoon"};
	static const char *const tell[] = {"told", "tells", "tell"};
	static const char *const voice[] = {"we", "us", "our", "my", "me", "i"};

	for (size_t i = 0; i < s->n_body; i++) {
		const struct token *t = at(s, i);
		bool last = i + 1 == s->n_body;

		if (t->flags & TOKEN_IN_QUOTE)
			continue;
		if (span_is_any_nocase(t->text, tell, COUNT_OF(tell)) && i + 4 > s->n_body)
			return "ends before what was said";
		if (span_is_any_nocase(t->text, voice, COUNT_OF(voice)) &&
		    !(t->flags & TOKEN_SHOUT && t->text.n > 1))
			return "speaks in its author's voice";
		if ((span_is(t->text, "these") || span_is(t->text, "those")) && !last &&
		    !wordform_is_unchanged(at(s, i + 1)->text) &&
		    (tag_of(s, i + 1) == GRAMMAR_NOUN || tag_of(s, i + 1) == GRAMMAR_NUMBER))
			return "points at something outside it";
		if (span_is(t->text, "here"))
			return "points at something outside it";
		if (span_is(t->text, "this") &&
		    (last || !span_is_any_nocase(at(s, i + 1)->text, times, COUNT_OF(times))))
			return "points at something outside it";
	}
	return NULL;
}

static const char *mark_fault(const struct sentence *s)
{
	int quotes = 0, brackets = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct token *t = at(s, i);

		quotes += (t->kind == TOKEN_QUOTE_OPEN) - (t->kind == TOKEN_QUOTE_CLOSE);
		brackets += span_is(t->text, "(") || span_is(t->text, "[");
		brackets -= span_is(t->text, ")") || span_is(t->text, "]");
		if (quotes < 0 || brackets < 0)
			return "marks that do not pair";
	}
	return quotes || brackets ? "marks that do not pair" : NULL;
}

/* Is the verb of the lead's main clause kept? */
static bool has_main_verb(const struct sentence *s)
{
	for (size_t i = 0; i < s->n_body; i++)
		if (s->kept[i] == s->verb)
			return true;
	return false;
}

/* "accused of", "jailed for": without an object, what was done to somebody. */
static bool is_passive(const struct sentence *s, size_t i)
{
	static const char *const words[] = {
		"accused",    "charged",   "arrested", "convicted", "suspected", "jailed",
		"wanted",     "injured",   "killed",   "hurt",	    "shot",	 "stabbed",
		"held",	      "detained",  "found",    "trapped",   "rescued",	 "sentenced",
		"imprisoned", "wounded",   "born",     "based",	    "caught",	 "hit",
		"abducted",   "kidnapped", "stranded", "exposed",   "diagnosed", "involved"};

	return i + 1 < s->n_body && tag_of(s, i + 1) == GRAMMAR_PREP &&
	       span_is_any_nocase(at(s, i)->text, words, COUNT_OF(words));
}

/* "Nine boats linked to the ring, ..., the king said": is the verb a participle after all? */
static bool is_doubtful(const struct lexicon *l, const struct sentence *s)
{
	struct span w = s->t->items[s->verb].text;
	struct span form;

	for (size_t i = 0; span_ends(w, "ed") && i < s->n_body && s->kept[i] < s->verb; i++)
		if (tag_of(s, i) == GRAMMAR_PARTICIPLE && i > 0 &&
		    grammar_is_nominal(tag_of(s, i - 1)) && !is_passive(s, i))
			return true;
	if (lexicon_value(l, LEXICON_VERBS, w, &form) && span_starts(form, "s") &&
	    s->verb + 1 < s->lead_to &&
	    (s->tags[s->verb + 1] == GRAMMAR_PREP ||
	     span_is(s->t->items[s->verb + 1].text, "such")) &&
	    is_of(l, &s->t->items[grammar_main_verb(s->tags, s->verb + 1, s->lead_to - 1)], "aux"))
		return true; /* "Rail services in Oslo, and ferries, are running" */
	return span_ends(w, "ed") && s->lead_to > s->verb &&
	       !(lexicon_value(l, LEXICON_VERBS, w, &form) && span_is(form, "past")) &&
	       grammar_has_rival(s->tags, s->verb, s->lead_to);
}

/* "reports have revealed that a defector": each clause that is opened has a verb after it. */
static bool has_open_clause(const struct sentence *s)
{
	bool open = false;

	for (size_t i = 0; i < s->n_body; i++) {
		if (tag_of(s, i) == GRAMMAR_REL || tag_of(s, i) == GRAMMAR_SUB)
			open = true;
		else if (open && (tag_of(s, i) == GRAMMAR_FINITE || tag_of(s, i) == GRAMMAR_ING ||
				  span_is(at(s, i)->text, "being") || tag_of(s, i) == GRAMMAR_TO))
			open = false;
	}
	return open;
}

/* "Lee said Ann Fox", "declared the mayor": what was said is missing. */
static bool ends_before_claim(const struct sentence *s)
{
	static const char *const says[] = {"said",   "says",	 "say",	     "declared",
					   "thinks", "believes", "believed", "told",
					   "tells",  "insisted", "insists",  "argued",
					   "argues", "hopes",	 "claimed",  "claims"};
	size_t i = 0;

	while (i < s->n_body && s->kept[i] != s->verb)
		i++;
	if (i == s->n_body || !span_is_any_nocase(at(s, i)->text, says, COUNT_OF(says)))
		return false;
	for (i++; i < s->n_body; i++)
		if (tag_of(s, i) == GRAMMAR_FINITE || tag_of(s, i) == GRAMMAR_TO ||
		    at(s, i)->kind == TOKEN_QUOTE_OPEN)
			return false;
	return true;
}

/* "... were sold, Ann Lee": a name at the end that waits for its verb. */
static bool ends_in_lone_name(const struct sentence *s)
{
	size_t i = s->n_body;

	while (i > 1 && tag_of(s, i - 1) == GRAMMAR_NAME)
		i--;
	if (i == s->n_body || i < 3 || s->kept[i - 1] <= s->verb)
		return false;
	i -= at(s, i - 1)->kind == TOKEN_QUOTE_CLOSE;
	return span_is(at(s, i - 1)->text, ",");
}

/* "an [interactive] poetry day": the article no longer fits the word behind it. */
static bool has_wrong_article(const struct sentence *s)
{
	for (size_t i = 0; i + 1 < s->n_body; i++) {
		char next = at(s, i + 1)->text.p[0];
		bool vowel = span_find(span_of("aeiouAEIOU"), 0, (const char[]){next, 0}) < 10;

		if (s->kept[i] + 1 == s->kept[i + 1])
			continue;
		if (span_equal_nocase(at(s, i)->text, span_of("a"))
			    ? vowel
			    : span_equal_nocase(at(s, i)->text, span_of("an")) && !vowel)
			return true;
	}
	return false;
}

/* "an outside [group backing candidate] Ann Lee": the article's noun is gone, and a name stands
 * where it was. */
static bool has_orphan_article(const struct sentence *s)
{
	for (size_t i = 1; i + 1 < s->n_body; i++) {
		size_t j = i;

		if (s->kept[i] + 1 == s->kept[i + 1] || s->tags[s->kept[i + 1]] != GRAMMAR_NAME)
			continue;
		while (j > 0 && s->kept[j - 1] + 1 == s->kept[j] &&
		       (grammar_is_nominal(s->tags[s->kept[j]]) ||
			s->tags[s->kept[j - 1]] == GRAMMAR_DET))
			j--;
		if (j < i && (span_equal_nocase(at(s, j)->text, span_of("a")) ||
			      span_equal_nocase(at(s, j)->text, span_of("an"))))
			return true;
	}
	return false;
}

/* A comma that nothing stands behind: ", ,", or one between subject and verb without its fellow. */
static bool has_stray_comma(const struct lexicon *l, const struct sentence *s)
{
	bool apposed = false; /* "Acme, a maker of boats has": its fellow is missing */
	size_t commas = 0;

	for (size_t i = 0; i + 1 < s->n; i++)
		if (span_is(at(s, i)->text, ",") && span_is(at(s, i + 1)->text, ","))
			return true;
	for (size_t i = 0; i < s->n_body; i++) {
		bool comma = span_is(at(s, i)->text, ",");

		commas += comma;
		apposed |= comma && i > 0 && grammar_is_nominal(tag_of(s, i - 1)) &&
			   is_of(l, at(s, i + 1), "art");
		if (s->kept[i] == s->verb)
			return commas == 1 && i > 0 &&
			       (span_is(at(s, i - 1)->text, ",") ||
				(apposed && grammar_is_nominal(tag_of(s, 0)) &&
				 !span_is(at(s, 0)->text, "According")));
	}
	return false;
}

/* A name, a number, or a noun to begin with. */
static bool names_something(const struct lexicon *l, const struct sentence *s)
{
	struct span class;

	for (size_t i = 1; i < s->n_body; i++) {
		const struct token *t = at(s, i);

		if (t->kind == TOKEN_NUMBER)
			return true;
		if (t->flags & TOKEN_CAPITAL && !token_stem_has(t, LEXICON_WEEKDAYS))
			return true;
	}
	if (is_of(l, at(s, 0), "prep") && begins_with_time(l, s))
		return true;
	if (is_of(l, at(s, 0), "art"))
		return !token_value(at(s, 1), LEXICON_FUNCTION, &class);
	return at(s, 0)->flags & TOKEN_SHOUT || !token_value(at(s, 0), LEXICON_FUNCTION, &class);
}

/* "The court sided with them": who is meant stands in no word before. */
static bool has_lone_plural(const struct sentence *s)
{
	static const char *const words[] = {"they", "them"};

	for (size_t i = 0; i < s->n_body; i++) {
		if (span_is_any_nocase(at(s, i)->text, words, COUNT_OF(words)))
			return true;
		if (tag_of(s, i) == GRAMMAR_CONJ || span_ends(at(s, i)->text, "s") ||
		    span_ends(at(s, i)->text, "people") || tag_of(s, i) == GRAMMAR_NUMBER)
			return false;
	}
	return false;
}

/* "Ann Fox, [who beat Lee,] wrote to him": the name a pronoun means was left out. */
static bool lost_its_name(const struct sentence *s)
{
	for (size_t i = 1; i < s->n_body; i++) {
		size_t gap = s->kept[i] - s->kept[i - 1];

		for (size_t k = s->kept[i - 1] + 1u; gap > 4 && k < s->kept[i]; k++)
			for (size_t m = i; s->tags[k] == GRAMMAR_NAME && m < s->n_body; m++)
				if (span_is_any_nocase(at(s, m)->text,
						       (const char *const[]){"him", "them"}, 2))
					return true;
	}
	return false;
}

/* "[While Lee leads,] fans follow his bid": whom the word means was led up to, and is gone. */
static bool lost_its_owner(const struct sentence *s)
{
	static const char *const words[] = {"his", "her"};
	bool named = false;

	for (size_t k = s->kept[0]; k > 0 && !(s->t->items[k].flags & TOKEN_STARTS_SENTENCE); k--)
		named |= s->tags[k - 1] == GRAMMAR_NAME;
	if (!named || (tag_of(s, 0) == GRAMMAR_NAME && !span_ends(at(s, 0)->text, "s")))
		return false;
	for (size_t i = 1; i < s->n_body && tag_of(s, i) != GRAMMAR_NAME; i++)
		if (span_is_any_nocase(at(s, i)->text, words, COUNT_OF(words)))
			return true;
	return false;
}

/* "Placing it on the ballot was a victory": a word in the subject that points elsewhere. */
static bool points_in_subject(const struct sentence *s)
{
	for (size_t i = 1; i < s->n_body && s->kept[i] < s->verb; i++) {
		if (grammar_is_nominal(tag_of(s, i - 1)) || tag_of(s, i) == GRAMMAR_SUB ||
		    tag_of(s, i) == GRAMMAR_REL)
			return false;
		if (span_is(at(s, i)->text, "it") || span_is(at(s, i)->text, "them"))
			return true;
	}
	return false;
}

/* "The more people know, the more they ask": one half is nothing without the other. */
static bool is_half(const struct sentence *s)
{
	static const char *const words[] = {"more", "less", "longer", "sooner", "bigger", "better"};

	return span_is(at(s, 0)->text, "The") &&
	       span_is_any_nocase(at(s, 1)->text, words, COUNT_OF(words)) &&
	       s->kept[s->n_body - 1] + 1u < s->lead_to;
}

/* "needed to know": a verb at the end that the reporter gave an object or a tail. */
static bool ends_in_infinitive(const struct sentence *s)
{
	return tag_of(s, s->n_body - 1) == GRAMMAR_BASE && s->kept[s->n_body - 1] + 1u < s->lead_to;
}

/* "To the leading lights, it must have seemed": what leads up to it is no subject. */
static bool has_pointing_subject(const struct sentence *s)
{
	static const char *const words[] = {"it", "they", "he", "she"};

	if (tag_of(s, 0) != GRAMMAR_PREP && tag_of(s, 0) != GRAMMAR_ADVERB)
		return false;
	for (size_t i = 2; i < s->n_body; i++)
		if (s->kept[i] == s->verb)
			return span_is_any_nocase(at(s, i - 1)->text, words, COUNT_OF(words)) &&
			       span_is(at(s, i - 2)->text, ",");
	return false;
}

/* "Critics charge that she ...": nobody was named whom the word could mean. */
static bool has_lone_pronoun(const struct sentence *s)
{
	static const char *const pronouns[] = {
		"he", "she", "he's", "she's", "him", "he\xE2\x80\x99s", "she\xE2\x80\x99s"};
	static const char *const people[] = {"man",	"woman",  "boy", "girl",     "teenager",
					     "mother",	"father", "son", "daughter", "wife",
					     "husband", "person", "who", "baby",     "child"};

	for (size_t i = 0; i < s->n_body; i++) {
		const struct token *t = at(s, i);
		struct span value;

		if (span_is_any_nocase(t->text, pronouns, COUNT_OF(pronouns)))
			return true;
		if ((t->flags & TOKEN_CAPITAL && !token_value(t, LEXICON_FUNCTION, &value) &&
		     (i > 0 || token_has(t, LEXICON_FIRST_NAMES))) ||
		    span_is_any_nocase(t->text, people, COUNT_OF(people)) ||
		    (token_value(t, LEXICON_ROLES, &value) && !span_is(value, "many")) ||
		    token_has(t, LEXICON_TITLES))
			return false;
	}
	return false;
}

const char *sentence_points(const struct lexicon *l, const struct sentence *s)
{
	static const char *const pointing[] = {"he",	"she",	 "it",	  "they", "his",
					       "her",	"its",	 "their", "this", "that",
					       "these", "those", "also"};
	const char *fault = mark_fault(s);

	if (!fault && (span_is_any_nocase(at(s, 0)->text, pointing, COUNT_OF(pointing)) ||
		       is_of(l, at(s, 0), "conj")))
		fault = "begins with a word that points elsewhere";
	if (!fault && has_lone_pronoun(s))
		fault = "speaks of somebody it does not name";
	return fault;
}

const char *sentence_fault(const struct lexicon *l, const struct sentence *s)
{
	const char *fault;

	if (s->n_body < 4)
		return "too few words";
	fault = first_fault(l, s);
	if (!fault)
		fault = last_fault(l, s);
	if (!fault && (ends_in_bare_verb(s) || says_only_when(s)))
		fault = "ends in a verb without what it needs";
	if (!fault)
		fault = reference_fault(s);
	if (!fault)
		fault = mark_fault(s);
	if (!fault && (has_lone_pronoun(s) || has_lone_plural(s)))
		fault = "speaks of somebody it does not name";
	if (!fault && !has_main_verb(s))
		fault = "no main verb";
	if (!fault && ends_before_claim(s))
		fault = "ends before what was said";
	if (!fault && (is_half(s) || ends_in_infinitive(s)))
		fault = "ends in the middle of a phrase";
	if (!fault && (has_pointing_subject(s) || lost_its_name(s) || lost_its_owner(s) ||
		       points_in_subject(s)))
		fault = "begins with a word that points elsewhere";
	if (!fault && at(s, 0)->kind == TOKEN_QUOTE_OPEN &&
	    at(s, s->n - 1)->kind == TOKEN_QUOTE_CLOSE)
		fault = "a quotation, and nobody says whose";
	if (!fault && ends_in_lone_name(s))
		fault = "ends in a name without its verb";
	if (!fault && is_doubtful(l, s))
		fault = "no verb that is sure to be the main one";
	if (!fault && has_open_clause(s))
		fault = "a clause without its verb";
	if (!fault && (has_wrong_article(s) || has_orphan_article(s)))
		fault = "an article that does not fit";
	if (!fault && has_stray_comma(l, s))
		fault = "a comma that parts subject and verb";
	if (!fault && !names_something(l, s))
		fault = "names nobody and nothing";
	return fault;
}
