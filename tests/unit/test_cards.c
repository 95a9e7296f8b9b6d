/* From news cards to pack cards: facts of the article, voices, proofs, and what a pack refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cardc/cards.h"
#include "pack/rules.h"

static const char corpus[] = "One line of news here.\n"
			     "A bell \a and a byte \xff that is no text.\n";

static const struct news_file file = {"corpus/a.txt", {corpus, sizeof corpus - 1}, NULL};

struct table {
	struct region r;
	struct diag d;
	struct article articles[2];
	struct news_card items[4];
	struct news_result result;
	struct cards made;
};

static void lay(struct table *t)
{
	memset(t, 0, sizeof *t);
	region_init(&t->r);
	diag_init(&t->d, NULL, NULL);
	for (uint32_t i = 0; i < 2; i++) {
		t->articles[i].id = i + 1;
		t->articles[i].file = &file;
		t->articles[i].date_ms = i ? 86400000 : INT64_MIN;
		t->articles[i].place = span_of(i ? "Oslo" : "");
		t->articles[i].date = span_of(i ? "2 January 1970" : "");
		t->articles[i].source = span_of("Coast Gazette");
		t->articles[i].kicker = span_of("Norway");
	}
	for (size_t i = 0; i < 4; i++) {
		t->items[i].kind = i ? NEWS_QUOTE : NEWS_HEADLINE;
		t->items[i].article = i < 2 ? 1 : 2;
		t->items[i].text = span_cut(file.bytes, 0, 8 + i);
		t->items[i].speaker = span_of(i ? "Ada Lindqvist" : NULL);
		t->items[i].end = 8 + i;
		t->items[i].line = 1;
		t->items[i].source_end = 22;
		t->items[i].rule = "by hand";
	}
	t->result.articles.items = t->articles;
	t->result.articles.n = 2;
	t->result.cards.items = t->items;
	t->result.cards.n = 4;
}

static void make(struct table *t)
{
	const struct lexicon *l;

	assert_int_equal(lexicon_load("en", &t->r, &t->d, &l), ERR_NONE);
	cards_make(l, &t->result, &t->r, &t->d, &t->made);
}

static void cards_take_facts_from_their_article(void **state)
{
	struct table t;
	const struct pack_card *c;

	(void)state;
	lay(&t);
	make(&t);
	assert_int_equal(t.made.n, 4);
	assert_int_equal(t.made.n_headlines, 1);
	assert_int_equal(t.made.n_quotes, 3);
	c = &t.made.items[0].card;
	assert_int_equal(c->kind, PACK_HEADLINE);
	assert_int_equal(c->article, 1);
	assert_true(c->date_ms == PACK_NO_DATE);
	c = &t.made.items[2].card;
	assert_int_equal(c->kind, PACK_QUOTE);
	assert_int_equal(c->article, 2);
	assert_true(c->date_ms == 86400000);
	assert_true(span_is(c->place, "Oslo"));
	assert_true(span_is(c->date, "2 January 1970"));
	assert_true(span_is(c->source, "Coast Gazette"));
	assert_true(span_is(c->kicker, "Norway"));
	assert_true(span_is(t.made.items[2].proof.file, "corpus/a.txt"));
	assert_true(span_is(t.made.items[2].proof.rule,
			    "by hand; score 0: made 0, news 0, speaker 0, fresh 0"));
	assert_true(span_is(t.made.items[2].proof.source, "One line of news here."));
	region_finish(&t.r);
}

static void cards_number_voices_by_name_whatever_its_case(void **state)
{
	struct table t;

	(void)state;
	lay(&t);
	t.items[1].speaker = span_of("\xc3\x89mile Dupont");
	t.items[2].speaker = span_of("Ada Lindqvist");
	t.items[3].speaker = span_of("\xc3\xa9mile DUPONT");
	make(&t);
	assert_int_equal(t.made.items[0].card.voice, 0);
	assert_int_equal(t.made.items[1].card.voice, 1);
	assert_int_equal(t.made.items[2].card.voice, 2);
	assert_int_equal(t.made.items[3].card.voice, 1);
	region_finish(&t.r);
	lay(&t);
	t.items[1].speaker = span_of("Sergei Lindqvist");
	t.items[2].speaker = span_of("SERGEY LINDQVIST");
	make(&t);
	assert_int_equal(t.made.items[2].card.voice, t.made.items[1].card.voice);
	region_finish(&t.r);
}

static void cards_that_were_refused_are_not_made(void **state)
{
	struct table t;

	(void)state;
	lay(&t);
	t.items[1].refused = "too short";
	make(&t);
	assert_int_equal(t.made.n, 3);
	assert_int_equal(t.made.n_quotes, 2);
	assert_int_equal(t.d.n_warnings, 0);
	region_finish(&t.r);
}

static void cards_a_pack_cannot_hold_are_left_out_with_a_warning(void **state)
{
	static char big[PACK_TEXT_MAX + 1];
	struct table t;

	(void)state;
	memset(big, 'x', sizeof big);
	lay(&t);
	t.items[0].text = (struct span){big, sizeof big};
	t.items[1].text = (struct span)SPAN("bell \a");
	t.items[2].speaker = (struct span){NULL, 0};
	make(&t);
	assert_int_equal(t.made.n, 1);
	assert_int_equal(t.d.n_warnings, 3);
	assert_int_equal(t.made.items[0].card.article, 2);
	assert_string_equal(t.made.file[0], "corpus/a.txt");
	region_finish(&t.r);
}

static void cards_keep_evidence_readable_on_any_terminal(void **state)
{
	struct table t;

	(void)state;
	lay(&t);
	t.items[0].source_start = 23;
	t.items[0].source_end = file.bytes.n;
	make(&t);
	assert_true(span_is(t.made.items[0].proof.source,
			    "A bell \xef\xbf\xbd and a byte \xef\xbf\xbd that is no text.\n"));
	region_finish(&t.r);
}

static void cards_keep_the_part_of_a_huge_paragraph_around_the_evidence(void **state)
{
	enum { HUGE_BYTES = 200000, AT = 150000 };
	static char text[HUGE_BYTES];
	struct news_file huge = {"huge.txt", {text, sizeof text}, NULL};
	struct table t;
	struct span source;

	(void)state;
	/* Letters of two bytes: a cut in the middle of one would be no text. */
	for (size_t i = 0; i < sizeof text; i += 2)
		memcpy(text + i, "\xc3\xa9", 2);
	memcpy(text + AT, "EVIDENCE", 8);
	lay(&t);
	t.articles[0].file = &huge;
	t.items[0].start = AT;
	t.items[0].end = AT + 8;
	t.items[0].source_end = HUGE_BYTES;
	make(&t);
	source = t.made.items[0].proof.source;
	assert_true(source.n <= PACK_SOURCE_MAX);
	assert_true(rules_is_text(source));
	assert_true(span_find(source, 0, "EVIDENCE") < source.n);
	assert_int_equal(span_find(source, 0, "\xef\xbf\xbd"), source.n);
	region_finish(&t.r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cards_take_facts_from_their_article),
		cmocka_unit_test(cards_number_voices_by_name_whatever_its_case),
		cmocka_unit_test(cards_that_were_refused_are_not_made),
		cmocka_unit_test(cards_a_pack_cannot_hold_are_left_out_with_a_warning),
		cmocka_unit_test(cards_keep_evidence_readable_on_any_terminal),
		cmocka_unit_test(cards_keep_the_part_of_a_huge_paragraph_around_the_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
