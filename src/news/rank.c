#include "news/rank.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/num.h"
#include "news/sketch.h"
#include "news/token.h"

#define DAY_MS INT64_C(86400000)

/* A figure, a place and each kind of newsworthy word add to the part; a plain text has the base. */
enum { NEWS_BASE = 200, NEWS_NUMBER = 100, NEWS_PLACE = 100 };
#define KINDS_MAX 16

/* For a speaker with no role, and for each further article that quotes them. */
enum { STANDING_NONE = 450, STANDING_QUOTED = 60, QUOTED_MAX = 5 };
/* What is left of an office that is past, in percent. */
#define STANDING_PAST 70

static int number_of(struct span s)
{
	int v = 0;

	for (size_t i = 0; i < s.n && v < 10000; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			v = v * 10 + (s.p[i] - '0');
	return v;
}

struct kinds {
	struct span seen[KINDS_MAX];
	size_t n;
};

/* The worth of a newsworthy word, 0 where its kind was there before. */
static int worth_of(struct kinds *k, struct span value)
{
	size_t space = span_find(value, 0, " ");
	struct span kind = span_cut(value, 0, space);

	for (size_t i = 0; i < k->n; i++)
		if (span_equal(k->seen[i], kind))
			return 0;
	if (k->n < KINDS_MAX)
		k->seen[k->n++] = kind;
	return number_of(span_cut(value, space, value.n));
}

static int news_of(const struct lexicon *l, struct span text, struct region *scratch)
{
	struct tokens t = {0};
	struct kinds kinds = {.n = 0};
	bool number = false, place = false;
	int sum = NEWS_BASE;

	token_split(l, text, scratch, &t);
	for (size_t i = 0; i < t.n; i++) {
		struct span w = token_stem(&t.items[i]), value;

		number |= t.items[i].kind == TOKEN_NUMBER;
		place |= t.items[i].flags & TOKEN_CAPITAL &&
			 (lexicon_has(l, LEXICON_PLACES, w) || lexicon_has(l, LEXICON_DEMONYMS, w));
		if (lexicon_value(l, LEXICON_NEWSWORTHY, w, &value))
			sum += worth_of(&kinds, value);
	}
	return MIN_OF(sum + (number ? NEWS_NUMBER : 0) + (place ? NEWS_PLACE : 0), 1000);
}

/* The standing of the office that ROLE names, the longest entry first and of these the last. */
static int standing_of(const struct lexicon *l, struct span role, struct region *scratch)
{
	struct tokens t = {0};
	size_t longest = lexicon_longest(l, LEXICON_STANDING);
	bool past = false;

	token_split(l, role, scratch, &t);
	for (size_t i = 0; i < t.n; i++)
		past |= span_equal_nocase(t.items[i].text, span_of("former")) ||
			span_equal_nocase(t.items[i].text, span_of("ex"));
	for (size_t n = MIN_OF(longest, t.n); n > 0; n--)
		for (size_t i = t.n - n + 1; i-- > 0;) {
			struct span value, name = {t.items[i].text.p, 0};

			name.n = (size_t)(t.items[i + n - 1].text.p + t.items[i + n - 1].text.n -
					  name.p);
			if (lexicon_value(l, LEXICON_STANDING, name, &value))
				return number_of(value) * (past ? STANDING_PAST : 100) / 100;
		}
	return STANDING_NONE;
}

static int fresh_of(int64_t date_ms, int64_t newest_ms)
{
	int64_t days;

	if (date_ms == INT64_MIN || newest_ms == INT64_MIN)
		return RANK_MIDDLING;
	/* An article of which every card is refused may be newer. */
	days = MAX_OF(MIN_OF((newest_ms - date_ms) / DAY_MS, (int64_t)1000000), (int64_t)0);
	return (int)(1000 * RANK_HALF_LIFE_DAYS / (RANK_HALF_LIFE_DAYS + days));
}

static int64_t newest(const struct news_articles *articles, const struct news_cards *cards)
{
	int64_t ms = INT64_MIN;

	for (size_t i = 0; i < cards->n; i++)
		if (!cards->items[i].refused)
			ms = MAX_OF(ms, articles->items[cards->items[i].article - 1].date_ms);
	return ms;
}

/* How many articles quote a speaker, and how many cards of theirs were passed, by name. */
struct speaker {
	uint64_t name; /* 0: an empty slot */
	uint32_t article;
	uint32_t n;
};

struct speakers {
	struct speaker *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
};

static void init_speakers(struct speakers *s, size_t n, struct region *r)
{
	for (s->mask = 15; s->mask < 2 * n;)
		s->mask = 2 * s->mask + 1;
	s->slots = region_take_array(r, s->mask + 1, sizeof *s->slots);
}

static struct speaker *find(const struct speakers *s, uint64_t name)
{
	size_t at = (size_t)(name ^ name >> 32) & s->mask;

	while (s->slots[at].name && s->slots[at].name != name)
		at = (at + 1) & s->mask;
	return &s->slots[at];
}

static uint64_t key_of(struct span name)
{
	return span_hash(name, SPAN_HASH_START) | 1;
}

/* Cards of one article stand together. */
static void count_speakers(const struct news_cards *cards, struct speakers *s)
{
	for (size_t i = 0; i < cards->n; i++) {
		const struct news_card *c = &cards->items[i];
		struct speaker *k;

		if (c->refused || c->speaker.n == 0)
			continue;
		k = find(s, key_of(c->speaker));
		k->name = key_of(c->speaker);
		k->n += k->article != c->article;
		k->article = c->article;
	}
}

static int speaker_of(const struct lexicon *l, const struct news_card *c, const struct speakers *s,
		      struct region *scratch)
{
	uint32_t n;

	if (c->kind == NEWS_HEADLINE)
		return RANK_MIDDLING;
	n = find(s, key_of(c->speaker))->n;
	return MIN_OF(standing_of(l, c->role, scratch) +
			      STANDING_QUOTED * (int)MIN_OF(n ? n - 1 : 0, (uint32_t)QUOTED_MAX),
		      1000);
}

static int weighted(const struct news_card *c)
{
	static const int weights[NEWS_N_PARTS] = RANK_WEIGHTS;
	int sum = 0;

	for (size_t i = 0; i < NEWS_N_PARTS; i++)
		sum += weights[i] * c->part[i];
	return num_clamp(sum / 100 * (c->weight_percent ? c->weight_percent : 100) / 100, 0, 1000);
}

void rank_cards(const struct lexicon *l, const struct news_articles *articles,
		struct news_cards *cards)
{
	int64_t newest_ms = newest(articles, cards);
	struct region scratch, text;
	struct speakers speakers;

	region_init(&scratch);
	region_init(&text);
	init_speakers(&speakers, cards->n, &scratch);
	count_speakers(cards, &speakers);
	for (size_t i = 0; i < cards->n; i++) {
		struct news_card *c = &cards->items[i];
		const struct article *a = &articles->items[c->article - 1];

		region_reset(&text);
		c->part[NEWS_PART_MADE] = num_clamp(c->score, 0, 1000);
		c->part[NEWS_PART_NEWS] = news_of(l, c->text, &text);
		c->part[NEWS_PART_SPEAKER] = speaker_of(l, c, &speakers, &text);
		c->part[NEWS_PART_FRESH] = fresh_of(a->date_ms, newest_ms);
		c->score = weighted(c);
	}
	region_finish(&text);
	region_finish(&scratch);
}

struct place {
	const struct news_card *card;
	int64_t key; /* pinned first, then by what is left of the score */
};

static int by_key(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? 1 : -1;
	return (x->card > y->card) - (x->card < y->card);
}

/* Each card's score less what those before it of its article and its speaker cost. PLACES are by
 * falling score. */
static void stand_back(struct place *places, size_t n, struct region *scratch)
{
	struct speakers articles, speakers;

	init_speakers(&articles, n, scratch);
	init_speakers(&speakers, n, scratch);
	for (size_t i = 0; i < n; i++) {
		const struct news_card *c = places[i].card;
		struct speaker *a = find(&articles, c->article);

		a->name = c->article;
		places[i].key -= (int64_t)RANK_SAME_ARTICLE * a->n++;
		if (c->speaker.n) {
			struct speaker *s = find(&speakers, key_of(c->speaker));

			s->name = key_of(c->speaker);
			places[i].key -= (int64_t)RANK_SAME_SPEAKER * s->n++;
		}
	}
}

#define PINNED (INT64_C(1) << 40) /* more than any sum of costs */

/* An office's notices are no matter of rank. */
static bool is_first(const struct news_card *c)
{
	return c->pinned || c->kind == NEWS_NOTICE;
}

void rank_limit(size_t max, struct news_cards *cards)
{
	struct region scratch;
	struct place *places;
	size_t n = 0;

	if (max == 0)
		return;
	region_init(&scratch);
	places = region_take_array(&scratch, cards->n, sizeof *places);
	for (size_t i = 0; i < cards->n; i++)
		if (!cards->items[i].refused)
			places[n++] = (struct place){
				&cards->items[i],
				cards->items[i].score + (is_first(&cards->items[i]) ? PINNED : 0)};
	qsort(places, n, sizeof *places, by_key);
	stand_back(places, n, &scratch);
	qsort(places, n, sizeof *places, by_key);
	for (size_t i = max; i < n; i++)
		cards->items[places[i].card - cards->items].refused = "the pack has better cards";
	region_finish(&scratch);
}

struct span rank_text(const struct news_card *c, struct region *r)
{
	return region_format(r, "%d: made %d, news %d, speaker %d, fresh %d", c->score,
			     c->part[NEWS_PART_MADE], c->part[NEWS_PART_NEWS],
			     c->part[NEWS_PART_SPEAKER], c->part[NEWS_PART_FRESH]);
}
