/*
 * The goal: lines that end where a reader would take breath.
 *
 * The obstacle: UAX 14 says where a line may end, never where it should.
 *
 * The idea: look at the two words a break would part. Each fact about them (a class of glue.h, a
 * capital, a figure, a mark) has a figure in one table; what holds hardest speaks. Worked example,
 * with the penalty of the break after each word:
 *
 *	Talks 0 with(30) the(40) Prime(80) Minister(30) Jane(70) Doe, -15 who(25) spoke ...
 */
#include "text/breaks.h"

#include <stdbool.h>
#include <string.h>

#include <linebreak.h>

#include "base/utf8.h"
#include "text/script.h"
#include "text/soft.h"
#include "text/uax14.h"

/* What a break costs, in the units of breaks.h. Set by eye over several hundred headlines. */
enum {
	AFTER_STOP = -25, /* : ; and a full stop before a small letter */
	AFTER_COMMA = -15,
	AFTER_DASH = -15,
	BEFORE_CONJUNCTION = -12,
	BEFORE_RELATIVE = -10,
	BEFORE_BRACKET = -8,
	BEFORE_PREPOSITION = -6,
	BEFORE_GENITIVE = 12,
	AFTER_ADJECTIVE = 25, /* or a word that seems to be one */
	AFTER_AUXILIARY = 20,
	AFTER_RELATIVE = 25,
	AFTER_DETERMINER = 40,
	AFTER_SUBJECT = 32,
	BEFORE_TITLE = 20, /* "Russian | President": a new part of the name begins */
	AFTER_PREPOSITION = 42,
	AFTER_CONJUNCTION = 39,
	BEFORE_FULL_NAME = 30, /* "President | Mary Jones": name and title are whole, each */
	AFTER_NUMBER = 40,     /* "nine | ferries": before the thing that is counted */
	AFTER_ARTICLE = 40,
	AFTER_QUALIFIER = 40, /* "in the long | run": what stands between an article and its noun */
	BEFORE_DASH = 45,     /* a dash stays with what it follows */
	AFTER_NEGATION = 45,
	BEFORE_SEPARABLE = 45, /* "kuendigt Zoelle | an" */
	AFTER_START = 45,      /* one or two words after the end of a sentence */
	AFTER_FIGURE = 60,     /* "146 | ferries" */
	INSIDE_PAIR = 60,      /* "long- | and short-haul" */
	INSIDE_REPEAT = 38,    /* "very, | very late" */
	INSIDE_BRACKET = 38,   /* "We like [the | talks] here": an editor's words are one */
	INSIDE_NAME = 70,
	INSIDE_NOUNS = 45, /* of two nouns in a row, where all have capitals: a name most often */
	INSIDE_DATE = 70,
	AFTER_TITLE = 80,
	BEFORE_UNIT = 80,
	INSIDE_SOFT = 90, /* at a soft hyphen: likewise, and not gladly then */
	INSIDE_WORD = 75, /* after a hyphen or slash, between syllables of Hangul: only where a word
			     is too wide for the line */
	INSIDE_TITLE_CASE = 12, /* where every word has a capital, a capital means nothing */
};

#define SOFT_BYTES (sizeof SOFT_HYPHEN - 1)

/* Words of a sentence that may not stand alone at the end of a line. */
#define START_WORDS 2

#define EN_DASH 0x2013
#define EM_DASH 0x2014

static bool is_opening(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x2018 || cp == 0x201C || cp == 0x201A ||
	       cp == 0x201E || cp == 0xAB || cp == 0x2039 || cp == 0x300C || cp == 0x300E;
}

static bool is_closing(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x2019 || cp == 0x201D || cp == ')' || cp == ']' ||
	       cp == 0xBB || cp == 0x203A || cp == 0x300D || cp == 0x300F || cp == 0xFF09;
}

/* . ! ? and those of Arabic, Urdu, India, China. */
static bool is_end(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x061F || cp == 0x06D4 ||
	       cp == 0x0964 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

/* , and those of Arabia, China, Japan. */
static bool is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0x060C || cp == 0x3001 || cp == 0xFF0C;
}

