/*
 * The goal is one article for one story; the obstacle is that no single mark is certain: a shouted
 * word may open a fact box, full names return inside an article, a paragraph may say "he" at the
 * very start of a scrape. The idea: before each paragraph of prose, a table of evidence is added
 * up, and a boundary is put where the sum reaches BOUNDARY.
 *
 *	... Reporting by Ann Lee          sign-off before +9
 *	LIMA, May 2 (UPI) - Peru will     dateline +16               -> 25: an article begins
 *	HELEN Fox last met him in 1999.   shouted +8, same gallery counter before and after -9,
 *	                                  dated by its year -3       -> -4: a fact box
 *
 * The weights were set on a raw scrape of 21 reports, where every boundary is found and none too
 *many, on the same reports in other orders, where 87 % are found and 96 % of those found are right,
 *and on half of 480 others. README.md has the figures of the day.
 */
#include "news/boundary.h"

#include "news/standfirst.h"
#include "news/title.h"

/* The evidence a boundary needs. */
#define BOUNDARY 8
/* With this much it is put there though a better place may follow. */
#define CERTAIN 13
/* What the paragraph below a bare title must have beyond BOUNDARY. */
#define BELOW_TITLE 2
/* The most that a valley counts. */
#define VALLEY_MAX 4
/* Paragraphs after a place in which names are looked for. */
#define NAMES_AHEAD 5
/* Paragraphs after a place in which its gallery's pictures are looked for. */
#define GALLERY_AHEAD 60

struct evidence {
	const char *what;
	int (*strength)(const struct scan *c); /* 0: does not hold */
	int weight;			       /* of each unit of strength */
};

static int dateline(const struct scan *c)
{
	return scan_has_dateline(c, c->i);
}

static int title(const struct scan *c)
{
	return c->paras->items[c->i].cls == LINE_TITLE;
}

static int shouted(const struct scan *c)
{
	return scan_is_shouted(c->p);
}

static int signed_off(const struct scan *c)
{
	size_t i = scan_above(c);

	return i < c->paras->n && i > c->lead && c->paras->items[i].cls == LINE_BYLINE;
}

/* Names in the paragraph itself count twice, those soon after it once. */
static int names_again(const struct scan *c)
{
	struct roster_view here = roster_look(c->roster, c->profiles, c->i, c->i + 1);
	struct roster_view soon =
		roster_look(c->roster, c->profiles, c->i, scan_block_end(c, c->i, NAMES_AHEAD));

	return (int)MIN_OF(here.again + soon.again, 6);
}

static int names_respelt(const struct scan *c)
{
	struct roster_view v =
		roster_look(c->roster, c->profiles, c->i, scan_block_end(c, c->i, NAMES_AHEAD));

	return (int)MIN_OF(v.n_respelt, 2);
}

static int names_known(const struct scan *c)
{
	struct roster_view v =
		roster_look(c->roster, c->profiles, c->i, scan_block_end(c, c->i, 2));

	return (int)MIN_OF(v.n_known, 2);
}

/* Few paragraphs share few words by chance, so both sides must have some. */
static int other_words(const struct scan *c)
{
	size_t from = scan_block_start(c, SCAN_BLOCK), to = scan_block_end(c, c->i, SCAN_BLOCK);
	unsigned same = cohesion_between(c->cohesion, from, c->i, to);

	if (scan_count_prose(c, from, c->i) < 3 || scan_count_prose(c, c->i, to) < 3)
		return 0;
	return same < 60 ? 3 : same < 120 ? 2 : same < 180 ? 1 : 0;
}

/* Does the paragraph share its words with what follows (1) or with what stands above it (-1)? */
static int words_go_on(const struct scan *c)
{
	unsigned above_it =
		cohesion_between(c->cohesion, scan_block_start(c, SCAN_BLOCK), c->i, c->i + 1);
	unsigned below_it = cohesion_between(c->cohesion, c->i, c->i + 1,
					     scan_block_end(c, c->i + 1, SCAN_BLOCK));

	return (below_it * 2 > above_it * 3) - (above_it * 2 > below_it * 3);
}

