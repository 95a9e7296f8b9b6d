/*
 * What a break costs is told by the two words it would part and their neighbours. Each fact about
 * them (a class of glue.h, a capital, a figure, a mark) has a figure in one table; what holds
 * hardest speaks. Worked example, with the penalty of the break after each word:
 *
 *	Talks 0 with(30) the(40) Prime(80) Minister(30) Jane(70) Doe, -15 who(25) spoke ...
 */
#include "text/phrase.h"

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/script.h"
#include "text/sign.h"

/* What a break costs, in the units of breaks.h. Set by eye over several hundred headlines. */
enum {
	AFTER_STOP = -25, /* : ; and a full stop before a small letter */
	AFTER_COMMA = -15,
	AFTER_DASH = -15,
	BEFORE_CONJUNCTION = -12,
	BEFORE_RELATIVE = -10,
	BEFORE_BRACKET = -8,
	BEFORE_PREPOSITION = -6,
	BEFORE_AUXILIARY = -6, /* "the ferries of the outer islands | will sail" */
	BEFORE_GENITIVE = 12,
	AFTER_ADJECTIVE = 25, /* or a word that seems to be one */
	AFTER_AUXILIARY = 34, /* "will | sail" */
	AFTER_COPULA = 20,    /* "is | that they sail", "was | in port" */
	AFTER_RELATIVE = 36,
	AFTER_DETERMINER = 40,
	AFTER_SUBJECT = 40,
	BEFORE_TITLE = 20, /* "Russian | President": a new part of the name begins */
	AFTER_PREPOSITION = 42,
	AFTER_CONJUNCTION = 41,
	AFTER_FIRST = 39, /* "Whistleblower | Mary Jones": the first word has a capital anyway */
	BEFORE_FULL_NAME = 38, /* "President | Mary Jones", "Danish | Foreign Ministry": name and
				  title are whole, each */
	AFTER_ATTRIBUTE = 36,  /* German "mit neuem | Namen" */
	AFTER_NUMBER = 40,     /* "nine | ferries": before the thing that is counted */
	AFTER_ARTICLE = 40,
	AFTER_QUALIFIER = 40, /* "in the long | run": what stands between an article and its noun */
	BEFORE_DASH = 45,     /* a dash stays with what it follows */
	AFTER_NEGATION = 45,
	AFTER_POSSESSIVE = 40, /* "the council's | bridge" */
	BEFORE_SEPARABLE = 45, /* "kuendigt Zoelle | an" */
	AFTER_FIGURE = 60,     /* "146 | ferries" */
	INSIDE_PAIR = 60,      /* "long- | and short-haul" */
	INSIDE_REPEAT = 38,    /* "very, | very late" */
	INSIDE_BRACKET = 48,   /* "We like [the | talks] here": an editor's words are one */
	INSIDE_VERB = 45,      /* "took | over" */
	AFTER_ADVERB = 15,     /* "took over | the port" */
	BEFORE_HEAD = 25,      /* "peace | talks" */
	BEFORE_POSTPOSITION = 50,
	INSIDE_NAME = 70,
	INSIDE_NOUNS = 45, /* of two nouns in a row, where all have capitals: a name most often */
	INSIDE_DATE = 70,
	AFTER_TITLE = 80,
	BEFORE_UNIT = 80,
	INSIDE_SOFT = 90, /* at a soft hyphen: likewise, and not gladly then */
	INSIDE_WORD = 75, /* after a hyphen or slash, between syllables of Hangul: only where a word
			     is too wide for the line */
	INSIDE_LETTERS = 42, /* Han, of words of one letter: a word the dictionary missed, or a
				name */
	AFTER_LETTER = 15,   /* such a word alone: a verb before its object most often */
	INSIDE_HAN = 36,     /* Japanese, where no kana stands between: a compound, or a word that
				the dictionary does not know */
	INSIDE_TITLE_CASE = 12, /* where every word has a capital, a capital means nothing */
};

/* Letters of a title or a month that has a full stop of its own. */
#define SHORTENED_MAX 4

/* Words of a sentence that may not stand alone at the end of a line. */
#define START_WORDS 2

