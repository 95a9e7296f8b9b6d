/* Any bytes are a corpus: news_compile() ends, reports, and shows only cards that prove. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "news/news.h"
#include "news/proof.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct lexicon *lexicon;
	static struct region words;
	const struct news_options options = NEWS_OPTIONS_DEFAULT;
	const struct news_file file = {"fuzz.txt", {(const char *)data, size}, NULL};
	struct news_result result;
	struct region r;
	struct diag d;

	diag_init(&d, NULL, NULL);
	if (!lexicon && lexicon_load("en", &words, &d, &lexicon))
		abort();
	region_init(&r);
	if (news_compile(lexicon, &file, 1, &options, &r, &d, &result) == ERR_NONE &&
	    result.n_shown == 0)
		abort();
	for (size_t i = 0; i < result.cards.n; i++) {
		const struct news_card *c = &result.cards.items[i];
		struct proof proof;

		if (c->refused)
			continue;
		proof_init(&proof, lexicon, &result.articles.items[c->article - 1], &r);
		if (proof_check(&proof, c, &r))
			abort();
	}
	region_finish(&r);
	return 0;
}
