#include "news/passage.h"

bool passage_is_whose(const struct passage *p, size_t i)
{
	return passage_is(p, i, "his") || passage_is(p, i, "her") || passage_is(p, i, "their") ||
	       passage_is(p, i, "its");
}

bool passage_is_role(const struct passage *p, size_t i)
{
	return passage_in(p, i, LEXICON_TITLES, NULL) || passage_in(p, i, LEXICON_ROLES, " m f");
}

bool passage_is_beside_verb(const struct passage *p, size_t i)
{
	const struct token *t = passage_at(p, i);

	if (!t || t->kind != TOKEN_WORD)
		return false;
	return passage_is_class(p, i, "aux") || passage_is_class(p, i, "adv") ||
	       passage_in(p, i, LEXICON_WEEKDAYS, NULL) || reading_is(t, "himself") ||
	       reading_is(t, "herself") || reading_is(t, "once") ||
	       (span_ends(t->text, "ly") && !(t->flags & TOKEN_CAPITAL));
}

bool passage_is_verb(const struct passage *p, size_t i)
{
	const struct token *t = passage_at(p, i);

	if (!t || t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
		return false;
	return passage_is_class(p, i, "aux") || passage_in(p, i, LEXICON_CUES, NULL) ||
	       passage_in(p, i, LEXICON_VERBS, NULL) || (span_ends(t->text, "ed") && t->text.n > 4);
}

bool passage_is_dash(const struct passage *p, size_t i)
{
	return passage_is(p, i, "-") || passage_is(p, i, "--") ||
	       passage_is(p, i, "\xE2\x80\x93") || passage_is(p, i, "\xE2\x80\x94");
}

char passage_pronoun(const struct passage *p, size_t i)
{
	if (!passage_is_class(p, i, "pron"))
		return 0;
	if (passage_is(p, i, "he"))
		return 'm';
	if (passage_is(p, i, "she"))
		return 'f';
	if (passage_is(p, i, "it"))
		return 'n';
	if (passage_is(p, i, "they"))
		return 'p';
	return 0;
}

const struct name_mention *passage_name(const struct passage *p, size_t i)
{
	return passage_at(p, i) ? names_starting(p->names, p->para, i) : NULL;
}

const struct name_mention *passage_name_before(const struct passage *p, size_t end)
{
	return names_ending(p->names, p->para, end);
}

bool passage_is_possessive(const struct passage *p, const struct name_mention *m)
{
	return reading_token(p->g, m->para, m->end - 1)->flags & TOKEN_POSSESSIVE;
}

bool passage_is_object(const struct passage *place, const struct name_mention *m)
{
	const struct passage here = {place->g, place->names, m->para}, *p = &here;
	size_t i = m->outer;

	while (i > 0 && (passage_is_class(p, i - 1, "art") ||
			 (passage_at(p, i - 1)->kind == TOKEN_WORD &&
			  passage_at(p, i - 1)->flags & TOKEN_POSSESSIVE)))
		i--;
	return i > 0 && !(passage_at(p, i)->flags & TOKEN_STARTS_SENTENCE) &&
	       (passage_is_class(p, i - 1, "prep") || passage_is_class(p, i - 1, "sub"));
}
