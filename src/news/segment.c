/*
 * The goal is one article for one story; the obstacle is that no single mark is certain: a shouted
 * word may open a fact box, full names return inside an article, a paragraph may say "he" at the
 * very start of a scrape. The idea: before each paragraph of prose, a table of evidence is added
 * up, and a boundary is put where the sum reaches BOUNDARY.
 *
 *	... Reporting by Ann Lee          sign-off before +8
 *	LIMA, May 2 (UPI) - Peru will     dateline +10               -> 18: an article begins
 *	HELEN Fox last met him in 1999.   shouted +6, same gallery counter before and after -9,
 *	                                  dated by its year -3       -> -6: a fact box
 */
#include "news/segment.h"

#include "news/cohesion.h"
#include "news/dateline.h"
#include "news/echo.h"
#include "news/roster.h"

/* The evidence a boundary needs. */
#define BOUNDARY 7
/* With this much it is put there though a better place may follow. */
#define CERTAIN 12
/* Paragraphs looked at before and after a place for its words, its voice and its shape. */
#define BLOCK 7
/* Paragraphs after a place in which names are looked for. */
#define NAMES_AHEAD 5
/* Paragraphs after a place in which its gallery's pictures are looked for. */
#define GALLERY_AHEAD 60

struct cut {
	const struct lexicon *l;
	struct news_paras *paras;
	const struct profile *profiles;
	struct echo *echo;
	struct cohesion *cohesion;
	struct roster *roster; /* who was named in the article so far */
	struct region *region;
	int gallery;   /* the last gallery counter of the article so far; 0: none */
	int n_gallery; /* counters of the article so far */
	size_t start;  /* of the article so far */
	size_t lead;   /* its first prose */
	size_t i;      /* the paragraph in question */
	const struct profile *p;
};

struct evidence {
	const char *what;
	int (*strength)(const struct cut *c); /* 0: does not hold */
	int weight;			      /* of each unit of strength */
};

/* ------------------------------------------------------------------------------- neighbours */

static bool is_prose(const struct cut *c, size_t i)
{
	return c->paras->items[i].cls == LINE_BODY;
}

/* The nearest paragraph above that is no counter; paras->n where none is. */
static size_t above(const struct cut *c)
{
	size_t i = c->i;

	while (i > c->start) {
		i--;
		if (c->paras->items[i].cls != LINE_NUMBER && c->paras->items[i].cls != LINE_BAD)
			return i;
	}
	return c->paras->n;
}

/* The next prose after paragraph I, not further than the end of the block; paras->n: none. */
static size_t next_prose(const struct cut *c, size_t i)
{
	for (size_t k = i + 1; k < c->paras->n && k <= i + BLOCK; k++)
		if (is_prose(c, k))
			return k;
	return c->paras->n;
}

static size_t block_end(const struct cut *c, size_t at, size_t n)
{
	return MIN_OF(c->paras->n, at + n);
}

static size_t block_start(const struct cut *c, size_t n)
{
	return c->i - c->start > n ? c->i - n : c->start;
}

static const struct token *first_token(const struct profile *p)
{
	return p->tokens.n ? &p->tokens.items[0] : NULL;
}

static bool is_any_nocase(struct span s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal_nocase(s, span_of(words[i])))
			return true;
	return false;
}

/* --------------------------------------------------------------------------------- evidence */

static bool has_dateline(const struct cut *c, size_t i)
{
	struct dateline d;

	return dateline_read(c->l, c->paras->items[i].text, &c->profiles[i].tokens, c->region, &d);
}

static int dateline(const struct cut *c)
{
	return has_dateline(c, c->i);
}

static int title(const struct cut *c)
{
	return c->paras->items[c->i].cls == LINE_TITLE;
}

static bool is_shouted(const struct cut *c, const struct profile *p)
{
	const struct token *t = first_token(p);

	return t && p->tokens.n > 3 && t->kind == TOKEN_WORD && t->flags & TOKEN_SHOUT &&
	       token_stem(t).n >= 3 && !lexicon_has(c->l, LEXICON_ACRONYMS, token_stem(t)) &&
	       p->n_shouts * 2 < p->n_words;
}

static int shouted(const struct cut *c)
{
	return is_shouted(c, c->p);
}

static int signed_off(const struct cut *c)
{
	size_t i = above(c);

	return i < c->paras->n && i > c->lead && c->paras->items[i].cls == LINE_BYLINE;
}

