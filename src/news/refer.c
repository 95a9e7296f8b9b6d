#include "news/refer.h"

#include "news/antecedent.h"
#include "news/spelling.h"

/* The longest noun phrase, in tokens. */
enum { PHRASE_MAX = 14 };

/* How many mentions back "the ministry" or a description may reach. */
enum { MENTIONS_BACK = 400 };

/* What a name before a pronoun in its own sentence costs, of 1000. */
enum { COST_FRONTED = 300 };

/* The most that is left where the surname is that of several people. */
enum { CONFIDENCE_SHARED = 700 };

struct where {
	const struct reading *g;
	const struct names *n;
	struct region *r;
	size_t para;
};

static const struct token *at(const struct where *w, size_t i)
{
	return reading_token(w->g, w->para, i);
}

static bool in_class(const struct where *w, size_t i, const char *cls)
{
	const struct token *t = at(w, i);

	return t && token_is_class(w->g->l, t, cls);
}

static bool in_table(const struct where *w, size_t i, enum lexicon_table table, const char *values)
{
	return reading_in(w->g, at(w, i), table, values);
}

static struct refer nobody(void)
{
	return (struct refer){.who = NAMES_NONE};
}

static struct refer named(const struct where *w, size_t who, int confidence)
{
	const struct name *e = &w->n->items[who];
	struct refer out = {.found = true, .who = who, .confidence = confidence};

	out.name = spelling_calm(w->g->l, w->r, e->full);
	out.role = e->role;
	return out;
}

static struct refer mentioned(const struct where *w, const struct name_mention *m, int confidence)
{
	struct refer out = named(w, m->who, confidence);

	if (m->is_shared) {
		out.confidence = MIN_OF(confidence, CONFIDENCE_SHARED);
		out.doubt = "several people have that surname";
	}
	return out;
}

/* The nearest subject before token POS that fits the gender (antecedent.h). */
static struct refer look_back(const struct where *w, size_t pos, char gender)
{
	struct antecedent a = antecedent_before(w->g, w->n, w->para, pos, gender);
	struct refer out;

	if (a.who == NAMES_NONE)
		return nobody();
	out = named(w, a.who, a.confidence);
	out.doubt = a.doubt;
	return out;
}

static struct refer phrase(const struct where *w, size_t first, size_t end, int confidence,
			   const char *doubt)
{
	struct refer out = {.who = NAMES_NONE, .confidence = confidence};
	const struct token *last;

	while (first < end && in_class(w, first, "art"))
		first++;
	while (first < end && in_class(w, end - 1, "prep"))
		end--;
	last = at(w, end - 1);
	out.found = first < end;
	out.name = reading_text(w->g, w->para, first, end);
	if (out.found && last->flags & TOKEN_POSSESSIVE)
		out.name.n -= last->text.n - token_stem(last).n;
	out.name = spelling_line(w->r, out.name);
	out.doubt = doubt;
	return out;
}

static bool is_verb(const struct where *w, size_t i)
{
	return in_class(w, i, "aux") || in_table(w, i, LEXICON_VERBS, NULL) ||
	       in_table(w, i, LEXICON_CUES, NULL);
}

static struct refer pronoun(const struct where *w, size_t i)
{
	size_t start = reading_sentence_start(w->g, w->para, i);
	char gender = antecedent_gender(at(w, i));
	struct refer out;

	if (!gender)
		return nobody();
	out = look_back(w, i, gender);
	if (!out.found)
		return out;
	if (gender == 'p') {
		out.confidence = MIN_OF(out.confidence, 600);
		out.doubt = "\"they\" may be anybody";
	}
	for (size_t k = start; k < i; k++) {
		const struct name_mention *m = names_covering(w->n, w->para, k);

		if (m && m->who != out.who && !(at(w, k)->flags & TOKEN_IN_QUOTE)) {
			out.confidence -= COST_FRONTED;
			out.doubt = "somebody else is named before the pronoun";
			break;
		}
	}
	return out;
}

struct noun {
	size_t first, end, head; /* tokens; HEAD is inside */
	bool definite, indefinite, has_capital, has_pronoun;
};

static bool is_lower_role(const struct where *w, size_t i)
{
	return in_table(w, i, LEXICON_TITLES, NULL) || in_table(w, i, LEXICON_ROLES, " m f");
}

static bool is_indefinite(const struct token *t)
{
	return reading_is(t, "a") || reading_is(t, "an") || reading_is(t, "one") ||
	       reading_is(t, "another");
}

