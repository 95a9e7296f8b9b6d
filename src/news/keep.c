#include "news/keep.h"

#include <string.h>

#include "news/sketch.h"

/* A slot of the table of articles met costs 24 bytes, an article some thousands in its file. */
#define SEEN_FIRST 1024

void keep_init(struct keep *k, const struct news_options *options, struct region *r)
{
	*k = (struct keep){.options = options, .r = r};
	region_init(&k->seen_region);
	region_init(&k->reason_region);
}

void keep_finish(struct keep *k)
{
	region_finish(&k->seen_region);
	region_finish(&k->reason_region);
}

static struct keep_seen *slot_of(const struct keep *k, uint64_t hash)
{
	size_t at = (size_t)(hash >> 20) & (k->seen_max - 1);

	while (k->seen[at].hash && k->seen[at].hash != hash)
		at = (at + 1) & (k->seen_max - 1);
	return &k->seen[at];
}

static void make_room(struct keep *k)
{
	struct keep_seen *old = k->seen;
	struct region old_region = k->seen_region;
	size_t n_old = k->seen_max;

	if (k->n_seen * 2 < k->seen_max)
		return;
	region_init(&k->seen_region);
	k->seen_max = n_old ? n_old * 2 : SEEN_FIRST;
	k->seen = region_take_array(&k->seen_region, k->seen_max, sizeof *k->seen);
	for (size_t i = 0; i < n_old; i++)
		if (old[i].hash)
			*slot_of(k, old[i].hash) = old[i];
	region_finish(&old_region);
}

/* Two articles of equal hash are taken for the same, which at 64 bits costs less than one mistake
 * in a corpus of a hundred million articles. */
static uint64_t hash_of(const struct article *a)
{
	uint64_t h = SPAN_HASH_START;

	for (size_t i = 0; i < a->n; i++)
		h = (h ^ span_hash_bytes(a->paras[i].text)) * UINT64_C(0x9E3779B97F4A7C15);
	return h | 1;
}

const struct keep_seen *keep_seen(struct keep *k, const struct article *a)
{
	uint64_t hash = hash_of(a);
	struct keep_seen *seen;

	make_room(k);
	seen = slot_of(k, hash);
	if (seen->hash) {
		k->n_repeated++;
		return seen;
	}
	*seen = (struct keep_seen){hash, a->file, a->paras[0].line};
	k->n_seen++;
	return NULL;
}

/* S itself where it is a view of the file, else a copy. */
static struct span kept(struct region *r, const struct news_file *file, struct span s)
{
	uintptr_t p = (uintptr_t)s.p, from = (uintptr_t)file->bytes.p;

	if (s.n == 0)
		return (struct span){NULL, 0};
	return p >= from && p - from < file->bytes.n ? s : region_copy(r, s);
}

static const char *kept_text(struct region *r, const char *s)
{
	return s ? region_copy(r, span_of(s)).p : NULL;
}

static struct para *kept_paras(struct region *r, const struct article *a)
{
	struct para *paras = region_take_array(r, a->n, sizeof *paras);

	for (size_t i = 0; i < a->n; i++) {
		paras[i] = a->paras[i];
		paras[i].why = kept_text(r, a->paras[i].why);
		paras[i].tokens = NULL;
	}
	return paras;
}

static void push_article(struct news_articles *out, struct region *r, const struct article *a,
			 bool with_paras)
{
	struct article b = *a;
	struct sketch *sketch;

	b.paras = with_paras ? kept_paras(r, a) : NULL;
	b.n = with_paras ? a->n : 0;
	b.lead = with_paras ? a->lead : 0;
	b.why = kept_text(r, a->why);
	b.place = kept(r, a->file, a->place);
	b.date = kept(r, a->file, a->date);
	b.source = kept(r, a->file, a->source);
	b.kicker = kept(r, a->file, a->kicker);
	b.title = kept(r, a->file, a->title);
	if (a->sketch) {
		sketch = region_take(r, sizeof *sketch);
		*sketch = *a->sketch;
		b.sketch = sketch;
	}
	REGION_PUSH(r, out, b);
}

static void push_card(struct news_cards *out, struct region *r, const struct news_file *file,
		      const struct news_card *c, size_t n_articles)
{
	struct news_card b = *c;

	b.article = (uint32_t)n_articles;
	b.text = kept(r, file, c->text);
	b.speaker = kept(r, file, c->speaker);
	b.role = kept(r, file, c->role);
	b.rule = kept_text(r, c->rule);
	b.read_as = kept_text(r, c->read_as);
	b.refused = kept_text(r, c->refused);
	REGION_PUSH(r, out, b);
}

void keep_count(struct keep *k, const char *reason)
{
	size_t i = 0;

	while (i < k->n_reasons && strcmp(k->reasons[i].text, reason) != 0)
		i++;
	if (i == KEEP_REASONS_MAX)
		return;
	if (i == k->n_reasons)
		k->reasons[k->n_reasons++] =
			(struct keep_reason){kept_text(&k->reason_region, reason), 0};
	k->reasons[i].n++;
}

/* What the desk has pinned is told of also where it cannot be shown. */
static bool is_wanted(const struct keep *k, const struct news_card *c)
{
	return !k->options->shown_only || !c->refused || c->pinned;
}

static void leave_out(struct keep *k, const struct article *a, const struct news_card *c,
		      const struct news_card *kept)
{
	const struct news_options *o = k->options;

	keep_count(k, c->refused);
	if (o->left_out)
		o->left_out(o->left_out_user, a, c, kept);
}

void keep_article(struct keep *k, const struct article *a, const struct news_cards *cards)
{
	size_t n_shown = 0;

	for (size_t i = 0; i < cards->n; i++)
		n_shown += is_wanted(k, &cards->items[i]);
	k->n_cards += cards->n;
	if (!k->options->shown_only || n_shown)
		push_article(&k->articles, k->r, a, !k->options->shown_only);
	for (size_t i = 0; i < cards->n; i++) {
		const struct news_card *c = &cards->items[i];

		if (!is_wanted(k, c))
			leave_out(k, a, c, NULL);
		else
			push_card(c->kind == NEWS_NOTICE ? &k->notices : &k->cards, k->r, a->file,
				  c, k->articles.n);
	}
}

static void move_cards(struct keep *k, struct news_cards *from, struct region *r,
		       struct news_articles *articles)
{
	struct news_cards cards = {NULL, 0, 0};
	uint32_t last = 0;

	for (size_t i = 0; i < from->n; i++) {
		const struct news_card *c = &from->items[i];
		const struct article *a = &k->articles.items[c->article - 1];

		if (!is_wanted(k, c)) {
			leave_out(k, a, c, c->repeats ? &from->items[c->repeats - 1] : NULL);
			continue;
		}
		if (c->article != last)
			push_article(articles, r, a, false);
		last = c->article;
		push_card(&cards, r, a->file, c, articles->n);
		cards.items[cards.n - 1].repeats = 0; /* which is not where it was */
	}
	*from = cards;
}

void keep_move(struct keep *k, struct region *r)
{
	struct news_articles articles = {NULL, 0, 0};

	move_cards(k, &k->cards, r, &articles);
	move_cards(k, &k->notices, r, &articles);
	k->articles = articles;
	k->r = r;
}
