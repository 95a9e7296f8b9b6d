/* The reader against FORMAT.md: each invariant is broken by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/pack.h"
#include "pack/rules.h"
#include "pack_sample.h"

static void assert_refused(const unsigned char *bytes, size_t size, enum err wanted,
			   const char *invariant)
{
	const char *why = "accepted";
	enum err e = sample_open(bytes, size, &why);

	if (strncmp(why, invariant, strlen(invariant)))
		fail_msg("%s expected, got: %s", invariant, why);
	assert_int_equal(e, wanted);
}

enum width { W8 = 1, W32 = 4, W64 = 8 };

/* One change of the sample that breaks one invariant. */
struct breach {
	const char *invariant;	     /* with the colon or what follows */
	enum format_section section; /* FORMAT_N_KNOWN: the header */
	size_t record;
	size_t at;
	enum width width;
	uint64_t value;
};

static void put(unsigned char *p, enum width width, uint64_t value)
{
	if (width == W8)
		*p = (unsigned char)value;
	else if (width == W32)
		le32_put(p, (uint32_t)value);
	else
		le64_put(p, value);
}

static void assert_breaches(const struct breach *breach, size_t n, enum err wanted)
{
	for (size_t i = 0; i < n; i++) {
		struct buf pack = sample_pack();
		unsigned char *at =
			breach[i].section == FORMAT_N_KNOWN
				? pack.p
				: sample_record(pack.p, breach[i].section, breach[i].record);

		put(at + breach[i].at, breach[i].width, breach[i].value);
		sample_seal(pack.p, pack.n);
		assert_refused(pack.p, pack.n, wanted, breach[i].invariant);
		buf_finish(&pack);
	}
}

/* The same for entries of the section table. */
static void assert_table_breaches(const struct breach *breach, size_t n, enum err wanted)
{
	for (size_t i = 0; i < n; i++) {
		struct buf pack = sample_pack();

		put(sample_entry(pack.p, breach[i].section) + breach[i].at, breach[i].width,
		    breach[i].value);
		sample_seal(pack.p, pack.n);
		assert_refused(pack.p, pack.n, wanted, breach[i].invariant);
		buf_finish(&pack);
	}
}

static void pack_reads_what_was_written(void **state)
{
	struct buf bytes = sample_pack();
	struct sample s;
	struct pack p;

	(void)state;
	sample_fill(&s);
	assert_int_equal(pack_open(&p, bytes.p, bytes.n, NULL), ERR_NONE);
	assert_int_equal(pack_n_cards(&p), SAMPLE_CARDS);
	for (uint32_t i = 0; i < SAMPLE_CARDS; i++) {
		const struct pack_card *want = &s.cards[i].card;
		const struct pack_proof *proof_want = &s.cards[i].proof;
		struct pack_card c;
		struct pack_proof proof;

		pack_card(&p, i, &c);
		pack_proof(&p, i, &proof);
		assert_int_equal(c.kind, want->kind);
		assert_int_equal(c.article, want->article);
		assert_int_equal(c.voice, want->voice);
		assert_true(c.date_ms == want->date_ms);
		assert_true(span_equal(c.text, want->text));
		assert_true(span_equal(c.kicker, want->kicker));
		assert_true(span_equal(c.speaker, want->speaker));
		assert_true(span_equal(c.role, want->role));
		assert_true(span_equal(c.place, want->place));
		assert_true(span_equal(c.date, want->date));
		assert_true(span_equal(c.source, want->source));
		assert_true(span_equal(proof.file, proof_want->file));
		assert_true(span_equal(proof.rule, proof_want->rule));
		assert_true(span_equal(proof.source, proof_want->source));
		assert_int_equal(proof.line, proof_want->line);
		assert_int_equal(proof.start, proof_want->start);
		assert_int_equal(proof.end, proof_want->end);
		assert_int_equal(proof.more_start, proof_want->more_start);
		assert_int_equal(proof.more_end, proof_want->more_end);
		assert_int_equal(proof.began_line, proof_want->began_line);
		assert_true(span_equal(proof.began, proof_want->began));
		assert_true(span_equal(proof.read_as, proof_want->read_as));
	}
	assert_true(span_is(pack_theme(&p), "[theme]\ntitle = Sample\n"));
	assert_true(span_is(pack_maker(&p), "test 1.0"));
	buf_finish(&bytes);
}

