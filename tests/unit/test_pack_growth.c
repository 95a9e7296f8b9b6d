/* Packs of later versions of the writer: what an old reader skips, and what it must not skip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pack.h"
#include "pack/rules.h"
#include "pack_sample.h"

/* The sample with one section more, of a kind nobody knows yet, at its end. */
static struct buf pack_with_new_section(uint32_t flags)
{
	struct buf old = sample_pack();
	struct buf pack;
	size_t table = FORMAT_HEADER_BYTES + FORMAT_N_NEEDED * FORMAT_ENTRY_BYTES;
	size_t shift = 32; /* one more entry of 24 bytes, and the padding of the table to 16 */
	unsigned char *entry;

	assert_int_equal(table % FORMAT_ALIGN, 0);
	buf_init(&pack);
	buf_put(&pack, old.p, table);
	for (size_t i = 0; i < shift; i++)
		buf_put_u8(&pack, 0);
	buf_put(&pack, old.p + table, old.n - table);
	for (int k = 0; k < FORMAT_N_NEEDED; k++) {
		entry = sample_entry(pack.p, (enum format_section)k);
		le64_put(entry + FORMAT_OFFSET, le64(entry + FORMAT_OFFSET) + shift);
	}
	entry = pack.p + table;
	memcpy(entry, "WGHT", 4);
	le32_put(entry + FORMAT_FLAGS, flags);
	le64_put(entry + FORMAT_OFFSET, pack.n);
	le32_put(entry + FORMAT_RECORD, 4);
	le32_put(entry + FORMAT_COUNT, 4);
	le32_put(pack.p + FORMAT_N_SECTIONS, FORMAT_N_NEEDED + 1);
	for (int i = 0; i < 16; i++)
		buf_put_u8(&pack, 0);
	sample_seal(pack.p, pack.n);
	buf_finish(&old);
	return pack;
}

static void pack_skips_a_section_it_does_not_know(void **state)
{
	struct buf pack = pack_with_new_section(0);
	struct pack p;

	(void)state;
	assert_int_equal(pack_open(&p, pack.p, pack.n, NULL), ERR_NONE);
	assert_int_equal(pack_n_cards(&p), SAMPLE_CARDS);
	assert_true(sample_read_all(&p) > 0);
	buf_finish(&pack);
}

static void pack_p7_refuses_an_unknown_section_that_is_required(void **state)
{
	struct buf pack = pack_with_new_section(FORMAT_REQUIRED);
	const char *why = "";

	(void)state;
	assert_int_equal(sample_open(pack.p, pack.n, &why), ERR_VERSION);
	assert_string_equal(why, "P7: the pack needs a newer player");
	buf_finish(&pack);
}

/* The sample as a later version may write it: card records with eight bytes more. */
static void pack_reads_records_that_are_longer_than_it_knows(void **state)
{
	struct buf old = sample_pack();
	struct buf pack;
	struct pack p;
	size_t cards = le64(sample_entry(old.p, FORMAT_CARD) + FORMAT_OFFSET);
	size_t proofs = le64(sample_entry(old.p, FORMAT_PROF) + FORMAT_OFFSET);
	size_t shift;

	(void)state;
	buf_init(&pack);
	buf_put(&pack, old.p, cards);
	for (size_t i = 0; i < SAMPLE_CARDS; i++) {
		buf_put(&pack, old.p + cards + i * 88, 88);
		buf_put_u64(&pack, UINT64_MAX);
	}
	buf_pad(&pack, FORMAT_ALIGN);
	shift = pack.n - proofs;
	buf_put(&pack, old.p + proofs, old.n - proofs);
	for (int k = FORMAT_PROF; k < FORMAT_N_NEEDED; k++) {
		unsigned char *entry = sample_entry(pack.p, (enum format_section)k);

		le64_put(entry + FORMAT_OFFSET, le64(entry + FORMAT_OFFSET) + shift);
	}
	le32_put(sample_entry(pack.p, FORMAT_CARD) + FORMAT_RECORD, 96);
	sample_seal(pack.p, pack.n);
	assert_int_equal(pack_open(&p, pack.p, pack.n, NULL), ERR_NONE);
	for (uint32_t i = 0; i < SAMPLE_CARDS; i++) {
		struct pack_card c;

		pack_card(&p, i, &c);
		assert_true(c.id == rules_card_id(c.kind, c.text, c.speaker));
	}
	buf_finish(&pack);
	buf_finish(&old);
}

