/*
 * signature.h - who said it: name and role behind a rule, and of a quotation on two cards, which it
 * is.
 *
 * Measured first, as the quotation gets what the signature leaves, and put when it is known where
 * the quotation ends.
 */
#ifndef DRAW_SIGNATURE_H
#define DRAW_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "draw/block.h"
#include "draw/page.h"

struct signature {
	struct block name, role;
	bool has_role;
	bool is_inline; /* the role stands behind the name, on a panel that has width to spare */
	int32_t height; /* from the name's capitals to the last baseline */
};

/* Of P's card, in the boxes of page_put_rows(). A role that does not fit is left out. Errors as
 * layout_fit(), of the name. */
MUST_CHECK enum err signature_measure(struct page *p, struct signature *g);

/* Puts the signature with the top of its capitals at Y. Errors as type_put(). */
MUST_CHECK enum err signature_put(struct page *p, const struct signature *g, int32_t y);

#endif