/* Names in the paragraph itself count twice, those soon after it once. */
static int names_again(const struct cut *c)
{
	struct roster_view here = roster_look(c->roster, c->profiles, c->i, c->i + 1);
	struct roster_view soon =
		roster_look(c->roster, c->profiles, c->i, block_end(c, c->i, NAMES_AHEAD));

	return (int)MIN_OF(here.again + soon.again, 6);
}

static int names_respelt(const struct cut *c)
{
	struct roster_view v =
		roster_look(c->roster, c->profiles, c->i, block_end(c, c->i, NAMES_AHEAD));

	return (int)MIN_OF(v.n_respelt, 2);
}

static int names_known(const struct cut *c)
{
	struct roster_view v = roster_look(c->roster, c->profiles, c->i, block_end(c, c->i, 2));

	return (int)MIN_OF(v.n_known, 2);
}

static size_t count_prose(const struct cut *c, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += is_prose(c, i);
	return n;
}

/* Few paragraphs share few words by chance, so both sides must have some. */
static int other_words(const struct cut *c)
{
	size_t from = block_start(c, BLOCK), to = block_end(c, c->i, BLOCK);
	unsigned same = cohesion_between(c->cohesion, from, c->i, to);

	if (count_prose(c, from, c->i) < 3 || count_prose(c, c->i, to) < 3)
		return 0;
	return same < 60 ? 3 : same < 120 ? 2 : same < 180 ? 1 : 0;
}

/* Does the paragraph share its words with what follows (1) or with what stands above it (-1)? */
static int words_go_on(const struct cut *c)
{
	unsigned above_it = cohesion_between(c->cohesion, block_start(c, BLOCK), c->i, c->i + 1);
	unsigned below_it =
		cohesion_between(c->cohesion, c->i, c->i + 1, block_end(c, c->i + 1, BLOCK));

	return (below_it * 2 > above_it * 3) - (above_it * 2 > below_it * 3);
}

/* In hundredths: paragraphs of prose in [from, to) in the author's own voice. */
static unsigned voice_share(const struct cut *c, size_t from, size_t to)
{
	unsigned n = 0, voiced = 0;

	for (size_t i = from; i < to; i++) {
		n += is_prose(c, i);
		voiced += is_prose(c, i) && c->profiles[i].n_voice > 0;
	}
	return n ? voiced * 100 / n : 0;
}

static int other_voice(const struct cut *c)
{
	unsigned a = voice_share(c, block_start(c, BLOCK), c->i);
	unsigned b = voice_share(c, c->i, block_end(c, c->i, BLOCK));

	return (a >= 45 && b <= 15) || (b >= 45 && a <= 15);
}

static size_t mean_words(const struct cut *c, size_t from, size_t to)
{
	size_t n = 0, words = 0;

	for (size_t i = from; i < to; i++) {
		n += is_prose(c, i);
		words += is_prose(c, i) ? c->profiles[i].n_words : 0;
	}
	return n ? words / n : 0;
}

static int other_shape(const struct cut *c)
{
	size_t a = mean_words(c, block_start(c, BLOCK), c->i);
	size_t b = mean_words(c, c->i, block_end(c, c->i, BLOCK));

	return a && b && (a * 10 >= b * 18 || b * 10 >= a * 18);
}

static int counter_at(const struct cut *c, size_t i)
{
	struct span s = c->paras->items[i].text;
	int n = 0;

	if (c->paras->items[i].cls != LINE_NUMBER)
		return 0;
	for (size_t k = 0; k < s.n; k++)
		n = n * 10 + (s.p[k] - '0');
	return n;
}

/* A gallery of N pictures shows N, the same number, at most N times. 1: one gallery goes on over
 * the place; -1: two galleries; 0: no telling. */
static int gallery(const struct cut *c)
{
	size_t end = block_end(c, c->i, GALLERY_AHEAD), k = c->i;
	int n = c->n_gallery;

	while (k < end && !counter_at(c, k))
		k++;
	if (!c->gallery || k == end)
		return 0;
	if (counter_at(c, k) != c->gallery)
		return -1;
	for (; k < end; k++)
		n += counter_at(c, k) == c->gallery;
	return n <= c->gallery ? 1 : -1;
}

static int gallery_goes_on(const struct cut *c)
{
	return gallery(c) > 0;
}

static int other_gallery(const struct cut *c)
{
	return gallery(c) < 0;
}

static int set_off(const struct cut *c)
{
	const struct para *p = &c->paras->items[c->i];
	size_t blanks = 0, from = block_start(c, BLOCK), to = block_end(c, c->i, BLOCK);

	for (size_t i = from; i < to; i++)
		blanks += c->paras->items[i].after_blank;
	return p->after_blank && blanks * 4 <= to - from;
}