/* The sample as an older version wrote it: proofs of 48 bytes, without a second piece. */
static void pack_reads_proofs_without_a_second_piece(void **state)
{
	struct buf now = sample_pack();
	struct buf pack;
	struct pack p;
	size_t proofs = le64(sample_entry(now.p, FORMAT_PROF) + FORMAT_OFFSET);
	size_t behind = le64(sample_entry(now.p, FORMAT_FONT) + FORMAT_OFFSET);
	size_t shift;

	(void)state;
	buf_init(&pack);
	buf_put(&pack, now.p, proofs);
	for (size_t i = 0; i < SAMPLE_CARDS; i++)
		buf_put(&pack, now.p + proofs + i * FORMAT_PROF_BYTES, FORMAT_PROF_MORE_START);
	buf_pad(&pack, FORMAT_ALIGN);
	shift = behind - pack.n;
	buf_put(&pack, now.p + behind, now.n - behind);
	for (int k = FORMAT_FONT; k < FORMAT_N_NEEDED; k++) {
		unsigned char *entry = sample_entry(pack.p, (enum format_section)k);

		le64_put(entry + FORMAT_OFFSET, le64(entry + FORMAT_OFFSET) - shift);
	}
	le32_put(sample_entry(pack.p, FORMAT_PROF) + FORMAT_RECORD, FORMAT_PROF_MORE_START);
	sample_seal(pack.p, pack.n);
	assert_int_equal(pack_open(&p, pack.p, pack.n, NULL), ERR_NONE);
	for (uint32_t i = 0; i < SAMPLE_CARDS; i++) {
		struct pack_proof proof;

		pack_proof(&p, i, &proof);
		assert_true(proof.end > proof.start);
		assert_int_equal(proof.more_start, 0);
		assert_int_equal(proof.more_end, 0);
		assert_int_equal(proof.began_line, 0);
		assert_int_equal(proof.began.n, 0);
		assert_int_equal(proof.read_as.n, 0);
	}
	buf_finish(&pack);
	buf_finish(&now);
}

#define BREAK "\xE2\x80\x8B" /* U+200B */

/* The sample's quotation in two halves, and its two headlines in other languages. */
static void fill_formed(struct writer_card cards[4], struct sample *s)
{
	sample_fill(s);
	cards[0] = s->cards[0];
	cards[0].card.language = span_of("de");
	cards[0].card.hyphens = span_of("Hafen\xC2\xAD"
					"br\xC3\xBC"
					"cke");
	cards[1] = cards[2] = s->cards[1];
	cards[1].card.text = span_of("We counted every bolt");
	cards[2].card.text = span_of("twice");
	cards[1].card.part = 1;
	cards[2].card.part = 2;
	cards[1].card.n_parts = cards[2].card.n_parts = 2;
	cards[3] = s->cards[2];
	cards[3].card.language = span_of("pt-BR");
	cards[3].card.breakable = span_of("Ferry time" BREAK "table un" BREAK "changed");
	s->input.cards = cards;
	s->input.n_cards = 4;
}

static void pack_tells_language_hyphens_and_parts_of_a_card(void **state)
{
	struct writer_card cards[4];
	struct sample s;
	struct buf out;
	struct pack p;
	struct pack_card c;

	(void)state;
	fill_formed(cards, &s);
	buf_init(&out);
	assert_int_equal(writer_write(&s.input, &out, NULL), ERR_NONE);
	assert_int_equal(pack_open(&p, out.p, out.n, NULL), ERR_NONE);
	pack_card(&p, 0, &c);
	assert_true(span_is(c.language, "de"));
	assert_int_equal(c.hyphens.n, 14);
	assert_int_equal(c.n_parts, 0);
	assert_int_equal(c.other.text.n, 0);
	pack_card(&p, 1, &c);
	assert_true(span_is(c.other.text, "twice"));
	pack_card(&p, 2, &c);
	assert_int_equal(c.part, 2);
	assert_int_equal(c.n_parts, 2);
	assert_true(span_is(c.other.text, "We counted every bolt"));
	assert_int_equal(c.language.n, 0);
	pack_card(&p, 3, &c);
	assert_true(span_is(c.language, "pt-BR"));
	assert_int_equal(c.breakable.n, c.text.n + 6);
	buf_finish(&out);
}

static void a_pack_without_forms_has_no_section_for_them(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	assert_int_equal(le32(pack.p + FORMAT_N_SECTIONS), FORMAT_N_NEEDED);
	buf_finish(&pack);
}

static void halves_that_do_not_stand_together_are_refused(void **state)
{
	static const struct {
		size_t card;
		uint32_t part, n_parts;
	} row[] = {{1, 0, 0}, {1, 2, 2}, {2, 0, 0}, {2, 1, 2}, {2, 2, 3}, {2, 3, 2},
		   {2, 2, 0}, {0, 1, 2}, {0, 2, 2}, {3, 1, 2}, {3, 2, 2}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct writer_card cards[4];
		struct sample s;
		struct buf out;

		fill_formed(cards, &s);
		cards[row[i].card].card.part = row[i].part;
		cards[row[i].card].card.n_parts = row[i].n_parts;
		buf_init(&out);
		assert_int_equal(writer_write(&s.input, &out, NULL), ERR_RANGE);
		buf_finish(&out);
	}
}

