#include "news/grammar.h"

#include "news/profile.h"
#include "news/wordform.h"

struct tagger {
	const struct lexicon *l;
	const struct tokens *t;
	size_t from, to;
	uint8_t *tags;
};

#define ONE_OF(w, words) span_is_any_nocase(w, words, COUNT_OF(words))

static const struct token *at(const struct tagger *g, size_t i)
{
	return &g->t->items[i];
}

static bool is_verb_form(const struct tagger *g, struct span w, const char *form)
{
	struct span value;

	return lexicon_value(g->l, LEXICON_VERBS, w, &value) && span_is(value, form);
}

/* Past tense or participle: of the table, or a word in "-ed". */
static bool is_ed(const struct tagger *g, const struct token *k)
{
	return is_verb_form(g, k->text, "ed") ||
	       (k->text.n > 4 && span_ends(k->text, "ed") && !wordform_is_ed_only(k->text) &&
		span_find(k->text, 0, "-") == k->text.n);
}

static uint8_t tag_function(const struct tagger *g, size_t i, struct span class)
{
	static const char *const owners[] = {"his", "her", "its", "their", "our", "my", "your"};
	const struct token *k = at(g, i);

	if (span_is(class, "art") || span_is(class, "det") || ONE_OF(k->text, owners))
		return GRAMMAR_DET;
	if (span_is(class, "prep"))
		return GRAMMAR_PREP;
	if (span_is(class, "conj"))
		return GRAMMAR_CONJ;
	if (span_is(class, "sub"))
		return span_is(k->text, "than") ? GRAMMAR_PREP : GRAMMAR_SUB;
	if (span_is(class, "rel"))
		return GRAMMAR_REL;
	if (span_is(class, "pron"))
		return GRAMMAR_PRON;
	if (span_is(class, "aux"))
		return profile_is_finite(g->l, g->t, i) ? GRAMMAR_FINITE : GRAMMAR_PARTICIPLE;
	if (span_is(class, "neg"))
		return k->text.n > 4 && !span_is(k->text, "never") && !span_is(k->text, "neither")
			       ? GRAMMAR_FINITE
			       : GRAMMAR_ADVERB;
	return GRAMMAR_ADVERB;
}

/* "a portrait shot of", "suspects accused of": no finite verb, save for those that take "of". */
static bool is_noun_of(const struct tagger *g, size_t i)
{
	static const char *const verbs[] = {
		"spoke",  "thought", "dreamed",	   "warned",   "heard",	   "learned",	"died",
		"talked", "told",    "complained", "approved", "disposed", "consisted", "boasted"};

	return i + 1 < g->to && span_is(at(g, i + 1)->text, "of") && !ONE_OF(at(g, i)->text, verbs);
}

static uint8_t tag_form(const struct tagger *g, size_t i)
{
	const struct token *k = at(g, i);

	if (wordform_is_number(k->text))
		return GRAMMAR_NUMBER;
	if (wordform_is_participle(k->text))
		return GRAMMAR_PARTICIPLE;
	if (k->text.n > 4 && span_ends(k->text, "ing") && !wordform_is_ing_only(k->text))
		return GRAMMAR_ING;
	if (is_noun_of(g, i))
		return span_ends(k->text, "ed") ? GRAMMAR_PARTICIPLE : GRAMMAR_NOUN;
	if (is_ed(g, k) || is_verb_form(g, k->text, "past") || profile_is_finite(g->l, g->t, i))
		return GRAMMAR_FINITE;
	if (k->text.n > 4 && span_ends(k->text, "ly") && !wordform_is_ly_only(k->text))
		return GRAMMAR_ADVERB;
	return GRAMMAR_NOUN;
}

/* The tag of token I by itself. */
static uint8_t tag_word(const struct tagger *g, size_t i)
{
	const struct token *k = at(g, i);
	bool month = k->flags & TOKEN_CAPITAL && token_has(k, LEXICON_MONTHS);
	struct span class;

	if (k->kind == TOKEN_NUMBER)
		return GRAMMAR_NUMBER;
	if (k->kind != TOKEN_WORD)
		return span_is(k->text, "&") ? GRAMMAR_CONJ : GRAMMAR_MARK;
	if (!(k->flags & TOKEN_SHOUT && (i > g->from || span_is(k->text, "US"))) && !month &&
	    token_value(k, LEXICON_FUNCTION, &class))
		return tag_function(g, i, class);
	if (k->flags & TOKEN_CAPITAL &&
	    (i > g->from || !(k->flags & TOKEN_STARTS_SENTENCE) || !span_ends(k->text, "ing")))
		return GRAMMAR_NAME;
	return tag_form(g, i);
}

