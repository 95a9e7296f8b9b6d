#include "news/news.h"

#include <string.h>

#include "news/choice.h"
#include "news/corpus.h"
#include "news/dedupe.h"
#include "news/headline.h"
#include "news/kicker.h"
#include "news/lineclass.h"
#include "news/profile.h"
#include "news/proof.h"
#include "news/quote.h"
#include "news/rank.h"
#include "news/segment.h"
#include "news/sketch.h"
#include "news/twins.h"

/* Reasons listed where a corpus gave no card at all. */
#define REASONS_MAX 6

struct compiler {
	const struct lexicon *l;
	const struct news_options *options;
	struct region *r;
	struct diag *d;
	struct news_result *out;
	struct sketch_words words; /* scratch */
};

static void read_file(struct compiler *c, const struct news_file *file)
{
	struct news_paras paras = {NULL, 0, 0};
	struct profile *profiles;
	struct region scratch; /* profiles take twenty times the text */

	if (corpus_read(file, c->r, c->d, &paras))
		return;
	region_init(&scratch);
	profiles = region_take_array(&scratch, paras.n, sizeof *profiles);
	for (size_t i = 0; i < paras.n; i++)
		profile_make(c->l, &paras.items[i], &scratch, &profiles[i]);
	lineclass_mark(c->l, &paras, profiles, c->r);
	if (file->known || c->options->whole_files)
		segment_whole(c->l, file, &paras, profiles, c->r, &c->out->articles);
	else
		segment_cut(c->l, file, &paras, profiles, c->r, &c->out->articles);
	region_finish(&scratch);
}

static void prove(struct compiler *c, const struct article *a, size_t from)
{
	struct region scratch;
	struct proof proof;

	region_init(&scratch);
	proof_init(&proof, c->l, a, &scratch);
	for (size_t i = from; i < c->out->cards.n; i++) {
		struct news_card *card = &c->out->cards.items[i];

		if (!card->refused && !card->edited)
			card->refused = proof_check(&proof, card, &scratch);
		card->whole.displayable = card->kind == NEWS_QUOTE && !card->refused;
	}
	region_finish(&scratch);
}

static void make_cards(struct compiler *c, struct article *a)
{
	size_t from = c->out->cards.n;
	struct news_card headline = {.refused = "no lead"};

	if (headline_make(c->l, a, c->r, &headline))
		REGION_PUSH(c->r, &c->out->cards, headline);
	if (headline.refused)
		headline.text.n = 0;
	a->sketch = sketch_make(a, c->r, &c->words);
	a->kicker = kicker_make(c->l, a, headline.text, c->r);
	quote_collect(c->l, a, c->r, &c->out->cards);
	for (size_t i = from; c->options->desk && i < c->out->cards.n; i++)
		c->options->desk->judge(c->options->desk->user, a, &c->out->cards.items[i], c->r);
	prove(c, a, from);
}

static bool is_notice(const struct article *a)
{
	return a->file->known && a->file->known->is_notice;
}

/* Its first line, which nothing is left out of and no other card takes the place of. */
static void make_notice(struct compiler *c, struct article *a)
{
	const struct para *p = &a->paras[0];
	size_t from = c->out->cards.n;
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
	REGION_PUSH(c->r, &c->out->cards, card);
	prove(c, a, from);
}

static void limit_all(struct compiler *c)
{
	struct news_cards *cards = &c->out->cards;
	size_t from = 0;

	for (size_t i = 1; i <= cards->n; i++) {
		if (i < cards->n && cards->items[i].article == cards->items[from].article)
			continue;
		choice_make(c->l, &cards->items[from], i - from, c->options->quotes_per_article_max,
			    c->r);
		from = i;
	}
}

struct reason {
	const char *text;
	size_t n;
};

static size_t count_reasons(const struct news_cards *cards, struct reason reasons[REASONS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < cards->n; i++) {
		size_t k = 0;

		if (!cards->items[i].refused)
			continue;
		while (k < n && strcmp(reasons[k].text, cards->items[i].refused) != 0)
			k++;
		if (k == REASONS_MAX)
			continue;
		if (k == n)
			reasons[n++] = (struct reason){cards->items[i].refused, 0};
		reasons[k].n++;
	}
	return n;
}

static void report_none(const struct compiler *c)
{
	struct reason reasons[REASONS_MAX];
	size_t n = count_reasons(&c->out->cards, reasons);

	if (c->out->articles.n == 0)
		diag_report(c->d, DIAG_ERROR, NULL, 0,
			    "no card: no article was found in the corpus");
	else if (n == 0)
		diag_report(c->d, DIAG_ERROR, NULL, 0,
			    "no card: %zu articles with nothing to quote and no lead",
			    c->out->articles.n);
	for (size_t i = 0; i < n; i++)
		diag_report(c->d, DIAG_ERROR, NULL, 0, "no card: %zu of %zu candidates: %s",
			    reasons[i].n, c->out->cards.n, reasons[i].text);
}

static void extract(struct compiler *c, const struct news_file *files, size_t n)
{
	struct news_result *out = c->out;

	*out = (struct news_result){0};
	for (size_t i = 0; i < n; i++)
		read_file(c, &files[i]);
	for (size_t i = 0; i < out->articles.n; i++)
		if (!is_notice(&out->articles.items[i]))
			make_cards(c, &out->articles.items[i]);
	rank_cards(c->l, &out->articles, &out->cards);
	twins_refuse(&out->articles, c->r, &out->cards);
	dedupe_cards(c->l, &out->articles, c->r, &out->cards);
	limit_all(c);
	rank_limit(c->options->cards_max, &out->cards);
	for (size_t i = 0; i < out->articles.n; i++)
		if (is_notice(&out->articles.items[i]))
			make_notice(c, &out->articles.items[i]);
	for (size_t i = 0; i < out->cards.n; i++)
		out->n_shown += !out->cards.items[i].refused;
}

void news_extract(const struct lexicon *l, const struct news_file *files, size_t n,
		  const struct news_options *options, struct region *r, struct diag *d,
		  struct news_result *out)
{
	struct compiler c = {l, options, r, d, out, {NULL, 0, 0}};

	extract(&c, files, n);
}

enum err news_compile(const struct lexicon *l, const struct news_file *files, size_t n,
		      const struct news_options *options, struct region *r, struct diag *d,
		      struct news_result *out)
{
	struct compiler c = {l, options, r, d, out, {NULL, 0, 0}};

	extract(&c, files, n);
	if (out->n_shown)
		return ERR_NONE;
	report_none(&c);
	return ERR_MISSING;
}