static bool points_back(const struct cut *c, const struct profile *p)
{
	static const char *const words[] = {
		"he",	   "she",	  "they",    "it",    "his",   "her",	  "their",
		"its",	   "this",	  "these",   "those", "that",  "but",	  "and",
		"or",	   "so",	  "also",    "then",  "still", "however", "meanwhile",
		"earlier", "nonetheless", "instead", "such",  "both",  "another", "afterward",
		"yet",	   "for",	  "while",   "after"};
	const struct token *t = first_token(p);

	if (!t)
		return false;
	if (is_any_nocase(t->text, words, COUNT_OF(words)))
		return true;
	return span_equal_nocase(t->text, span_of("the")) && p->tokens.n > 2 &&
	       (lexicon_has(c->l, LEXICON_ROLES, token_stem(&t[1])) ||
		lexicon_has(c->l, LEXICON_TITLES, token_stem(&t[1])) ||
		lexicon_has(c->l, LEXICON_DEMONYMS, token_stem(&t[1])));
}

static int pointing_back(const struct cut *c)
{
	return points_back(c, c->p);
}

static int quoting(const struct cut *c)
{
	return c->p->opens_quote;
}

static int open_quotation(const struct cut *c)
{
	size_t i = above(c);

	return i < c->paras->n && c->profiles[i].leaves_open && !c->profiles[i].ends_sentence;
}

static int below_subheading(const struct cut *c)
{
	size_t i = above(c);

	return i < c->paras->n && c->paras->items[i].cls == LINE_SUBHEADING;
}

/* A full date with its year: news says "Friday", background says when. */
static int dated_by_year(const struct cut *c)
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

static int barely_begun(const struct cut *c)
{
	return count_prose(c, c->start, MIN_OF(c->i, c->start + BLOCK)) < 3;
}

static int no_sentence(const struct cut *c)
{
	return c->p->n_words < 9 || (!c->p->n_finite && !c->p->ends_sentence);
}

/* Points, against STANDFIRST, that paragraph I stands below a lost headline and is told more fully
 * by the prose after it. */
#define STANDFIRST 4

/* "The exchange comes amid ...": an event named before, here or in a headline, and what it follows.
 */
static bool hangs_on_headline(const struct profile *p)
{
	static const char *const verbs[] = {"comes",   "come",	 "came",
					    "follows", "follow", "followed"};
	const struct tokens *t = &p->tokens;

	for (size_t i = 1; i < t->n && i < 6; i++)
		if (is_any_nocase(t->items[i].text, verbs, COUNT_OF(verbs)))
			return true;
	return false;
}

static bool is_retold(const struct cut *c, size_t i)
{
	size_t end = block_end(c, i + 1, BLOCK);

	for (size_t k = i + 1; k < end; k++)
		if (is_prose(c, k) && echo_shared(c->echo, i, k) >= 2)
			return true;
	return cohesion_between(c->cohesion, i, i + 1, end) >= 450;
}

static bool has_full_name(const struct profile *p)
{
	for (size_t i = 0; i < p->people.n; i++)
		if (p->people.items[i].is_full)
			return true;
	return false;
}

static int standfirst_points(const struct cut *c, size_t i)
{
	const struct profile *p = &c->profiles[i];
	size_t next = next_prose(c, i);
	const struct profile *q;

	if (!is_prose(c, i) || next >= c->paras->n || p->n_words > 30 || p->opens_quote ||
	    has_dateline(c, i) || is_shouted(c, p) || p->n_sentences > 1)
		return 0;
	q = &c->profiles[next];
	if (q->opens_quote || points_back(c, q))
		return 0;
	return (hangs_on_headline(p) ? 3 : 0) + (is_retold(c, i) ? 2 : 0) +
	       (q->n_words * 10 >= p->n_words * 13) + (p->n_words <= 22) +
	       (has_full_name(q) && !has_full_name(p)) + (has_dateline(c, next) ? 3 : 0);
}

static int standfirst(const struct cut *c)
{
	return standfirst_points(c, c->i) >= STANDFIRST;
}

/* Does this paragraph, or the next prose, tell paragraph LEAD once more? */
static bool is_told_again(const struct cut *c, size_t lead)
{
	size_t next = next_prose(c, c->i);

	return echo_shared(c->echo, c->i, lead) >= 6 ||
	       (next < c->paras->n && echo_shared(c->echo, next, lead) >= 6);
}

/* The lead of the article so far is told again: another report of the same event. */
static int lead_again(const struct cut *c)
{
	if (c->i - c->lead > BLOCK || standfirst_points(c, c->lead) >= STANDFIRST)
		return 0;
	return is_told_again(c, c->lead);
}