static struct noun describe(const struct where *w, size_t first, size_t end)
{
	struct noun k = {first, end, end - 1, false, false, false, false};
	bool headed = false;

	k.definite = reading_is(at(w, first), "the");
	k.indefinite = is_indefinite(at(w, first));
	for (size_t i = first; i < end; i++) {
		const struct token *t = at(w, i);

		if (in_class(w, i, "prep") && i > first && !headed) {
			k.head = i - 1;
			headed = true;
		}
		if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_STARTS_SENTENCE))
			k.has_capital = true;
		if (in_table(w, i, LEXICON_DEMONYMS, NULL) ||
		    in_table(w, i, LEXICON_PLACES, NULL) || t->flags & TOKEN_SHOUT ||
		    in_table(w, i, LEXICON_ORGANISATIONS, NULL))
			k.has_capital = true;
		if (in_class(w, i, "pron") && !is_indefinite(t))
			k.has_pronoun = true;
	}
	return k;
}

/* Does what the phrase says of the person ("Russian", "US") agree with the person's roles, as far
 * as they say anything? */
static bool agrees(const struct where *w, const struct noun *k, size_t who)
{
	for (size_t i = k->first; i < k->end; i++) {
		const struct token *t = at(w, i);

		if (i == k->head || in_class(w, i, "art"))
			continue;
		if (!names_has_role(w->n, who, token_stem(t)))
			return false;
	}
	return true;
}

static bool is_possessive(const struct where *w, const struct name_mention *m)
{
	return at(w, m->end - 1)->flags & TOKEN_POSSESSIVE;
}

/* Does the person of mention M say something there: "says Ann Ray", "Ann Ray has warned"? */
static bool has_the_word(const struct where *here, const struct name_mention *m)
{
	struct where w = *here;
	size_t i = m->end;

	w.para = m->para;
	if (w.n->items[m->who].kind != NAME_PERSON || is_possessive(&w, m) || !at(&w, m->end))
		return false;
	if (m->outer > 0 && in_table(&w, m->outer - 1, LEXICON_CUES, NULL))
		return true;
	while (in_class(&w, i, "aux") || in_class(&w, i, "adv"))
		i++;
	return in_table(&w, i, LEXICON_CUES, NULL);
}

/* The one person who has had the word in the article so far. */
static size_t sole_speaker(const struct where *w, size_t before)
{
	size_t i = w->n->para_mentions[w->para + 1],
	       from = i > MENTIONS_BACK ? i - MENTIONS_BACK : 0;
	size_t only = NAMES_NONE;

	while (i-- > from) {
		const struct name_mention *m = &w->n->mentions[i];

		if ((m->para == w->para && m->first >= before) || m->who == only ||
		    w->g->a->paras[m->para].cls != LINE_BODY || !has_the_word(w, m))
			continue;
		if (only != NAMES_NONE)
			return NAMES_NONE;
		only = m->who;
	}
	return only;
}

/* "the Trump aide", "the NATO general": not the one the text is about. "Tory" only colours. */
static bool belongs_to_somebody(const struct where *w, const struct noun *k)
{
	const struct name_mention *m = names_within(w->n, w->para, k->first, k->end);

	for (; m; m = names_within(w->n, w->para, m->end, k->end))
		if (m->end - m->first > 1 || !in_table(w, m->first, LEXICON_ROLES, "mod"))
			return true;
	return false;
}

/* "the president", "the Russian minister": the person who has that role. */
static struct refer by_role(const struct where *w, const struct noun *k)
{
	struct span head = token_stem(at(w, k->head));
	size_t only = NAMES_NONE, n = 0, exact = NAMES_NONE, n_exact = 0;
	struct refer last = look_back(w, k->first, 0);

	for (size_t i = 0; i < w->n->n; i++) {
		if (w->n->items[i].kind == NAME_BODY || !names_has_role(w->n, i, head))
			continue;
		only = i;
		n++;
		if (agrees(w, k, i)) {
			exact = i;
			n_exact++;
		}
	}
	if (n_exact == 1)
		return named(w, exact, 900);
	if (last.found && names_has_role(w->n, last.who, head) &&
	    (n_exact == 0 || agrees(w, k, last.who)))
		return named(w, last.who, MIN_OF(last.confidence, 880));
	if (n == 1 && !k->has_capital)
		return named(w, only, 850);
	if (n == 0 && k->has_capital && !belongs_to_somebody(w, k)) {
		size_t who = sole_speaker(w, k->first);

		if (who != NAMES_NONE)
			return named(w, who, 800);
	}
	return phrase(w, k->first, k->end, 500, "a role that fits nobody, or several");
}

