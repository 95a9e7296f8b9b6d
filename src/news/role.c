#include "news/role.h"

#include "base/base.h"
#include "news/nameword.h"

/* A word that can stand in a role without heading it. */
static bool fits_role(const struct reading *g, const struct token *t)
{
	return nameword_heads_role(g, t) || reading_in(g, t, LEXICON_ROLES, "mod") ||
	       reading_in(g, t, LEXICON_INSTITUTIONS, NULL) || nameword_is_place(g, t) ||
	       (nameword_is_capital(g, t) && !nameword_is_honorific(t));
}

/* May the role that begins at token I take in the word before it? */
static bool role_takes(const struct reading *g, size_t para, size_t i)
{
	const struct token *t = reading_token(g, para, i - 1);

	if (!nameword_is_joined(reading_token(g, para, i)) || t->kind != TOKEN_WORD ||
	    t->flags & (TOKEN_ENDS_SENTENCE | TOKEN_POSSESSIVE) || nameword_is_calendar(g, t))
		return false;
	if (span_is(t->text, "and"))
		return i > 1 && nameword_heads_role(g, reading_token(g, para, i - 2));
	return fits_role(g, t);
}

/* Where the role whose last word stands before token END begins; END where there is none. */
static size_t role_extent(const struct reading *g, size_t para, size_t end)
{
	size_t i = end;
	const struct token *before;

	if (i > 2 && reading_is(reading_token(g, para, i - 2), "of") &&
	    nameword_heads_role(g, reading_token(g, para, i - 3)) &&
	    reading_token(g, para, i - 1)->flags & TOKEN_CAPITAL)
		i -= 2;
	if (i == 0 || !nameword_heads_role(g, reading_token(g, para, i - 1)))
		return end;
	i--;
	while (i > 0 && role_takes(g, para, i))
		i--;
	before = i ? reading_token(g, para, i - 1) : NULL;
	if (before && before->kind == TOKEN_WORD && before->flags & TOKEN_POSSESSIVE &&
	    nameword_is_joined(reading_token(g, para, i)) &&
	    (nameword_is_place(g, before) || before->flags & TOKEN_SHOUT))
		i--;
	return i;
}

/* Where the title or role right before token FIRST begins; FIRST where there is none. */
size_t role_start(const struct reading *g, size_t para, size_t first)
{
	size_t i = first;

	while (i > 0 && nameword_is_honorific(reading_token(g, para, i - 1)) &&
	       !(reading_token(g, para, i - 1)->flags & TOKEN_ENDS_SENTENCE))
		i--;
	return i > 0 && nameword_is_joined(reading_token(g, para, i)) ? role_extent(g, para, i) : i;
}

/* "a leader of the same party": alone under a name nobody knows which. */
static bool points_elsewhere(const struct token *t)
{
	static const char *const words[] = {"same", "latter", "such", "this",
					    "that", "these",  "those"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is(t->text, words[i]))
			return true;
	return false;
}

unsigned role_worth(const struct reading *g, struct region *r, struct span role)
{
	unsigned worth = 0;
	struct tokens t = {0};

	token_split(g->l, role, r, &t);
	for (size_t i = 0; i < t.n; i++) {
		if (points_elsewhere(&t.items[i]))
			return 0;
		worth += i < 5;
		worth += nameword_is_place(g, &t.items[i]) ? 3 : 0;
		worth += reading_in(g, &t.items[i], LEXICON_INSTITUTIONS, NULL);
	}
	return role.n > ROLE_LENGTH_MAX ? 0 : worth;
}

/* "would-be", "self-styled", "aspiring": before a role, says that its holder does not have it. Any
 * hyphenated word counts, as most that stand there and are no part of a role change what it says.
 */
static bool is_claimed(const struct token *before)
{
	static const char *const words[] = {"aspiring", "alleged",   "purported", "supposed",
					    "fake",	"pretended", "hopeful",	  "wannabe"};

	if (before->kind != TOKEN_WORD || before->flags & TOKEN_CAPITAL)
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is(before->text, words[i]))
			return true;
	return span_find(before->text, 0, "-") < before->text.n;
}

