/*
 * scenes.h - the pictures that are kept: a card each, on a board, in a theme, at a time.
 *
 * Every template, theme and board comes up at least once, and with them what is hard to set: one
 * word, 90 characters, 400, words wider than the panel, numbers with units, four languages, and
 * each script. Everybody and everything in them is made up.
 */
#ifndef TESTS_GOLDENS_SCENES_H
#define TESTS_GOLDENS_SCENES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pack/pack.h"

struct scenes_scene {
	const char *name, *board, *theme;
	int64_t ms;   /* after noon, or, where it is live, after the card that is on then began */
	bool is_live; /* as the schedule has it, with the fade; else the card is held */
	struct pack_card card; /* hyphens and line ends are added */
};

extern const struct scenes_scene scenes_list[];
extern const size_t scenes_n;

/* Headlines that are in every pack, for the crawl. */
#define SCENES_N_OTHERS 2
extern const struct pack_card scenes_others[SCENES_N_OTHERS];
/* Those of a pack that reads right to left: where the card does, and says its language. */
extern const struct pack_card scenes_others_rtl[SCENES_N_OTHERS];

#endif
