/*
 * stage.h - the whole picture at a time: card, cross-fade, clock, progress line and crawl.
 *
 * What is on the stage is a function of (pack, board, theme, time) alone: a stage that has run for
 * a year and one made this moment paint the same pixels. Which card is on is the schedule's affair
 * (schedule.h); how old it is, age.h's; for one that cannot be set the one before it stays; where
 *no card may be shown there is paper, and where none of those that may can be set, a line of text
 *that says so. Between two times the stage says what changed (damage) and when the next change is
 *due, so that a still picture costs nothing. Never reads a clock, never presents a frame. Memory:
 *one arena, sized by stage_bytes(); the libraries' own for the fonts comes on top.
 *
 * What moves (fade, progress line, crawl) moves at the beginnings of refreshes, whose
 * rate the board says, and stands still between them. A fade goes on at every second one where
 * there are 50 a second or more: half the work, and no eye sees it.
 *
 *	stage_set_time(&stage, now, &damage);
 *	for each rectangle of the damage: stage_paint(&stage, &canvas, rectangle);
 *	sleep until stage_next_ms(&stage);
 */
#ifndef SHOW_STAGE_H
#define SHOW_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "config/board.h"
#include "config/theme.h"
#include "draw/canvas.h"
#include "draw/card.h"
#include "draw/face.h"
#include "draw/motion.h"
#include "draw/scene.h"
#include "draw/style.h"
#include "pack/pack.h"
#include "show/care.h"
#include "show/ring.h"
#include "show/schedule.h"
#include "show/leaf.h"
#include "text/font.h"
#include "text/glue.h"
#include "text/layout.h"

#define STAGE_DAMAGE_MAX 8

struct stage_time {
	int64_t utc_ms;
	int32_t offset_s; /* local time is so many seconds east of UTC: for the clock, and for cards
			     with hours */
};

struct stage_damage {
	struct rect rect[STAGE_DAMAGE_MAX]; /* none empty; all within the panel */
	size_t n;
};

/* All fields are the stage's own. About 100 KiB. */
struct stage {
	const struct pack *pack;
	struct style style;
	int32_t rate_hz; /* refreshes a second */
	int32_t fade_ms; /* of a change from one card to the next; 0: at once */
	struct motion motion;
	struct font_set fonts;
	struct schedule schedule;

	struct leaves leaves;
	struct ring ring;

	struct care care; /* against burning in */

	struct arena face_arena;
	struct scene face;
	struct rect face_place;

	/* What is shown now. */
	bool is_set;
	bool is_trusted, has_zone;
	bool is_held;
	uint32_t held_card;
	struct stage_time time;
	struct schedule_slot now;
	bool is_resting;
	struct care_shift shift, from_shift, face_shift; /* of TO, FROM and the clock */
	const struct leaf *from, *to;			 /* NULL: paper */
	const struct leaf *before;			 /* the card before, where knows_before */
	bool knows_before;
	unsigned fade;		/* 0 to MOTION_FULL: TO alone */
	int64_t minute;		/* local, since 1970 */
	struct ring_view crawl; /* what runs in the crawl */
	int32_t progress;	/* of 1000 */
};

/* What stage_init() takes from an arena, at most. A board's crawl and progress line are left out
 * where the pack has not two headlines that can be drawn: it would only repeat the card. */
size_t stage_bytes(const struct pack *pack, const struct board *board, const struct theme *theme);

/* PACK must stay as it is until stage_finish(); BOARD and THEME are read here only. ERR_MEMORY: the
 * arena is smaller than stage_bytes() said; codes of font_init() where a font of the pack cannot be
 * used. On failure nothing needs to be finished. */
MUST_CHECK enum err stage_init(struct stage *s, const struct pack *pack, const struct board *board,
			       const struct theme *theme, struct arena *arena);

/* Has the libraries make all at once that they else make when it is first needed, so that what a
 * limit of memory then refuses is a card, and never a table of a font. */
void stage_warm(struct stage *s);

void stage_finish(struct stage *s);

/* S takes the place of OLD, with other cards: its crawl begins with what is in OLD's, so that it
 * does not jump. Only for so long as that takes to pass S is not a function of its time alone. OLD
 * stays as it is. */
void stage_follow(struct stage *s, struct stage *old);

/* From now on SINK is told of each card that turns out not to be set here, once each. */
void stage_on_refusal(struct stage *s, leaf_refusal *sink, void *user);

/* Goes to TIME, forwards or back. *DAMAGE is what looks different from the time before; after
 * stage_init() it is everything. A card that cannot be set on this board is passed over: the one
 * before it in the schedule stays. */
void stage_set_time(struct stage *s, const struct stage_time *time, struct stage_damage *damage);

/* The zone of the clock on the wall, so that the schedule knows of its changes before they come;
 * NULL, as at the start: through all time that of the time that is set. The clock itself goes by
 * the time that is set. */
void stage_set_zone(struct stage *s, spell_zone *zone, void *user);

/* Does anybody know the time? Where not, the stage shows no clock, and only cards that are always
 * to be shown; the times it is given may then begin anywhere. At the start it is trusted. */
void stage_trust(struct stage *s, bool is_trusted);

/* Shows CARD whatever the time is, until another one is held or stage_release(). The error of
 * card_build() where it cannot be set, ERR_RANGE where there is none; then nothing changes. Else it
 * takes effect at the next stage_set_time(), before which nothing may be painted. */
MUST_CHECK enum err stage_hold(struct stage *s, uint32_t card);
void stage_release(struct stage *s);

/* Paints what is in CLIP, and nothing else. Painting the damage of each step gives the same pixels
 * as painting all. */
void stage_paint(struct stage *s, struct canvas *c, struct rect clip);

/* When the picture changes next, at the earliest: UTC ms, later than the time that is set. Until
 * then stage_set_time() gives no damage. */
int64_t stage_next_ms(struct stage *s);

/* The slot that is on now; where a card is held, the one that would be. */
const struct schedule_slot *stage_slot(const struct stage *s);

/* Does the panel rest in SLOT, with nothing on it but the clock (care.h)? */
bool stage_rests(const struct stage *s, const struct schedule_slot *slot);

/* The slot before SLOT, and the one after it. */
void stage_neighbours(struct stage *s, const struct schedule_slot *slot,
		      struct schedule_slot *before, struct schedule_slot *after);

/* No card of the pack can be set here: all were tried by now. */
bool stage_is_empty(const struct stage *s);

/* The card that is on, which is another one than its slot's where that cannot be set, or where a
 * card is held; SCHEDULE_NONE: there is none on. */
uint32_t stage_card(const struct stage *s);

/* From now on CARD is one that cannot be set, without having been tried; to be called before it is
 * on. */
void stage_refuse(struct stage *s, uint32_t card, enum err why);

#endif
