/* A pack as JSON, read back by a JSON reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <cjson/cJSON.h>

#include "cardc/json.h"
#include "pack/rules.h"
#include "pack_sample.h"

/* A pack that a test may change before it is read back. */
struct reading {
	struct sample s;
	cJSON *root;
	const cJSON *cards;
};

static int set_up(void **state)
{
	struct reading *r = calloc(1, sizeof *r);

	if (!r)
		return -1;
	sample_fill(&r->s);
	*state = r;
	return 0;
}

static int tear_down(void **state)
{
	struct reading *r = *state;

	cJSON_Delete(r->root);
	free(r);
	return 0;
}

static void read_back(struct reading *r)
{
	struct buf bytes;
	struct pack p;
	char *text;

	buf_init(&bytes);
	assert_int_equal(writer_write(&r->s.input, &bytes, NULL), ERR_NONE);
	assert_int_equal(pack_open(&p, bytes.p, bytes.n, NULL), ERR_NONE);
	text = json_of_pack(&p);
	assert_non_null(text);
	r->root = cJSON_Parse(text);
	assert_non_null(r->root);
	r->cards = cJSON_GetObjectItemCaseSensitive(r->root, "cards");
	free(text);
	buf_finish(&bytes);
}

static void assert_text(const cJSON *object, const char *key, struct span wanted)
{
	const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));

	assert_non_null(text);
	assert_true(span_is(wanted, text));
}

static void assert_number(const cJSON *object, const char *key, double wanted)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

	assert_true(cJSON_IsNumber(item));
	assert_true(cJSON_GetNumberValue(item) >= wanted);
	assert_true(cJSON_GetNumberValue(item) <= wanted);
}

static void json_has_every_field_of_every_card(void **state)
{
	struct reading *r = *state;

	read_back(r);
	assert_int_equal(cJSON_GetArraySize(r->cards), SAMPLE_CARDS);
	for (int i = 0; i < SAMPLE_CARDS; i++) {
		const cJSON *o = cJSON_GetArrayItem(r->cards, i);
		const cJSON *proof = cJSON_GetObjectItemCaseSensitive(o, "proof");
		const struct pack_card *c = &r->s.cards[i].card;
		const struct pack_proof *p = &r->s.cards[i].proof;
		char id[17];

		snprintf(id, sizeof id, "%016llx",
			 (unsigned long long)rules_card_id(c->kind, c->text, c->speaker));
		assert_number(o, "card", i + 1);
		assert_text(o, "kind", span_of(c->kind == PACK_QUOTE ? "quote" : "headline"));
		assert_text(o, "id", span_of(id));
		assert_number(o, "article", c->article);
		assert_number(o, "voice", c->voice);
		assert_text(o, "text", c->text);
		assert_text(o, "kicker", c->kicker);
		assert_text(o, "speaker", c->speaker);
		assert_text(o, "role", c->role);
		assert_text(o, "place", c->place);
		assert_text(o, "date", c->date);
		assert_text(o, "source", c->source);
		assert_text(proof, "file", p->file);
		assert_number(proof, "line", p->line);
		assert_number(proof, "start", (double)p->start);
		assert_number(proof, "end", (double)p->end);
		if (p->more_end) {
			assert_number(proof, "more_start", (double)p->more_start);
			assert_number(proof, "more_end", (double)p->more_end);
		} else {
			assert_null(cJSON_GetObjectItemCaseSensitive(proof, "more_end"));
		}
		assert_text(proof, "rule", p->rule);
		assert_text(proof, "source", p->source);
		assert_number(proof, "article_line", p->began_line);
		assert_text(proof, "article_why", p->began);
		assert_text(proof, "paragraph_why", p->read_as);
	}
}

static void json_writes_an_unknown_date_as_null(void **state)
{
	struct reading *r = *state;

	read_back(r);
	assert_number(cJSON_GetArrayItem(r->cards, 0), "date_ms", 1752537600000.0);
	assert_true(cJSON_IsNull(
		cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(r->cards, 2), "date_ms")));
}

static void json_escapes_what_would_end_a_string(void **state)
{
	struct reading *r = *state;

	r->s.cards[0].card.text =
		(struct span)SPAN("\"Back\\slash\" / <tag> & caf\xc3\xa9 \xf0\x9f\x8c\x8a");
	r->s.cards[0].proof.source = (struct span)SPAN("tab\tline\nend\r\n\"");
	read_back(r);
	assert_text(cJSON_GetArrayItem(r->cards, 0), "text", r->s.cards[0].card.text);
	assert_text(cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(r->cards, 0), "proof"),
		    "source", r->s.cards[0].proof.source);
}

static void json_lists_the_fonts_with_their_sizes(void **state)
{
	struct reading *r = *state;
	const cJSON *fonts;

	read_back(r);
	assert_text(r->root, "maker", r->s.input.maker);
	fonts = cJSON_GetObjectItemCaseSensitive(r->root, "fonts");
	assert_int_equal(cJSON_GetArraySize(fonts), SAMPLE_FONTS);
	for (int i = 0; i < SAMPLE_FONTS; i++) {
		const cJSON *o = cJSON_GetArrayItem(fonts, i);

		assert_number(o, "role", r->s.fonts[i].role);
		assert_number(o, "rank", r->s.fonts[i].rank);
		assert_text(o, "name", r->s.fonts[i].name);
		assert_number(o, "bytes", (double)r->s.fonts[i].bytes.n);
	}
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SAMPLE(json_has_every_field_of_every_card),
		WITH_SAMPLE(json_writes_an_unknown_date_as_null),
		WITH_SAMPLE(json_escapes_what_would_end_a_string),
		WITH_SAMPLE(json_lists_the_fonts_with_their_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
