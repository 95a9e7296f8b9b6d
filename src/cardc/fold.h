/*
 * fold.h - text as it is compared where neither case nor the way it is encoded may matter.
 */
#ifndef CARDC_FOLD_H
#define CARDC_FOLD_H

#include "base/region.h"
#include "base/span.h"

/* S with its case folded, in Unicode's NFC, without invisible marks such as soft hyphens; S itself
 * where that fails (not UTF-8). Taken from R. */
struct span fold_text(struct span s, struct region *r);

#endif
