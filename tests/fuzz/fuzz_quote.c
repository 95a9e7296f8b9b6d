/*
 * Any bytes as the body of one article, a paragraph a line: every card that is shown says what the
 * file says, byte for byte, and has a speaker; every other one has its reason.
 */
#include <stdlib.h>
#include <string.h>

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

static void check(const struct proof *proof, const struct news_card *c, struct region *r)
{
	const struct article *a = proof->a;
	const char *broken;

	if (c->start > c->end || c->end > a->file->bytes.n || c->kind != NEWS_QUOTE || !c->rule)
		abort();
	if (c->score < 0 || c->score > 1000)
		abort();
	if (c->refused)
		return;
	broken = proof_check(proof, c, r);
	if (!c->text.n || !c->speaker.n || (broken && span_starts(span_of(broken), "evidence")) ||
	    (broken && span_find(span_of(broken), 0, "byte") < strlen(broken)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct news_file file = {"fuzz.txt", {(const char *)data, size}, NULL};
	struct region r;
	struct proof proof;
	struct news_paras paras = {NULL, 0, 0};
	struct news_cards cards = {NULL, 0, 0};
	struct article a = {.id = 1, .file = &file, .why = "fuzz", .date_ms = INT64_MIN};

	region_init(&r);
	split(&file, &r, &paras);
	a.paras = paras.items;
	a.n = paras.n;
	quote_collect(words(), &a, &r, &cards);
	proof_init(&proof, words(), &a, &r);
	for (size_t i = 0; i < cards.n; i++)
		check(&proof, &cards.items[i], &r);
	region_finish(&r);
	return 0;
}