bool grammar_is_nominal(uint8_t tag)
{
	return tag == GRAMMAR_NOUN || tag == GRAMMAR_NAME || tag == GRAMMAR_NUMBER;
}

static bool follows_aux(const struct tagger *g, size_t i)
{
	for (size_t back = 1; back <= 4 && i >= g->from + back; back++) {
		const struct token *k = at(g, i - back);

		if (token_is_class(g->l, k, "aux") ||
		    (token_is_class(g->l, k, "neg") && g->tags[i - back] == GRAMMAR_FINITE))
			return true;
		if (g->tags[i - back] != GRAMMAR_ADVERB && g->tags[i - back] != GRAMMAR_PARTICIPLE)
			return false;
	}
	return false;
}

/* A word behind "to" or "will", adverbs aside, is a verb. */
static bool is_governed(const struct tagger *g, size_t i)
{
	size_t k = i;

	while (k > g->from && g->tags[k - 1] == GRAMMAR_ADVERB)
		k--;
	return k > g->from &&
	       (g->tags[k - 1] == GRAMMAR_TO || wordform_is_modal(at(g, k - 1)->text));
}

/* "to" is a preposition before a name, an article or a number. */
static uint8_t tag_to(const struct tagger *g, size_t i)
{
	static const char *const bare[] = {"hospital", "prison", "jail",    "school",
					   "church",   "court",	 "college", "war",
					   "power",    "safety", "death",   "shore"};
	struct span class;
	const struct token *next = i + 1 < g->to ? at(g, i + 1) : NULL;

	if (!next || next->kind != TOKEN_WORD || next->flags & TOKEN_CAPITAL)
		return GRAMMAR_PREP;
	if (token_value(next, LEXICON_FUNCTION, &class))
		return span_is(class, "aux") || span_is(class, "adv") || span_is(class, "neg")
			       ? GRAMMAR_TO
			       : GRAMMAR_PREP;
	if (is_verb_form(g, next->text, "base"))
		return GRAMMAR_TO;
	if (token_has(next, LEXICON_ROLES) || ONE_OF(next->text, bare) ||
	    (i + 2 < g->to && at(g, i + 2)->flags & TOKEN_CAPITAL && !span_ends(next->text, "e")))
		return GRAMMAR_PREP;
	if (span_ends(next->text, "ing") || span_ends(next->text, "s") ||
	    span_ends(next->text, "ed"))
		return GRAMMAR_PREP;
	return GRAMMAR_TO;
}

/* "said that", "the man that", "that man". */
static uint8_t tag_that(const struct tagger *g, size_t i)
{
	uint8_t before = i > g->from ? g->tags[i - 1] : (uint8_t)GRAMMAR_MARK;

	if (before == GRAMMAR_NOUN || before == GRAMMAR_NAME) {
		for (size_t k = i; k > g->from && k + 6 > i; k--)
			if (token_has(at(g, k - 1), LEXICON_CUES))
				return GRAMMAR_SUB;
		return GRAMMAR_REL;
	}
	return before == GRAMMAR_PREP || before == GRAMMAR_MARK ? GRAMMAR_DET : GRAMMAR_SUB;
}

/* Is there a finite verb for the clause that token I - 1 may open: before the next mark and before
 * another clause opens, or right behind a comma, "as Lee, the mayor, spoke"? */
static bool has_verb_ahead(const struct tagger *g, size_t i)
{
	bool beyond = false;

	for (size_t n = 0; i < g->to && n < 20; i++, n++) {
		if (g->tags[i] == GRAMMAR_FINITE && (!beyond || span_is(at(g, i - 1)->text, ",")))
			return true;
		if (g->tags[i] == GRAMMAR_PRON && g->tags[i - 1] == GRAMMAR_NOUN)
			return false; /* "as the man she knew" */
		if (g->tags[i] == GRAMMAR_REL || g->tags[i] == GRAMMAR_SUB ||
		    (g->tags[i] == GRAMMAR_MARK && !span_is(at(g, i)->text, ",")))
			return false;
		beyond |= g->tags[i] == GRAMMAR_MARK;
	}
	return false;
}