static bool is_punctuation(uint32_t cp)
{
	return sign_is_tie(cp) || cp == 0xBF || cp == 0xA1 || sign_is_opening(cp) ||
	       sign_is_closing(cp) || sign_is_stop(cp) || sign_is_dash(cp) || sign_is_comma(cp) ||
	       cp == '(' || cp == '[' || cp == '-' || cp == '/';
}

struct phrase_word phrase_read(const struct glue *glue, struct span piece)
{
	struct phrase_word w = {.core = piece};
	size_t len;

	while (w.core.n && is_punctuation(utf8_at(w.core, 0, &len))) {
		uint32_t cp = utf8_at(w.core, 0, &len);

		w.in_bracket |=
			cp == '(' || cp == '[' || sign_is_opening(cp) || cp == 0xBF || cp == 0xA1;
		w.is_dashed |= sign_is_dash(cp) && w.core.n == piece.n;
		w.core = span_cut(w.core, len, w.core.n);
	}
	while (w.core.n && is_punctuation(utf8_before(w.core, w.core.n, &len))) {
		uint32_t cp = utf8_before(w.core, w.core.n, &len);

		if (!sign_is_closing(cp) && !sign_is_opening(cp) && !sign_is_tie(cp))
			w.mark = cp;
		w.core = span_cut(w.core, 0, w.core.n - len);
	}
	if (w.core.n)
		w.first = utf8_at(w.core, 0, &len);
	else if (w.is_dashed)
		w.mark = SIGN_EM_DASH; /* of whatever length: a piece that is a dash and no more */
	w.classes = glue_classes(glue, w.core);
	return w;
}

/* "24." of "24. Dezember": a day of the month, with the full stop of an ordinal. */
static bool is_ordinal_day(const struct phrase_word *w, const struct phrase_word *next)
{
	return sign_is_digit(w->first) && w->core.n <= 2 && (next->classes & GLUE_MONTH);
}

/* "Mr", "Prof", "Sept": no longer ones are written with a full stop. */
static bool is_shortened(const struct phrase_word *w)
{
	return (w->classes & (GLUE_TITLE | GLUE_MONTH)) && utf8_count(w->core) <= SHORTENED_MAX;
}

/* "Mr.", "Gen.", "J.", "U.S.": the full stop belongs to the word; so does one before a small
 * letter. */
static bool is_abbreviation(const struct phrase_word *w, const struct phrase_word *next)
{
	return w->mark == '.' &&
	       (is_shortened(w) || (w->core.n == 1 && sign_is_capital(w->first)) ||
		is_ordinal_day(w, next) ||
		(!sign_is_digit(w->first) && span_find(w->core, 0, ".") < w->core.n) ||
		(next->first >= 'a' && next->first <= 'z'));
}

/* Figures, with or without a currency before them: "146", "$12.5", "4-2". */
static bool is_number(const struct phrase_word *w)
{
	size_t len;

	if (sign_is_currency(w->first) && w->core.n > 1) {
		utf8_at(w->core, 0, &len);
		return len < w->core.n && sign_is_digit(utf8_at(w->core, len, &len));
	}
	return sign_is_digit(w->first) || (w->classes & GLUE_NUMBER);
}

static int after_mark(uint32_t mark)
{
	if (sign_is_stop(mark))
		return AFTER_STOP;
	return sign_is_dash(mark) ? AFTER_DASH : AFTER_COMMA;
}

static bool is_year(const struct phrase_word *w)
{
	return w->core.n == 4 && (span_starts(w->core, "19") || span_starts(w->core, "20")) &&
	       sign_is_digit((unsigned char)w->core.p[2]) &&
	       sign_is_digit((unsigned char)w->core.p[3]);
}

/* "In 2024 | ferries", "June 2024 | ferries" say when; "the 2024 | election", "hosts 2024 | games"
 * say which. */
static bool is_when(const struct phrase_word *before, const struct phrase_word *year)
{
	return is_year(year) && (before->core.n == 0 || before->mark ||
				 before->classes & (GLUE_PREPOSITION | GLUE_MONTH));
}

