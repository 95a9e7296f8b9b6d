/*
 * pack_sample.h - a small pack for tests: two headlines, a quote, three fonts of which two share
 * their bytes. And a way into its bytes.
 */
#ifndef TESTS_UNIT_PACK_SAMPLE_H
#define TESTS_UNIT_PACK_SAMPLE_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/le.h"
#include "pack/format.h"
#include "pack/writer.h"

#define SAMPLE_CARDS 3
#define SAMPLE_FONTS 3

struct sample {
	struct writer_card cards[SAMPLE_CARDS];
	struct pack_font fonts[SAMPLE_FONTS];
	struct writer_input input;
};

#define SAMPLE_UNFORMED                        \
	{NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, \
	{                                      \
		{NULL, 0}, {NULL, 0},          \
		{                              \
			NULL, 0                \
		}                              \
	}

#define SAMPLE_UNTIMED                                                            \
	{                                                                         \
		0, 0, PACK_PRIORITY_NORMAL, 0, {NULL, 0}, 0, false, PACK_TIMELESS \
	}

static inline void sample_fill(struct sample *s)
{
	static const struct writer_card cards[SAMPLE_CARDS] = {
		{{PACK_HEADLINE,
		  0,
		  1,
		  0,
		  INT64_C(1752537600000),
		  SPAN("Harbour bridge opens a year early"),
		  SPAN("Norhaven"),
		  {NULL, 0},
		  {NULL, 0},
		  SPAN("Norhaven"),
		  SPAN("15 July 2025"),
		  SPAN("Coast Gazette"),
		  SAMPLE_UNFORMED},
		 {SPAN("news/bridge.txt"), 3, 120, 161, 0, 0, SPAN("lead, first clause"),
		  SPAN("NORHAVEN (Coast Gazette) - The harbour bridge\nopens a year early."), 3,
		  SPAN("a dateline"), SPAN("body: as long as prose is")},
		 SAMPLE_UNTIMED},
		{{PACK_QUOTE, 0, 1, 1, INT64_C(1752537600000),
		  SPAN("We counted every bolt, twice \xe2\x80\x93 na\xc3\xafve or not."),
		  SPAN("Norhaven"), SPAN("Ada Lindqvist"), SPAN("chief engineer"), SPAN("Norhaven"),
		  SPAN("15 July 2025"), SPAN("Coast Gazette"), SAMPLE_UNFORMED},
		 {SPAN("news/bridge.txt"), 5, 200, 244, 260, 275,
		  SPAN("quote, verb, speaker (said)"),
		  SPAN("\"We counted every bolt, twice,\" said Ada Lindqvist."), 3,
		  SPAN("a dateline"), SPAN("body: has a quotation")},
		 SAMPLE_UNTIMED},
		{{PACK_HEADLINE,
		  0,
		  2,
		  0,
		  PACK_NO_DATE,
		  SPAN("Ferry timetable unchanged"),
		  {NULL, 0},
		  {NULL, 0},
		  {NULL, 0},
		  {NULL, 0},
		  {NULL, 0},
		  {NULL, 0},
		  SAMPLE_UNFORMED},
		 {SPAN("news/ferry.txt"),
		  1,
		  0,
		  25,
		  0,
		  0,
		  SPAN("title"),
		  {NULL, 0},
		  0,
		  {NULL, 0},
		  {NULL, 0}},
		 SAMPLE_UNTIMED},
	};
	static const struct pack_font fonts[SAMPLE_FONTS] = {
		{0, 0, SPAN("Stub Bold"), SPAN("OTTO-this-is-no-font")},
		{0, 1, SPAN("Stub Fallback"), SPAN("true-this-is-no-font-either")},
		{2, 0, SPAN("Stub Bold"), SPAN("OTTO-this-is-no-font")},
	};

	memcpy(s->cards, cards, sizeof cards);
	memcpy(s->fonts, fonts, sizeof fonts);
	s->input = (struct writer_input){s->cards,
					 SAMPLE_CARDS,
					 s->fonts,
					 SAMPLE_FONTS,
					 SPAN("[theme]\ntitle = Sample\n"),
					 SPAN("test 1.0")};
}

/* The pack of the sample; the caller calls buf_finish(). */
static inline struct buf sample_pack(void)
{
	struct sample s;
	struct buf out;
	enum err e;

	sample_fill(&s);
	buf_init(&out);
	e = writer_write(&s.input, &out, NULL);
	assert(e == ERR_NONE);
	(void)e;
	return out;
}

/* Makes size and hash right again, so that what a test broke is what is refused. */
static inline void sample_seal(unsigned char *pack, size_t size)
{
	struct span head = {(const char *)pack, FORMAT_HASH};
	struct span rest = {(const char *)pack + FORMAT_HEADER_BYTES, size - FORMAT_HEADER_BYTES};

	le64_put(pack + FORMAT_SIZE, size);
	le64_put(pack + FORMAT_HASH, span_hash(rest, span_hash(head, SPAN_HASH_START)));
}

/* The entry of section K in the table: the writer's order is that of enum format_section. */
static inline unsigned char *sample_entry(unsigned char *pack, enum format_section k)
{
	return pack + FORMAT_HEADER_BYTES + (size_t)k * FORMAT_ENTRY_BYTES;
}

/* Record I of section K. */
static inline unsigned char *sample_record(unsigned char *pack, enum format_section k, size_t i)
{
	const unsigned char *entry = sample_entry(pack, k);

	return pack + le64(entry + FORMAT_OFFSET) + i * le32(entry + FORMAT_RECORD);
}

/* Reads all there is in a valid pack; the sum is there so that nothing is optimised away. */
static inline unsigned sample_read_all(const struct pack *p)
{
	unsigned sum = pack_theme(p).n + pack_maker(p).n > 0;

	for (uint32_t i = 0; i < pack_n_cards(p); i++) {
		struct pack_card c;
		struct pack_proof proof;

		pack_card(p, i, &c);
		pack_proof(p, i, &proof);
		const struct span all[] = {c.text,	 c.kicker,   c.speaker,	   c.role,
					   c.place,	 c.date,     c.source,	   c.breakable,
					   proof.file,	 proof.rule, proof.source, proof.began,
					   proof.read_as};

		for (size_t k = 0; k < COUNT_OF(all); k++)
			for (size_t at = 0; at < all[k].n; at++)
				sum += (unsigned char)all[k].p[at];
	}
	for (uint32_t i = 0; i < pack_n_fonts(p); i++) {
		struct pack_font f;

		pack_font(p, i, &f);
		for (size_t at = 0; at < f.bytes.n; at++)
			sum += (unsigned char)f.bytes.p[at];
		sum += (unsigned)f.name.n;
	}
	return sum;
}

/* A copy without slack behind its end, so that a sanitizer sees the first byte too far. */
static inline enum err sample_open(const unsigned char *bytes, size_t size, const char **why)
{
	unsigned char *copy = malloc(size ? size : 1);
	volatile unsigned sum = 0;
	struct pack pack;
	enum err e;

	assert(copy);
	if (size)
		memcpy(copy, bytes, size);
	e = pack_open(&pack, copy, size, why);
	if (!e)
		sum = sample_read_all(&pack);
	(void)sum;
	free(copy);
	return e;
}

#endif