/* "social issues", "public talks": a form in "-s" behind an adjective is a noun. */
static bool follows_adjective(const struct tagger *g, size_t i)
{
	static const char *const ends[] = {"al", "ic", "ous", "ive", "ary"};
	struct span w;

	if (i == g->from || g->tags[i - 1] != GRAMMAR_NOUN || !span_ends(at(g, i)->text, "s") ||
	    token_is_class(g->l, at(g, i), "aux") || span_is(at(g, i)->text, "says"))
		return false;
	w = at(g, i - 1)->text;
	if (lexicon_has(g->l, LEXICON_ROLES, w) || w.n < 5)
		return false;
	for (size_t k = 0; k < COUNT_OF(ends); k++)
		if (span_ends(w, ends[k]))
			return true;
	return false;
}

static bool has_verb_before(const struct tagger *g, size_t i)
{
	for (; i > g->from; i--)
		if (g->tags[i - 1] == GRAMMAR_FINITE)
			return true;
	return false;
}

/* "Acme on Thursday cut its forecast": the plain form of a verb behind a subject, adverbs and a day
 * passed over, and before what it is done to. */
static bool is_unchanged_past(const struct tagger *g, size_t i)
{
	uint8_t next = i + 1 < g->to ? g->tags[i + 1] : (uint8_t)GRAMMAR_MARK;
	size_t k = i;

	while (k > g->from && g->tags[k - 1] == GRAMMAR_ADVERB)
		k--;
	if (k == g->from || !wordform_is_unchanged(at(g, i)->text))
		return false;
	if (g->tags[k - 1] == GRAMMAR_PRON)
		return true;
	return grammar_is_nominal(g->tags[k - 1]) && !has_verb_before(g, i) &&
	       (next == GRAMMAR_DET || next == GRAMMAR_NUMBER || next == GRAMMAR_NAME);
}

/* "Officials say the dam may burst": no noun in news. */
static bool is_plural_saying(const struct tagger *g, size_t i)
{
	static const char *const words[] = {"say", "believe", "insist", "argue"};

	return i > g->from && ONE_OF(at(g, i)->text, words) && !is_governed(g, i) &&
	       (grammar_is_nominal(g->tags[i - 1]) || g->tags[i - 1] == GRAMMAR_ADVERB ||
		span_is(at(g, i - 1)->text, ","));
}

static uint8_t retag(const struct tagger *g, size_t i)
{
	static const char *const either[] = {"after", "before", "since", "until", "till", "as"};
	static const char *const floating[] = {"each", "both", "all"};
	static const char *const owned[] = {"'s", "\xE2\x80\x99s"};
	const struct token *k = at(g, i);
	uint8_t tag = g->tags[i], before = i > g->from ? g->tags[i - 1] : (uint8_t)GRAMMAR_MARK;

	if (span_is(k->text, "to"))
		return tag_to(g, i);
	if (span_is(k->text, "that"))
		return tag_that(g, i);
	if (span_is(k->text, "round") && (before == GRAMMAR_NOUN || before == GRAMMAR_DET))
		return GRAMMAR_NOUN;
	if (tag == GRAMMAR_PREP && ONE_OF(k->text, either))
		return has_verb_ahead(g, i + 1) ? GRAMMAR_SUB : GRAMMAR_PREP;
	if (k->kind == TOKEN_WORD && k->flags & TOKEN_POSSESSIVE && tag != GRAMMAR_FINITE &&
	    (span_ends(k->text, owned[0]) || span_ends(k->text, owned[1])))
		return GRAMMAR_DET;
	if ((tag == GRAMMAR_NOUN || span_is(k->text, "back")) && is_governed(g, i))
		return GRAMMAR_BASE;
	if ((tag == GRAMMAR_NOUN || tag == GRAMMAR_FINITE) && wordform_is_unchanged(k->text) &&
	    follows_aux(g, i))
		return GRAMMAR_PARTICIPLE;
	if (tag == GRAMMAR_NOUN && (is_unchanged_past(g, i) || is_plural_saying(g, i)))
		return GRAMMAR_FINITE;
	if (tag == GRAMMAR_NOUN && before == GRAMMAR_REL &&
	    !(i + 1 < g->to && span_is(at(g, i + 1)->text, "of")) &&
	    (span_ends(k->text, "s") || is_verb_form(g, k->text, "base")))
		return GRAMMAR_FINITE;
	if (tag == GRAMMAR_FINITE &&
	    (follows_adjective(g, i) || (i + 2 < g->to && span_is(at(g, i + 1)->text, "such") &&
					 span_is(at(g, i + 2)->text, "as"))))
		return GRAMMAR_NOUN;
	if (tag == GRAMMAR_CONJ && span_is(k->text, "yet") &&
	    (before == GRAMMAR_ADVERB || before == GRAMMAR_FINITE))
		return GRAMMAR_ADVERB;
	if (tag == GRAMMAR_FINITE && before == GRAMMAR_NUMBER && span_ends(k->text, "s") &&
	    !token_is_class(g->l, k, "aux"))
		return GRAMMAR_NOUN;
	if (tag == GRAMMAR_NOUN && span_is(k->text, "longer") && i > g->from &&
	    span_is(at(g, i - 1)->text, "no"))
		return GRAMMAR_ADVERB;
	if (span_equal_nocase(k->text, span_of("once")) && i + 1 < g->to &&
	    (g->tags[i + 1] == GRAMMAR_ADVERB || g->tags[i + 1] == GRAMMAR_PREP))
		return GRAMMAR_ADVERB;
	if (tag == GRAMMAR_FINITE && is_governed(g, i) && !is_ed(g, k))
		return GRAMMAR_BASE;
	if (tag == GRAMMAR_FINITE && is_ed(g, k) &&
	    (follows_aux(g, i) || before == GRAMMAR_PREP ||
	     (before == GRAMMAR_DET && !ONE_OF(at(g, i - 1)->text, floating))))
		return GRAMMAR_PARTICIPLE;
	return tag;
}