static void a_language_that_is_no_tag_is_refused(void **state)
{
	static const char *const bad[] = {"d e", "de_DE", "abcdefghijklmnopqrstuvwxyzabcdefghij"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct writer_card cards[4];
		struct sample s;
		struct buf out;

		fill_formed(cards, &s);
		cards[3].card.language = span_of(bad[i]);
		buf_init(&out);
		assert_int_equal(writer_write(&s.input, &out, NULL), ERR_RANGE);
		buf_finish(&out);
	}
}

/* The formed sample as an older version wrote it: forms of 24 bytes. */
static void pack_reads_forms_without_breaks(void **state)
{
	struct writer_card cards[4];
	struct sample s;
	struct buf now, pack;
	struct pack p;
	struct pack_card c;
	unsigned char *entry;
	size_t forms;

	(void)state;
	fill_formed(cards, &s);
	buf_init(&now);
	buf_init(&pack);
	assert_int_equal(writer_write(&s.input, &now, NULL), ERR_NONE);
	entry = sample_entry(now.p, FORMAT_TIME); /* without times the forms are the ninth */
	forms = le64(entry + FORMAT_OFFSET);
	buf_put(&pack, now.p, forms);
	for (size_t i = 0; i < 4; i++)
		buf_put(&pack, now.p + forms + i * FORMAT_FORM_BREAKABLE_BYTES,
			FORMAT_FORM_BREAKABLE);
	le32_put(sample_entry(pack.p, FORMAT_TIME) + FORMAT_RECORD, FORMAT_FORM_BREAKABLE);
	sample_seal(pack.p, pack.n);
	assert_int_equal(pack_open(&p, pack.p, pack.n, NULL), ERR_NONE);
	pack_card(&p, 3, &c);
	assert_true(span_is(c.language, "pt-BR"));
	assert_int_equal(c.breakable.n, 0);
	buf_finish(&pack);
	buf_finish(&now);
}

static void a_text_with_breaks_that_is_another_text_is_refused(void **state)
{
	static const char *const bad[] = {("Ferry time" BREAK "table"), "Ferry", BREAK,
					  ("Ferry timetable changed" BREAK),
					  "Ferry timetable unchanged!"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct writer_card cards[4];
		struct sample s;
		struct buf out;

		fill_formed(cards, &s);
		cards[3].card.breakable = span_of(bad[i]);
		buf_init(&out);
		assert_int_equal(writer_write(&s.input, &out, NULL), ERR_RANGE);
		buf_finish(&out);
	}
}

/* By the bytes, too: out of its heap, or a string that is another one's. */
static void pack_p30_refuses_a_text_with_breaks_out_of_place(void **state)
{
	static const struct {
		int at;
		uint32_t value;
		const char *why;
	} row[] = {{0, UINT32_MAX - 8, "P12:"}, {4, UINT32_MAX, "P12:"}, {0, 0, "P30:"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct writer_card cards[4];
		struct sample s;
		struct buf out;
		const char *why = "";
		/* Without a section of times the forms are the ninth. */
		unsigned char *record;

		fill_formed(cards, &s);
		buf_init(&out);
		assert_int_equal(writer_write(&s.input, &out, NULL), ERR_NONE);
		record = sample_record(out.p, FORMAT_TIME, 3) + FORMAT_FORM_BREAKABLE;
		le32_put(record + row[i].at, row[i].value);
		sample_seal(out.p, out.n);
		assert_int_equal(sample_open(out.p, out.n, &why), ERR_CORRUPT);
		assert_memory_equal(why, row[i].why, 4);
		buf_finish(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_skips_a_section_it_does_not_know),
		cmocka_unit_test(pack_p7_refuses_an_unknown_section_that_is_required),
		cmocka_unit_test(pack_reads_records_that_are_longer_than_it_knows),
		cmocka_unit_test(pack_reads_proofs_without_a_second_piece),
		cmocka_unit_test(pack_reads_forms_without_breaks),
		cmocka_unit_test(a_text_with_breaks_that_is_another_text_is_refused),
		cmocka_unit_test(pack_p30_refuses_a_text_with_breaks_out_of_place),
		cmocka_unit_test(pack_tells_language_hyphens_and_parts_of_a_card),
		cmocka_unit_test(a_pack_without_forms_has_no_section_for_them),
		cmocka_unit_test(halves_that_do_not_stand_together_are_refused),
		cmocka_unit_test(a_language_that_is_no_tag_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