/* "the ministry": the body of that kind that was named last. */
static struct refer by_kind(const struct where *w, const struct noun *k)
{
	struct span head = token_stem(at(w, k->head));
	size_t i = w->n->para_mentions[w->para + 1];

	while (i-- > 0) {
		const struct name_mention *m = &w->n->mentions[i];
		const struct name *e = &w->n->items[m->who];

		if (m->para == w->para && m->first >= k->first)
			continue;
		if (w->n->para_mentions[w->para + 1] - i > MENTIONS_BACK)
			break;
		if (e->kind == NAME_BODY && span_equal_nocase(e->last, head))
			return named(w, m->who, w->para - m->para <= 8 ? 880 : 760);
	}
	return phrase(w, k->first, k->end, 650, "an organisation the article does not name");
}

/* "the memo", "the despot": perhaps whom the text was about, perhaps no person at all. */
static struct refer by_description(const struct where *w, size_t first, size_t end)
{
	struct refer out = look_back(w, first, 0);

	if (!out.found)
		return phrase(w, first, end, 450, "the speaker has no name");
	out.confidence = MIN_OF(out.confidence, 600);
	out.doubt = "a description, not a name";
	return out;
}

static struct refer noun(const struct where *w, size_t first, size_t end)
{
	struct noun k;

	if (first >= end || end - first > PHRASE_MAX)
		return nobody();
	k = describe(w, first, end);
	if (k.has_pronoun)
		return phrase(w, first, end, 400, "the speaker is named by a pronoun");
	if (in_table(w, k.head, LEXICON_ROLES, "many"))
		return phrase(w, first, end, k.has_capital ? 860 : 600,
			      k.has_capital ? NULL : "an unnamed group");
	if (in_table(w, k.head, LEXICON_INSTITUTIONS, NULL) && !k.has_capital)
		return by_kind(w, &k);
	if (is_lower_role(w, k.head) && k.definite)
		return by_role(w, &k);
	if (is_lower_role(w, k.head))
		return phrase(w, first, end, 500, "the speaker has no name");
	if (at(w, k.head)->flags & TOKEN_CAPITAL || at(w, first)->kind == TOKEN_NUMBER)
		return phrase(w, first, end, k.indefinite ? 500 : 860, NULL);
	if (k.definite)
		return by_description(w, first, end);
	return phrase(w, first, end, 450, "the speaker has no name");
}

/* "White House press secretary", "RNC member": the body says whose, it does not speak. */
static bool is_modifier(const struct where *w, const struct name_mention *m)
{
	const struct token *next = at(w, m->end);

	return w->n->items[m->who].kind != NAME_PERSON && next && next->kind == TOKEN_WORD &&
	       !in_table(w, m->end, LEXICON_FUNCTION, NULL) &&
	       !in_table(w, m->end, LEXICON_CUES, NULL) &&
	       !in_table(w, m->end, LEXICON_WEEKDAYS, NULL);
}

/* "A and B said", "A and other leaders, including C, said": nobody alone. */
static struct refer several(const struct where *w, size_t first, size_t end)
{
	size_t i = first;

	while (i < end && i < first + PHRASE_MAX && at(w, i)->kind == TOKEN_WORD &&
	       !reading_is(at(w, i), "including") && !reading_is(at(w, i), "on") &&
	       !in_table(w, i, LEXICON_WEEKDAYS, NULL))
		i++;
	return phrase(w, first, i, 850, NULL);
}

/* "her" in "and her deputy" */
static bool is_whose(const struct token *t)
{
	return reading_is(t, "his") || reading_is(t, "her") || reading_is(t, "their") ||
	       reading_is(t, "its");
}

static bool joins_another(const struct where *w, size_t i, size_t to)
{
	return i + 1 < to && reading_is(at(w, i), "and") && !is_verb(w, i + 1) &&
	       (at(w, i + 1)->flags & TOKEN_CAPITAL || in_class(w, i + 1, "art") ||
		is_whose(at(w, i + 1)) || in_table(w, i + 2, LEXICON_ROLES, "many") ||
		in_table(w, i + 1, LEXICON_ROLES, NULL));
}

/* The end of a noun phrase that begins at FROM. */
static size_t noun_end(const struct where *w, size_t from, size_t to)
{
	size_t i = from;

	for (; i < to && i < from + PHRASE_MAX; i++) {
		const struct token *t = at(w, i);

		if (t->kind == TOKEN_NUMBER && i == from)
			continue;
		if (t->kind != TOKEN_WORD || in_class(w, i, "rel") || in_class(w, i, "aux") ||
		    in_class(w, i, "adv") || in_class(w, i, "sub") || in_class(w, i, "conj"))
			break;
		if (in_class(w, i, "prep") && !reading_is(t, "of") && !reading_is(t, "for"))
			break;
		if (in_table(w, i, LEXICON_WEEKDAYS, NULL))
			break;
	}
	return i;
}