/* "the judge Holm was referring to": a clause about the judge. A role with "the" goes before a full
 * name ("the judge Ann Holm"), and a surname alone that a verb follows is a subject. */
static bool is_clause(const struct reading *g, size_t para, size_t outer, size_t first)
{
	const struct token *next = reading_token(g, para, first + 1);

	return outer > 0 && outer < first && reading_is(reading_token(g, para, outer - 1), "the") &&
	       next &&
	       (token_is_class(g->l, next, "aux") || reading_in(g, next, LEXICON_VERBS, NULL));
}

/* The role words before the name, honorifics left out. */
struct span role_before(const struct reading *g, size_t para, size_t outer, size_t first)
{
	size_t end = first;

	if ((outer > 0 && is_claimed(reading_token(g, para, outer - 1))) ||
	    is_clause(g, para, outer, first))
		return (struct span){NULL, 0};
	while (end > outer && nameword_is_honorific(reading_token(g, para, end - 1)))
		end--;
	return reading_text(g, para, outer, end);
}

/* A word that is part of a role for sure, not of a name behind it. */
static bool fits_plain_role(const struct reading *g, const struct token *t)
{
	return nameword_heads_role(g, t) || reading_in(g, t, LEXICON_ROLES, "mod") ||
	       reading_in(g, t, LEXICON_INSTITUTIONS, NULL);
}

/* "Ann Ray, director of the Blue Project, which": the words between the commas, where a role noun
 * stands among the first of them. */
struct span role_after(const struct reading *g, size_t para, size_t after)
{
	size_t i = after, first, head = SIZE_MAX;

	if (!reading_is(reading_token(g, para, i), ",") ||
	    reading_token(g, para, i - 1)->flags & TOKEN_POSSESSIVE)
		return (struct span){NULL, 0};
	i++;
	if (reading_token(g, para, i) && token_is_class(g->l, reading_token(g, para, i), "conj"))
		return (struct span){NULL,
				     0}; /* "Ann Ray, and the mayor of Lund, Carl Berg, left" */
	if (reading_token(g, para, i) && token_is_class(g->l, reading_token(g, para, i), "art"))
		i++;
	for (first = i; reading_token(g, para, i) && i < first + 12; i++) {
		const struct token *t = reading_token(g, para, i);

		if (head != SIZE_MAX && reading_is(t, "&"))
			continue;
		if (t->kind != TOKEN_WORD || token_is_class(g->l, t, "rel") ||
		    token_is_class(g->l, t, "aux") || token_is_class(g->l, t, "pron"))
			break;
		if (head == SIZE_MAX && (token_is_class(g->l, t, "prep") || i > first + 6))
			break;
		if (nameword_heads_role(g, t)) {
			const struct token *next = reading_token(g, para, i + 1);

			if (head == SIZE_MAX && nameword_is_capital(g, next) &&
			    nameword_is_joined(next) && !fits_plain_role(g, next))
				return (struct span){NULL, 0};
			head = i;
		}
		if (!nameword_heads_role(g, t) && reading_in(g, t, LEXICON_CUES, NULL))
			break;
	}
	if (head == SIZE_MAX || !reading_token(g, para, i))
		return (struct span){NULL, 0};
	if (reading_token(g, para, i)->kind == TOKEN_WORD)
		return (struct span){NULL, 0};
	return reading_text(g, para, first, i);
}

/* "Britain's prime minister, Ann Ray, hosted": the role before the comma. */
struct span role_before_comma(const struct reading *g, size_t para, size_t name, size_t after)
{
	size_t i = name, start;
	const struct token *next = reading_token(g, para, after);

	if (i < 2 || !reading_is(reading_token(g, para, i - 1), ",") ||
	    !nameword_heads_role(g, reading_token(g, para, i - 2)))
		return (struct span){NULL, 0};
	if (!next || next->kind != TOKEN_PUNCT ||
	    !(next->text.p[0] == ',' || next->text.p[0] == '.'))
		return (struct span){NULL, 0};
	start = role_extent(g, para, i - 1);
	return reading_text(g, para, start, i - 1);
}
