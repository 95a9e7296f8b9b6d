/*
 * Any bytes as a desk file, asked about a quotation and a headline: an error that was reported, or
 * a card that can be shown; a quotation is never more than a part of what it was.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cardc/cards.h"
#include "cardc/desk.h"
#include "pack/rules.h"
#include "target.h"

static const char file_text[] = "A: \"We stay here,\n and we \xE2\x80\x9C"
				"fish\xE2\x80\x9D.\"\n";
static const char quoted[] = "We stay here, and we \xE2\x80\x9C"
			     "fish\xE2\x80\x9D.";

/* Every run of 16 zeros becomes the quotation's id, every run of 16 ones the headline's. */
static void put_ids(char *text, size_t size, const struct news_card *quote,
		    const struct news_card *headline)
{
	char id[17];

	for (size_t i = 0; i + 16 <= size; i++) {
		if (memcmp(text + i, "0000000000000000", 16) == 0)
			snprintf(id, sizeof id, "%016" PRIx64, cards_id(quote));
		else if (memcmp(text + i, "1111111111111111", 16) == 0)
			snprintf(id, sizeof id, "%016" PRIx64, cards_id(headline));
		else
			continue;
		memcpy(text + i, id, 16);
		i += 15;
	}
}

static void judge(struct desk *desk, struct news_card *c, struct region *r)
{
	struct news_file file = {"a.txt", SPAN(file_text), NULL};
	struct article a = {.id = 1, .file = &file, .kicker = SPAN("Sport")};

	desk_judge(desk, &a, c, r);
	if (c->text.n == 0 || !rules_is_line(c->text) || (c->refused && !c->refused[0]))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct news_card quote = {.kind = NEWS_QUOTE,
				  .article = 1,
				  .text = SPAN(quoted),
				  .speaker = SPAN("Helen Fox"),
				  .start = 4,
				  .end = sizeof file_text - 3,
				  .line = 1};
	struct news_card headline = {
		.kind = NEWS_HEADLINE, .article = 1, .text = SPAN("Ferry stays"), .line = 1};
	struct news_result none = {.n_shown = 0};
	struct region r;
	struct diag d;
	struct desk desk;
	char *text = malloc(size + 1);
	enum err e;

	if (!text)
		return 0;
	memcpy(text, data, size);
	put_ids(text, size, &quote, &headline);
	region_init(&r);
	diag_init(&d, NULL, NULL);
	e = desk_read((struct span){text, size}, "desk.ini", &r, &d, &desk);
	if ((e != ERR_NONE) != (d.n_errors > 0))
		abort();
	judge(&desk, &quote, &r);
	judge(&desk, &headline, &r);
	if (quote.text.p < quoted || quote.text.p + quote.text.n > quoted + sizeof quoted - 1 ||
	    quote.start < 4 || quote.end > sizeof file_text - 3 || quote.start >= quote.end)
		abort();
	desk_report(&desk, &none);
	region_finish(&r);
	free(text);
	return 0;
}
