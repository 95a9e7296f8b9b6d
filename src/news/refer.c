#include "news/refer.h"

#include "news/antecedent.h"
#include "news/spelling.h"

/* How many mentions back "the ministry" may reach. */
enum { MENTIONS_BACK = 400 };

/* A role is led back to the last subject that has it where that is as sure as this. */
enum { CONFIDENCE_ROLE = 850 };

/* The most that is left where the surname is that of several people. */
enum { CONFIDENCE_SHARED = 700 };

static struct refer nobody(void)
{
	return (struct refer){.who = NAMES_NONE};
}

static struct refer named(const struct passage *p, struct region *r, size_t who, int confidence)
{
	const struct name *e = &p->names->items[who];
	struct refer out = {.found = true, .who = who, .confidence = confidence};

	out.name = spelling_calm(p->g->l, r, e->full);
	out.role = e->role;
	return out;
}

static struct refer mentioned(const struct passage *p, struct region *r,
			      const struct name_mention *m, int confidence)
{
	struct refer out = named(p, r, m->who, confidence);

	if (m->is_shared) {
		out.confidence = MIN_OF(confidence, CONFIDENCE_SHARED);
		out.doubt = "several people have that surname";
	}
	return out;
}

/* The nearest subject before token POS that fits the gender (antecedent.h). */
static struct refer look_back(const struct passage *p, struct region *r, size_t pos, char gender)
{
	struct antecedent a = antecedent_before(p, pos, gender);
	struct refer out;

	if (a.who == NAMES_NONE)
		return nobody();
	out = named(p, r, a.who, a.confidence);
	out.doubt = a.doubt;
	return out;
}

static struct refer phrase(const struct passage *p, struct region *r, size_t first, size_t end,
			   int confidence, const char *doubt)
{
	struct refer out = {.who = NAMES_NONE, .confidence = confidence};
	const struct token *last;

	while (first < end && passage_is_class(p, first, "art"))
		first++;
	while (first < end && passage_is_class(p, end - 1, "prep"))
		end--;
	last = passage_at(p, end - 1);
	out.found = first < end;
	out.name = reading_text(p->g, p->para, first, end);
	if (out.found && last->flags & TOKEN_POSSESSIVE)
		out.name.n -= last->text.n - token_stem(last).n;
	out.name = spelling_line(r, out.name);
	out.doubt = doubt;
	return out;
}

/* What a name before a pronoun in its own sentence costs, of 1000. */
enum { COST_FRONTED = 300 };

static struct refer pronoun(const struct passage *p, struct region *r, size_t i)
{
	size_t start = reading_sentence_start(p->g, p->para, i);
	char gender = passage_pronoun(p, i);
	struct refer out;

	if (!gender)
		return nobody();
	out = look_back(p, r, i, gender);
	if (!out.found)
		return out;
	if (gender == 'p') {
		out.confidence = MIN_OF(out.confidence, 600);
		out.doubt = "\"they\" may be anybody";
	}
	for (size_t k = start; k < i; k++) {
		const struct name_mention *m = names_covering(p->names, p->para, k);

		if (m && m->who != out.who && !(passage_at(p, k)->flags & TOKEN_IN_QUOTE)) {
			out.confidence -= COST_FRONTED;
			out.doubt = "somebody else is named before the pronoun";
			break;
		}
	}
	return out;
}

static bool is_indefinite(const struct token *t)
{
	return reading_is(t, "a") || reading_is(t, "an") || reading_is(t, "one") ||
	       reading_is(t, "another");
}

struct noun {
	size_t first, end, head; /* tokens; HEAD is inside */
	bool definite, indefinite, has_capital, has_pronoun;
};

static struct noun describe(const struct passage *p, size_t first, size_t end)
{
	struct noun k = {first, end, end - 1, false, false, false, false};
	bool headed = false;

	k.definite = reading_is(passage_at(p, first), "the");
	k.indefinite = is_indefinite(passage_at(p, first));
	for (size_t i = first; i < end; i++) {
		const struct token *t = passage_at(p, i);

		if (passage_is_class(p, i, "prep") && i > first && !headed) {
			k.head = i - 1;
			headed = true;
		}
		if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_STARTS_SENTENCE))
			k.has_capital = true;
		if (passage_in(p, i, LEXICON_DEMONYMS, NULL) ||
		    passage_in(p, i, LEXICON_PLACES, NULL) || t->flags & TOKEN_SHOUT ||
		    passage_in(p, i, LEXICON_ORGANISATIONS, NULL))
			k.has_capital = true;
		if (passage_is_class(p, i, "pron") && !is_indefinite(t))
			k.has_pronoun = true;
	}
	return k;
}