static struct refer starting(const struct where *w, size_t from, size_t to)
{
	const struct name_mention *m;
	size_t i = from, end;

	if (i < to && in_class(w, i, "art"))
		i++;
	m = names_starting(w->n, w->para, i);
	while (m && m->end < to && is_possessive(w, m) && m->end > i) {
		i = m->end;
		m = names_starting(w->n, w->para, i);
	}
	if (m && m->outer == from + 1 && is_indefinite(at(w, from)) && m->end <= to)
		return phrase(w, from, m->end, 500, "the speaker has no name");
	if (m && m->end <= to && !is_possessive(w, m) && !is_modifier(w, m)) {
		if (joins_another(w, m->end, to))
			return several(w, m->outer, to);
		return mentioned(w, m, 950);
	}
	end = noun_end(w, from, to);
	if (end == from)
		return nobody();
	m = names_ending(w->n, w->para, end);
	if (m && m->first > i && !is_possessive(w, m) && !antecedent_is_object(w->g, m) &&
	    w->n->items[m->who].kind == NAME_PERSON)
		return mentioned(w, m, 900);
	if (reading_is(at(w, end), ",") && is_lower_role(w, end - 1)) {
		m = names_starting(w->n, w->para, end + 1);
		if (m && m->end <= to)
			return mentioned(w, m, 930);
	}
	return noun(w, from, end);
}

struct refer refer_starting(const struct reading *g, const struct names *n, struct region *r,
			    size_t para, size_t from, size_t to)
{
	struct where w = {g, n, r, para};

	if (from >= to || !at(&w, from))
		return nobody();
	if (antecedent_gender(at(&w, from)))
		return pronoun(&w, from);
	if (in_class(&w, from, "pron") && !is_indefinite(at(&w, from)))
		return nobody();
	return starting(&w, from, to);
}

/* Moves back over what may stand between a subject and its verb. SIZE_MAX: "did not say". */
static size_t skip_back(const struct where *w, size_t from, size_t end)
{
	while (end > from) {
		const struct token *t = at(w, end - 1);

		if (t->kind == TOKEN_WORD && in_class(w, end - 1, "neg"))
			return SIZE_MAX;
		if (in_class(w, end - 1, "aux") || in_class(w, end - 1, "adv") ||
		    (t->kind == TOKEN_WORD && span_ends(t->text, "ly") &&
		     !(t->flags & TOKEN_CAPITAL)) ||
		    reading_is(t, "himself") || reading_is(t, "herself"))
			end--;
		else if (in_table(w, end - 1, LEXICON_WEEKDAYS, NULL))
			end -= end - 1 > from && reading_is(at(w, end - 2), "on") ? 2 : 1;
		else
			break;
	}
	return end;
}

/* "Name, director of X, said" with END at the second comma: back to the name before the first. */
static struct refer before_parenthesis(const struct where *w, size_t from, size_t end)
{
	const struct name_mention *m = names_ending(w->n, w->para, end - 1);
	size_t i;

	if (m && m->outer > from && reading_is(at(w, m->outer - 1), ",") && m->outer >= 2 &&
	    is_lower_role(w, m->outer - 2))
		return mentioned(w, m, 930);
	for (i = end - 1; i > from; i--) {
		if (!reading_is(at(w, i - 1), ","))
			continue;
		m = names_ending(w->n, w->para, i - 1);
		if (m && !antecedent_is_object(w->g, m) && !is_possessive(w, m)) {
			if (m->outer > from && reading_is(at(w, m->outer - 1), "and"))
				return several(w, m->outer, i - 1);
			return mentioned(w, m, 900);
		}
	}
	return nobody();
}

/* "In a statement, A and leaders including B, said": the phrase after the last comma but one. */
static struct refer before_comma(const struct where *w, size_t from, size_t end)
{
	struct refer out = before_parenthesis(w, from, end);
	size_t i = end - 1;

	if (out.found)
		return out;
	while (i > from && !reading_is(at(w, i - 1), ","))
		i--;
	return i < end - 1 ? starting(w, i, end - 1) : out;
}