/* In hundredths: paragraphs of prose in [from, to) in the author's own voice. */
static unsigned voice_share(const struct scan *c, size_t from, size_t to)
{
	unsigned n = 0, voiced = 0;

	for (size_t i = from; i < to; i++) {
		n += scan_is_prose(c, i);
		voiced += scan_is_prose(c, i) && c->profiles[i].n_voice > 0;
	}
	return n ? voiced * 100 / n : 0;
}

static int other_voice(const struct scan *c)
{
	unsigned a = voice_share(c, scan_block_start(c, SCAN_BLOCK), c->i);
	unsigned b = voice_share(c, c->i, scan_block_end(c, c->i, SCAN_BLOCK));

	return (a >= 45 && b <= 15) || (b >= 45 && a <= 15);
}

static size_t mean_words(const struct scan *c, size_t from, size_t to)
{
	size_t n = 0, words = 0;

	for (size_t i = from; i < to; i++) {
		n += scan_is_prose(c, i);
		words += scan_is_prose(c, i) ? c->profiles[i].n_words : 0;
	}
	return n ? words / n : 0;
}

static int other_shape(const struct scan *c)
{
	size_t a = mean_words(c, scan_block_start(c, SCAN_BLOCK), c->i);
	size_t b = mean_words(c, c->i, scan_block_end(c, c->i, SCAN_BLOCK));

	return a && b && (a * 10 >= b * 18 || b * 10 >= a * 18);
}

/* A gallery of N pictures shows N, the same number, at most N times. 1: one gallery goes on over
 * the place; -1: two galleries; 0: no telling. */
static int gallery(const struct scan *c)
{
	size_t end = scan_block_end(c, c->i, GALLERY_AHEAD), k = c->i;
	int n = c->n_gallery;

	while (k < end && !scan_counter_at(c, k))
		k++;
	if (!c->gallery || k == end)
		return 0;
	if (scan_counter_at(c, k) != c->gallery)
		return -1;
	for (; k < end; k++)
		n += scan_counter_at(c, k) == c->gallery;
	return n <= c->gallery ? 1 : -1;
}

static int gallery_goes_on(const struct scan *c)
{
	return gallery(c) > 0;
}

static int other_gallery(const struct scan *c)
{
	return gallery(c) < 0;
}

static int set_off(const struct scan *c)
{
	const struct para *p = &c->paras->items[c->i];
	size_t blanks = 0, from = scan_block_start(c, SCAN_BLOCK),
	       to = scan_block_end(c, c->i, SCAN_BLOCK);

	for (size_t i = from; i < to; i++)
		blanks += c->paras->items[i].after_blank;
	return p->after_blank && blanks * 4 <= to - from;
}

static int pointing_back(const struct scan *c)
{
	return scan_points_back(c->p);
}

static int quoting(const struct scan *c)
{
	return c->p->opens_quote;
}

static int open_quotation(const struct scan *c)
{
	size_t i = scan_above(c);

	return i < c->paras->n && c->profiles[i].leaves_open && !c->profiles[i].ends_sentence;
}

static int below_subheading(const struct scan *c)
{
	size_t i = scan_above(c);

	return i < c->paras->n && c->paras->items[i].cls == LINE_SUBHEADING;
}

static bool is_said_before(const struct scan *c, const struct token *t, size_t at)
{
	uint64_t word = profile_word(token_stem(t));

	for (size_t i = scan_block_start(c, SCAN_BLOCK); i < at; i++)
		for (size_t k = 0; k < c->profiles[i].words.n; k++)
			if (c->profiles[i].words.items[k] == word)
				return true;
	return false;
}

/* Does T say what a story is about? Verbs and days stand in every one. */
static bool is_topical(const struct token *t)
{
	static const enum lexicon_table other[] = {LEXICON_FUNCTION, LEXICON_CUES, LEXICON_VERBS,
						   LEXICON_WEEKDAYS, LEXICON_MONTHS};

	for (size_t i = 0; i < COUNT_OF(other); i++)
		if (token_has(t, other[i]))
			return false;
	return t->kind == TOKEN_WORD && t->text.n >= 4;
}