static unsigned house_in(const struct cut *c, size_t from, size_t to)
{
	unsigned house = 0;

	for (size_t i = from; i < to; i++)
		house |= is_prose(c, i) ? c->profiles[i].house : 0;
	return house;
}

/* One of a pair of spellings before the place and only the other one after it. */
static int other_house(const struct cut *c)
{
	unsigned a = house_in(c, block_start(c, BLOCK), c->i);
	unsigned b = house_in(c, c->i, block_end(c, c->i, BLOCK));
	int n = 0;

	for (unsigned pair = 3; pair <= 12; pair *= 4)
		n += ((a | b) & pair) == pair && (a & pair) != pair && (b & pair) != pair;
	return n;
}

static int known_event(const struct cut *c)
{
	return hangs_on_headline(c->p);
}

static const struct evidence evidence[] = {
	{"a title line", title, 16},
	{"a dateline", dateline, 16},
	{"a sign-off before it", signed_off, 9},
	{"its first word is shouted", shouted, 6},
	{"the lead is told again", lead_again, 8},
	{"reads as a standfirst", standfirst, 3},
	{"people are introduced again", names_again, 1},
	{"names are spelt another way", names_respelt, 2},
	{"other words", other_words, 2},
	{"its words go on below", words_go_on, 1},
	{"another house's spelling", other_house, 2},
	{"another voice", other_voice, 3},
	{"paragraphs of another shape", other_shape, 1},
	{"another gallery", other_gallery, 1},
	{"set off by a blank line", set_off, 3},
	{"the same gallery goes on", gallery_goes_on, -9},
	{"people already known", names_known, -1},
	{"points back", pointing_back, -5},
	{"tells of an event already named", known_event, -3},
	{"begins with a quotation", quoting, -6},
	{"a quotation is still open", open_quotation, -8},
	{"below a subheading", below_subheading, -7},
	{"dated by its year", dated_by_year, -3},
	{"the article has barely begun", barely_begun, -3},
	{"no sentence", no_sentence, -3},
};

/* The heaviest evidence for a boundary, in *WHY, and the sum of all. */
static int weigh(const struct cut *c, const char **why)
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
	return sum;
}

/* ----------------------------------------------------------------------------------- articles */

/* A caption alone above a dateline, or one that shares its words with the lead below it, came with
 * the article below; a caption after a gallery counter with the one above. A title or a subheading
 * right above a boundary belongs below it. */
static size_t pull_up(struct cut *c, size_t i)
{
	while (i > c->start + 1) {
		struct para *p = &c->paras->items[i - 1];
		bool counted = i >= 2 && c->paras->items[i - 2].cls == LINE_NUMBER;

		if (p->cls == LINE_SUBHEADING) {
			p->cls = LINE_TITLE;
			p->why = "stands above the start of an article";
		} else if (p->cls != LINE_TITLE &&
			   (p->cls != LINE_CAPTION || counted ||
			    cohesion_between(c->cohesion, i - 1, i, i + 2) < 250)) {
			break;
		}
		i--;
	}
	return i;
}

static void set_dateline(const struct cut *c, struct article *a)
{
	const struct para *lead = &a->paras[a->lead];
	size_t at = (size_t)(lead - c->paras->items);
	struct dateline d;

	if (!dateline_read(c->l, lead->text, &c->profiles[at].tokens, c->region, &d)) {
		for (size_t i = 0; i < a->lead; i++)
			if (a->paras[i].cls == LINE_BYLINE &&
			    dateline_read_date(c->l, &c->profiles[at - a->lead + i].tokens,
					       c->region, &d)) {
				a->date = d.date;
				a->date_ms = d.date_ms;
			}
		return;
	}
	a->place = d.place;
	a->date = d.date;
	a->date_ms = d.date_ms;
	a->source = d.source;
	a->lead_text = d.text_at;
}

/* "X writes for the Associated Press": the agency a sign-off names. */
static struct span agency_in(const struct lexicon *l, const struct tokens *t)
{
	size_t longest = lexicon_longest(l, LEXICON_AGENCIES);

	for (size_t i = 0; i < t->n; i++) {
		for (size_t n = MIN_OF(longest, t->n - i); n > 0; n--) {
			struct span name = {t->items[i].text.p,
					    t->items[i + n - 1].end - t->items[i].start};

			if (t->items[i].flags & TOKEN_CAPITAL &&
			    lexicon_has(l, LEXICON_AGENCIES, name))
				return name;
		}
	}
	return (struct span){NULL, 0};
}