/* Could a verb of this kind take a clause: "said a man was freed"? */
static bool takes_clause(const struct tagger *g, size_t i)
{
	static const char *const holds[] = {"by", "of", "with", "in", "at", "on", "from"};

	return token_has(at(g, i), LEXICON_CUES) &&
	       !(i + 1 < g->to && ONE_OF(at(g, i + 1)->text, holds));
}

/* Does token I end the stretch in which a form in "-ed" looks for another verb? Quotation marks do
 * not. */
static bool ends_stretch(const struct tagger *g, size_t i)
{
	uint8_t tag = g->tags[i];

	if (at(g, i)->kind == TOKEN_QUOTE_OPEN || at(g, i)->kind == TOKEN_QUOTE_CLOSE ||
	    (i + 1 < g->to && token_stem_has(at(g, i + 1), LEXICON_MONTHS)))
		return false; /* "on Sunday, May 1" */
	return tag == GRAMMAR_CONJ || tag == GRAMMAR_SUB || tag == GRAMMAR_REL ||
	       tag == GRAMMAR_PRON || tag == GRAMMAR_MARK;
}

/* "in Ohio and Iowa": a conjunction between names joins no clauses. */
static bool joins_names(const struct tagger *g, size_t i)
{
	return g->tags[i] == GRAMMAR_CONJ && i > g->from && i + 1 < g->to &&
	       g->tags[i - 1] == GRAMMAR_NAME && g->tags[i + 1] == GRAMMAR_NAME;
}

/* Is the form in "-ed" at token I followed by the finite verb of its own clause: "a man charged
 * with theft was freed"? A clause opened in between has a verb of its own. A form in "-ed" before a
 * preposition is no such verb. */
static bool gives_way(const struct tagger *g, size_t i)
{
	size_t open = 0;

	if (i == g->from || !grammar_is_nominal(g->tags[i - 1]) || takes_clause(g, i))
		return false;
	for (size_t k = i + 1; k < g->to; k++) {
		uint8_t tag = g->tags[k];

		if (tag == GRAMMAR_SUB || tag == GRAMMAR_REL) {
			open++;
		} else if (tag == GRAMMAR_FINITE && open) {
			open--;
			while (k + 1 < g->to && g->tags[k + 1] == GRAMMAR_FINITE)
				k++;
		} else if (tag == GRAMMAR_FINITE && !(k + 1 < g->to && is_ed(g, at(g, k)) &&
						      (g->tags[k + 1] == GRAMMAR_PREP ||
						       !grammar_is_nominal(g->tags[k - 1])))) {
			return true;
		} else if (!open && ends_stretch(g, k) && !joins_names(g, k)) {
			return false;
		} else if (open && tag == GRAMMAR_MARK) {
			return false;
		}
	}
	return false;
}

/* "pilots who saved a trawler got medals": is the verb at token I that of a clause about a
 * subject that has no verb yet? */