/* Where the noun phrase that ends at END begins. */
static size_t noun_start(const struct where *w, size_t from, size_t end)
{
	size_t i = end;

	while (i > from && end - i < PHRASE_MAX) {
		const struct token *t = at(w, i - 1);

		if ((t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER) ||
		    in_class(w, i - 1, "conj") || in_class(w, i - 1, "sub") ||
		    in_class(w, i - 1, "rel") || in_class(w, i - 1, "aux") ||
		    in_class(w, i - 1, "adv"))
			break;
		if (in_class(w, i - 1, "prep") && !reading_is(t, "of") && !reading_is(t, "for"))
			break;
		i--;
		if (in_class(w, i, "art") && !(i > from && in_class(w, i - 1, "prep")))
			break;
	}
	return i;
}

static struct refer ending_with_name(const struct where *w, size_t from,
				     const struct name_mention *m)
{
	size_t i = m->outer;

	if (i > from && in_class(w, i - 1, "art"))
		i--;
	if (i > from && at(w, i - 1)->kind == TOKEN_WORD &&
	    (at(w, i - 1)->flags & TOKEN_POSSESSIVE || is_whose(at(w, i - 1))))
		i--;
	if (i > from + 1 && reading_is(at(w, i - 1), "and") && names_ending(w->n, w->para, i - 1))
		return several(w, names_ending(w->n, w->para, i - 1)->outer, m->end);
	if (i > from + 1 && in_class(w, i - 1, "prep") &&
	    !(at(w, i)->flags & TOKEN_STARTS_SENTENCE)) {
		const struct name_mention *before = names_ending(w->n, w->para, i - 1);

		if (before)
			return mentioned(w, before, 900);
		if (in_table(w, i - 2, LEXICON_ROLES, NULL) ||
		    in_table(w, i - 2, LEXICON_TITLES, NULL) ||
		    in_table(w, i - 2, LEXICON_INSTITUTIONS, NULL))
			return noun(w, noun_start(w, from, i - 1), m->end);
		if (!in_class(w, i - 1, "sub"))
			return nobody();
	}
	return mentioned(w, m, 950);
}

/* "Ann Ray (R-OH) said": back over what stands in brackets. */
static size_t before_brackets(const struct where *w, size_t from, size_t end)
{
	size_t i = end - 1;

	while (i > from && end - i < PHRASE_MAX && !reading_is(at(w, i), "("))
		i--;
	return reading_is(at(w, i), "(") ? i : end;
}

static struct refer ending(const struct where *w, size_t from, size_t to)
{
	size_t end = skip_back(w, from, to);
	const struct name_mention *m;

	if (end == SIZE_MAX || end <= from)
		return nobody();
	if (reading_is(at(w, end - 1), ")"))
		end = before_brackets(w, from, end);
	if (end <= from)
		return nobody();
	if (reading_is(at(w, end - 1), ","))
		return before_comma(w, from, end);
	if (antecedent_gender(at(w, end - 1)))
		return pronoun(w, end - 1);
	if (in_class(w, end - 1, "rel")) {
		end--;
		if (end > from && reading_is(at(w, end - 1), ","))
			end--;
	}
	if (end > from + 1 && in_class(w, end - 1, "pron") && in_class(w, end - 2, "prep"))
		return noun(w, noun_start(w, from, end), end);
	if (end <= from || in_class(w, end - 1, "pron"))
		return nobody();
	m = names_ending(w->n, w->para, end);
	if (m)
		return ending_with_name(w, from, m);
	if (at(w, end - 1)->kind != TOKEN_WORD)
		return nobody();
	return noun(w, noun_start(w, from, end), end);
}

struct refer refer_ending(const struct reading *g, const struct names *n, struct region *r,
			  size_t para, size_t from, size_t to)
{
	struct where w = {g, n, r, para};
	struct refer out = ending(&w, from, to);

	/* "Trump posted on his site that, ... he had" or a verb joined by "and": the sentence's own
	 * subject speaks. */
	if (!out.found && to > from && reading_is(at(&w, to - 1), "and"))
		out = refer_sentence_subject(g, n, r, para, from, to);
	return out;
}

struct refer refer_sentence_subject(const struct reading *g, const struct names *n,
				    struct region *r, size_t para, size_t from, size_t to)
{
	struct where w = {g, n, r, para};
	struct antecedent_subject s = antecedent_subject_of(g, n, para, from, to);
	struct refer out = nobody();

	if (s.who != NAMES_NONE)
		return named(&w, s.who, s.is_shared ? CONFIDENCE_SHARED : 900);
	if (s.pronoun) {
		out = pronoun(&w, s.token);
		out.confidence = MIN_OF(out.confidence, 880);
	}
	return out;
}