/* Does what the phrase says of the person ("Russian", "US") agree with the person's roles, as far
 * as they say anything? */
static bool agrees(const struct passage *p, const struct noun *k, size_t who)
{
	for (size_t i = k->first; i < k->end; i++) {
		const struct token *t = passage_at(p, i);

		if (i == k->head || passage_is_class(p, i, "art"))
			continue;
		if (!names_has_role(p->names, who, token_stem(t)))
			return false;
	}
	return true;
}

/* "the president", "the Russian minister": the person who has that role. */
static struct refer by_role(const struct passage *p, struct region *r, const struct noun *k)
{
	struct span head = token_stem(passage_at(p, k->head));
	size_t only = NAMES_NONE, n = 0, exact = NAMES_NONE, n_exact = 0;
	struct refer last = look_back(p, r, k->first, 0);

	for (size_t i = 0; i < p->names->n; i++) {
		if (p->names->items[i].kind == NAME_BODY || !names_has_role(p->names, i, head))
			continue;
		only = i;
		n++;
		if (agrees(p, k, i)) {
			exact = i;
			n_exact++;
		}
	}
	if (n_exact == 1)
		return named(p, r, exact, 900);
	if (last.found && last.confidence >= CONFIDENCE_ROLE &&
	    names_has_role(p->names, last.who, head) && (n_exact == 0 || agrees(p, k, last.who)))
		return named(p, r, last.who, MIN_OF(last.confidence, 880));
	if (n == 1 && !k->has_capital)
		return named(p, r, only, 850);
	return phrase(p, r, k->first, k->end, 500, "a role that fits nobody, or several");
}

/* "the ministry": the body of that kind that was named last. */
static struct refer by_kind(const struct passage *p, struct region *r, const struct noun *k)
{
	struct span head = token_stem(passage_at(p, k->head));
	size_t i = p->names->para_mentions[p->para + 1];

	while (i-- > 0) {
		const struct name_mention *m = &p->names->mentions[i];
		const struct name *e = &p->names->items[m->who];

		if (m->para == p->para && m->first >= k->first)
			continue;
		if (p->names->para_mentions[p->para + 1] - i > MENTIONS_BACK)
			break;
		if (e->kind == NAME_BODY && span_equal_nocase(e->last, head))
			return named(p, r, m->who, p->para - m->para <= 8 ? 880 : 760);
	}
	return phrase(p, r, k->first, k->end, 650, "an organisation the article does not name");
}

static struct refer noun(const struct passage *p, struct region *r, size_t first, size_t end)
{
	struct noun k;

	if (first >= end || end - first > PHRASE_LENGTH_MAX)
		return nobody();
	k = describe(p, first, end);
	if (k.has_pronoun)
		return phrase(p, r, first, end, 400, "the speaker is named by a pronoun");
	if (passage_in(p, k.head, LEXICON_ROLES, "many"))
		return phrase(p, r, first, end, k.has_capital ? 860 : 600,
			      k.has_capital ? NULL : "an unnamed group");
	if (passage_in(p, k.head, LEXICON_INSTITUTIONS, NULL) && !k.has_capital)
		return by_kind(p, r, &k);
	if (passage_is_role(p, k.head) && k.definite)
		return by_role(p, r, &k);
	if (passage_is_role(p, k.head))
		return phrase(p, r, first, end, 500, "the speaker has no name");
	if (passage_at(p, k.head)->flags & TOKEN_CAPITAL ||
	    passage_at(p, first)->kind == TOKEN_NUMBER)
		return phrase(p, r, first, end, k.indefinite ? 500 : 860, NULL);
	return phrase(p, r, first, end, 450, "the speaker has no name");
}

struct refer refer_to(const struct passage *p, const struct phrase *k, struct region *r)
{
	switch (k->kind) {
	case PHRASE_PRONOUN:
		return pronoun(p, r, k->first);
	case PHRASE_NAME:
		return mentioned(p, r, k->name, 950);
	case PHRASE_NOUN:
		return noun(p, r, k->first, k->end);
	case PHRASE_SEVERAL:
		return phrase(p, r, k->first, k->end, 850, NULL);
	default:
		return nobody();
	}
}
