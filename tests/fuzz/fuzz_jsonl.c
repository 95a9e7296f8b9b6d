/* Any bytes are lines for `cardc extract --jsonl`: each is answered or reported, and every answer
 * is a line of JSON whose quotations lie in their order. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/region.h"
#include "cardc/jsonl.h"
#include "target.h"

static void check_answer(const char *line)
{
	cJSON *root = cJSON_ParseWithOpts(line, NULL, true);
	const cJSON *quotes = cJSON_GetObjectItemCaseSensitive(root, "quotes"), *q;
	double before = 0;

	if (!cJSON_IsString(cJSON_GetObjectItemCaseSensitive(root, "id")) || !cJSON_IsArray(quotes))
		abort();
	cJSON_ArrayForEach(q, quotes)
	{
		double start = cJSON_GetObjectItemCaseSensitive(q, "start")->valuedouble;
		double end = cJSON_GetObjectItemCaseSensitive(q, "end")->valuedouble;

		if (start < before || end < start)
			abort();
		before = end;
	}
	cJSON_Delete(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct lexicon *lexicon;
	static struct region words;
	const struct news_options options = NEWS_OPTIONS_DEFAULT;
	char *answers = NULL, *rest = NULL;
	size_t n_answers = 0;
	FILE *in, *out;
	struct diag d;
	enum err e;

	diag_init(&d, NULL, NULL);
	if (!lexicon && lexicon_load("en", &words, &d, &lexicon))
		abort();
	if (size == 0)
		return 0;
	in = fmemopen((void *)(uintptr_t)data, size, "r");
	out = open_memstream(&answers, &n_answers);
	if (!in || !out)
		abort();
	e = jsonl_answer(lexicon, &options, in, "fuzz", out, &d);
	fclose(in);
	fclose(out);
	if ((e != ERR_NONE) != (d.n_errors > 0))
		abort();
	for (char *line = strtok_r(answers, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		check_answer(line);
	free(answers);
	return 0;
}
