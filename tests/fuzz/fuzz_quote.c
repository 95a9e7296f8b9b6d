/*
 * Any bytes as the body of one article, a paragraph a line: every card that is shown is proved,
 * lies in the file and has a speaker; every other one has its reason.
 */
#include <stdlib.h>

#include "base/diag.h"
#include "news/proof.h"
#include "news/quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct lexicon *words(void)
{
	static struct region r;
	static const struct lexicon *l;
	struct diag d;

	diag_init(&d, NULL, NULL);
	if (!l && lexicon_load("en", &r, &d, &l))
		abort();
	return l;
}

static void split(const struct news_file *file, struct region *r, struct news_paras *out)
{
	size_t from = 0;

	while (from < file->bytes.n) {
		size_t to = MIN_OF(span_find(file->bytes, from, "\n"), file->bytes.n);
		struct para p = {.cls = LINE_BODY, .why = "fuzz"};

		p.text = span_trim(span_cut(file->bytes, from, to));
		p.start = (size_t)(p.text.p - file->bytes.p);
		p.line = (uint32_t)out->n + 1;
		if (p.text.n)
			REGION_PUSH(r, out, p);
		from = to + 1;
	}
}

static void check(const struct article *a, const struct news_card *c, struct region *r)
{
	if (c->start > c->end || c->end > a->file->bytes.n || c->kind != NEWS_QUOTE || !c->rule)
		abort();
	if (c->score < 0 || c->score > 1000)
		abort();
	if (!c->refused && (!c->text.n || !c->speaker.n || proof_check(words(), a, c, r)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct news_file file = {"fuzz.txt", {(const char *)data, size}};
	const struct news_options o = NEWS_OPTIONS_DEFAULT;
	struct region r;
	struct news_paras paras = {NULL, 0, 0};
	struct news_cards cards = {NULL, 0, 0};
	struct article a = {.id = 1, .file = &file, .why = "fuzz", .date_ms = INT64_MIN};

	region_init(&r);
	split(&file, &r, &paras);
	a.paras = paras.items;
	a.n = paras.n;
	quote_collect(words(), &a, &o, &r, &cards);
	for (size_t i = 0; i < cards.n; i++)
		check(&a, &cards.items[i], &r);
	region_finish(&r);
	return 0;
}
