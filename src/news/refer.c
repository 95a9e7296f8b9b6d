#include "news/refer.h"

#include "news/antecedent.h"
#include "news/spelling.h"

/* How many mentions back "the ministry" may reach. */
enum { MENTIONS_BACK = 400 };

/* A role is led back to the last subject that has it where that is as sure as this. */
enum { CONFIDENCE_ROLE = 870 };

/* A name or a noun that stands beside the verb itself; only the verb can mislead. */
enum { CONFIDENCE_NAME = 1000, CONFIDENCE_PHRASE = 970 };

/* "the president": who alone has that role with all that is said of it, who alone has it at all. */
enum { CONFIDENCE_HOLDER = 950, CONFIDENCE_ONLY = 900 };

/* The most that is left where the surname is that of several people. */
enum { CONFIDENCE_SHARED = 700 };

static struct refer nobody(void)
{
	return (struct refer){.who = NAMES_NONE};
}

/* "the Post's Dana Lind", "Echo co-host Dana Lind", "Lund Sen. Dana Lind": the person's own name.
 */
static struct span own_name(const struct lexicon *l, struct span full)
{
	static const char *const owned[] = {"'s", "\xE2\x80\x99s"};
	size_t from = 0;

	for (size_t at = 0, end; at < full.n; at = end + 1) {
		struct span word, value;

		end = MIN_OF(span_find(full, at, " "), full.n);
		word = span_cut(full, at, end);
		if (end < full.n &&
		    (span_ends(word, owned[0]) || span_ends(word, owned[1]) ||
		     (word.p[0] >= 'a' && lexicon_value(l, LEXICON_ROLES, word, &value)) ||
		     (at > 0 && span_ends(word, ".") &&
		      lexicon_value(l, LEXICON_TITLES, span_cut(word, 0, word.n - 1), &value))))
			from = end + 1;
	}
	return span_cut(full, from, full.n);
}

static struct refer named(const struct refer_here *h, size_t who, int confidence)
{
	const struct passage *p = h->p;
	const struct name *e = &p->names->items[who];
	struct refer out = {.found = true, .who = who, .confidence = confidence};

	out.name = spelling_calm(p->g->l, h->r, e->full);
	if (e->kind != NAME_BODY)
		out.name = own_name(p->g->l, out.name);
	out.role = e->role;
	return out;
}

static struct refer mentioned(const struct refer_here *h, const struct name_mention *m,
			      int confidence)
{
	struct refer out = named(h, m->who, confidence);

	if (m->is_shared) {
		out.confidence = MIN_OF(confidence, CONFIDENCE_SHARED);
		out.doubt = "several people have that surname";
	}
	return out;
}

/* Whom the pronoun at token POS, or the noun ROLE there (GENDER 0), may stand for. */
static struct refer look_back(const struct refer_here *h, size_t pos, char gender, struct span role)
{
	const struct antecedent_place at = {pos,      gender,  role,	    h->open,
					    h->close, h->told, h->told_para};
	struct antecedent a = antecedent_find(h->p, &at);
	struct refer out;

	if (a.who == NAMES_NONE)
		return nobody();
	out = named(h, a.who, a.confidence);
	out.doubt = a.doubt;
	return out;
}

static struct refer phrase(const struct refer_here *h, size_t first, size_t end, const char *unfit)
{
	const struct passage *p = h->p;
	struct refer out = {.who = NAMES_NONE, .confidence = CONFIDENCE_PHRASE, .unfit = unfit};
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
	out.name = spelling_line(h->r, out.name);
	return out;
}

static struct refer pronoun(const struct refer_here *h, size_t i)
{
	char gender = passage_pronoun(h->p, i);
	struct refer out = look_back(h, i, gender, (struct span){NULL, 0});

