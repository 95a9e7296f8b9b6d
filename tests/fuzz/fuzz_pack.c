/*
 * Any bytes as a pack: refused with a reason, or every view of it can be read to its end. Tried as
 * they are, and with magic, version, size and hash put right, so that a fuzzer gets past P4.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hours.h"
#include "base/le.h"
#include "pack/format.h"
#include "pack/pack.h"
#include "pack/rules.h"
#include "target.h"

/* Where every byte read ends up, so that no read is optimised away. */
static volatile unsigned sink;

static void read_span(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		sink += (unsigned char)s.p[i];
}

static void read_line(struct span s)
{
	read_span(s);
	if (!rules_is_line(s))
		abort();
}

static void read_card(const struct pack *p, uint32_t i)
{
	struct pack_card c;
	struct pack_proof proof;

	pack_card(p, i, &c);
	if (c.kind >= PACK_N_KINDS || c.text.n == 0 || (c.kind == PACK_QUOTE && c.speaker.n == 0))
		abort();
	read_line(c.text);
	read_line(c.kicker);
	read_line(c.speaker);
	read_line(c.role);
	read_line(c.place);
	read_line(c.date);
	read_line(c.source);
	pack_proof(p, i, &proof);
	read_line(proof.file);
	read_line(proof.rule);
	read_line(proof.began);
	read_line(proof.read_as);
	read_span(proof.source);
	if (proof.start >= proof.end || !rules_is_text(proof.source))
		abort();
	if (proof.more_end && (proof.more_start < proof.end || proof.more_start >= proof.more_end))
		abort();
}

static void read_timing(const struct pack *p, uint32_t i)
{
	struct pack_timing t;
	struct hours hours;
	struct span bad;
	const char *why;

	pack_timing(p, i, &t);
	read_line(t.hours);
	if (hours_parse(t.hours, &hours, &bad, &why) || t.weight > PACK_WEIGHT_MAX ||
	    t.priority < PACK_PRIORITY_LOW || t.priority > PACK_PRIORITY_URGENT ||
	    (t.from_ms && t.until_ms && t.from_ms >= t.until_ms))
		abort();
}

static void try_open(const uint8_t *data, size_t size)
{
	struct pack p;
	const char *why = NULL;

	if (pack_open(&p, data, size, &why)) {
		if (!why || why[0] != 'P')
			abort();
		return;
	}
	for (uint32_t i = 0; i < pack_n_cards(&p); i++) {
		read_card(&p, i);
		read_timing(&p, i);
	}
	for (uint32_t i = 0; i < pack_n_fonts(&p); i++) {
		struct pack_font f;

		pack_font(&p, i, &f);
		read_line(f.name);
		read_span(f.bytes);
		if ((size_t)(f.bytes.p - (const char *)data) % FORMAT_ALIGN)
			abort();
	}
	read_span(pack_theme(&p));
	read_line(pack_maker(&p));
}

static void seal(uint8_t *pack, size_t size)
{
	struct span head = {(const char *)pack, FORMAT_HASH};
	struct span rest = {(const char *)pack + FORMAT_HEADER_BYTES, size - FORMAT_HEADER_BYTES};

	memcpy(pack, FORMAT_MAGIC, FORMAT_MAGIC_BYTES);
	le32_put(pack + FORMAT_VERSION, PACK_VERSION);
	le64_put(pack + FORMAT_SIZE, size);
	le64_put(pack + FORMAT_HASH, span_hash(rest, span_hash(head, SPAN_HASH_START)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *sealed;

	try_open(data, size);
	if (size < FORMAT_HEADER_BYTES)
		return 0;
	sealed = malloc(size);
	if (!sealed)
		return 0;
	memcpy(sealed, data, size);
	seal(sealed, size);
	try_open(sealed, size);
	free(sealed);
	return 0;
}
