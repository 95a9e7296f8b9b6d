/* The writer: same input, same bytes; what the reader would refuse is refused with its card. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "pack/rules.h"
#include "pack/writer.h"
#include "pack_sample.h"

#define UNTOUCHED 99

static enum err write_sample(const struct sample *s, size_t *bad)
{
	struct buf out;
	enum err e;

	buf_init(&out);
	*bad = UNTOUCHED;
	e = writer_write(&s->input, &out, bad);
	if (e)
		assert_int_equal(out.n, 0);
	buf_finish(&out);
	return e;
}

static void writer_gives_the_same_bytes_for_the_same_input(void **state)
{
	struct buf a = sample_pack();
	struct buf b = sample_pack();

	(void)state;
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	buf_finish(&a);
	buf_finish(&b);
}

static void writer_stores_equal_strings_and_fonts_once(void **state)
{
	struct buf pack = sample_pack();
	const unsigned char *a = sample_record(pack.p, FORMAT_CARD, 0);
	const unsigned char *b = sample_record(pack.p, FORMAT_CARD, 1);
	const unsigned char *f = sample_record(pack.p, FORMAT_FONT, 0);
	const unsigned char *g = sample_record(pack.p, FORMAT_FONT, 2);

	(void)state;
	assert_memory_equal(a + 80, b + 80, 8); /* source */
	assert_memory_equal(f + FORMAT_FONT_OFFSET, g + FORMAT_FONT_OFFSET, 16);
	buf_finish(&pack);
}

static void writer_appends_behind_what_is_there(void **state)
{
	struct buf alone = sample_pack();
	struct buf out;
	struct sample s;

	(void)state;
	sample_fill(&s);
	buf_init(&out);
	buf_put_text(&out, "before");
	assert_int_equal(writer_write(&s.input, &out, NULL), ERR_NONE);
	assert_int_equal(out.n, 6 + alone.n);
	assert_memory_equal(out.p + 6, alone.p, alone.n);
	buf_finish(&out);
	buf_finish(&alone);
}

static void writer_ids_depend_on_kind_text_and_speaker_only(void **state)
{
	struct span a = SPAN("One"), b = SPAN("Two"), none = {NULL, 0};
	struct sample s;
	struct buf first = sample_pack();
	struct buf second;
	struct pack p, q;
	struct pack_card c, d;

	(void)state;
	assert_true(rules_card_id(PACK_QUOTE, a, b) != rules_card_id(PACK_QUOTE, b, a));
	assert_true(rules_card_id(PACK_QUOTE, a, b) != rules_card_id(PACK_HEADLINE, a, b));
	assert_true(rules_card_id(PACK_QUOTE, a, none) != rules_card_id(PACK_QUOTE, none, a));
	sample_fill(&s);
	s.cards[1].card.article = 77;
	s.cards[1].card.role = a;
	s.cards[1].proof.line = 9;
	buf_init(&second);
	assert_int_equal(writer_write(&s.input, &second, NULL), ERR_NONE);
	assert_int_equal(pack_open(&p, first.p, first.n, NULL), ERR_NONE);
	assert_int_equal(pack_open(&q, second.p, second.n, NULL), ERR_NONE);
	pack_card(&p, 1, &c);
	pack_card(&q, 1, &d);
	assert_true(c.id == d.id);
	assert_true(pack_hash(&p) != pack_hash(&q));
	buf_finish(&first);
	buf_finish(&second);
}

static void writer_names_the_card_it_refuses(void **state)
{
	static char big[PACK_SOURCE_MAX + 1];
	struct sample s;
	size_t bad;

	(void)state;
	memset(big, 'x', sizeof big);
#define REFUSES(index, wanted, change)                            \
	do {                                                      \
		sample_fill(&s);                                  \
		change;                                           \
		assert_int_equal(write_sample(&s, &bad), wanted); \
		assert_int_equal(bad, index);                     \
	} while (0)
	REFUSES(1, ERR_LIMIT, s.cards[1].card.text = ((struct span){big, PACK_TEXT_MAX + 1}));
	REFUSES(2, ERR_LIMIT, s.cards[2].card.role = ((struct span){big, PACK_LABEL_MAX + 1}));
	REFUSES(0, ERR_LIMIT, s.cards[0].proof.rule = ((struct span){big, PACK_TEXT_MAX + 1}));
	REFUSES(0, ERR_LIMIT, s.cards[0].proof.source = ((struct span){big, sizeof big}));
	REFUSES(2, ERR_RANGE, s.cards[2].card.text = ((struct span)SPAN("two\nlines")));
	REFUSES(2, ERR_RANGE, s.cards[2].card.text = ((struct span)SPAN("cut \xe2\x80")));
	REFUSES(2, ERR_RANGE, s.cards[2].card.text.n = 0);
	REFUSES(2, ERR_RANGE, s.cards[2].card.text = ((struct span)SPAN("\xc2\xa0 \xe2\x80\x8b")));
	REFUSES(1, ERR_RANGE, s.cards[1].card.speaker.n = 0);
	REFUSES(1, ERR_RANGE, s.cards[1].card.voice = 0);
	REFUSES(1, ERR_RANGE, s.cards[1].card.kind = PACK_N_KINDS);
	REFUSES(0, ERR_RANGE, s.cards[0].card.date_ms = INT64_MAX);
	REFUSES(0, ERR_RANGE, s.cards[0].proof.line = 0);
	REFUSES(0, ERR_RANGE, s.cards[0].proof.end = s.cards[0].proof.start);
	REFUSES(1, ERR_RANGE, s.cards[1].proof.more_start = s.cards[1].proof.end - 1);
	REFUSES(1, ERR_RANGE, s.cards[1].proof.more_end = s.cards[1].proof.more_start);
	REFUSES(0, ERR_RANGE, s.cards[0].proof.source = ((struct span)SPAN("a\x1b[0m")));
#undef REFUSES
}

