/*
 * The price of a cut is the difference of the halves in percent, squared, and the price of its mark
 * (the penalties of text/breaks.h): a comma in the middle costs as much as the end of a sentence
 * where one half has 75 % of the text.
 */
#include "cardc/halves.h"

#include <stdint.h>
#include <string.h>

#include "base/base.h"
#include "base/utf8.h"
#include "cardc/trim.h"
#include "news/proof.h"
#include "text/breaks.h"

/* The penalty before a preposition or a verb; what is above it is no place to breathe. */
#define MARK_LEAST (-6)
#define MARKED (-15)	  /* the penalty behind a comma */
#define UNMARKED_CHARS 80 /* the least a quotation has that is cut where it has no mark */
#define MARK_PRICE 100	  /* of each point above the end of a sentence */
#define HALF_LEAST 20	  /* percent of the text */

struct cut {
	size_t end, start; /* in the text: of the first half, of the second */
	int64_t price;
};

/* Are the quotation marks and brackets inside of S, which is half of a whole, in pairs? */
static bool is_balanced(struct span s)
{
	int open = 0, straight = 0;

	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t cp = utf8_at(s, at, &len);

		open += (cp == 0x201C || cp == 0x2018 || cp == 0xAB || cp == '(' || cp == '[') -
			(cp == 0x201D || cp == 0xBB || cp == ')' || cp == ']');
		straight += cp == '"';
		/* U+2019 is an apostrophe as well: only what closes something counts. */
		open -= cp == 0x2019 && open > 0;
	}
	return open == 0 && straight % 2 == 0;
}

/* The dashes of S that a parenthesis may stand between; that of "1990-95" is none. */
static size_t count_dashes(struct span s)
{
	static const char *const signs[] = {"\xE2\x80\x94", " \xE2\x80\x93 ", " - ", "--"};
	size_t n = 0;

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		for (size_t at = span_find(s, 0, signs[i]); at < s.n; n++)
			at = span_find(s, at + strlen(signs[i]), signs[i]);
	return n;
}

/* Would a cut behind the I-th of the N pieces part what stands between two dashes of its sentence?
 */
static bool is_between_dashes(struct span text, const struct breaks_piece *piece, size_t n,
			      size_t i)
{
	size_t first = i, last = i;

	while (first > 0 && piece[first - 1].penalty > BREAKS_SENTENCE)
		first--;
	while (last + 1 < n && piece[last].penalty > BREAKS_SENTENCE)
		last++;
	return count_dashes(span_cut(text, piece[first].start, piece[i + 1].start)) % 2 == 1 &&
	       count_dashes(span_cut(text, piece[i].end, piece[last].end)) > 0;
}

/* Fills CUTS, with room for BREAKS_PIECES_MAX; returns how many. */
static size_t find_cuts(struct span text, const struct glue *glue, struct cut *cuts)
{
	struct breaks_piece piece[BREAKS_PIECES_MAX];
	char marks[BREAKS_TEXT_MAX];
	int most = utf8_count(text) < UNMARKED_CHARS ? MARKED : MARK_LEAST;
	size_t n_pieces, n = 0;

	if (breaks_find(glue, text, piece, &n_pieces, marks))
		return 0;
	for (size_t i = 0; i + 1 < n_pieces; i++) {
		struct span first = span_cut(text, 0, piece[i].end);
		int penalty = breaks_penalty(&piece[i], i + 1);
		int64_t part = (int64_t)(first.n * 100 / text.n);
		int64_t apart = 2 * part - 100;

		if (penalty > most || penalty == BREAKS_FORCED || part < HALF_LEAST ||
		    part > 100 - HALF_LEAST || !is_balanced(first) ||
		    is_between_dashes(text, piece, n_pieces, i))
			continue;
		cuts[n].end = piece[i].end;
		cuts[n].start = piece[i + 1].start;
		cuts[n++].price = apart * apart + (int64_t)MARK_PRICE * (penalty - BREAKS_SENTENCE);
	}
	return n;
}

/* Moves the N cheapest to the front, in order. */
static void sort_cuts(struct cut *cuts, size_t n_cuts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t best = i;
		struct cut c;

		for (size_t k = i + 1; k < n_cuts; k++)
			best = cuts[k].price < cuts[best].price ? k : best;
		c = cuts[i];
		cuts[i] = cuts[best];
		cuts[best] = c;
	}
}

/* What a card may show of the ranges of C, which are joined with or without a COMMA. */
static struct span derive(const struct news_card *c, struct span file, bool comma, struct region *r)
{
	struct span first = span_cut(file, c->start, c->end);

	if (!c->more_end)
		return proof_normalise(first, r);
	return proof_join(first, span_cut(file, c->end, c->more_start),
			  span_cut(file, c->more_start, c->more_end), comma, r);
}

/* The ranges of both halves; SOLID bytes of the first are no white space, COMMA as derive(). */
static void set_ranges(const struct news_card *c, struct span file, size_t solid, bool comma,
		       struct news_card out[2])
{
	size_t of_first = trim_solid(span_cut(file, c->start, c->end)) - !comma;
	size_t in_more = solid > of_first ? solid - of_first : 0;

	out[0] = out[1] = *c;
	if (in_more) {
		out[0].more_end = trim_walk(file, c->more_start, in_more);
		out[1].start = trim_skip(file, out[0].more_end);
		out[1].end = c->more_end;
		out[1].more_start = out[1].more_end = 0;
		return;
	}
	out[0].more_start = out[0].more_end = 0;
	if (solid == of_first && c->more_end) {
		out[1].start = c->more_start;
		out[1].end = c->more_end;
		out[1].more_start = out[1].more_end = 0;
		return;
	}
	out[0].end = trim_walk(file, c->start, solid);
	out[1].start = trim_skip(file, out[0].end);
}

/* Is DERIVED the half TEXT, but perhaps for the mark at its end? */
static bool is_half(struct span derived, struct span text)
{
	struct span bare = span_cut(text, 0, text.n ? text.n - 1 : 0);

	return derived.n > 0 && (span_equal(derived, text) || span_equal(derived, bare));
}

static uint32_t lines_in(struct span s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static bool make_halves(const struct news_card *c, struct span file, const struct cut *cut,
			struct region *r, struct news_card out[2])
{
	struct span text[2] = {span_cut(c->text, 0, cut->end),
			       span_cut(c->text, cut->start, c->text.n)};

	bool comma = !c->more_end || span_equal(derive(c, file, true, r), c->text);

	set_ranges(c, file, trim_solid(text[0]), comma, out);
	for (size_t i = 0; i < 2; i++) {
		out[i].text = derive(&out[i], file, comma, r);
		if (!is_half(out[i].text, text[i]))
			return false;
	}
	return true;
}

bool halves_cut(const struct news_card *c, struct span file, bool is_item, const struct glue *glue,
		size_t nth, struct region *r, struct news_card out[2])
{
	struct cut cuts[BREAKS_PIECES_MAX];
	size_t n = find_cuts(c->text, glue, cuts);
	size_t n_best = MIN_OF(n, (size_t)HALVES_CUTS_MAX);

	sort_cuts(cuts, n, n_best);
	for (size_t i = 0; i < n_best; i++) {
		if (!make_halves(c, file, &cuts[i], r, out) || nth-- > 0)
			continue;
		if (!is_item)
			out[1].line += lines_in(span_cut(file, out[0].start, out[1].start));
		return true;
	}
	return false;
}
