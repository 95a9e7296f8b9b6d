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

static bool is_verb(const struct passage *w, size_t i)
{
	return passage_is_class(w, i, "aux") ||
	       reading_in(w->g, passage_at(w, i), LEXICON_VERBS, NULL) ||
	       reading_in(w->g, passage_at(w, i), LEXICON_CUES, NULL);
}

static bool fits_gender(const struct name *e, char gender)
{
	if (gender == 'n' || gender == 'p')
		return e->kind == NAME_BODY;
	if (e->kind != NAME_PERSON)
		return false;
	return !gender || !e->gender || e->gender == gender;
}

/* What the subject of a sentence is: a name, a pronoun of its own, or nothing known. */
struct subject {
	size_t who;   /* NAMES_NONE: no name */
	char pronoun; /* its gender; 0: no pronoun */
	size_t token;
	bool is_shared; /* the name is a surname that several people have */
};

/* Scans [FROM, TO) left to right. A verb means that what follows, up to a comma, are objects; but
 * a verb of saying right behind a quotation is inverted ("said Ann Ray"). */
static struct subject sentence_subject(const struct passage *w, size_t from, size_t to)
{
	struct subject out = {NAMES_NONE, 0, 0, false};
	bool verb = false;

	for (size_t i = from; i < to; i++) {
		const struct token *t = passage_at(w, i);
		const struct token *prev = i ? passage_at(w, i - 1) : NULL;
		const struct name_mention *m;
		char gender;

		if (!t || t->flags & TOKEN_IN_QUOTE)
			continue;
		if (t->kind == TOKEN_PUNCT)
			verb = verb && !reading_is(t, ",");
		if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
			continue;
		gender = passage_pronoun(w, i);
		if (gender && !verb &&
		    (i <= from + 2 || !prev || prev->kind != TOKEN_WORD || i + 3 >= to))
			return (struct subject){NAMES_NONE, gender, i, false};
		m = names_covering(w->names, w->para, i);
		if (m && m->first >= i) {
			const struct token *last = passage_at(w, m->end - 1);

			if (!verb && !passage_is_object(w, m) && !(last->flags & TOKEN_POSSESSIVE))
				return (struct subject){m->who, 0, m->first, m->is_shared};
			i = m->end - 1;
			continue;
		}
		if (is_verb(w, i) && !(prev && prev->kind == TOKEN_QUOTE_CLOSE))
			verb = true;
	}
	return out;
}

/* Is a person of that gender named outside quotations in [FROM, TO)? */
static bool names_another(const struct passage *w, size_t from, size_t to, char gender, size_t but)
{
	const struct name_mention *m = names_within(w->names, w->para, from, to);

	for (; m; m = names_within(w->names, w->para, m->end, to)) {
		const struct token *last = passage_at(w, m->end - 1);

		if (m->who != but && !(last->flags & TOKEN_IN_QUOTE) &&
		    fits_gender(&w->names->items[m->who], gender))
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

static bool step_back(struct passage *w, size_t *end, int *cost, size_t *hops)
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

struct antecedent antecedent_before(const struct passage *p, size_t pos, char gender)
{
	struct passage w = *p;
	size_t end = reading_sentence_start(w.g, w.para, pos);
	size_t hops = 0, budget = BACK_TOKENS;
	int cost = 0;
	const char *doubt = NULL;

	while (budget > 0 && step_back(&w, &end, &cost, &hops)) {
		size_t from = reading_sentence_start(w.g, w.para, end - 1);
		struct subject s = sentence_subject(&w, from, end);

		if (s.who != NAMES_NONE && fits_gender(&w.names->items[s.who], gender)) {
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
			cost += w.names->items[s.who].kind == NAME_BODY ? COST_OTHER : COST_MISFIT;
		} else if (names_another(&w, from, end, gender, NAMES_NONE)) {
			cost += s.pronoun == gender ? COST_OTHER : COST_OTHER_SUBJECT;
			doubt = "another person is named in between";
		}
		budget -= MIN_OF(budget, end - from);
		end = from;
	}
	return (struct antecedent){NAMES_NONE, 0, NULL};
}
