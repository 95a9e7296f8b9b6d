/*
 * halves.h - a quotation that is too long for one card, in two: "1/2" and "2/2".
 *
 * It is cut where a reader breathes, at the end of a sentence if there is one near the middle, else
 * behind a colon, a dash or a comma, else, where it is long, before "and", "which" or "after";
 * never inside an inner quotation, brackets or a pair of dashes. No word is made, moved or left
 * out: each half is its own range of the file, and its text is derived from those bytes again by
 * the normalisations of news/proof.h. What was proved of the whole, the paragraph, the marks and
 * the speaker, then holds for both, as they are parts of it.
 */
#ifndef CARDC_HALVES_H
#define CARDC_HALVES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/news.h"
#include "text/glue.h"

#define HALVES_CUTS_MAX 8 /* cuts of a quotation that are worth a try */

/* The halves of the quotation C, which stands in FILE, at its NTH-best cut from 0: as C, but for
 * text, ranges and line. IS_ITEM: FILE is an item of a feed, all of which has one line. Taken
 * from R. False: there are not so many cuts. */
bool halves_cut(const struct news_card *c, struct span file, bool is_item, const struct glue *glue,
		size_t nth, struct region *r, struct news_card out[2]);

#endif
