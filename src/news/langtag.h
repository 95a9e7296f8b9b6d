/*
 * langtag.h - the language a feed or a notice says it is in, as far as type depends on it: "de" of
 * "de-AT", "zh-Hant" of "zh-TW" (BCP 47; underscores for hyphens and any case are forgiven).
 */
#ifndef NEWS_LANGTAG_H
#define NEWS_LANGTAG_H

#include "base/region.h"
#include "base/span.h"

/* Empty where TAG names no language of two or three letters. From R. */
struct span langtag_read(struct span tag, struct region *r);

#endif
