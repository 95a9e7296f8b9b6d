/*
 * notices.h - an office's notices, as text, added to the cards of a pack: on the panel itself, with
 * the fonts that pack has.
 *
 * The grammar is cardc's (news/notice.h), and so is what cannot be read; a file that is no notice
 * in that grammar's eyes, as it has no header, is one all the same: where it lies says so. What is
 * wrong becomes a card that says it, with file and line, as nobody reads a panel's messages.
 */
#ifndef FIRMWARE_IMAGE_NOTICES_H
#define FIRMWARE_IMAGE_NOTICES_H

#include "base/base.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "base/span.h"
#include "pack/pack.h"
#include "pack/writer.h"

struct notices {
	struct region *r;
	struct diag *d;
	const struct pack *pack;
	struct {
		struct writer_card *items;
		size_t n, max;
	} cards;
	uint32_t article; /* the last number that is taken */
};

/* With the cards of PACK, which must stay; all is taken from R. */
void notices_init(struct notices *n, const struct pack *pack, struct region *r, struct diag *d);

/* Adds the notices of the file NAME, whose BYTES must stay, and a card for what is wrong with it.
 */
void notices_add(struct notices *n, const char *name, struct span bytes);

/* Reports that NAME is not right, and WHY, and adds a card that says so. */
void notices_add_unread(struct notices *n, const char *name, const char *why);

/* Adds a card that says that NAME is not right, in the words of a report: WHY. */
void notices_add_fault(struct notices *n, const char *name, const char *why);

/* Appends the pack of all that to OUT. Codes of writer_write(). */
MUST_CHECK enum err notices_write(const struct notices *n, struct buf *out);

#endif