static bool is_of_somebody(const struct tagger *g, size_t i)
{
	size_t rel = i, start;

	while (rel > g->from && g->tags[rel] != GRAMMAR_REL)
		if (g->tags[--rel] == GRAMMAR_FINITE || g->tags[rel] == GRAMMAR_MARK)
			return false;
	start = rel;
	while (start > g->from && g->tags[start] != GRAMMAR_CONJ)
		start--;
	return rel > g->from && grammar_is_nominal(g->tags[rel - 1]) &&
	       grammar_main_verb(g->tags, start, rel) == rel;
}

/* Does the form in "-ed" at token I come behind a verb that its clause has already: "shares fell
 * Friday dragged by banks", or right behind a comma: ", invited to a meeting"? */
static bool comes_late(const struct tagger *g, size_t i)
{
	bool comma = i > g->from && span_is(at(g, i - 1)->text, ",");

	if (i > g->from && (g->tags[i - 1] == GRAMMAR_PRON || g->tags[i - 1] == GRAMMAR_CONJ))
		return false;
	if (i + 1 < g->to && span_is(at(g, i + 1)->text, "by") && i > g->from &&
	    g->tags[i - 1] == GRAMMAR_NOUN && has_verb_before(g, i))
		return true;
	for (size_t k = comma ? i - 1 : i; k > g->from; k--) {
		uint8_t tag = g->tags[k - 1];

		if (tag == GRAMMAR_FINITE)
			return !takes_clause(g, k - 1) && !is_of_somebody(g, k - 1);
		if (ends_stretch(g, k - 1) && !(comma && tag == GRAMMAR_PRON))
			return false;
	}
	return false;
}

/* Does a comma or a preposition stand between the start of the sentence and token I? */
static bool has_subject_comma(const struct tagger *g, size_t i)
{
	for (; i > g->from; i--)
		if (span_is(at(g, i - 1)->text, ",") || g->tags[i - 1] == GRAMMAR_PREP)
			return true;
	return false;
}

/* "In a letter sent to Peru, the firm, said": a comma that the verb of the sentence follows right
 * away comes behind the form in "-ed" at token I. */
static bool is_put_in(const struct tagger *g, size_t i)
{
	for (size_t k = i + 1; k + 1 < g->to && k < i + 25; k++) {
		if (span_is(at(g, k)->text, ",") && g->tags[k + 1] == GRAMMAR_FINITE)
			return !is_ed(g, at(g, k + 1)) || has_subject_comma(g, i);
		if (ends_stretch(g, k) && !joins_names(g, k))
			return false;
	}
	return false;
}

static bool is_adverb_or_adjective(const struct tagger *g, size_t i)
{
	return g->tags[i] == GRAMMAR_ADVERB ||
	       (g->tags[i] == GRAMMAR_NOUN &&
		(wordform_is_adjective(at(g, i)->text) || token_has(at(g, i), LEXICON_EPITHETS)));
}

/* "a used car", "a big used car", "a bitter, badly timed attack": between a determiner and a noun.
 * Not "the council approved plans". */
static bool is_modifier(const struct tagger *g, size_t i)
{
	size_t k = i;

	if (i + 1 >= g->to || g->tags[i + 1] != GRAMMAR_NOUN)
		return false;
	if (k > g->from + 1 && g->tags[k - 1] == GRAMMAR_ADVERB && span_is(at(g, k - 2)->text, ","))
		k -= 2;
	while (k > g->from && k + 4 > i && is_adverb_or_adjective(g, k - 1))
		k--;
	return k > g->from && g->tags[k - 1] == GRAMMAR_DET;
}

/* "Suspects accused of an attack that killed two, and hurt ten, have appeared": a comma that an
 * auxiliary follows right away stands before the verb of the sentence; a form in "-ed" that was
 * taken for it is a participle. */
static void move_main_verb(const struct tagger *g)
{
	size_t verb = grammar_main_verb(g->tags, g->from, g->to);

	if (verb == g->to || verb == g->from || !is_ed(g, at(g, verb)) ||
	    (takes_clause(g, verb) && !span_is(at(g, verb)->text, "called")) ||
	    !grammar_is_nominal(g->tags[verb - 1]))
		return;
	for (size_t k = verb + 1; k + 1 < g->to; k++)
		if (span_is(at(g, k)->text, ",") && g->tags[k + 1] == GRAMMAR_FINITE &&
		    token_is_class(g->l, at(g, k + 1), "aux")) {
			g->tags[verb] = GRAMMAR_PARTICIPLE;
			return;
		}
}

