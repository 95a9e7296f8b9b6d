/*
 * hyphens.h - where long words may be divided, by the patterns of their language (libhyphen).
 *
 * Done here and not in the player, so that a panel needs neither patterns nor the library; the
 * places travel in the pack (pack.h), apart from the text. Patterns are Debian's hyphen-en-us,
 * hyphen-de, hyphen-fr and hyphen-es; a language whose patterns are not installed is not divided.
 */
#ifndef CARDC_HYPHENS_H
#define CARDC_HYPHENS_H

#include <stddef.h>

#include "base/region.h"
#include "base/span.h"

#define HYPHENS_LETTERS_MIN 12 /* shorter words fit on any line that is worth its name */

struct hyphens; /* the patterns that were asked for so far */

struct hyphens *hyphens_create(struct region *r);

/* The long words of TEXT in LANGUAGE ("de"; empty: English) with soft hyphens in them, each once,
 * apart by spaces, at most PACK_TEXT_MAX bytes; empty where there are none. Taken from R. */
struct span hyphens_of(struct hyphens *h, struct span text, struct span language, struct region *r);

/* Takes NULL. */
void hyphens_destroy(struct hyphens *h);

#endif