static bool is_stop(uint32_t cp)
{
	return is_end(cp) || cp == ':' || cp == ';' || cp == 0x2026 || cp == 0x061B ||
	       cp == 0xFF1A || cp == 0xFF1B;
}

static bool is_dash(uint32_t cp)
{
	return cp == EN_DASH || cp == EM_DASH;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_currency(uint32_t cp)
{
	return cp == '$' || cp == 0xA3 || cp == 0xA5 || (cp >= 0x20A0 && cp <= 0x20CF);
}

/* The capitals of Latin, Greek and Cyrillic that begin names; Latin Extended-A pairs them even and
 * odd, which is near enough. */
static bool is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
	       (cp >= 0x100 && cp <= 0x137 && cp % 2 == 0) ||
	       (cp >= 0x139 && cp <= 0x148 && cp % 2 == 1) ||
	       (cp >= 0x14A && cp <= 0x177 && cp % 2 == 0) || (cp >= 0x391 && cp <= 0x3A9) ||
	       (cp >= 0x400 && cp <= 0x42F);
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0x2028 || cp == 0x2029 || cp == 0x200B ||
	       cp == 0x3000 || (cp >= 0x2000 && cp <= 0x2006) || (cp >= 0x2008 && cp <= 0x200A);
}

/* No-break spaces, which French sets before marks and inside guillemets. */
static bool is_tie(uint32_t cp)
{
	return cp == 0xA0 || cp == 0x202F;
}

size_t breaks_opening(struct span text)
{
	size_t at = 0;

	while (at < text.n) {
		size_t len;
		uint32_t cp = utf8_at(text, at, &len);

		if (!is_opening(cp) && !(at > 0 && is_tie(cp)))
			break;
		at += len;
	}
	return at < text.n ? at : 0;
}

/* A piece as a reader sees it. */
struct word {
	struct span core; /* without punctuation at its ends */
	uint32_t first;	  /* code point of the core; 0: the piece has none */
	uint32_t mark;	  /* what stands behind the core, closing quotes aside; 0: nothing */
	bool in_bracket;  /* begins with '(' or an opening quote */
	bool is_dashed;	  /* begins with a dash */
	uint32_t classes;
};

static bool is_punctuation(uint32_t cp)
{
	return is_tie(cp) || cp == 0xBF || cp == 0xA1 || is_opening(cp) || is_closing(cp) ||
	       is_stop(cp) || is_dash(cp) || is_comma(cp) || cp == '(' || cp == '[' || cp == '-' ||
	       cp == '/';
}

static struct word read_word(const struct glue *glue, struct span piece)
{
	struct word w = {.core = piece};
	size_t len;

	while (w.core.n && is_punctuation(utf8_at(w.core, 0, &len))) {
		uint32_t cp = utf8_at(w.core, 0, &len);

		w.in_bracket |=
			cp == '(' || cp == '[' || is_opening(cp) || cp == 0xBF || cp == 0xA1;
		w.is_dashed |= is_dash(cp) && w.core.n == piece.n;
		w.core = span_cut(w.core, len, w.core.n);
	}
	while (w.core.n && is_punctuation(utf8_before(w.core, w.core.n, &len))) {
		uint32_t cp = utf8_before(w.core, w.core.n, &len);

		if (!is_closing(cp) && !is_opening(cp) && !is_tie(cp))
			w.mark = cp;
		w.core = span_cut(w.core, 0, w.core.n - len);
	}
	if (w.core.n)
		w.first = utf8_at(w.core, 0, &len);
	else if (w.is_dashed)
		w.mark = EM_DASH; /* of whatever length: a piece that is a dash and no more */
	w.classes = glue_classes(glue, w.core);
	return w;
}

/* "24." of "24. Dezember": a day of the month, with the full stop of an ordinal. */
static bool is_ordinal_day(const struct word *w, const struct word *next)
{
	return is_digit(w->first) && w->core.n <= 2 && (next->classes & GLUE_MONTH);
}

/* "Mr.", "Gen.", "J.", "U.S.": the full stop belongs to the word; so does one before a small
 * letter. */