static void pack_gives_fonts_aligned_to_16_bytes(void **state)
{
	struct buf bytes = sample_pack();
	struct sample s;
	struct pack p;

	(void)state;
	sample_fill(&s);
	assert_int_equal(pack_open(&p, bytes.p, bytes.n, NULL), ERR_NONE);
	assert_int_equal(pack_n_fonts(&p), SAMPLE_FONTS);
	for (uint32_t i = 0; i < SAMPLE_FONTS; i++) {
		struct pack_font f;

		pack_font(&p, i, &f);
		assert_int_equal(f.role, s.fonts[i].role);
		assert_int_equal(f.rank, s.fonts[i].rank);
		assert_true(span_equal(f.name, s.fonts[i].name));
		assert_true(span_equal(f.bytes, s.fonts[i].bytes));
		assert_int_equal(((size_t)(f.bytes.p - (char *)bytes.p)) % 16, 0);
	}
	buf_finish(&bytes);
}

static void pack_p1_refuses_what_has_no_magic(void **state)
{
	static const struct breach b[] = {{"P1:", FORMAT_N_KNOWN, 0, 0, W8, 0x92},
					  {"P1:", FORMAT_N_KNOWN, 0, 7, W8, '\r'}};
	struct buf pack = sample_pack();

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
	for (size_t n = 0; n < FORMAT_HEADER_BYTES; n++)
		assert_refused(pack.p, n, ERR_CORRUPT, "P1:");
	buf_finish(&pack);
}

static void pack_p2_tells_a_newer_version_from_a_damaged_one(void **state)
{
	static const struct breach newer[] = {
		{"P2: the pack is of a newer", FORMAT_N_KNOWN, 0, FORMAT_VERSION, W32, 2},
		{"P2: the pack is of a newer", FORMAT_N_KNOWN, 0, FORMAT_VERSION, W32, UINT32_MAX},
	};
	static const struct breach none[] = {
		{"P2: there is no", FORMAT_N_KNOWN, 0, FORMAT_VERSION, W32, 0}};

	(void)state;
	assert_breaches(newer, COUNT_OF(newer), ERR_VERSION);
	assert_breaches(none, COUNT_OF(none), ERR_CORRUPT);
}

static void pack_p3_refuses_a_wrong_size(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	assert_refused(pack.p, pack.n - 1, ERR_CORRUPT, "P3:");
	buf_put_u8(&pack, 0);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P3:");
	buf_finish(&pack);
}

static void pack_p4_refuses_a_wrong_hash(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	pack.p[FORMAT_HASH] ^= 1;
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P4:");
	pack.p[FORMAT_HASH] ^= 1;
	pack.p[pack.n - 1] ^= 1;
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P4:");
	buf_finish(&pack);
}