/* How fast the number LEFT holds what it counts, RIGHT; 0: it counts nothing. */
static int held_by_number(const struct phrase_word *before, const struct phrase_word *left,
			  const struct phrase_word *right)
{
	const uint32_t counted_not = GLUE_PREPOSITION | GLUE_CONJUNCTION | GLUE_RELATIVE |
				     GLUE_AUXILIARY | GLUE_ARTICLE | GLUE_NEGATION | GLUE_SUBJECT;

	if (!is_number(left) || right->classes & counted_not || is_when(before, left))
		return 0;
	return left->classes & GLUE_NUMBER ? AFTER_NUMBER : AFTER_FIGURE;
}

/* Is LEFT a title, RIGHT a first and NEXT a last name? "Mr." and the like hold both. */
static bool is_before_full_name(const struct phrase_word *left, const struct phrase_word *right,
				const struct phrase_word *next)
{
	const uint32_t in_name = GLUE_TITLE | GLUE_PARTICLE;

	return (left->classes & GLUE_TITLE) && !left->mark && left->core.n > 3 &&
	       !(right->classes & in_name) && !right->mark && sign_is_capital(right->first) &&
	       !(next->classes & GLUE_TITLE) && sign_is_capital(next->first);
}

/* What the left word holds on to; 0: nothing. */
static int held_by_left(const struct phrase_word *left, const struct phrase_word *right,
			int inside_name)
{
	const bool right_is_name = sign_is_capital(right->first);
	const uint32_t begins = GLUE_RELATIVE | GLUE_PREPOSITION | GLUE_CONJUNCTION | GLUE_ARTICLE |
				GLUE_DETERMINER;
	int most = 0;
	const struct {
		bool holds;
		int penalty;
	} rule[] = {
		{(left->classes & GLUE_TITLE) && right_is_name && sign_is_capital(left->first),
		 AFTER_TITLE},
		{is_number(left) && (right->classes & GLUE_UNIT), BEFORE_UNIT},
		{is_number(left) && (right->classes & GLUE_MONTH) && right_is_name, INSIDE_DATE},
		{(left->classes & GLUE_MONTH) && sign_is_capital(left->first) && is_number(right),
		 INSIDE_DATE},
		{sign_is_capital(left->first) && (right->classes & GLUE_DAYPART), INSIDE_DATE},
		{(left->classes & GLUE_PARTICLE) && right_is_name, INSIDE_NAME},
		{sign_is_capital(left->first) && (right->classes & GLUE_PARTICLE), INSIDE_NAME},
		{sign_is_capital(left->first) && right_is_name &&
			 !(left->classes &
			   ~(uint32_t)(GLUE_TITLE | GLUE_UNIT | GLUE_PARTICLE | GLUE_HEAD |
				       GLUE_PHRASAL | GLUE_PEOPLE | GLUE_ATTRIBUTE)),
		 (right->classes & GLUE_TITLE) ? BEFORE_TITLE : inside_name},
		{left->classes & GLUE_NEGATION, AFTER_NEGATION},
		{left->classes & GLUE_ARTICLE, AFTER_ARTICLE},
		{left->classes & GLUE_PREPOSITION, AFTER_PREPOSITION},
		{left->classes & GLUE_CONJUNCTION, AFTER_CONJUNCTION},
		{left->classes & GLUE_DETERMINER, AFTER_DETERMINER},
		{left->classes & GLUE_ADJECTIVE, AFTER_ADJECTIVE},
		{left->classes & GLUE_RELATIVE, AFTER_RELATIVE},
		{left->classes & GLUE_SUBJECT, AFTER_SUBJECT},
		{left->classes & GLUE_AUXILIARY,
		 right->classes & begins ? AFTER_COPULA : AFTER_AUXILIARY},
	};

	for (size_t i = 0; i < COUNT_OF(rule); i++)
		most = rule[i].holds ? MAX_OF(most, rule[i].penalty) : most;
	return most;
}