static bool is_abbreviation(const struct word *w, const struct word *next)
{
	return w->mark == '.' &&
	       ((w->classes & (GLUE_TITLE | GLUE_MONTH)) ||
		(w->core.n == 1 && is_capital(w->first)) || is_ordinal_day(w, next) ||
		(!is_digit(w->first) && span_find(w->core, 0, ".") < w->core.n) ||
		(next->first >= 'a' && next->first <= 'z'));
}

/* Figures, with or without a currency before them: "146", "$12.5", "4-2". */
static bool is_number(const struct word *w)
{
	size_t len;

	if (is_currency(w->first) && w->core.n > 1) {
		utf8_at(w->core, 0, &len);
		return len < w->core.n && is_digit(utf8_at(w->core, len, &len));
	}
	return is_digit(w->first) || (w->classes & GLUE_NUMBER);
}

static int after_mark(uint32_t mark)
{
	if (is_stop(mark))
		return AFTER_STOP;
	return is_dash(mark) ? AFTER_DASH : AFTER_COMMA;
}

static bool is_year(const struct word *w)
{
	return w->core.n == 4 && (span_starts(w->core, "19") || span_starts(w->core, "20")) &&
	       is_digit((unsigned char)w->core.p[2]) && is_digit((unsigned char)w->core.p[3]);
}

/* "In 2024 | ferries", "June 2024 | ferries" say when; "the 2024 | election", "hosts 2024 | games"
 * say which. */
static bool is_when(const struct word *before, const struct word *year)
{
	return is_year(year) && (before->core.n == 0 || before->mark ||
				 before->classes & (GLUE_PREPOSITION | GLUE_MONTH));
}

/* How fast the number LEFT holds what it counts, RIGHT; 0: it counts nothing. */
static int held_by_number(const struct word *before, const struct word *left,
			  const struct word *right)
{
	const uint32_t counted_not = GLUE_PREPOSITION | GLUE_CONJUNCTION | GLUE_RELATIVE |
				     GLUE_AUXILIARY | GLUE_ARTICLE | GLUE_NEGATION | GLUE_SUBJECT;

	if (!is_number(left) || right->classes & counted_not || is_when(before, left))
		return 0;
	return left->classes & GLUE_NUMBER ? AFTER_NUMBER : AFTER_FIGURE;
}

/* Is LEFT a title, RIGHT a first and NEXT a last name? "Mr." and the like hold both. */
static bool is_before_full_name(const struct word *left, const struct word *right,
				const struct word *next)
{
	const uint32_t in_name = GLUE_TITLE | GLUE_PARTICLE;

	return (left->classes & GLUE_TITLE) && !left->mark && left->core.n > 3 &&
	       !(right->classes & in_name) && !right->mark && is_capital(right->first) &&
	       !(next->classes & GLUE_TITLE) && is_capital(next->first);
}

/* What the left word holds on to; 0: nothing. */
static int held_by_left(const struct word *left, const struct word *right, int inside_name)
{
	const bool right_is_name = is_capital(right->first);
	int most = 0;
	const struct {
		bool holds;
		int penalty;
	} rule[] = {
		{(left->classes & GLUE_TITLE) && right_is_name && is_capital(left->first),
		 AFTER_TITLE},
		{is_number(left) && (right->classes & GLUE_UNIT), BEFORE_UNIT},
		{is_number(left) && (right->classes & GLUE_MONTH) && right_is_name, INSIDE_DATE},
		{(left->classes & GLUE_MONTH) && is_capital(left->first) && is_number(right),
		 INSIDE_DATE},
		{is_capital(left->first) && (right->classes & GLUE_DAYPART), INSIDE_DATE},
		{(left->classes & GLUE_PARTICLE) && right_is_name, INSIDE_NAME},
		{is_capital(left->first) && (right->classes & GLUE_PARTICLE), INSIDE_NAME},
		{is_capital(left->first) && right_is_name &&
			 !(left->classes & ~(uint32_t)(GLUE_TITLE | GLUE_UNIT | GLUE_PARTICLE)),
		 (right->classes & GLUE_TITLE) ? BEFORE_TITLE : inside_name},
		{left->classes & GLUE_NEGATION, AFTER_NEGATION},
		{left->classes & GLUE_ARTICLE, AFTER_ARTICLE},
		{left->classes & GLUE_PREPOSITION, AFTER_PREPOSITION},
		{left->classes & GLUE_CONJUNCTION, AFTER_CONJUNCTION},
		{left->classes & GLUE_DETERMINER, AFTER_DETERMINER},
		{left->classes & GLUE_ADJECTIVE, AFTER_ADJECTIVE},
		{left->classes & GLUE_RELATIVE, AFTER_RELATIVE},
		{left->classes & GLUE_SUBJECT, AFTER_SUBJECT},
		{left->classes & GLUE_AUXILIARY, AFTER_AUXILIARY},
	};

	for (size_t i = 0; i < COUNT_OF(rule); i++)
		most = rule[i].holds ? MAX_OF(most, rule[i].penalty) : most;
	return most;
}