	if (out.found && gender == 'p') {
		out.confidence = MIN_OF(out.confidence, 600);
		out.doubt = "\"they\" may be anybody";
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
static struct refer by_role(const struct refer_here *h, const struct noun *k)
{
	const struct passage *p = h->p;
	struct span head = token_stem(passage_at(p, k->head));
	size_t only = NAMES_NONE, n = 0, exact = NAMES_NONE, n_exact = 0;
	struct refer last = look_back(h, k->first, 0, head);

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
		return named(h, exact, CONFIDENCE_HOLDER);
	if (last.found && n > 1 && last.confidence >= CONFIDENCE_ROLE &&
	    (n_exact == 0 || agrees(p, k, last.who))) {
		last.confidence = MIN_OF(last.confidence, CONFIDENCE_ONLY);
		last.doubt = "several people have that role";
		return last;
	}
	if (n == 1 && !k->has_capital)
		return named(h, only, CONFIDENCE_ONLY);
	return phrase(h, k->first, k->end, "a role that fits nobody, or several");
}

/* "the ministry": the body of that kind that was named last. */
static struct refer by_kind(const struct refer_here *h, const struct noun *k)
{
	const struct passage *p = h->p;
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
			return named(h, m->who,
				     p->para - m->para <= 8 ? CONFIDENCE_HOLDER : CONFIDENCE_ONLY);
	}
	return phrase(h, k->first, k->end, "an organisation the article does not name");
}

/* The figures of "48-year-old" right behind "the", where that is a person: it stands alone, or
 * before a role or a people's name. Empty: it does not. */
static struct span age_of(const struct passage *p, const struct noun *k)
{
	const struct token *t = passage_at(p, k->first + 1);
	size_t n = 0;

	if (!k->definite || k->first + 1 >= k->end || !span_ends(t->text, "-year-old") ||
	    (k->head != k->first + 1 && !passage_is_role(p, k->head) &&
	     !passage_in(p, k->head, LEXICON_DEMONYMS, NULL)))
		return (struct span){NULL, 0};
	for (size_t i = k->first; i < k->end; i++)
		if (passage_at(p, i)->flags & TOKEN_POSSESSIVE)
			return (struct span){NULL, 0};
	while (n < t->text.n && t->text.p[n] >= '0' && t->text.p[n] <= '9')
		n++;
	return span_cut(t->text, 0, n);
}

/* "the 48-year-old": who alone is given that age ("Ann Ray, 48,"). */
static struct refer by_age(const struct refer_here *h, const struct noun *k, struct span age)
{
	const struct passage *p = h->p;
	const struct names *names = p->names;
	size_t who = NAMES_NONE;

	for (size_t i = 0; i < names->n_mentions; i++) {
		const struct name_mention *m = &names->mentions[i];
		const struct token *t = reading_token(p->g, m->para, m->end + 1);

		if (!reading_is(reading_token(p->g, m->para, m->end), ",") || !t ||
		    !span_equal(t->text, age) || names->items[m->who].kind == NAME_BODY)
			continue;
		if (who != NAMES_NONE && who != m->who)
			return phrase(h, k->first, k->end, "an age that fits several");
		who = m->who;
	}
	return who != NAMES_NONE ? named(h, who, CONFIDENCE_HOLDER)
				 : phrase(h, k->first, k->end, "the speaker has no name");
}

static struct refer noun(const struct refer_here *h, size_t first, size_t end)
{
	const struct passage *p = h->p;
	struct span age;
	struct noun k;
	bool many, capital;

	if (first >= end || end - first > PHRASE_LENGTH_MAX)
		return nobody();
	k = describe(p, first, end);
	many = passage_in(p, k.head, LEXICON_ROLES, "many");
	capital = passage_at(p, k.head)->flags & TOKEN_CAPITAL ||
		  passage_at(p, first)->kind == TOKEN_NUMBER;
	if (k.has_pronoun)
		return phrase(h, first, end, "the speaker is named by a pronoun");
	age = age_of(p, &k);
	if (age.n)
		return by_age(h, &k, age);
	if (many)
		return phrase(h, first, end, k.has_capital ? NULL : "an unnamed group");
	if (passage_in(p, k.head, LEXICON_INSTITUTIONS, NULL) && !k.has_capital)
		return by_kind(h, &k);
	if (passage_is_role(p, k.head) && k.definite)
		return by_role(h, &k);
	return phrase(h, first, end,
		      capital && !k.indefinite && !passage_is_role(p, k.head)
			      ? NULL
			      : "the speaker has no name");
}

struct refer refer_to(const struct refer_here *h, const struct phrase *k)
{
	switch (k->kind) {
	case PHRASE_PRONOUN:
		return pronoun(h, k->first);
	case PHRASE_NAME:
		return mentioned(h, k->name, CONFIDENCE_NAME);
	case PHRASE_NOUN:
		return noun(h, k->first, k->end);
	case PHRASE_SEVERAL:
		return phrase(h, k->first, k->end, NULL);
	default:
		return nobody();
	}
}
