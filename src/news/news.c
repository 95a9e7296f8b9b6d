#include "news/news.h"

#include <string.h>

#include "news/choice.h"
#include "news/dedupe.h"
#include "news/headline.h"
#include "news/kicker.h"
#include "news/keep.h"
#include "news/proof.h"
#include "news/quote.h"
#include "news/rank.h"
#include "news/sketch.h"
#include "news/twins.h"
#include "news/walk.h"

/* Where so many times the cards of a pack are kept, the worst are let go. */
#define KEPT_TIMES 4

/* Articles that lost a quotation to another's get the next best one so many times at most. */
#define REFILLS_MAX 8

struct compiler {
	const struct lexicon *l;
	const struct news_options *options;
	struct diag *d;
	struct keep keep;
	struct recall *recall;
	struct region own;	   /* what is kept, where not all is */
	struct region article;	   /* scratch, of one article */
	struct sketch_words words; /* likewise */
	size_t n_ranked;	   /* cards that have their final score already */
	size_t n_left_out;
};

static void prove(struct compiler *c, const struct article *a, struct news_cards *cards)
{
	struct proof proof;
	bool begun = false;

	for (size_t i = 0; i < cards->n; i++) {
		struct news_card *card = &cards->items[i];

		if (!card->refused && !card->edited) {
			if (!begun)
				proof_init(&proof, c->l, a, &c->article);
			begun = true;
			card->refused = proof_check(&proof, card, &c->article);
		}
		card->whole.displayable = card->kind == NEWS_QUOTE && !card->refused;
	}
}

/* Notes what the paragraph of each card was taken for. */
static void note_classes(struct compiler *c, const struct article *a, struct news_cards *cards)
{
	size_t p = 0;

	for (size_t i = 0; i < cards->n; i++) {
		struct news_card *card = &cards->items[i];

		if (p >= a->n || a->paras[p].start > card->start)
			p = 0;
		while (p + 1 < a->n && a->paras[p + 1].start <= card->start)
			p++;
		card->read_as = region_format(&c->article, "%s: %s",
					      article_class_name(a->paras[p].cls), a->paras[p].why)
					.p;
	}
}

static void ask_desk(struct compiler *c, const struct article *a, struct news_cards *cards)
{
	const struct news_desk *desk = c->options->desk;

	for (size_t i = 0; desk && i < cards->n; i++)
		desk->judge(desk->user, a, &cards->items[i], &c->article);
}

static void make_cards(struct compiler *c, struct article *a, struct news_cards *cards)
{
	struct news_card headline = {.refused = "no lead"};

	if (headline_make(c->l, a, &c->article, &headline))
		REGION_PUSH(&c->article, cards, headline);
	if (headline.refused)
		headline.text.n = 0;
	a->sketch = sketch_make(a, &c->article, &c->words);
	a->kicker = kicker_make(c->l, a, headline.text, &c->article);
	quote_collect(c->l, a, &c->article, cards);
	ask_desk(c, a, cards);
}

static bool is_notice(const struct article *a)
{
	return a->file->known && a->file->known->is_notice;
}

/* Its first line, which nothing is left out of and no other card takes the place of. */
static void make_notice(struct compiler *c, struct article *a, struct news_cards *cards)
{
	const struct para *p = &a->paras[0];
	struct news_card card = {.kind = NEWS_NOTICE,
				 .article = a->id,
				 .text = p->text,
				 .start = p->start,
				 .end = p->start + p->text.n,
				 .line = p->line,
				 .source_start = p->start,
				 .source_end = a->paras[a->n - 1].start + a->paras[a->n - 1].text.n,
				 .rule = "notice: its first line, word for word",
				 .score = 1000};

	a->kicker = a->file->known->kicker;
	REGION_PUSH(&c->article, cards, card);
	ask_desk(c, a, cards);
}

