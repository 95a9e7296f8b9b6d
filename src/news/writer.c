#include "news/writer.h"

bool writer_signs_off(struct span line)
{
	static const char *const parts[] = {
		" writes for ",	 " contributed to this ", " contributed reporting",
		" contributed.", "Reporting by ",	  "Editing by ",
		"Writing by ",	 "Additional reporting "};
	static const char *const starts[] = {"With agency",
					     "With reporting",
					     "This article was",
					     "This story was",
					     "The Associated Press contributed",
					     "Compiled by"};

	return span_has_any(line, parts, COUNT_OF(parts)) ||
	       span_starts_any_nocase(line, starts, COUNT_OF(starts));
}

bool writer_is_byline(struct span line, const struct profile *p)
{
	return span_is_nocase(span_cut(line, 0, 3), "by ") && p->n_words <= 14 && p->n_words >= 2 &&
	       p->n_capitals + 1 >= 2 && p->tokens.n > 1 &&
	       p->tokens.items[1].flags & TOKEN_CAPITAL && p->n_finite == 0;
}

bool writer_is_introduced(struct span line, const struct profile *p)
{
	static const char *const trades[] = {
		"editor",    "columnist", "correspondent", "journalist", "reporter",   "author of",
		"professor", "fellow at", "bureau chief",  "lecturer",	 "commentator"};
	const struct tokens *t = &p->tokens;
	size_t n = 0;

	while (n < t->n && n < 5 && t->items[n].kind == TOKEN_WORD &&
	       t->items[n].flags & TOKEN_CAPITAL)
		n++;
	if (n < 2 || n >= t->n || !span_has_any(line, trades, COUNT_OF(trades)))
		return false;
	return span_is(t->items[n].text, ",") || span_is(t->items[n].text, "is") ||
	       span_is(t->items[n].text, "was");
}

bool writer_is_named_with_trade(struct span line, const struct profile *p)
{
	static const char *const trades[] = {
		"ditor",  "orrespondent", "eporter",	      "taff",	 "olumnist", "writer",
		"Writer", "BBC",	  "Associated Press", "Reuters", "Bureau"};
	const struct tokens *t = &p->tokens;
	bool in_place = t->n >= 4 && t->n <= 6 && span_is(t->items[2].text, "in") &&
			t->items[3].flags & TOKEN_CAPITAL;

	if (p->ends_sentence || p->n_finite || t->n < 2 || p->n_words > 10 ||
	    !token_has(&t->items[0], LEXICON_FIRST_NAMES) || !(t->items[1].flags & TOKEN_CAPITAL))
		return false;
	return in_place || span_has_any(line, trades, COUNT_OF(trades));
}

bool writer_is_named_alone(const struct profile *p)
{
	const struct tokens *t = &p->tokens;

	if (t->n < 2 || t->n > 4 || !token_has(&t->items[0], LEXICON_FIRST_NAMES))
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (t->items[i].kind != TOKEN_WORD || !(t->items[i].flags & TOKEN_CAPITAL))
			return false;
	return true;
}

bool writer_is_told_of(struct span line, const struct profile *p)
{
	static const char *const forms[] = {" is a ",	" is an ",	" is the ",	 " covers ",
					    " writes ", " reports on ", " reports from "};
	static const char *const trades[] = {"reporter",  "correspondent", "editor",
					     "columnist", "journalist",	   "writer",
					     "covers ",	  "writes ",	   "reports "};
	const struct tokens *t = &p->tokens;

	return t->n > 4 && p->n_words <= 40 && !p->has_quote &&
	       token_has(&t->items[0], LEXICON_FIRST_NAMES) && t->items[1].flags & TOKEN_CAPITAL &&
	       span_has_any(span_cut(line, 0, 60), forms, COUNT_OF(forms)) &&
	       span_has_any(line, trades, COUNT_OF(trades)) &&
	       (span_has_any(line, (const char *const[]){" for the ", " based in ", " for "}, 3) ||
		p->n_words <= 14);
}

bool writer_is_date(const struct profile *p)
{
	bool month = false, other = false;

	if (p->n_words > 9 || p->n_words < 2)
		return false;
	for (size_t i = 0; i < p->tokens.n; i++) {
		const struct token *t = &p->tokens.items[i];

		month |= token_stem_has(t, LEXICON_MONTHS);
		other |= t->kind == TOKEN_WORD && !token_stem_has(t, LEXICON_MONTHS) &&
			 !token_stem_has(t, LEXICON_WEEKDAYS) && t->text.n > 4;
	}
	return month && !other;
}
