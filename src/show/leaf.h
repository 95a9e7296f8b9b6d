/*
 * leaf.h - cards set and ready to paint: two at a time, the one that goes and the one that comes.
 *
 * A leaf has a card as it looks at a time, as how old it is changes by the minute (age.h). Which
 * card that is to be is the stage's affair. Cards that cannot be set are remembered, and told of
 * once.
 */
#ifndef SHOW_LEAF_H
#define SHOW_LEAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "show/age.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

#define LEAVES 2
#define LEAF_NO_CARD UINT32_MAX /* in place of a card's index: a line that says there is none */

struct leaf {
	struct arena arena;
	struct scene scene;
	uint32_t card;
	char age[AGE_BYTES]; /* shown in place of its date; empty: the date is */
	size_t age_n;
	enum err refused; /* why it could not be built; its scene is then empty */
	bool is_built;
};

/* Hears of a card (its index in the pack) that cannot be set, and WHY: the error of card_build().
 */
typedef void leaf_refusal(void *user, uint32_t card, enum err why);

/* All fields but the times are the module's own. */
struct leaves {
	const struct pack *pack;
	const struct style *style;
	struct font_set *fonts;
	struct glue glue;
	struct layout_work work;
	struct leaf leaf[LEAVES];
	unsigned char
		*refused;   /* by card: why it cannot be set; ERR_NONE: it can, or is not tried */
	uint32_t n_refused; /* of them, as far as they were tried */
	leaf_refusal *on_refusal;
	void *on_refusal_user;
	bool has_time;	  /* somebody knows the time: */
	int64_t utc_ms;	  /* that of the leaves */
	int32_t offset_s; /* the clock on the wall is east of UTC */
};

/* What leaf_init() takes from an arena. */
size_t leaf_bytes(const struct pack *pack, const struct style *style);

/* All that is given must stay as it is; the style may change before leaf_forget(). ERR_MEMORY. */
MUST_CHECK enum err leaf_init(struct leaves *s, const struct pack *pack, const struct style *style,
			      struct font_set *fonts, struct arena *arena);

/* From now on SINK is told of each card that turns out not to be settable, once each. */
void leaf_on_refusal(struct leaves *s, leaf_refusal *sink, void *user);

/* CARD is to be as if it could not be set. */
void leaf_refuse(struct leaves *s, uint32_t card, enum err why);

/* What was built is not to be used again. */
void leaf_forget(struct leaves *s);

/* CARD's leaf: there already, or built in place of one that is not KEEP. Its field refused says
 * whether the card could be set. */
struct leaf *leaf_of(struct leaves *s, uint32_t card, const struct leaf *keep);

/* The same, but where CARD cannot be set all leaves are as before, and *WHY says why: NULL. */
struct leaf *leaf_try(struct leaves *s, uint32_t card, const struct leaf *keep, enum err *why);

/* A leaf that says that there is nothing to show, as large as it can on one line. Where not even
 * that can be set, it is paper. */
struct leaf *leaf_empty(struct leaves *s, const struct leaf *keep);

/* Sets LEAF, one of S, or NULL, anew where its card is as old by now as it does not say. Returns
 * what looks different; empty: nothing does. */
struct rect leaf_renew(struct leaves *s, const struct leaf *leaf);

#endif