/* How gladly the right word begins a line. */
static int begun_by_right(const struct phrase_word *right)
{
	if (right->in_bracket)
		return BEFORE_BRACKET;
	if (right->classes & GLUE_GENITIVE)
		return BEFORE_GENITIVE;
	if (right->classes & GLUE_CONJUNCTION)
		return BEFORE_CONJUNCTION;
	if (right->classes & GLUE_RELATIVE)
		return BEFORE_RELATIVE;
	if (right->classes & GLUE_PREPOSITION)
		return BEFORE_PREPOSITION;
	return right->classes & GLUE_AUXILIARY ? BEFORE_AUXILIARY : 0;
}

/* No small word that holds on to others: a noun, a verb, an adjective. */
static bool is_plain(const struct phrase_word *w)
{
	return !(w->classes & ~(uint32_t)(GLUE_HEAD | GLUE_PHRASAL | GLUE_PEOPLE | GLUE_ATTRIBUTE));
}

/* BEFORE is the word before LEFT. "the outer | islands": two plain words after an article are most
 * often an adjective and its noun. */
static bool is_adjective(const struct phrase_word *before, const struct phrase_word *left,
			 const struct phrase_word *right)
{
	const uint32_t opens = GLUE_ARTICLE | GLUE_DETERMINER | GLUE_ADJECTIVE | GLUE_NUMBER;

	return ((before->classes & opens) || sign_is_digit(before->first)) && !before->mark &&
	       is_plain(left) && is_plain(right);
}

/* "the Foreign | Ministry", "in New | York": behind a word, an adjective with a capital is a part
 * of a name. */
static bool is_adjective_of_name(const struct phrase_word *before, const struct phrase_word *left,
				 const struct phrase_word *right)
{
	return before->core.n && !before->mark && (left->classes & GLUE_ADJECTIVE) && !left->mark &&
	       sign_is_capital(left->first) && sign_is_capital(right->first) && is_plain(right);
}

/* An adjective, by its ending, before its noun. Where nouns have capitals, verbs end alike; they
 * stand behind their subject, which is a noun: "the council asks new | councillors". */
static bool is_attribute(const struct phrase_window *w)
{
	if (!(w->left.classes & GLUE_ATTRIBUTE) || w->left.mark || !is_plain(&w->right))
		return false;
	if (!w->has_noun_capitals)
		return !sign_is_capital(w->right.first);
	return sign_is_capital(w->right.first) && !sign_is_capital(w->left.first) &&
	       w->before.core.n && !w->before.mark && !sign_is_capital(w->before.first);
}

static bool is_small(const struct phrase_word *w)
{
	return w->first >= 'a' && w->first <= 'z';
}

/* "Ukrainian | forces" */
static bool is_people(const struct phrase_word *left, const struct phrase_word *right)
{
	return (left->classes & GLUE_PEOPLE) && is_small(right) && is_plain(right);
}

/* "NATO", "U.S." */
static bool is_acronym(const struct phrase_word *w)
{
	size_t n_letters = 0;

	for (size_t i = 0; i < w->core.n; i++) {
		bool is_letter = w->core.p[i] >= 'A' && w->core.p[i] <= 'Z';

		n_letters += is_letter;
		if (!is_letter && w->core.p[i] != '.')
			return false;
	}
	return n_letters > 1;
}

/* "of NATO | countries", "two U.S. | submarines": what a verb seldom stands behind. */
static bool is_acronym_of_noun(const struct phrase_word *before, const struct phrase_word *left,
			       const struct phrase_word *right)
{
	const uint32_t opens = GLUE_PREPOSITION | GLUE_NUMBER | GLUE_DETERMINER | GLUE_ADJECTIVE;

	return ((before->classes & opens) || sign_is_digit(before->first)) && !before->mark &&
	       is_acronym(left) && is_small(right) && is_plain(right);
}

static bool opens_phrase(const struct phrase_word *w)
{
	return (w->classes & (GLUE_ARTICLE | GLUE_PREPOSITION)) && !w->mark;
}

/* "the first | step", "for great | care". */
static bool is_qualifier(const struct phrase_word *before, const struct phrase_word *left,
			 const struct phrase_word *right)
{
	return opens_phrase(before) && (left->classes & (GLUE_DETERMINER | GLUE_ADJECTIVE)) &&
	       is_plain(right);
}