/* Do the paragraphs from AT to c->i name again what stands before them? */
static bool takes_up(const struct scan *c, size_t at)
{
	for (size_t i = at; i <= c->i; i++)
		for (size_t k = 0; k < c->profiles[i].tokens.n; k++)
			if (is_topical(&c->profiles[i].tokens.items[k]) &&
			    is_said_before(c, &c->profiles[i].tokens.items[k], at))
				return true;
	return false;
}

/* A line with a verb, set off by blank lines, above a paragraph that takes up nothing said before:
 * the next of several short reports that stand in one file without datelines. */
static int below_other_title(const struct scan *c)
{
	size_t i = scan_above(c);

	return below_subheading(c) && c->paras->items[i].after_blank &&
	       c->paras->items[c->i].after_blank && title_tells(c->l, &c->profiles[i].tokens) &&
	       !names_known(c) && !takes_up(c, i);
}

/* A full date with its year: news says "Friday", background says when. */
static int dated_by_year(const struct scan *c)
{
	for (size_t i = 1; i < c->p->tokens.n; i++) {
		const struct token *t = &c->p->tokens.items[i];
		bool year = t->kind == TOKEN_NUMBER && t->text.n == 4 &&
			    (span_starts(t->text, "19") || span_starts(t->text, "20"));

		if (year && span_is(t[-1].text, ","))
			return 1;
		if (t->flags & TOKEN_ENDS_SENTENCE)
			break;
	}
	return 0;
}

static int barely_begun(const struct scan *c)
{
	return scan_count_prose(c, c->start, MIN_OF(c->i, c->start + GALLERY_AHEAD)) < 3;
}

static int no_sentence(const struct scan *c)
{
	return c->p->n_words < 9 || (!c->p->n_finite && !c->p->ends_sentence);
}

static int standfirst(const struct scan *c)
{
	return standfirst_is_at(c, c->i);
}

/* Does this paragraph, or the next prose, tell paragraph LEAD once more? */
static bool is_told_again(const struct scan *c, size_t lead)
{
	size_t next = scan_next_prose(c, c->i);

	return echo_shared(c->echo, c->i, lead) >= 6 ||
	       (next < c->paras->n && echo_shared(c->echo, next, lead) >= 6);
}

/* The lead of the article so far is told again: another report of the same event. */
static int lead_again(const struct scan *c)
{
	if (c->i - c->lead > SCAN_BLOCK || standfirst_is_at(c, c->lead))
		return 0;
	return is_told_again(c, c->lead);
}

/* One of the next paragraphs tells this one again, in its words: it is a brief or a lead, and what
 * stands above it belongs to something else. */
static int told_below(const struct scan *c)
{
	size_t k = c->i;

	for (size_t n = 0; n < 3; n++) {
		k = scan_next_prose(c, k);
		if (k >= c->paras->n)
			return 0;
		if (echo_shared(c->echo, c->i, k) >= 6)
			return 1;
	}
	return 0;
}

static unsigned house_in(const struct scan *c, size_t from, size_t to)
{
	unsigned house = 0;

	for (size_t i = from; i < to; i++)
		house |= scan_is_prose(c, i) ? c->profiles[i].house : 0;
	return house;
}

/* One of a pair of spellings before the place and only the other one after it. */
static int other_house(const struct scan *c)
{
	unsigned a = house_in(c, scan_block_start(c, SCAN_BLOCK), c->i);
	unsigned b = house_in(c, c->i, scan_block_end(c, c->i, SCAN_BLOCK));
	int n = 0;

	for (unsigned pair = 3; pair <= 12; pair *= 4)
		n += ((a | b) & pair) == pair && (a & pair) != pair && (b & pair) != pair;
	return n;
}

static int known_event(const struct scan *c)
{
	return standfirst_hangs(c->p) && !standfirst_is_at(c, c->i);
}

/* How much less the two sides of the place have in common than those of the places beside it, on
 * either side: the depth of a valley, in fifths of its lower rim. After Hearst, as cohesion.h is.
 */