static void pack_p5_refuses_a_table_that_is_too_long(void **state)
{
	static const struct breach b[] = {
		{"P5:", FORMAT_N_KNOWN, 0, FORMAT_N_SECTIONS, W32, 65},
		{"P5:", FORMAT_N_KNOWN, 0, FORMAT_N_SECTIONS, W32, UINT32_MAX},
		{"P5:", FORMAT_N_KNOWN, 0, FORMAT_N_SECTIONS, W32, 64}, /* over the pack's end */
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p6_refuses_sections_out_of_place(void **state)
{
	static const struct breach b[] = {
		{"P6:", FORMAT_CARD, 0, FORMAT_OFFSET, W64, 0},
		{"P6:", FORMAT_PROF, 0, FORMAT_OFFSET, W64, UINT64_MAX},
		{"P6:", FORMAT_PROF, 0, FORMAT_OFFSET, W64, UINT64_MAX - 15},
		{"P6:", FORMAT_LINE, 0, FORMAT_COUNT, W32, UINT32_MAX},
		{"P6:", FORMAT_FDAT, 0, FORMAT_COUNT, W32, UINT32_MAX},
		{"P6:", FORMAT_CARD, 0, FORMAT_RECORD, W32, UINT32_MAX},
	};

	(void)state;
	assert_table_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p6_refuses_bytes_in_the_gaps_and_behind_the_end(void **state)
{
	struct buf pack = sample_pack();
	unsigned char *end = sample_record(pack.p, FORMAT_MAKR, 0) +
			     le32(sample_entry(pack.p, FORMAT_MAKR) + FORMAT_COUNT);

	(void)state;
	assert_int_not_equal((end - pack.p) % FORMAT_ALIGN, 0);
	*end = 1;
	sample_seal(pack.p, pack.n);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P6:");
	*end = 0;
	for (int i = 0; i < FORMAT_ALIGN; i++)
		buf_put_u8(&pack, 0);
	sample_seal(pack.p, pack.n);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P6:");
	buf_finish(&pack);
}

static void pack_p7_refuses_missing_and_double_sections(void **state)
{
	struct buf pack = sample_pack();

	(void)state;
	memcpy(sample_entry(pack.p, FORMAT_MAKR), "THEM", 4);
	sample_seal(pack.p, pack.n);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P7: a section is there twice");
	memcpy(sample_entry(pack.p, FORMAT_MAKR), "WHAT", 4);
	le32_put(sample_entry(pack.p, FORMAT_MAKR) + FORMAT_FLAGS, 0);
	sample_seal(pack.p, pack.n);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P7: a section is missing");
	buf_finish(&pack);
}

static void pack_p8_refuses_records_of_a_wrong_size(void **state)
{
	static const struct breach b[] = {
		{"P8:", FORMAT_CARD, 0, FORMAT_RECORD, W32, 80},
		{"P8:", FORMAT_PROF, 0, FORMAT_RECORD, W32, 0},
		{"P8:", FORMAT_FONT, 0, FORMAT_RECORD, W32, 33},
		{"P8:", FORMAT_LINE, 0, FORMAT_RECORD, W32, 0},
	};

	(void)state;
	assert_table_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p9_refuses_wrong_numbers_of_records(void **state)
{
	struct buf pack = sample_pack();
	unsigned char *entry = sample_entry(pack.p, FORMAT_PROF);

	(void)state;
	/* One record of 264 bytes takes the room of three of 88. */
	assert_int_equal(le32(entry + FORMAT_COUNT) * le32(entry + FORMAT_RECORD), 264);
	le32_put(entry + FORMAT_RECORD, 264);
	le32_put(entry + FORMAT_COUNT, 1);
	sample_seal(pack.p, pack.n);
	assert_refused(pack.p, pack.n, ERR_CORRUPT, "P9:");
	buf_finish(&pack);
}

static void pack_p10_refuses_heaps_that_are_not_clean_text(void **state)
{
	static const struct breach b[] = {
		{"P10:", FORMAT_LINE, 0, 2, W8, 0x00}, {"P10:", FORMAT_LINE, 0, 2, W8, '\n'},
		{"P10:", FORMAT_LINE, 0, 2, W8, '\t'}, {"P10:", FORMAT_LINE, 0, 2, W8, 0x1B},
		{"P10:", FORMAT_LINE, 0, 2, W8, 0x7F}, {"P10:", FORMAT_LINE, 0, 2, W8, 0x80},
		{"P10:", FORMAT_LINE, 0, 2, W8, 0xFF}, {"P10:", FORMAT_TEXT, 0, 2, W8, 0xC3},
		{"P10:", FORMAT_TEXT, 0, 2, W8, 0x00}, {"P10:", FORMAT_TEXT, 0, 2, W8, 0x1B},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p10_lines_and_texts_differ_in_line_ends_only(void **state)
{
	static const struct {
		struct span s;
		bool line, text;
	} row[] = {
		{{NULL, 0}, true, true},
		{SPAN("plain"), true, true},
		{SPAN("\xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x8c\x8a"), true, true},
		{SPAN("a\nb"), false, true},
		{SPAN("a\r\n\tb"), false, true},
		{SPAN("a\0b"), false, false},
		{SPAN("\x1b[31m"), false, false},
		{SPAN("\x7f"), false, false},
		{SPAN("\xc2\x85"), false, false},     /* next line, a C1 control */
		{SPAN("\xe2\x80\xa8"), false, false}, /* line separator */
		{SPAN("\xe2\x80\xa9"), false, false}, /* paragraph separator */
		{SPAN("\xc0\xaf"), false, false},     /* overlong */
		{SPAN("\xed\xa0\x80"), false, false}, /* surrogate */
		{SPAN("\xe2\x80"), false, false},     /* cut short */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		assert_int_equal(rules_is_line(row[i].s), row[i].line);
		assert_int_equal(rules_is_text(row[i].s), row[i].text);
	}
}

static void pack_p11_refuses_theme_and_maker_that_are_not_text(void **state)
{
	static const struct breach b[] = {
		{"P11: the theme", FORMAT_THEM, 0, 0, W8, 0x00},
		{"P11: the theme", FORMAT_THEM, 0, 0, W8, 0xFE},
		{"P11: the maker", FORMAT_MAKR, 0, 0, W8, '\n'},
		{"P11: the maker", FORMAT_MAKR, 0, 0, W8, 0xBF},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p12_refuses_strings_out_of_their_heap(void **state)
{
	static const size_t card_ref[] = {32, 40, 48, 56, 64, 72, 80};
	static const size_t proof_ref[] = {FORMAT_PROF_FILE, FORMAT_PROF_RULE, FORMAT_PROF_SOURCE,
					   FORMAT_PROF_BEGAN, FORMAT_PROF_READ_AS};
	static const uint64_t ref[] = {UINT64_C(0x00000001FFFFFFFF), UINT64_C(0xFFFFFFFF00000000),
				       UINT64_C(0xFFFFFFFFFFFFFFFF), UINT64_C(0x0000FFFF00000001)};

	(void)state;
	for (size_t v = 0; v < COUNT_OF(ref); v++) {
		for (size_t i = 0; i < COUNT_OF(card_ref); i++) {
			struct breach b = {"P12:", FORMAT_CARD, 1, card_ref[i], W64, ref[v]};

			assert_breaches(&b, 1, ERR_CORRUPT);
		}
		for (size_t i = 0; i < COUNT_OF(proof_ref); i++) {
			struct breach b = {"P12:", FORMAT_PROF, 2, proof_ref[i], W64, ref[v]};

			assert_breaches(&b, 1, ERR_CORRUPT);
		}
		struct breach b = {"P12:", FORMAT_FONT, 1, FORMAT_FONT_NAME, W64, ref[v]};

		assert_breaches(&b, 1, ERR_CORRUPT);
	}
}

static void pack_p12_refuses_strings_that_cut_a_code_point(void **state)
{
	struct buf pack = sample_pack();
	unsigned char *card = sample_record(pack.p, FORMAT_CARD, 1);
	const unsigned char *heap = sample_record(pack.p, FORMAT_LINE, 0);
	uint32_t at = le32(card + FORMAT_CARD_STRINGS);
	uint32_t n = le32(card + FORMAT_CARD_STRINGS + 4);
	struct span text = {(const char *)heap + at, n};
	uint32_t dash = (uint32_t)span_find(text, 0, "\xe2\x80\x93");

	(void)state;
	assert_true(dash < n);
	for (uint32_t inside = 1; inside <= 2; inside++) {
		le32_put(card + FORMAT_CARD_STRINGS + 4, dash + inside);
		sample_seal(pack.p, pack.n);
		assert_refused(pack.p, pack.n, ERR_CORRUPT, "P12:");
		le32_put(card + FORMAT_CARD_STRINGS, at + dash + inside);
		le32_put(card + FORMAT_CARD_STRINGS + 4, n - dash - inside);
		sample_seal(pack.p, pack.n);
		assert_refused(pack.p, pack.n, ERR_CORRUPT, "P12:");
		le32_put(card + FORMAT_CARD_STRINGS, at);
	}
	buf_finish(&pack);
}

static void pack_p12_refuses_strings_over_their_limit(void **state)
{
	static const struct {
		enum format_section section;
		size_t at;
		uint32_t most;
	} row[] = {
		{FORMAT_CARD, 32, PACK_TEXT_MAX},
		{FORMAT_CARD, 40, PACK_LABEL_MAX},
		{FORMAT_CARD, 48, PACK_LABEL_MAX},
		{FORMAT_CARD, 56, PACK_LABEL_MAX},
		{FORMAT_CARD, 64, PACK_LABEL_MAX},
		{FORMAT_CARD, 72, PACK_LABEL_MAX},
		{FORMAT_CARD, 80, PACK_LABEL_MAX},
		{FORMAT_PROF, FORMAT_PROF_FILE, PACK_TEXT_MAX},
		{FORMAT_PROF, FORMAT_PROF_RULE, PACK_TEXT_MAX},
		{FORMAT_PROF, FORMAT_PROF_BEGAN, PACK_TEXT_MAX},
		{FORMAT_PROF, FORMAT_PROF_READ_AS, PACK_TEXT_MAX},
		{FORMAT_FONT, FORMAT_FONT_NAME, PACK_LABEL_MAX},
	};
	char name[PACK_TEXT_MAX + 1];
	struct sample s;

	(void)state;
	memset(name, 'x', sizeof name);
	sample_fill(&s);
	s.cards[0].proof.file = (struct span){name, PACK_TEXT_MAX};
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct buf pack;
		unsigned char *ref;

		buf_init(&pack);
		assert_int_equal(writer_write(&s.input, &pack, NULL), ERR_NONE);
		ref = sample_record(pack.p, row[i].section, 0) + row[i].at;
		/* The heap is longer than that, and begins with ASCII. */
		le32_put(ref, 0);
		le32_put(ref + 4, row[i].most + 1);
		sample_seal(pack.p, pack.n);
		assert_refused(pack.p, pack.n, ERR_LIMIT, "P12:");
		buf_finish(&pack);
	}
}

static void pack_p13_refuses_an_unknown_kind(void **state)
{
	static const struct breach b[] = {
		{"P13:", FORMAT_CARD, 0, FORMAT_CARD_KIND, W32, 3},
		{"P13:", FORMAT_CARD, 0, FORMAT_CARD_KIND, W32, UINT32_MAX},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p14_refuses_a_card_without_text(void **state)
{
	static const struct breach b[] = {
		{"P14:", FORMAT_CARD, 0, FORMAT_CARD_STRINGS + 4, W32, 0}};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p15_refuses_a_quote_without_speaker(void **state)
{
	static const struct breach b[] = {
		{"P15:", FORMAT_CARD, 1, FORMAT_CARD_STRINGS + 8 * 2 + 4, W32, 0},
		{"P15:", FORMAT_CARD, 0, FORMAT_CARD_KIND, W32, PACK_QUOTE},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p16_refuses_a_voice_without_speaker_and_the_reverse(void **state)
{
	static const struct breach b[] = {
		{"P16:", FORMAT_CARD, 0, FORMAT_CARD_VOICE, W32, 7},
		{"P16:", FORMAT_CARD, 1, FORMAT_CARD_VOICE, W32, 0},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p17_refuses_dates_outside_four_digit_years(void **state)
{
	static const struct breach b[] = {
		{"P17:", FORMAT_CARD, 0, FORMAT_CARD_DATE, W64, INT64_MAX},
		{"P17:", FORMAT_CARD, 0, FORMAT_CARD_DATE, W64, UINT64_C(253402300800000)},
		{"P17:", FORMAT_CARD, 0, FORMAT_CARD_DATE, W64, -UINT64_C(62135596800001)},
		{"P17:", FORMAT_CARD, 0, FORMAT_CARD_DATE, W64, (uint64_t)INT64_MIN + 1},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p18_refuses_an_id_that_is_not_the_contents(void **state)
{
	static const struct breach b[] = {
		{"P18:", FORMAT_CARD, 0, FORMAT_CARD_ID, W8, 0},
		{"P18:", FORMAT_LINE, 0, 0, W8, '#'}, /* the first letter of the first text */
	};
	struct buf pack = sample_pack();

	(void)state;
	assert_int_not_equal(sample_record(pack.p, FORMAT_CARD, 0)[FORMAT_CARD_ID], 0);
	buf_finish(&pack);
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p19_refuses_a_proof_without_place_or_rule(void **state)
{
	static const struct breach b[] = {
		{"P19:", FORMAT_PROF, 0, FORMAT_PROF_LINE, W32, 0},
		{"P19:", FORMAT_PROF, 0, FORMAT_PROF_FILE + 4, W32, 0},
		{"P19:", FORMAT_PROF, 0, FORMAT_PROF_RULE + 4, W32, 0},
		{"P19:", FORMAT_PROF, 0, FORMAT_PROF_END, W64, 120},
		{"P19:", FORMAT_PROF, 0, FORMAT_PROF_START, W64, UINT64_MAX},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p20_refuses_fonts_out_of_order(void **state)
{
	static const struct breach b[] = {
		{"P20:", FORMAT_FONT, 0, FORMAT_FONT_RANK, W32, 1},
		{"P20:", FORMAT_FONT, 1, FORMAT_FONT_RANK, W32, 0},
		{"P20:", FORMAT_FONT, 1, FORMAT_FONT_RANK, W32, 2},
		{"P20:", FORMAT_FONT, 0, FORMAT_FONT_ROLE, W32, 3},
		{"P20:", FORMAT_FONT, 2, FORMAT_FONT_ROLE, W32, 256},
		{"P20:", FORMAT_FONT, 2, FORMAT_FONT_RANK, W32, UINT32_MAX},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p21_refuses_fonts_out_of_bounds(void **state)
{
	static const struct breach b[] = {
		{"P21:", FORMAT_FONT, 0, FORMAT_FONT_OFFSET, W64, 8},
		{"P21:", FORMAT_FONT, 0, FORMAT_FONT_OFFSET, W64, UINT64_MAX - 15},
		{"P21:", FORMAT_FONT, 0, FORMAT_FONT_LENGTH, W64, UINT64_MAX},
		{"P21:", FORMAT_FONT, 1, FORMAT_FONT_LENGTH, W64, 28},
		{"P21:", FORMAT_FONT, 1, FORMAT_FONT_LENGTH, W64, 11},
		{"P21:", FORMAT_FONT, 2, FORMAT_FONT_OFFSET, W64, 48},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_p26_refuses_pieces_out_of_order(void **state)
{
	/* Card 0 has one piece, 120 to 161; card 1 two, 200 to 244 and 260 to 275. */
	static const struct breach b[] = {
		{"P26:", FORMAT_PROF, 1, FORMAT_PROF_MORE_START, W64, 243},
		{"P26:", FORMAT_PROF, 1, FORMAT_PROF_MORE_START, W64, 275},
		{"P26:", FORMAT_PROF, 1, FORMAT_PROF_MORE_START, W64, 0},
		{"P26:", FORMAT_PROF, 1, FORMAT_PROF_MORE_END, W64, 0},
		{"P26:", FORMAT_PROF, 0, FORMAT_PROF_MORE_END, W64, 170},
		{"P26:", FORMAT_PROF, 0, FORMAT_PROF_MORE_START, W64, UINT64_MAX},
	};

	(void)state;
	assert_breaches(b, COUNT_OF(b), ERR_CORRUPT);
}

static void pack_leaves_the_callers_pack_alone_on_failure(void **state)
{
	struct buf bytes = sample_pack();
	struct pack p, before;

	(void)state;
	assert_int_equal(pack_open(&p, bytes.p, bytes.n, NULL), ERR_NONE);
	before = p;
	assert_int_equal(pack_open(&p, bytes.p, bytes.n - 1, NULL), ERR_CORRUPT);
	assert_memory_equal(&p, &before, sizeof p);
	buf_finish(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_reads_what_was_written),
		cmocka_unit_test(pack_gives_fonts_aligned_to_16_bytes),
		cmocka_unit_test(pack_p1_refuses_what_has_no_magic),
		cmocka_unit_test(pack_p2_tells_a_newer_version_from_a_damaged_one),
		cmocka_unit_test(pack_p3_refuses_a_wrong_size),
		cmocka_unit_test(pack_p4_refuses_a_wrong_hash),
		cmocka_unit_test(pack_p5_refuses_a_table_that_is_too_long),
		cmocka_unit_test(pack_p6_refuses_sections_out_of_place),
		cmocka_unit_test(pack_p6_refuses_bytes_in_the_gaps_and_behind_the_end),
		cmocka_unit_test(pack_p7_refuses_missing_and_double_sections),
		cmocka_unit_test(pack_p8_refuses_records_of_a_wrong_size),
		cmocka_unit_test(pack_p9_refuses_wrong_numbers_of_records),
		cmocka_unit_test(pack_p10_refuses_heaps_that_are_not_clean_text),
		cmocka_unit_test(pack_p10_lines_and_texts_differ_in_line_ends_only),
		cmocka_unit_test(pack_p11_refuses_theme_and_maker_that_are_not_text),
		cmocka_unit_test(pack_p12_refuses_strings_out_of_their_heap),
		cmocka_unit_test(pack_p12_refuses_strings_that_cut_a_code_point),
		cmocka_unit_test(pack_p12_refuses_strings_over_their_limit),
		cmocka_unit_test(pack_p13_refuses_an_unknown_kind),
		cmocka_unit_test(pack_p14_refuses_a_card_without_text),
		cmocka_unit_test(pack_p15_refuses_a_quote_without_speaker),
		cmocka_unit_test(pack_p16_refuses_a_voice_without_speaker_and_the_reverse),
		cmocka_unit_test(pack_p17_refuses_dates_outside_four_digit_years),
		cmocka_unit_test(pack_p18_refuses_an_id_that_is_not_the_contents),
		cmocka_unit_test(pack_p19_refuses_a_proof_without_place_or_rule),
		cmocka_unit_test(pack_p20_refuses_fonts_out_of_order),
		cmocka_unit_test(pack_p21_refuses_fonts_out_of_bounds),
		cmocka_unit_test(pack_p26_refuses_pieces_out_of_order),
		cmocka_unit_test(pack_leaves_the_callers_pack_alone_on_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
