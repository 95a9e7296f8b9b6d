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
	for (int k = FORMAT_FONT; k < FORMAT_N_KNOWN; k++) {
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_skips_a_section_it_does_not_know),
		cmocka_unit_test(pack_p7_refuses_an_unknown_section_that_is_required),
		cmocka_unit_test(pack_reads_records_that_are_longer_than_it_knows),
		cmocka_unit_test(pack_reads_proofs_without_a_second_piece),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
