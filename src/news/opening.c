#include "news/opening.h"

#include "news/standfirst.h"

/* The longest headline or standfirst. */
#define HEAD_WORDS 24
/* The longest headline that is known by having no article alone. */
#define HEADLINE_WORDS 12
/* Words shared with the paragraphs below, in thousandths, by which a line stands above them. */
#define HEAD_SHARES 150

bool opening_tells_when(const struct scan *c)
{
	static const char *const days[] = {"today", "yesterday", "tonight", "overnight"};
	const struct tokens *t = &c->p->tokens;

	if (!c->p->n_finite)
		return false;
	for (size_t i = 1; i < t->n; i++) {
		const struct token *k = &t->items[i];

		if (!(k->flags & TOKEN_IN_QUOTE) && k->kind == TOKEN_WORD &&
		    (token_stem_has(k, LEXICON_WEEKDAYS) ||
		     span_is_any_nocase(k->text, days, COUNT_OF(days))))
			return true;
		if (k->flags & TOKEN_ENDS_SENTENCE)
			break;
	}
	return false;
}

bool opening_is_indefinite(const struct scan *c)
{
	static const char *const words[] = {
		"a",	    "an",      "two",	  "three",     "four",	   "five",	"six",
		"seven",    "eight",   "nine",	  "ten",       "eleven",   "twelve",	"thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",	"twenty",
		"some",	    "several", "dozens",  "scores",    "hundreds", "thousands", "millions",
		"almost",   "nearly",  "about",	  "more",      "police"};
	const struct tokens *t = &c->p->tokens;

	return t->n > 3 && (span_is_any_nocase(t->items[0].text, words, COUNT_OF(words)) ||
			    t->items[0].kind == TOKEN_NUMBER);
}

bool opening_is_one_sentence(const struct scan *c)
{
	size_t several = 0;

	if (c->p->n_sentences != 1 || c->p->n_words < 18 || c->p->has_quote)
		return false;
	for (size_t i = scan_block_start(c, 4); i < c->i; i++)
		several += scan_is_prose(c, i) && c->profiles[i].n_sentences > 1;
	return several >= 2;
}

bool opening_is_head(const struct profile *p)
{
	return p->n_words <= HEAD_WORDS && p->n_sentences <= 1 && !p->opens_quote;
}

bool opening_is_capitalised(const struct profile *p)
{
	return p->n_words >= 4 && p->n_words <= 24 && p->n_sentences <= 1 &&
	       (p->n_capitals + 1) * 10 >= p->n_words * 7;
}

bool opening_is_headline(const struct scan *c, size_t i)
{
	const struct profile *p = &c->profiles[i];

	return opening_is_capitalised(p) ||
	       (p->n_articles == 0 && p->n_words >= 4 && p->n_words <= HEADLINE_WORDS) ||
	       standfirst_is_at(c, i);
}

bool opening_belongs_below(const struct scan *c, size_t i, size_t below)
{
	const struct profile *p = &c->profiles[i];
	size_t from = i - c->start > SCAN_BLOCK ? i - SCAN_BLOCK : c->start;
	unsigned with_above, with_below;

	if (!opening_is_head(p) || p->n_words < 3 || scan_points_back(p))
		return false;
	with_above = cohesion_between(c->cohesion, from, i, i + 1);
	with_below = cohesion_between(c->cohesion, i, i + 1, scan_block_end(c, below, 5));
	return with_below * 2 > with_above * 3 && with_below > HEAD_SHARES;
}
