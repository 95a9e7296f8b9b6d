/*
 * card.h - one headline or quotation, set on a panel: measured first, then put into a scene.
 *
 * What does not fit is left out in this order: the story's date, the source, the kicker (where it
 * has a row to itself), the role. The text and the speaker are always shown whole; where they
 * cannot be, the card is refused. A word wider than the page is divided where the pack allows it. A
 * quotation gets its marks here, and a full stop where it has no end of its own; straight marks are
 * curled as the card is drawn; it shows source and date, never the dateline's place, which would
 * read as where it was said. Of a quotation on two cards the first has no closing mark, as print
 * leaves it out where a quotation goes on in the next paragraph, and each says which it is, "1/2",
 * in the speaker's row; both have one template and one size, where both can be set. The clock is
 * not part of a card (face.h), its place is kept free. Never paints.
 *
 * A card whose text reads right to left is the mirror of one that reads left to right: kicker,
 * hanging marks, rule and source at the right, the date at the left.
 */
#ifndef DRAW_CARD_H
#define DRAW_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

/* Scene items a card may have. */
#define CARD_ITEMS_MAX (2 * LAYOUT_LINES_MAX + 16)

/* What of a card is shown; each but the last leaves out more than those before it. */
enum card_template {
	CARD_FULL,
	CARD_WITHOUT_FOOT,   /* source and date */
	CARD_WITHOUT_KICKER, /* where that has a row to itself */
	CARD_WITHOUT_ROLE,
	CARD_BESIDE, /* on a bar: clock and speaker beside the text, which has the whole height
			and lines that stand close */
	CARD_N_TEMPLATES,
};

/* How a card came out. Rectangles are bounds of ink in px, empty where the part is not shown. */
struct card_report {
	enum card_template template;
	int32_t size_px; /* of headline or quotation */
	int32_t cap_px;	 /* height of its capitals */
	int32_t n_lines;
	int32_t n_faults;  /* of struct layout */
	int32_t n_chars;   /* in the longest line */
	int32_t n_missing; /* code points of the text as it is set without a glyph */
	/* Of the text as it was set: card->breakable where there is one, else card->text, its marks
	 * curled (curl.h), and with its soft hyphens where a line has one. */
	struct layout_line line[LAYOUT_LINES_MAX];
	struct rect part[SCENE_N_TAGS];
};

/* "full", "without role". */
const char *card_template_name(enum card_template t);

/* Does CARD read right to left (text/bidi.h)? */
bool card_is_rtl(const struct pack_card *card);

/* The language by which CARD's marks are set, for curl_text(): its own, or where it says none but
 * reads right to left, Arabic; where STRAIGHT, none. */
struct span card_language(const struct pack_card *card, bool straight);

/* Where ink of CARD may stand: the style's safe area or its mirror. */
struct rect card_safe(const struct style *s, const struct pack_card *card);

/* Bytes an arena needs so that any card of this style can be built in it. */
size_t card_bytes(const struct style *s);

/* Builds CARD into OUT, a scene of CARD_ITEMS_MAX items with nothing in it. WORK is scratch, and
 * GLUE becomes that of the card's language (glue_use()).
 * ERR_FIT: text or speaker do not fit, or have no ink; ERR_LIMIT, ERR_MEMORY: as layout_fit(),
 * scene_line(). On failure OUT may hold some items and has to be thrown away; REPORT (which may be
 * NULL) is then untouched. */
MUST_CHECK enum err card_build(const struct style *s, struct font_set *fonts,
			       struct layout_work *work, struct glue *glue,
			       const struct pack_card *card, struct scene *out,
			       struct card_report *report);

#endif
