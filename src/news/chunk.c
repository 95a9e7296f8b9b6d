#include "news/chunk.h"

#include "news/nameword.h"
#include "news/role.h"
#include "news/spelling.h"

/* The end of the run of capitalised words that begins at I. */
static size_t run_end(const struct reading *g, size_t para, size_t i)
{
	for (i++;; i++) {
		const struct token *last = reading_token(g, para, i - 1),
				   *t = reading_token(g, para, i);
		const struct token *next = reading_token(g, para, i + 1);

		if (last->flags & (TOKEN_POSSESSIVE | TOKEN_ENDS_SENTENCE) ||
		    !nameword_is_joined(t) || nameword_is_calendar(g, t))
			return i;
		if (nameword_is_capital(g, t) || (t->text.n == 2 && t->text.p[1] == '.'))
			continue;
		if (nameword_is_particle(t) &&
		    (nameword_is_capital(g, next) || nameword_is_particle(next)))
			continue;
		if (nameword_is_institution(g, last) &&
		    (reading_is(t, "of") || reading_is(t, "for")) && nameword_is_capital(g, next))
			continue;
		return i;
	}
}

static bool splits_off(const struct reading *g, const struct token *t)
{
	return nameword_heads_role(g, t) || nameword_is_honorific(t) || nameword_is_place(g, t) ||
	       reading_in(g, t, LEXICON_ROLES, "mod");
}

/* Splits titles, places and the like off the left end of the chunk: behind the last title, but not
 * beyond a first name that has a surname after it. */
static void strip_titles(const struct reading *g, struct chunk *k)
{
	size_t start = k->first;

	if (nameword_is_institution(g, reading_token(g, k->para, k->end - 1)))
		return;
	while (start + 1 < k->end && splits_off(g, reading_token(g, k->para, start)))
		start++;
	for (size_t i = k->first; i + 1 < k->end; i++) {
		const struct token *t = reading_token(g, k->para, i);

		if (nameword_is_first_name(g, t) &&
		    !(i + 2 < k->end && reading_in(g, t, LEXICON_TITLES, NULL))) {
			start = MAX_OF(start, i);
			break;
		}
		if (nameword_heads_role(g, t) || nameword_is_honorific(t))
			start = MAX_OF(start, i + 1);
	}
	k->first = start;
}

/* "Ann Ray, 27,", "Ann Ray, who": only people have an age. */
static bool is_introduced(const struct reading *g, const struct chunk *k)
{
	const struct token *next = reading_token(g, k->para, k->end + 1);

	return reading_is(reading_token(g, k->para, k->end), ",") && next &&
	       (reading_is(next, "who") ||
		(next->kind == TOKEN_NUMBER && next->text.n <= 2 &&
		 reading_is(reading_token(g, k->para, k->end + 2), ",")));
}

static enum name_kind kind_of(const struct reading *g, struct chunk *k)
{
	const struct token *head = reading_token(g, k->para, k->first);
	const struct token *last = reading_token(g, k->para, k->end - 1);
	struct span value;

	if (k->end - k->first == 1 && nameword_heads_role(g, head))
		return NAME_UNKNOWN;
	for (size_t i = k->first; i < k->end; i++)
		if (nameword_is_institution(g, reading_token(g, k->para, i)) &&
		    (i + 1 == k->end || reading_is(reading_token(g, k->para, i + 1), "of")))
			return NAME_BODY;
	if (reading_phrase(g, k->para, k->first, LEXICON_ORGANISATIONS, &value) >=
		    k->end - k->first ||
	    reading_in(g, last, LEXICON_ORGANISATIONS, NULL) ||
	    reading_in(g, last, LEXICON_ACRONYMS, NULL))
		return NAME_BODY;
	if (k->end - k->first > 1 && reading_in(g, head, LEXICON_FIRST_NAMES, NULL)) {
		if (token_stem_value(head, LEXICON_FIRST_NAMES, &value) && value.n)
			k->gender = value.p[0];
		return NAME_PERSON;
	}
	if (k->end - k->first == 1 && last->flags & TOKEN_SHOUT && last->text.n <= 6 && !k->titled)
		return NAME_BODY;
	if (k->end - k->first > 1 && is_introduced(g, k))
		return NAME_PERSON;
	return k->titled ? NAME_PERSON : NAME_UNKNOWN;
}

/* "Holm, her husband," */
static char relative_gender(const struct reading *g, const struct chunk *k)
{
	const struct token *whose = reading_token(g, k->para, k->end + 1);
	const struct token *noun = reading_token(g, k->para, k->end + 2);
	struct span value;

	if (!reading_is(reading_token(g, k->para, k->end), ",") ||
	    !(reading_is(whose, "his") || reading_is(whose, "her")) || !noun ||
	    !token_value(noun, LEXICON_ROLES, &value) || value.n != 1)
		return 0;
	return value.p[0];
}

/* The gender that words beside the name tell. */
static char title_gender(const struct reading *g, const struct chunk *k)
{
	for (size_t i = k->outer; i < k->first; i++) {
		const struct token *t = reading_token(g, k->para, i);
		struct span value;

		if (token_stem_value(t, LEXICON_TITLES, &value) && value.n)
			return value.p[0];
		if (token_stem_value(t, LEXICON_ROLES, &value) && value.n == 1)
			return value.p[0];
	}
	return relative_gender(g, k);
}

/* A body's full name takes in the country before it: "Russia's" + "Transport Ministry". */
static void widen_body(const struct reading *g, struct chunk *k, size_t from)
{
	const struct token *before = from ? reading_token(g, k->para, from - 1) : NULL;

	k->first = from;
	if (before && before->kind == TOKEN_WORD && before->flags & TOKEN_POSSESSIVE &&
	    nameword_is_joined(reading_token(g, k->para, from)) && nameword_is_place(g, before))
		k->first--;
	k->outer = k->first;
}

/* Most words begin no name: they have no capital, nor an article before one ("al-Amr"). */
static bool may_begin(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL || (t->text.n > 3 && t->text.p[2] == '-');
}

bool chunk_next(const struct reading *g, size_t para, size_t *i, struct chunk *k)
{
	for (; *i < g->paras[para].n; ++*i) {
		const struct token *t = &g->paras[para].items[*i];
		size_t from = *i;

		if (!may_begin(t) || !nameword_is_capital(g, t) || nameword_is_calendar(g, t))
			continue;
		*k = (struct chunk){para, *i, run_end(g, para, *i), *i, NAME_UNKNOWN, false, 0};
		*i = k->end;
		strip_titles(g, k);
		k->outer = role_start(g, para, k->first);
		k->titled = k->outer < k->first;
		k->kind = kind_of(g, k);
		if (k->kind == NAME_BODY)
			widen_body(g, k, from);
		if (!k->gender)
			k->gender = title_gender(g, k);
		return true;
	}
	return false;
}

struct span chunk_text(const struct reading *g, const struct chunk *k, struct region *r)
{
	struct span s = reading_text(g, k->para, k->first, k->end);
	const struct token *last = reading_token(g, k->para, k->end - 1);
	struct span stem = token_stem(last);

	s.n -= last->text.n - stem.n;
	return spelling_single_spaced(r, s);
}