/* How gladly the right word begins a line. */
static int begun_by_right(const struct word *right)
{
	if (right->in_bracket)
		return BEFORE_BRACKET;
	if (right->classes & GLUE_GENITIVE)
		return BEFORE_GENITIVE;
	if (right->classes & GLUE_CONJUNCTION)
		return BEFORE_CONJUNCTION;
	if (right->classes & GLUE_RELATIVE)
		return BEFORE_RELATIVE;
	return right->classes & GLUE_PREPOSITION ? BEFORE_PREPOSITION : 0;
}

/* BEFORE is the word before LEFT. "the outer | islands": two plain words after an article are most
 * often an adjective and its noun. */
static bool is_adjective(const struct word *before, const struct word *left,
			 const struct word *right)
{
	const uint32_t opens = GLUE_ARTICLE | GLUE_DETERMINER | GLUE_ADJECTIVE | GLUE_NUMBER;

	return ((before->classes & opens) || is_digit(before->first)) && !before->mark &&
	       !left->classes && !right->classes;
}

/* "the first | step", "for great | care". */
static bool is_qualifier(const struct word *before, const struct word *left,
			 const struct word *right)
{
	return (before->classes & (GLUE_ARTICLE | GLUE_PREPOSITION)) && !before->mark &&
	       (left->classes & (GLUE_DETERMINER | GLUE_ADJECTIVE)) && right->classes == 0;
}

/* "Bank of | England", "Secretary General of | the Union" not counted: the article holds more. */
static bool is_name_with_of(const struct word *before, const struct word *left,
			    const struct word *right)
{
	return (left->classes & GLUE_GENITIVE) && is_capital(before->first) &&
	       is_capital(right->first);
}

/* "Paris kuendigt Zoelle | an, ...": a part of the verb that ends its clause; before a noun the
 * same word is a preposition. */
static bool is_separated(const struct word *right, const struct word *next)
{
	bool is_last = next->core.n == 0 && next->mark == '.';

	return (right->classes & GLUE_SEPARABLE) && (right->mark || is_last);
}

/* Four words in a row; the break in question is between LEFT and RIGHT. */
struct window {
	struct word before, left, right, next;
	bool has_space; /* between LEFT and RIGHT, or U+200B */
	bool is_marked; /* the text has U+200B where its words end */
	bool is_soft;	/* a soft hyphen is */
	bool in_square; /* square brackets stand around the break */
	int inside_name;
};

static bool is_sentence_end(const struct window *w)
{
	uint32_t mark = w->left.mark;

	return is_end(mark) && w->has_space && !is_abbreviation(&w->left, &w->right);
}

/* "very, | very", "no | no". */
static bool is_repeat(const struct window *w)
{
	return w->left.core.n && span_equal_nocase(w->left.core, w->right.core) &&
	       (!w->left.mark || is_comma(w->left.mark));
}

static int held(const struct window *w)
{
	const struct word *left = &w->left;
	const struct word *right = &w->right;
	int most = held_by_left(left, right, w->inside_name);

	if (most == AFTER_TITLE && is_before_full_name(left, right, &w->next))
		most = BEFORE_FULL_NAME;
	most = MAX_OF(most, held_by_number(&w->before, left, right));
	if (is_adjective(&w->before, left, right))
		most = MAX_OF(most, AFTER_ADJECTIVE);
	if (is_qualifier(&w->before, left, right))
		most = MAX_OF(most, AFTER_QUALIFIER);
	if (is_name_with_of(&w->before, left, right))
		most = MAX_OF(most, w->inside_name);
	if (is_separated(right, &w->next))
		most = MAX_OF(most, BEFORE_SEPARABLE);
	return most;
}

