/*
 * wordends.h - where lines may end in scripts that put no spaces between their words: Thai, Lao,
 * Khmer, Burmese by dictionary, Japanese by phrases, Chinese by words. By ICU.
 *
 * Done here and not in the player, as the dictionaries are 30 MB and take words by the thousand.
 */
#ifndef CARDC_WORDENDS_H
#define CARDC_WORDENDS_H

#include "base/region.h"
#include "base/span.h"

/* TEXT (valid UTF-8) with U+200B at these places, in R; empty where it has none of these scripts,
 * no such place, or would be longer than a pack's text may be. UAX 14 and kinsoku hold: never
 * before a closing mark or after an opening one. */
struct span wordends_mark(struct span text, struct region *r);

#endif
