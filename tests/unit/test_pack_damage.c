/* A pack with every byte changed, cut at every byte, and with bytes too many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "pack/pack.h"
#include "pack_sample.h"

static const unsigned char masks[] = {1, 2, 4, 8, 16, 32, 64, 128, 255};

static void pack_refuses_every_flipped_byte(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	for (size_t at = 0; at < pack.n; at++) {
		for (size_t m = 0; m < COUNT_OF(masks); m++) {
			const char *why = NULL;

			pack.p[at] ^= masks[m];
			assert_int_not_equal(sample_open(pack.p, pack.n, &why), ERR_NONE);
			assert_non_null(why);
			pack.p[at] ^= masks[m];
		}
	}
	buf_finish(&pack);
}

/* Somebody who computes the hash anew may get a pack accepted: then all of it can be read. */
static void pack_survives_every_flipped_byte_under_a_right_hash(void **state)
{
	struct buf pack = sample_pack();
	unsigned n_valid = 0;

	(void)state;
	for (size_t at = 0; at < pack.n; at++) {
		for (size_t m = 0; m < COUNT_OF(masks); m++) {
			struct buf bad;

			buf_init(&bad);
			buf_put(&bad, pack.p, pack.n);
			bad.p[at] ^= masks[m];
			sample_seal(bad.p, bad.n);
			n_valid += sample_open(bad.p, bad.n, NULL) == ERR_NONE;
			buf_finish(&bad);
		}
	}
	/* Article numbers, reserved fields, font bytes and the like may be anything. */
	assert_in_range(n_valid, 1, pack.n * COUNT_OF(masks) / 2);
	buf_finish(&pack);
}

static void pack_refuses_every_truncation(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	for (size_t n = 0; n < pack.n; n++) {
		struct buf cut;

		assert_int_equal(sample_open(pack.p, n, NULL), ERR_CORRUPT);
		if (n < FORMAT_HEADER_BYTES)
			continue;
		buf_init(&cut);
		buf_put(&cut, pack.p, n);
		sample_seal(cut.p, n);
		assert_int_equal(sample_open(cut.p, n, NULL), ERR_CORRUPT);
		buf_finish(&cut);
	}
	buf_finish(&pack);
}

static void pack_refuses_every_extension(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	for (size_t n = 0; n < 40; n++) {
		buf_put_u8(&pack, n % 2 ? 0 : 0xA5);
		sample_seal(pack.p, pack.n);
		assert_int_equal(sample_open(pack.p, pack.n, NULL), ERR_CORRUPT);
	}
	buf_finish(&pack);
}

/* Packs of version 1 as they were on the day it was defined, on the day proofs got a second piece,
 * and on the day they got reasons: all must open for as long as version 1 is read, and the writer
 * must still write the bytes of the last. */
static void pack_version_1_stays_readable_and_writable(void **state)
{
	static const char *const files[] = {"tests/fixtures/pack/version-1.pack",
					    "tests/fixtures/pack/version-1-pieces.pack",
					    "tests/fixtures/pack/version-1-reasons.pack"};
	struct buf now = sample_pack();
	unsigned char *then = NULL;
	size_t size = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		free(then);
		assert_int_equal(file_read(files[i], 65536, &then, &size), ERR_NONE);
		assert_int_equal(sample_open(then, size, NULL), ERR_NONE);
	}
	assert_int_equal(size, now.n);
	assert_memory_equal(then, now.p, size);
	free(then);
	buf_finish(&now);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_refuses_every_flipped_byte),
		cmocka_unit_test(pack_survives_every_flipped_byte_under_a_right_hash),
		cmocka_unit_test(pack_refuses_every_truncation),
		cmocka_unit_test(pack_refuses_every_extension),
		cmocka_unit_test(pack_version_1_stays_readable_and_writable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