static int penalty_between(const struct window *w)
{
	const struct word *left = &w->left;
	int most;

	if (w->is_soft)
		return INSIDE_SOFT;
	if (w->right.is_dashed)
		return BEFORE_DASH;
	if (!w->has_space) {
		if (is_dash(left->mark))
			return AFTER_DASH;
		if (left->mark == '-' || left->mark == '/' || w->is_marked ||
		    script_of(w->right.first) == SCRIPT_HANGUL)
			return INSIDE_WORD;
		return is_stop(left->mark) || is_comma(left->mark) ? after_mark(left->mark) : 0;
	}
	if (is_sentence_end(w))
		return BREAKS_SENTENCE;
	if (left->mark == '-')
		return INSIDE_PAIR;
	if (is_repeat(w))
		return INSIDE_REPEAT;
	if (left->mark && !is_abbreviation(left, &w->right))
		return after_mark(left->mark);
	most = held(w);
	return most ? most : begun_by_right(&w->right);
}

/* The end of [start, end) without white space. */
static size_t trimmed_end(struct span text, size_t start, size_t end)
{
	struct span s = span_cut(text, 0, end);
	size_t len;

	while (s.n > start && is_space(utf8_before(s, s.n, &len)))
		s.n -= len;
	return s.n;
}

/* Where a capital begins most of the words, as in a headline in Title Case. */
static bool is_title_case(struct span text, const struct breaks_piece *piece, size_t n)
{
	size_t n_capitals = 0;

	for (size_t i = 0; i < n; i++) {
		size_t len;

		n_capitals += is_capital(utf8_at(text, piece[i].start, &len));
	}
	return n > 3 && n_capitals * 10 > n * 7;
}

/* [START, END) of TEXT without white space at its end, and without the soft hyphen there. */
static struct breaks_piece cut_piece(struct span text, size_t start, size_t end)
{
	struct breaks_piece p = {(uint16_t)start, (uint16_t)end, 0, false};

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

static struct word word_of(const struct glue *glue, struct span text,
			   const struct breaks_piece *piece, size_t n, size_t i)
{
	struct word none = {.mark = '.'};

	return i < n ? read_word(glue, span_cut(text, piece[i].start, piece[i].end)) : none;
}

static void judge_pieces(const struct glue *glue, struct span text, struct breaks_piece *piece,
			 size_t n)
{
	size_t n_words = START_WORDS; /* since the end of a sentence, as far as it matters */
	struct window w = {
		.before = word_of(glue, text, piece, n, n),
		.left = word_of(glue, text, piece, n, 0),
		.right = word_of(glue, text, piece, n, 1),
		.inside_name = is_title_case(text, piece, n)	   ? INSIDE_TITLE_CASE
			       : glue->traits & GLUE_NOUN_CAPITALS ? INSIDE_NOUNS
								   : INSIDE_NAME,
		.is_marked = span_find(text, 0, "\xE2\x80\x8B") < text.n,
	};

	for (size_t i = 0; i + 1 < n; i++) {
		int penalty;

		w.next = word_of(glue, text, piece, n, i + 2);
		w.is_soft = piece[i].is_soft;
		w.has_space = !w.is_soft && piece[i].end < piece[i + 1].start;
		w.in_square =
			opens_square(span_cut(text, piece[i].start, piece[i].end), w.in_square);
		penalty = penalty_between(&w);
		if (w.in_square)
			penalty = MAX_OF(penalty, INSIDE_BRACKET);
		n_words = penalty == BREAKS_SENTENCE ? 0 : n_words + 1;
		if (n_words > 0 && n_words <= START_WORDS && i >= n_words)
			penalty = MAX_OF(penalty, AFTER_START);
		if (piece[i].penalty != BREAKS_FORCED)
			piece[i].penalty = (int16_t)penalty;
		w.before = w.left;
		w.left = w.right;
		w.right = w.next;
	}
	if (n > 0)
		piece[n - 1].penalty = BREAKS_FORCED;
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