static void set_source(const struct cut *c, struct article *a, size_t first)
{
	for (size_t i = 0; i < a->n && !a->source.n; i++)
		if (a->paras[i].cls == LINE_BYLINE)
			a->source = agency_in(c->l, &c->profiles[first + i].tokens);
}

/* The author's voice in a quarter of the prose, or in a tenth with a line on who the author is. */
static bool is_opinion(const struct cut *c, const struct article *a, size_t first)
{
	size_t n = 0, voiced = 0;
	bool writer = false;

	for (size_t i = 0; i < a->n; i++) {
		const struct profile *p = &c->profiles[first + i];

		if (a->paras[i].cls == LINE_BYLINE && a->paras[i].text.n > 60)
			writer = true;
		if (a->paras[i].cls != LINE_BODY)
			continue;
		n++;
		voiced += p->n_voice > 0 && !p->opens_quote;
	}
	return voiced >= 2 && (voiced * 4 >= n || (writer && voiced * 10 >= n));
}

static size_t first_prose(const struct article *a)
{
	size_t i = 0;

	while (i < a->n && a->paras[i].cls != LINE_BODY)
		i++;
	return i;
}

static void mark_standfirst(struct cut *c, size_t first, struct article *a)
{
	struct para *p = &c->paras->items[first + a->lead];

	if (standfirst_points(c, first + a->lead) < STANDFIRST)
		return;
	p->cls = LINE_STANDFIRST;
	p->why = "told more fully by the paragraph after it";
	a->lead = first_prose(a);
}

static void finish(struct cut *c, const struct news_file *file, size_t end, const char *why,
		   struct news_articles *out)
{
	struct article a = {.id = (uint32_t)out->n + 1,
			    .file = file,
			    .paras = &c->paras->items[c->start],
			    .n = end - c->start,
			    .why = why,
			    .date_ms = INT64_MIN};

	a.lead = first_prose(&a);
	if (a.lead == a.n)
		return;
	mark_standfirst(c, c->start, &a);
	if (a.lead < a.n)
		set_dateline(c, &a);
	set_source(c, &a, c->start);
	a.opinion = is_opinion(c, &a, c->start);
	REGION_PUSH(c->region, out, a);
}

static void begin(struct cut *c, size_t start)
{
	c->start = start;
	c->lead = start;
	c->gallery = 0;
	c->n_gallery = 0;
	roster_clear(c->roster);
}

static void take(struct cut *c)
{
	if (counter_at(c, c->i)) {
		c->gallery = counter_at(c, c->i);
		c->n_gallery++;
	}
	if (!is_prose(c, c->i))
		return;
	if (!is_prose(c, c->lead))
		c->lead = c->i;
	roster_add(c->roster, c->p);
}

static bool may_begin(const struct cut *c)
{
	return c->i > c->start && is_prose(c, c->lead) && c->lead < c->i &&
	       (is_prose(c, c->i) || c->paras->items[c->i].cls == LINE_TITLE);
}

/* Evidence that looks ahead is seen some paragraphs too early: is there a better place soon? What
 * begins there must not tell this paragraph again, or this one is a brief of its own. */
static bool better_soon(const struct cut *c, int sum)
{
	struct cut later = *c;
	const char *why;

	for (size_t n = 0; n < 3; n++) {
		later.i = next_prose(&later, later.i);
		if (later.i >= c->paras->n)
			return false;
		later.p = &c->profiles[later.i];
		if (weigh(&later, &why) > sum)
			return !is_told_again(&later, c->i);
	}
	return false;
}

static bool is_boundary(const struct cut *c, const char **why)
{
	int sum;

	if (!may_begin(c))
		return false;
	sum = weigh(c, why);
	return sum >= CERTAIN || (sum >= BOUNDARY && !better_soon(c, sum));
}

void segment_cut(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		 const struct profile *profiles, struct region *r, struct news_articles *out)
{
	struct cut c = {.l = l, .paras = paras, .profiles = profiles, .region = r};
	const char *why = "the file begins", *next_why = why;

	if (paras->n == 0)
		return;
	c.echo = echo_create(profiles, paras->n, r);
	c.cohesion = cohesion_create(profiles, paras->n, r);
	c.roster = roster_create(profiles, paras->n, r);
	begin(&c, 0);
	for (c.i = 0; c.i < paras->n; c.i++) {
		c.p = &profiles[c.i];
		if (is_boundary(&c, &next_why)) {
			size_t start = pull_up(&c, c.i);

			finish(&c, file, start, why, out);
			begin(&c, start);
			why = next_why;
		}
		take(&c);
	}
	finish(&c, file, paras->n, why, out);
}
