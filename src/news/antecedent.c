#include "news/antecedent.h"

/* How far back a pronoun may reach, in tokens and in body paragraphs; a bound on the work, and
 * about what a reader would follow. */
enum { BACK_TOKENS = 400, BACK_PARAS = 3 };

/* The costs of doubt, of 1000. */
enum {
	CONFIDENCE_NEXT = 950, /* the subject of the sentence before, and nobody else near */
	COST_PARAGRAPH = 50,   /* each paragraph between a pronoun and its name */
	COST_OTHER = 60,       /* a person of that gender who is no subject stands in between */
	COST_OTHER_SUBJECT = 150,
	COST_SHARED = 250, /* the subject's surname is that of several people */
	COST_MISFIT = 20,  /* a subject that does not fit is passed over */
};

/* A place that moves backwards through the paragraphs. */
struct walk {
	const struct reading *g;
	const struct names *n;
	size_t para;
};

static const struct token *at(const struct walk *w, size_t i)
{
	return reading_token(w->g, w->para, i);
}

static bool in_class(const struct walk *w, size_t i, const char *cls)
{
	const struct token *t = at(w, i);

	return t && token_is_class(w->g->l, t, cls);
}

static bool is_verb(const struct walk *w, size_t i)
{
	return in_class(w, i, "aux") || reading_in(w->g, at(w, i), LEXICON_VERBS, NULL) ||
	       reading_in(w->g, at(w, i), LEXICON_CUES, NULL);
}

char antecedent_gender(const struct token *t)
{
	if (reading_is(t, "he"))
		return 'm';
	if (reading_is(t, "she"))
		return 'f';
	if (reading_is(t, "it"))
		return 'n';
	if (reading_is(t, "they"))
		return 'p';
	return 0;
}

static bool fits_gender(const struct name *e, char gender)
{
	if (gender == 'n' || gender == 'p')
		return e->kind == NAME_BODY;
	if (e->kind != NAME_PERSON)
		return false;
	return !gender || !e->gender || e->gender == gender;
}

bool antecedent_is_object(const struct reading *g, const struct name_mention *m)
{
	const struct walk place = {g, NULL, m->para}, *w = &place;
	size_t i = m->outer;

	while (i > 0 && (in_class(w, i - 1, "art") || (at(w, i - 1)->flags & TOKEN_POSSESSIVE &&
						       at(w, i - 1)->kind == TOKEN_WORD)))
		i--;
	return i > 0 && !(at(w, i)->flags & TOKEN_STARTS_SENTENCE) &&
	       (in_class(w, i - 1, "prep") || in_class(w, i - 1, "sub"));
}

/* Scans [FROM, TO) left to right. A verb means that what follows, up to a comma, are objects; but
 * a verb of saying right behind a quotation is inverted ("said Ann Ray"). */
static struct antecedent_subject sentence_subject(const struct walk *w, size_t from, size_t to)
{
	struct antecedent_subject out = {NAMES_NONE, 0, 0, false};
	bool verb = false;

	for (size_t i = from; i < to; i++) {
		const struct token *t = at(w, i);
		const struct token *prev = i ? at(w, i - 1) : NULL;
		const struct name_mention *m;
		char gender;

		if (!t || t->flags & TOKEN_IN_QUOTE)
			continue;
		if (t->kind == TOKEN_PUNCT)
			verb = verb && !reading_is(t, ",");
		if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
			continue;
		gender = antecedent_gender(t);
		if (gender && !verb &&
		    (i <= from + 2 || !prev || prev->kind != TOKEN_WORD || i + 3 >= to))
			return (struct antecedent_subject){NAMES_NONE, gender, i, false};
		m = names_covering(w->n, w->para, i);
		if (m && m->first >= i) {
			const struct token *last = at(w, m->end - 1);

			if (!verb && !antecedent_is_object(w->g, m) &&
			    !(last->flags & TOKEN_POSSESSIVE))
				return (struct antecedent_subject){m->who, 0, m->first,
								   m->is_shared};
			i = m->end - 1;
			continue;
		}
		if (is_verb(w, i) && !(prev && prev->kind == TOKEN_QUOTE_CLOSE))
			verb = true;
	}
	return out;
}

/* Is a person of that gender named outside quotations in [FROM, TO)? */
static bool names_another(const struct walk *w, size_t from, size_t to, char gender, size_t but)
{
	const struct name_mention *m = names_within(w->n, w->para, from, to);

	for (; m; m = names_within(w->n, w->para, m->end, to)) {
		const struct token *last = at(w, m->end - 1);

		if (m->who != but && !(last->flags & TOKEN_IN_QUOTE) &&
		    fits_gender(&w->n->items[m->who], gender))
			return true;
	}
	return false;
}

static bool is_all_quoted(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (!(t->items[i].flags & TOKEN_IN_QUOTE) &&
		    (t->items[i].kind == TOKEN_WORD || t->items[i].kind == TOKEN_NUMBER))
			return false;
	return true;
}

static bool step_back(struct walk *w, size_t *end, int *cost, size_t *hops)
{
	if (*end > 0)
		return true;
	do {
		if (w->para == 0)
			return false;
		w->para--;
	} while (w->g->a->paras[w->para].cls != LINE_BODY || is_all_quoted(&w->g->paras[w->para]));
	*end = w->g->paras[w->para].n;
	*cost += COST_PARAGRAPH;
	return ++*hops <= BACK_PARAS;
}

struct antecedent antecedent_before(const struct reading *g, const struct names *n, size_t para,
				    size_t pos, char gender)
{
	struct walk w = {g, n, para};
	size_t end = reading_sentence_start(w.g, w.para, pos);
	size_t hops = 0, budget = BACK_TOKENS;
	int cost = 0;
	const char *doubt = NULL;

	while (budget > 0 && step_back(&w, &end, &cost, &hops)) {
		size_t from = reading_sentence_start(w.g, w.para, end - 1);
		struct antecedent_subject s = sentence_subject(&w, from, end);

		if (s.who != NAMES_NONE && fits_gender(&w.n->items[s.who], gender)) {
			if (names_another(&w, s.token + 1, end, gender, s.who)) {
				cost += COST_OTHER;
				doubt = "another person is named beside the subject";
			}
			if (s.is_shared) {
				cost += COST_SHARED;
				doubt = "several people have that surname";
			}
			return (struct antecedent){s.who, CONFIDENCE_NEXT - cost, doubt};
		}
		if (s.who != NAMES_NONE && (gender == 'm' || gender == 'f')) {
			cost += w.n->items[s.who].kind == NAME_BODY ? COST_OTHER : COST_MISFIT;
		} else if (names_another(&w, from, end, gender, NAMES_NONE)) {
			cost += s.pronoun == gender ? COST_OTHER : COST_OTHER_SUBJECT;
			doubt = "another person is named in between";
		}
		budget -= MIN_OF(budget, end - from);
		end = from;
	}
	return (struct antecedent){NAMES_NONE, 0, NULL};
}

struct antecedent_subject antecedent_subject_of(const struct reading *g, const struct names *n,
						size_t para, size_t from, size_t to)
{
	const struct walk w = {g, n, para};

	return sentence_subject(&w, from, to);
}
