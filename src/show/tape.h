/*
 * tape.h - what stands where on the crawl's tape: a pure function of (pack, board, place).
 *
 * The tape passes the panel, and nothing that stands on it is ever altered: so what was seen to
 * come in runs out again, whatever begins or ends meanwhile, panels that carry on one another's
 * crawl show parts of one tape, and what is in a window follows from its place alone.
 *
 * Each spell (spell.h) has a stretch of it: what comes in through the spell, from its first
 * millisecond to its last. On a stretch stand the headlines that may be shown in its spell, one
 * behind the other, again and again, as many as come in whole before its end; what room is left
 * then is dealt out evenly between them, so there is no hole at the join. While an urgent card has
 * the screen its line stands there alone. The next stretch goes on with the headline that has its
 * turn, so all have it, however the spells fall; at each midnight UTC they begin with the first.
 * Hence nothing comes in before its time or after it, not with its last letter either.
 *
 *	spell	|12:00			 |12:07			      |12:31
 *	tape	|A ■ B ■ C ■ A ■ B ■ C ■ |A ■ C ■ A ■ C ■ A ■ C ■ A ■ |C ■ D ■ A ■ ...
 *
 * B was over at 12:07, and D began at 12:31. A headline that is wider than all of a stretch is left
 * out of it. A spell that is over before any headline would have come in has an empty stretch, and
 * so has one in which no headline may be shown.
 *
 * Where any headline may be shown at any time, and no card is urgent, there is one stretch, for
 * ever; and so there is while nobody knows the time, of the headlines that are always to be shown.
 */
#ifndef SHOW_TAPE_H
#define SHOW_TAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "show/crawl.h"
#include "show/schedule.h"

#define TAPE_ITEMS_MAX 256 /* headlines */
#define TAPE_KEPT 8	   /* stretches; were more in a window, each refresh would find them anew */

/* How wide CARD's line is where it takes over; 0: it does not. */
typedef int32_t tape_line(void *user, uint32_t card);

/* What a tape is made of; all of it stays the caller's. */
struct tape_source {
	struct schedule *schedule;
	const uint32_t *card;	 /* whose headlines, N of them, in their order */
	const int32_t *start_px; /* N + 1: the Ith is as wide as from its start to the next one's */
	uint32_t n;
	tape_line *line;
	void *user;
	struct crawl crawl; /* whose edge is the one at which things come in: behind all panels */
};

struct tape_stretch {
	bool is_known;
	int64_t start_ms, end_ms; /* the spell's */
	int64_t from_px, to_px;	  /* half-open; those of a spell for ever count from 0 */
	uint32_t line;		  /* the urgent card; SCHEDULE_NONE: headlines */
	uint32_t n;		  /* headlines, or the line */
	uint8_t item[TAPE_ITEMS_MAX];
	int32_t at_px[TAPE_ITEMS_MAX + 1]; /* in a lap of them */
	int64_t n_shown, slack_px;	   /* so many in all, and so much to be dealt out */
	uint32_t next;			   /* the headline that has its turn after them */
};

/* All fields are the tape's own. About 11 KiB. */
struct tape {
	struct tape_source source;
	bool is_changing; /* there is more than one spell to it */
	uint32_t era;	  /* the schedule's */
	struct tape_stretch kept[TAPE_KEPT];
	size_t oldest;
};

/* Something that stands on the tape. */
struct tape_spot {
	uint32_t card;
	int32_t width_px;
	int64_t at_px;
};

void tape_init(struct tape *t, const struct tape_source *source);

/* The first thing that ends after FROM_PX, where it begins before TO_PX; false: there is none. Its
 * place is found by division; for a new stretch all headlines are looked at, once for each spell
 * between those that are kept, or midnight, and this one. */
bool tape_find(struct tape *t, int64_t from_px, int64_t to_px, struct tape_spot *out);

#endif