static int valley(const struct scan *c)
{
	size_t from = scan_block_start(c, SCAN_BLOCK), to = scan_block_end(c, c->i, SCAN_BLOCK);
	unsigned here = cohesion_between(c->cohesion, from, c->i, to), above = 0, below = 0;

	for (size_t k = 2; k <= 4; k++) {
		if (c->i >= from + k)
			above = MAX_OF(above, cohesion_between(c->cohesion, from, c->i - k, c->i));
		if (c->i + k < to)
			below = MAX_OF(below, cohesion_between(c->cohesion, c->i, c->i + k, to));
	}
	above = MIN_OF(above, below);
	return above > here ? (int)((above - here) * 5 / (above + 1)) : 0;
}

static const struct evidence evidence[] = {
	{"a title line", title, 16},
	{"a dateline", dateline, 16},
	{"a sign-off before it", signed_off, 9},
	{"its first word is shouted", shouted, 8},
	{"the lead is told again", lead_again, 8},
	{"told again below", told_below, 3},
	{"reads as a standfirst", standfirst, 5},
	{"people are introduced again", names_again, 1},
	{"names are spelt another way", names_respelt, 2},
	{"other words", other_words, 1},
	{"its words go on below", words_go_on, 3},
	{"another house's spelling", other_house, 2},
	{"another voice", other_voice, 3},
	{"paragraphs of another shape", other_shape, 1},
	{"another gallery", other_gallery, 1},
	{"set off by a blank line", set_off, 3},
	{"the same gallery goes on", gallery_goes_on, -9},
	{"people already known", names_known, -3},
	{"points back", pointing_back, -5},
	{"tells of an event already named", known_event, -3},
	{"begins with a quotation", quoting, -6},
	{"a quotation is still open", open_quotation, -8},
	{"below a subheading", below_subheading, -7},
	{"below the title of another story", below_other_title, 18},
	{"dated by its year", dated_by_year, -3},
	{"the article has barely begun", barely_begun, -3},
	{"no sentence", no_sentence, -3},
};

/* The heaviest evidence for a boundary, in *WHY, and the sum of all. A valley is looked for last,
 * and only where it can matter: it takes as long as all the rest. */
static int weigh(const struct scan *c, const char **why)
{
	int sum = 0, best = 0;

	for (size_t e = 0; e < COUNT_OF(evidence); e++) {
		int points = evidence[e].strength(c) * evidence[e].weight;

		sum += points;
		if (points > best) {
			best = points;
			*why = evidence[e].what;
		}
	}
	if (sum + VALLEY_MAX >= BOUNDARY && sum < CERTAIN)
		sum += valley(c);
	return sum;
}

static bool may_begin(const struct scan *c)
{
	return c->i > c->start && scan_is_prose(c, c->lead) && c->lead < c->i &&
	       (scan_is_prose(c, c->i) || c->paras->items[c->i].cls == LINE_TITLE);
}

/* Evidence that looks ahead is seen some paragraphs too early: is there a better place soon? What
 * begins there must not tell this paragraph again, or this one is a brief of its own. */
static bool better_soon(const struct scan *c, int sum)
{
	struct scan later = *c;
	const char *why = "";

	for (size_t n = 0; n < 3; n++) {
		later.i = scan_next_prose(&later, later.i);
		if (later.i >= c->paras->n)
			return false;
		later.p = &c->profiles[later.i];
		if (weigh(&later, &why) > sum)
			return !is_told_again(&later, c->i);
	}
	return false;
}

/* A title without marks of its own, which reads as prose that turns away from what stands above it,
 * and right below which another story begins. */
static bool is_bare_title(const struct scan *c)
{
	struct scan later = *c;
	const char *why = "";

	later.i = scan_next_prose(c, c->i);
	if (later.i >= c->paras->n || !no_sentence(c) || words_go_on(c) <= 0)
		return false;
	later.p = &c->profiles[later.i];
	return weigh(&later, &why) >= BOUNDARY + BELOW_TITLE;
}

bool boundary_is_at(const struct scan *c, const char **why)
{
	const char *heaviest = "";
	int sum;

	if (!may_begin(c))
		return false;
	sum = weigh(c, &heaviest);
	if (sum + 1 < BOUNDARY)
		return false;
	if (sum < CERTAIN && (sum < BOUNDARY || better_soon(c, sum)) && !is_bare_title(c))
		return false;
	*why = heaviest;
	return true;
}