/* "Bank of | England", "Secretary General of | the Union" not counted: the article holds more. */
static bool is_name_with_of(const struct phrase_word *before, const struct phrase_word *left,
			    const struct phrase_word *right)
{
	return (left->classes & GLUE_GENITIVE) && sign_is_capital(before->first) &&
	       sign_is_capital(right->first);
}

/* "Paris kuendigt Zoelle | an, ...", "shut the factory | down": a part of the verb that ends its
 * clause; before a noun the same word is a preposition. */
static bool is_separated(const struct phrase_word *right, const struct phrase_word *next)
{
	bool is_last = next->core.n == 0 && next->mark == '.';

	return (right->classes & (GLUE_SEPARABLE | GLUE_ADVERB)) && (right->mark || is_last);
}

/* "took | over" */
static bool is_phrasal(const struct phrase_word *verb, const struct phrase_word *adverb)
{
	return (verb->classes & GLUE_PHRASAL) && !verb->mark && (adverb->classes & GLUE_ADVERB);
}

/* "peace | talks", "Moscow | court"; also "wins | election", which is a phrase of another kind. */
static bool is_compound(const struct phrase_word *left, const struct phrase_word *right)
{
	return (right->classes & GLUE_HEAD) && !right->in_bracket && left->core.n &&
	       is_plain(left) && !is_number(left);
}

/* "It is wet, but | warm", "Alarm at 11: leave | by the stairs" */
static bool is_turn(const struct phrase_word *before, const struct phrase_word *left)
{
	bool is_colon = sign_is_stop(before->mark) && !sign_is_end(before->mark);

	return before->core.n && before->mark && !left->mark &&
	       (is_colon || left->classes & (GLUE_CONJUNCTION | GLUE_RELATIVE | GLUE_SUBJECT));
}

/* German "im 2. | Stock": a figure with the full stop of an ordinal. */
static bool is_ordinal(const struct phrase_window *w)
{
	return w->has_noun_capitals && w->left.mark == '.' && sign_is_digit(w->left.first) &&
	       w->left.core.n <= 2 && !w->before.mark &&
	       (w->before.classes & (GLUE_ARTICLE | GLUE_DETERMINER | GLUE_PREPOSITION));
}

static bool is_sentence_end(const struct phrase_window *w)
{
	uint32_t mark = w->left.mark;

	return sign_is_end(mark) && w->has_space && !is_abbreviation(&w->left, &w->right) &&
	       !is_ordinal(w);
}

/* "very, | very", "no | no". */
static bool is_repeat(const struct phrase_window *w)
{
	return w->left.core.n && span_equal_nocase(w->left.core, w->right.core) &&
	       (!w->left.mark || sign_is_comma(w->left.mark));
}

/* LEFT and RIGHT both have a capital. The first word of a sentence has one whatever it is; it is
 * part of the name where the name is else one word. */
static int inside_name(const struct phrase_window *w)
{
	bool is_first = w->before.core.n == 0 || sign_is_end(w->before.mark);

	if (w->is_title_case)
		return INSIDE_TITLE_CASE;
	if (is_first && !w->right.mark && sign_is_capital(w->next.first))
		return AFTER_FIRST;
	if ((w->left.classes & GLUE_PEOPLE) && (w->right.classes & GLUE_ADJECTIVE) &&
	    !w->right.mark && sign_is_capital(w->next.first))
		return BEFORE_FULL_NAME;
	return w->has_noun_capitals ? INSIDE_NOUNS : INSIDE_NAME;
}

/* "the council's | bridge"; "the council's | voting on it" is held as well. */
static bool is_possessive(const struct phrase_word *w)
{
	return span_ends(w->core, "'s") || span_ends(w->core, "\xE2\x80\x99s");
}

