/*
 * writer.h - host only: makes a pack. The same input gives the same bytes, on any machine.
 */
#ifndef PACK_WRITER_H
#define PACK_WRITER_H

#include "base/base.h"
#include "base/buf.h"
#include "base/err.h"
#include "pack/pack.h"

struct writer_card {
	struct pack_card card; /* id is computed by the writer and ignored here */
	struct pack_proof proof;
	struct pack_timing timing; /* all zero: as any other */
};

/* Everything is the caller's and only read. */
struct writer_input {
	const struct writer_card *cards;
	size_t n_cards;
	const struct pack_font *fonts;
	size_t n_fonts;
	struct span theme; /* INI text */
	struct span maker;
};

/* Appends the pack to OUT. ERR_LIMIT: too many cards or fonts, or a text too long; ERR_RANGE: no
 * card at all, or a value breaks a rule of FORMAT.md (then the caller did not check its input);
 * ERR_MEMORY. *BAD, where BAD is not NULL, is the index of the card in question where one is, else
 * untouched or 0. Fonts must come in order of role and rank. What is appended always passes
 * pack_open(); it is aligned for its fonts where OUT was empty. */
MUST_CHECK enum err writer_write(const struct writer_input *in, struct buf *out, size_t *bad);

#endif