static void refuse_all(struct compiler *c, const struct keep_seen *seen, struct news_cards *cards)
{
	const char *reason = region_format(&c->article, "the article repeats the one at %s:%u",
					   seen->file->name, seen->line)
				     .p;

	for (size_t i = 0; i < cards->n; i++)
		if (!cards->items[i].refused)
			cards->items[i].refused = reason;
}

/* The end of the cards of one article, of which FROM is the first. */
static size_t group_end(const struct news_cards *cards, size_t from)
{
	size_t i = from + 1;

	while (i < cards->n && cards->items[i].article == cards->items[from].article)
		i++;
	return i;
}

static void limit_all(struct compiler *c)
{
	struct news_cards *cards = &c->keep.cards;

	for (size_t from = 0, end; from < cards->n; from = end) {
		end = group_end(cards, from);
		region_reset(&c->article);
		choice_make(c->l, &cards->items[from], end - from,
			    c->options->quotes_per_article_max, &c->article);
	}
}

static bool is_reserve(const struct news_card *c)
{
	return c->refused && strcmp(c->refused, CHOICE_BETTER) == 0;
}

static size_t count_shown(const struct news_card *cards, size_t n)
{
	size_t shown = 0;

	for (size_t i = 0; i < n; i++)
		shown += cards[i].kind == NEWS_QUOTE && !cards[i].refused;
	return shown;
}

/* Where an article lost a quotation to another's, the ones it can do without are asked again. */
static bool refill(struct compiler *c)
{
	struct news_cards *cards = &c->keep.cards;
	bool any = false;

	for (size_t from = 0, end; from < cards->n; from = end) {
		end = group_end(cards, from);
		if (count_shown(&cards->items[from], end - from) >=
		    c->options->quotes_per_article_max)
			continue;
		for (size_t i = from; i < end; i++) {
			any |= is_reserve(&cards->items[i]);
			if (is_reserve(&cards->items[i]))
				cards->items[i].refused = NULL;
		}
	}
	return any;
}

/* An article's limit comes before the search for cards that say the same, or a quotation would give
 * way to one that is then not shown. */
static void limit_and_dedupe(struct compiler *c, struct region *r)
{
	struct news_cards *cards = &c->keep.cards;

	limit_all(c);
	dedupe_cards(c->l, &c->keep.articles, r, cards);
	for (size_t n = 0; n < REFILLS_MAX; n++) {
		size_t shown = count_shown(cards->items, cards->n);

		if (!refill(c))
			return;
		limit_all(c);
		if (count_shown(cards->items, cards->n) == shown)
			return;
		dedupe_cards(c->l, &c->keep.articles, r, cards);
	}
}

/* Leaves of all cards so far at most MAX (0: all) unrefused. Reasons live in R. */
static void settle(struct compiler *c, size_t max, struct region *r)
{
	struct news_cards *cards = &c->keep.cards;
	size_t n = 0;

	for (size_t i = 0; i < c->n_ranked; i++)
		cards->items[i].score = cards->items[i].part[NEWS_PART_MADE];
	rank_cards(c->l, &c->keep.articles, cards);
	twins_refuse(&c->keep.articles, r, cards);
	limit_and_dedupe(c, r);
	for (size_t i = 0; i < cards->n; i++)
		n += !cards->items[i].refused;
	rank_limit(max, cards);
	if (max && n > max)
		c->n_left_out += n - max;
}

/* Lets go of cards that no pack of the size wanted can hold, so that memory is bounded by that. */
static void let_go(struct compiler *c)
{
	size_t max = c->options->cards_max;
	struct region next;

	if (!c->options->shown_only || max == 0 || c->keep.cards.n < KEPT_TIMES * max)
		return;
	region_init(&next);
	settle(c, 2 * max, c->keep.r);
	keep_move(&c->keep, &next);
	region_finish(&c->own);
	c->own = next;
	c->keep.r = &c->own;
	c->n_ranked = c->keep.cards.n;
}

