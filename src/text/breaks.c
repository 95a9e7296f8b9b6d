/*
 * The goal: lines that end where a reader would take breath.
 *
 * The obstacle: UAX 14 says where a line may end, never where it should.
 *
 * The idea: cut the text where it may end, and ask of each cut what it would part (phrase.h).
 */
#include "text/breaks.h"

#include <stdbool.h>

#include <linebreak.h>

#include "base/utf8.h"
#include "text/phrase.h"
#include "text/script.h"
#include "text/sign.h"
#include "text/soft.h"
#include "text/uax14.h"

#define SOFT_BYTES (sizeof SOFT_HYPHEN - 1)

size_t breaks_opening(struct span text)
{
	size_t at = 0;

	while (at < text.n) {
		size_t len;
		uint32_t cp = utf8_at(text, at, &len);

		if (!sign_is_opening(cp) && !(at > 0 && sign_is_tie(cp)))
			break;
		at += len;
	}
	return at < text.n ? at : 0;
}

/* The end of [start, end) without white space. */
static size_t trimmed_end(struct span text, size_t start, size_t end)
{
	struct span s = span_cut(text, 0, end);
	size_t len;

	while (s.n > start && sign_is_space(utf8_before(s, s.n, &len)))
		s.n -= len;
	return s.n;
}

/* Where a capital begins most of the words, as in a headline in Title Case. */
static bool is_title_case(struct span text, const struct breaks_piece *piece, size_t n)
{
	size_t n_capitals = 0;

	for (size_t i = 0; i < n; i++) {
		size_t len;

		n_capitals += sign_is_capital(utf8_at(text, piece[i].start, &len));
	}
	return n > 3 && n_capitals * 10 > n * 7;
}

/* [START, END) of TEXT without white space at its end, and without the soft hyphen there. */
static struct breaks_piece cut_piece(struct span text, size_t start, size_t end)
{
	struct breaks_piece p = {(uint16_t)start, (uint16_t)end, 0, 0, false};

	while (end > start + SOFT_BYTES && span_ends(span_cut(text, start, end), SOFT_HYPHEN)) {
		end -= SOFT_BYTES;
		p.end = (uint16_t)end;
		p.is_soft = true;
	}
	return p;
}

static enum err cut_pieces(struct span text, const char *marks, struct breaks_piece *piece,
			   size_t *n_pieces)
{
	size_t start = 0;
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		size_t end;

		if (marks[i] != LINEBREAK_MUSTBREAK && marks[i] != LINEBREAK_ALLOWBREAK)
			continue;
		end = trimmed_end(text, start, i + 1);
		if (end > start) {
			if (n == BREAKS_PIECES_MAX)
				return ERR_LIMIT;
			piece[n++] = cut_piece(text, start, end);
		}
		if (marks[i] == LINEBREAK_MUSTBREAK && n > 0)
			piece[n - 1].penalty = BREAKS_FORCED;
		start = i + 1;
	}
	*n_pieces = n;
	return ERR_NONE;
}

/* Is the text behind PIECE in square brackets, if it was IN_SQUARE before it? */
static bool opens_square(struct span piece, bool in_square)
{
	for (size_t i = 0; i < piece.n; i++)
		in_square = piece.p[i] == '[' || (in_square && piece.p[i] != ']');
	return in_square;
}

/* What is judged: the N pieces of a text. */
struct judged {
	const struct glue *glue;
	struct span text;
	struct breaks_piece *piece;
	size_t n;
	bool is_marked, has_kana; /* as of struct phrase_window */
};

/* Does a space, or U+200B, stand on either side of piece I, or nothing? */
static bool is_whole(const struct judged *t, size_t i)
{
	return (i == 0 || t->piece[i - 1].end < t->piece[i].start) &&
	       (i + 1 == t->n || t->piece[i].end < t->piece[i + 1].start);
}

/* Piece I as a word. Without spaces a piece is often a part of one, and means nothing then; but a
 * Japanese suffix is one whatever kana are behind it. */
static struct phrase_word word_of(const struct judged *t, size_t i)
{
	struct phrase_word w = {.mark = '.'};

	if (i >= t->n)
		return w;
	w = phrase_read(t->glue, span_cut(t->text, t->piece[i].start, t->piece[i].end));
	if (!t->is_marked || !script_is_han(w.first))
		return w;
	w.is_letter = is_whole(t, i) && utf8_count(w.core) == 1;
	if (!is_whole(t, i))
		w.classes &= t->has_kana ? GLUE_POSTPOSITION : 0;
	return w;
}

static void judge_pieces(const struct glue *glue, struct span text, struct breaks_piece *piece,
			 size_t n)
{
	const bool is_marked = span_find(text, 0, "\xE2\x80\x8B") < text.n;
	const bool has_kana = is_marked && script_guide_in(text, 0) == SCRIPT_KANA;
	const struct judged t = {glue, text, piece, n, is_marked, has_kana};
	struct phrase_window w = {
		.before = word_of(&t, n),
		.left = word_of(&t, 0),
		.right = word_of(&t, 1),
		.has_noun_capitals = glue->traits & GLUE_NOUN_CAPITALS,
		.is_title_case = is_title_case(text, piece, n),
		.is_marked = is_marked,
		.has_kana = has_kana,
		.n_words = PHRASE_LONG,
	};

	for (size_t i = 0; i + 1 < n; i++) {
		int penalty;

		w.next = word_of(&t, i + 2);
		w.is_soft = piece[i].is_soft;
		w.has_space = !w.is_soft && piece[i].end < piece[i + 1].start;
		w.is_spaced = w.has_space && text.p[piece[i].end] == ' ';
		w.in_square =
			opens_square(span_cut(text, piece[i].start, piece[i].end), w.in_square);
		penalty = phrase_penalty(&w);
		if (piece[i].penalty != BREAKS_FORCED)
			piece[i].penalty = (int16_t)penalty;
		piece[i].n_stranded = (uint8_t)phrase_stranded(&w);
		w.n_words = penalty == BREAKS_SENTENCE ? 1 : w.n_words + 1;
		w.before = w.left;
		w.left = w.right;
		w.right = w.next;
	}
	if (n > 0)
		piece[n - 1].penalty = BREAKS_FORCED;
}

int breaks_penalty(const struct breaks_piece *last, size_t n)
{
	bool strands = last->n_stranded && n > last->n_stranded && last->penalty != BREAKS_FORCED;

	return strands ? MAX_OF(last->penalty, BREAKS_STRANDED) : last->penalty;
}

enum err breaks_find(const struct glue *glue, struct span text, struct breaks_piece *pieces,
		     size_t *n_pieces, char *marks)
{
	size_t n = 0;
	enum err e;

	if (text.n > BREAKS_TEXT_MAX)
		return ERR_LIMIT;
	if (utf8_check(text) != text.n) /* libunibreak would end the program with an assertion */
		return ERR_SYNTAX;
	uax14_find(text, marks);
	e = cut_pieces(text, marks, pieces, &n);
	if (e)
		return e;
	judge_pieces(glue, text, pieces, n);
	*n_pieces = n;
	return ERR_NONE;
}