/* Where no verb was found, the first word that may be one: "leaders from across the globe come". */
static void find_plural_verb(const struct tagger *g)
{
	for (size_t i = g->from + 1; i < g->to; i++) {
		uint8_t before = g->tags[i - 1];

		if (g->tags[i] != GRAMMAR_NOUN || !is_verb_form(g, at(g, i)->text, "base") ||
		    !(grammar_is_nominal(before) || before == GRAMMAR_ADVERB ||
		      before == GRAMMAR_MARK) ||
		    i + 1 >= g->to || g->tags[i + 1] == GRAMMAR_FINITE ||
		    g->tags[i + 1] == GRAMMAR_MARK)
			continue;
		g->tags[i] = GRAMMAR_FINITE;
		return;
	}
}

/* "The Holms campaign said", "for the Holms campaign,": a plain form before a verb, or behind a
 * name and before a mark, is a noun. */
static void find_nouns(const struct tagger *g)
{
	for (size_t i = g->from + 1; i + 1 < g->to; i++)
		if (g->tags[i] == GRAMMAR_FINITE && is_verb_form(g, at(g, i)->text, "base") &&
		    (g->tags[i + 1] == GRAMMAR_FINITE ||
		     (g->tags[i + 1] == GRAMMAR_MARK && g->tags[i - 1] == GRAMMAR_NAME)))
			g->tags[i] = GRAMMAR_NOUN;
}

void grammar_tag(const struct lexicon *l, const struct tokens *t, size_t from, size_t to,
		 uint8_t *tags)
{
	struct tagger g = {l, t, from, to, tags};

	for (size_t i = from; i < to; i++)
		tags[i] = tag_word(&g, i);
	for (size_t i = from; i < to; i++)
		tags[i] = retag(&g, i);
	find_nouns(&g);
	for (size_t i = from; i < to; i++)
		if (tags[i] == GRAMMAR_FINITE && is_ed(&g, at(&g, i)) && is_modifier(&g, i))
			tags[i] = GRAMMAR_NOUN;
	for (size_t i = to; i > from; i--)
		if (tags[i - 1] == GRAMMAR_FINITE && is_ed(&g, at(&g, i - 1)) &&
		    (gives_way(&g, i - 1) || is_put_in(&g, i - 1)))
			tags[i - 1] = GRAMMAR_PARTICIPLE;
	for (size_t i = from; i < to; i++)
		if (tags[i] == GRAMMAR_FINITE && is_ed(&g, at(&g, i)) && comes_late(&g, i))
			tags[i] = GRAMMAR_PARTICIPLE;
	move_main_verb(&g);
	if (grammar_main_verb(tags, from, to) == to)
		find_plural_verb(&g);
}

size_t grammar_main_verb(const uint8_t *tags, size_t from, size_t to)
{
	size_t open = 0;

	for (size_t i = from; i < to; i++) {
		if (tags[i] == GRAMMAR_SUB || tags[i] == GRAMMAR_REL)
			open++;
		if (tags[i] != GRAMMAR_FINITE)
			continue;
		if (!open)
			return i;
		open--;
		while (i + 1 < to && tags[i + 1] == GRAMMAR_FINITE)
			i++;
	}
	return to;
}

bool grammar_has_rival(const uint8_t *tags, size_t verb, size_t to)
{
	size_t open = 0;

	if (verb + 1 >= to || tags[verb + 1] != GRAMMAR_PREP)
		return false;
	for (size_t i = verb + 1; i < to; i++) {
		if (tags[i] == GRAMMAR_CONJ)
			return false;
		if (tags[i] == GRAMMAR_SUB || tags[i] == GRAMMAR_REL)
			open++;
		if (tags[i] != GRAMMAR_FINITE)
			continue;
		if (!open)
			return true;
		open--;
		while (i + 1 < to && tags[i + 1] == GRAMMAR_FINITE)
			i++;
	}
	return false;
}

size_t grammar_group_end(const uint8_t *tags, size_t verb, size_t to)
{
	size_t i = verb + 1, end = i;

	for (; i < to; i++) {
		if (tags[i] == GRAMMAR_PARTICIPLE || tags[i] == GRAMMAR_BASE ||
		    tags[i] == GRAMMAR_ING || tags[i] == GRAMMAR_FINITE)
			end = i + 1;
		else if (tags[i] != GRAMMAR_ADVERB && tags[i] != GRAMMAR_TO)
			break;
	}
	return end;
}