static void take_article(void *user, struct article *a)
{
	struct compiler *c = user;
	struct news_cards cards = {NULL, 0, 0};
	const struct keep_seen *seen = a->file->known ? NULL : keep_seen(&c->keep, a);

	region_reset(&c->article);
	c->words = (struct sketch_words){NULL, 0, 0};
	a->id = (uint32_t)++c->keep.n_articles;
	a->line = a->paras[0].line;
	if (seen && c->options->shown_only && !c->options->left_out)
		return;
	if (is_notice(a))
		make_notice(c, a, &cards);
	else
		make_cards(c, a, &cards);
	note_classes(c, a, &cards);
	prove(c, a, &cards);
	if (seen)
		refuse_all(c, seen, &cards);
	for (size_t i = 0; i < cards.n; i++)
		cards.items[i].number = (uint32_t)(c->keep.n_cards + i + 1);
	keep_article(&c->keep, a, &cards);
	let_go(c);
}

static void count_reasons(struct keep *k)
{
	for (size_t i = 0; i < k->cards.n; i++)
		if (k->cards.items[i].refused)
			keep_count(k, k->cards.items[i].refused);
}

static void report_none(struct compiler *c)
{
	struct keep *k = &c->keep;

	count_reasons(k);
	if (k->n_articles == 0)
		diag_report(c->d, DIAG_ERROR, NULL, 0,
			    "no card: no article was found in the corpus");
	else if (k->n_reasons == 0)
		diag_report(c->d, DIAG_ERROR, NULL, 0,
			    "no card: %zu articles with nothing to quote and no lead",
			    k->n_articles);
	for (size_t i = 0; i < k->n_reasons; i++)
		diag_report(c->d, DIAG_ERROR, NULL, 0, "no card: %zu of %zu candidates: %s",
			    k->reasons[i].n, k->n_cards, k->reasons[i].text);
}

static void fill(struct compiler *c, struct region *r, struct news_result *out)
{
	struct keep *k = &c->keep;

	*out = (struct news_result){.articles = k->articles,
				    .cards = k->cards,
				    .n_articles = k->n_articles,
				    .n_repeated = k->n_repeated,
				    .n_left_out = c->n_left_out};
	for (size_t i = 0; i < k->notices.n; i++)
		REGION_PUSH(r, &out->cards, k->notices.items[i]);
	for (size_t i = 0; i < out->cards.n; i++)
		out->n_shown += !out->cards.items[i].refused;
}

static void extract(struct compiler *c, const struct news_file *files, size_t n, struct region *r,
		    struct news_result *out)
{
	const struct walk_taker taker = {take_article, c->options->progress,
					 c->options->progress_user, c};

	keep_init(&c->keep, c->options, c->options->shown_only ? &c->own : r);
	c->recall = recall_create();
	for (size_t i = 0; i < n; i++)
		walk_file(c->l, &files[i], c->options->whole_files, c->recall, c->d, &taker);
	settle(c, c->options->cards_max, c->keep.r);
	if (c->options->shown_only)
		keep_move(&c->keep, r);
	fill(c, r, out);
}

static void finish(struct compiler *c)
{
	keep_finish(&c->keep);
	recall_destroy(c->recall);
	region_finish(&c->own);
	region_finish(&c->article);
}

void news_extract(const struct lexicon *l, const struct news_file *files, size_t n,
		  const struct news_options *options, struct region *r, struct diag *d,
		  struct news_result *out)
{
	struct compiler c = {.l = l, .options = options, .d = d};

	extract(&c, files, n, r, out);
	finish(&c);
}

enum err news_compile(const struct lexicon *l, const struct news_file *files, size_t n,
		      const struct news_options *options, struct region *r, struct diag *d,
		      struct news_result *out)
{
	struct compiler c = {.l = l, .options = options, .d = d};

	extract(&c, files, n, r, out);
	if (!out->n_shown)
		report_none(&c);
	finish(&c);
	return out->n_shown ? ERR_NONE : ERR_MISSING;
}
