/*
 * page.h - a review as one HTML page: plain markup and a style sheet inside it; no scripts, nothing
 * fetched but the pictures beside it. Works from a file:// address and on paper.
 */
#ifndef CARDC_PAGE_H
#define CARDC_PAGE_H

#include "base/buf.h"
#include "base/region.h"
#include "cardc/review.h"

/* Appends the page to B; R is scratch. */
void page_put(struct buf *b, const struct review *v, struct region *r);

#endif