static void writer_refuses_what_no_card_is_to_blame_for(void **state)
{
	static char big[PACK_THEME_MAX + 1];
	struct sample s;
	size_t bad;

	(void)state;
	memset(big, 'x', sizeof big);
#define REFUSES(wanted, change)                                   \
	do {                                                      \
		sample_fill(&s);                                  \
		change;                                           \
		assert_int_equal(write_sample(&s, &bad), wanted); \
	} while (0)
	REFUSES(ERR_RANGE, s.input.n_cards = 0);
	REFUSES(ERR_LIMIT, s.input.n_cards = PACK_CARDS_MAX + 1);
	REFUSES(ERR_LIMIT, s.input.n_fonts = PACK_FONTS_MAX + 1);
	REFUSES(ERR_LIMIT, s.input.theme = ((struct span){big, sizeof big}));
	REFUSES(ERR_LIMIT, s.input.maker = ((struct span){big, PACK_LABEL_MAX + 1}));
	REFUSES(ERR_RANGE, s.input.maker = ((struct span)SPAN("two\nlines")));
	REFUSES(ERR_RANGE, s.fonts[1].rank = 2);
	REFUSES(ERR_RANGE, s.fonts[0].role = 5);
	REFUSES(ERR_RANGE, s.fonts[2].role = FORMAT_ROLES_MAX);
	REFUSES(ERR_RANGE, s.fonts[1].bytes.n = FORMAT_FONT_LEAST - 1);
	REFUSES(ERR_LIMIT, s.fonts[1].name = ((struct span){big, PACK_LABEL_MAX + 1}));
#undef REFUSES
}

static void writer_takes_strings_at_their_limits(void **state)
{
	static char big[PACK_SOURCE_MAX];
	struct sample s;
	size_t bad;

	(void)state;
	memset(big, 'x', sizeof big);
	sample_fill(&s);
	s.cards[0].card.text = (struct span){big, PACK_TEXT_MAX};
	s.cards[0].card.kicker = (struct span){big, PACK_LABEL_MAX};
	s.cards[0].proof.source = (struct span){big, PACK_SOURCE_MAX};
	s.input.theme = (struct span){big, PACK_THEME_MAX};
	s.input.n_fonts = 0;
	assert_int_equal(write_sample(&s, &bad), ERR_NONE);
}

static void writer_takes_as_many_cards_as_a_pack_holds(void **state)
{
	struct writer_card *cards = calloc(PACK_CARDS_MAX, sizeof *cards);
	char *names = calloc(PACK_CARDS_MAX, 8);
	struct sample s;
	struct buf out;
	struct pack p;
	struct pack_card c;

	(void)state;
	assert_non_null(cards);
	assert_non_null(names);
	sample_fill(&s);
	for (size_t i = 0; i < PACK_CARDS_MAX; i++) {
		int n = snprintf(names + 8 * i, 8, "n%zu", i);

		cards[i] = s.cards[2];
		cards[i].card.text = (struct span){names + 8 * i, (size_t)n};
	}
	s.input.cards = cards;
	s.input.n_cards = PACK_CARDS_MAX;
	buf_init(&out);
	assert_int_equal(writer_write(&s.input, &out, NULL), ERR_NONE);
	assert_int_equal(pack_open(&p, out.p, out.n, NULL), ERR_NONE);
	pack_card(&p, PACK_CARDS_MAX - 1, &c);
	assert_true(span_is(c.text, "n59999"));
	buf_finish(&out);
	free(names);
	free(cards);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writer_gives_the_same_bytes_for_the_same_input),
		cmocka_unit_test(writer_stores_equal_strings_and_fonts_once),
		cmocka_unit_test(writer_appends_behind_what_is_there),
		cmocka_unit_test(writer_ids_depend_on_kind_text_and_speaker_only),
		cmocka_unit_test(writer_names_the_card_it_refuses),
		cmocka_unit_test(writer_refuses_what_no_card_is_to_blame_for),
		cmocka_unit_test(writer_takes_strings_at_their_limits),
		cmocka_unit_test(writer_takes_as_many_cards_as_a_pack_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
