#include "news/nameword.h"

/* Bytes of "Madam’s". */
enum { HONORIFIC_MAX = 9 };

/* "al-Amr" */
static bool has_article(struct span w)
{
	return w.n > 3 && (span_starts(w, "al-") || span_starts(w, "el-")) && w.p[3] >= 'A' &&
	       w.p[3] <= 'Z';
}

bool nameword_is_capital(const struct reading *g, const struct token *t)
{
	if (t && t->kind == TOKEN_WORD && has_article(t->text))
		return true;
	if (!t || t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (t->text.n == 1)
		return false;
	return !reading_in(g, t, LEXICON_FUNCTION, NULL) || t->flags & TOKEN_SHOUT;
}

bool nameword_is_calendar(const struct reading *g, const struct token *t)
{
	return reading_in(g, t, LEXICON_WEEKDAYS, NULL) ||
	       (reading_in(g, t, LEXICON_MONTHS, NULL) && t->flags & TOKEN_CAPITAL);
}

bool nameword_is_institution(const struct reading *g, const struct token *t)
{
	return t && t->flags & TOKEN_CAPITAL && reading_in(g, t, LEXICON_INSTITUTIONS, NULL);
}

bool nameword_is_honorific(const struct token *t)
{
	static const char *const words[] = {"Mr",   "Mrs",  "Ms",   "Miss", "Mx",   "Sir",
					    "Dame", "Lord", "Lady", "Dr",   "Madam"};

	if (!t || t->text.n > HONORIFIC_MAX)
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is_nocase(token_stem(t), words[i]))
			return true;
	return false;
}

bool nameword_heads_role(const struct reading *g, const struct token *t)
{
	return t && !(t->flags & TOKEN_POSSESSIVE) &&
	       (reading_in(g, t, LEXICON_TITLES, NULL) ||
		reading_in(g, t, LEXICON_ROLES, " m f")) &&
	       !nameword_is_honorific(t);
}

bool nameword_is_place(const struct reading *g, const struct token *t)
{
	return reading_in(g, t, LEXICON_PLACES, NULL) || reading_in(g, t, LEXICON_DEMONYMS, NULL);
}

bool nameword_is_joined(const struct token *t)
{
	return t && t->flags & TOKEN_SPACE && t->kind == TOKEN_WORD;
}

bool nameword_is_first_name(const struct reading *g, const struct token *t)
{
	return reading_in(g, t, LEXICON_FIRST_NAMES, NULL) ||
	       reading_in(g, t, LEXICON_NICKNAMES, NULL);
}

bool nameword_is_particle(const struct token *t)
{
	static const char *const particles[] = {"de",  "da",  "del", "della", "di",  "du", "van",
						"von", "der", "den", "bin",   "ibn", "al", "el",
						"la",  "le",  "ter", "dos",   "zu"};

	for (size_t i = 0; t && i < COUNT_OF(particles); i++)
		if (span_is(t->text, particles[i]))
			return true;
	return false;
}