static int held(const struct phrase_window *w)
{
	const struct phrase_word *before = &w->before;
	const struct phrase_word *left = &w->left;
	const struct phrase_word *right = &w->right;
	int most = held_by_left(left, right, inside_name(w));
	const struct {
		bool holds;
		int penalty;
	} rule[] = {
		{is_adjective(before, left, right), AFTER_ADJECTIVE},
		{is_adjective_of_name(before, left, right), inside_name(w)},
		{is_people(left, right), AFTER_ADJECTIVE},
		{is_attribute(w), opens_phrase(before) ? AFTER_QUALIFIER : AFTER_ATTRIBUTE},
		{is_acronym_of_noun(before, left, right), AFTER_ADJECTIVE},
		{is_qualifier(before, left, right), AFTER_QUALIFIER},
		{is_name_with_of(before, left, right), inside_name(w)},
		{is_separated(right, &w->next), BEFORE_SEPARABLE},
		{is_phrasal(left, right), INSIDE_VERB},
		{is_compound(left, right), BEFORE_HEAD},
		{is_possessive(left), AFTER_POSSESSIVE},
		{right->classes & GLUE_POSTPOSITION, BEFORE_POSTPOSITION},
	};

	if (is_phrasal(before, left))
		return right->classes & GLUE_PREPOSITION ? 0 : AFTER_ADVERB;
	if (most == AFTER_TITLE && is_before_full_name(left, right, &w->next))
		most = BEFORE_FULL_NAME;
	most = MAX_OF(most, held_by_number(before, left, right));
	for (size_t i = 0; i < COUNT_OF(rule); i++)
		most = rule[i].holds ? MAX_OF(most, rule[i].penalty) : most;
	return most;
}

/* Japanese headlines have a space for a comma. */
static bool is_pause(const struct phrase_window *w)
{
	return w->has_kana && w->is_spaced && w->left.core.n && w->left.first >= 0x2E80 &&
	       w->right.first >= 0x2E80;
}

/* Of two words that U+200B parts, as Chinese and Japanese have them. */
static int held_without_space(const struct phrase_window *w)
{
	size_t len;
	uint32_t last = w->left.core.n ? utf8_before(w->left.core, w->left.core.n, &len) : 0;

	if (w->has_kana && script_is_han(last) && script_is_han(w->right.first))
		return w->left.is_letter ? INSIDE_LETTERS : INSIDE_HAN;
	if (!w->has_kana && w->left.is_letter && !w->left.classes)
		return w->right.is_letter && !w->right.classes ? INSIDE_LETTERS : AFTER_LETTER;
	return 0;
}

static int plain_penalty(const struct phrase_window *w)
{
	const struct phrase_word *left = &w->left;
	int most;

	if (w->is_soft)
		return INSIDE_SOFT;
	if (w->right.is_dashed)
		return BEFORE_DASH;
	if (!w->has_space) {
		if (left->mark == SIGN_EN_DASH) /* "1990-95", "the London-Paris train" */
			return INSIDE_WORD;
		if (sign_is_dash(left->mark))
			return AFTER_DASH;
		if (left->mark == '-' || left->mark == '/' || w->is_marked ||
		    script_of(w->right.first) == SCRIPT_HANGUL)
			return INSIDE_WORD;
		return sign_is_stop(left->mark) || sign_is_comma(left->mark)
			       ? after_mark(left->mark)
			       : 0;
	}
	if (is_sentence_end(w))
		return BREAKS_SENTENCE;
	if (left->mark == '-')
		return INSIDE_PAIR;
	if (is_repeat(w))
		return INSIDE_REPEAT;
	if (is_pause(w))
		return AFTER_COMMA;
	if (left->mark && !is_abbreviation(left, &w->right) && !is_ordinal(w))
		return after_mark(left->mark);
	most = MAX_OF(held(w), w->is_marked ? held_without_space(w) : 0);
	return most ? most : begun_by_right(&w->right);
}

int phrase_penalty(const struct phrase_window *w)
{
	int penalty = plain_penalty(w);

	return w->in_square ? MAX_OF(penalty, INSIDE_BRACKET) : penalty;
}

size_t phrase_stranded(const struct phrase_window *w)
{
	if (w->left.mark && plain_penalty(w) == BREAKS_SENTENCE)
		return 0;
	if (w->n_words <= START_WORDS)
		return w->n_words;
	return is_turn(&w->before, &w->left);
}
