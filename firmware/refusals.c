#include "firmware/refusals.h"

#include <string.h>

void refusals_init(struct refusals *r, struct diag *d)
{
	memset(r, 0, sizeof *r);
	r->d = d;
}

/* A leaf_refusal. */
static void hear(void *user, uint32_t card, enum err why)
{
	struct refusals *r = user;
	unsigned char bit = (unsigned char)(1u << card % 8);

	if (r->is_told[card / 8] & bit)
		return;
	r->is_told[card / 8] |= bit;
	r->n_cards++;
	diag_report(r->d, DIAG_WARNING, NULL, 0, "card %u cannot be set on %d x %d px: %s",
		    (unsigned)card + 1, r->width, r->height, err_text(why));
}

void refusals_listen(struct refusals *r, struct stage *stage, int width, int height)
{
	r->width = width;
	r->height = height;
	stage_on_refusal(stage, hear, r);
}

enum err refusals_check(struct refusals *r, const struct stage *stage)
{
	if (!stage_is_empty(stage))
		return ERR_NONE;
	if (!r->has_told_all)
		diag_report(r->d, DIAG_ERROR, NULL, 0,
			    "no card of the pack can be set on %d x %d px", r->width, r->height);
	r->has_told_all = true;
	return ERR_FIT;
}
