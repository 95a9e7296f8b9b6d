/*
 * live.h - what text may hold that comes to a panel after its pack was made: an office's notices,
 * the clock, ages. The fonts of a pack have it beside what the cards need.
 *
 * Always the letters of Latin, Greek and Cyrillic alphabets, figures and punctuation, in the roles
 * that notices are set in; the others have ASCII and Latin-1. A board's key live_text names further
 * scripts by what Noto calls them: "Arabic, Thai". Han has too many letters to be carried whole; of
 * it, as of all others, there are those that the panel's own words want in the cards' languages.
 */
#ifndef CARDC_LIVE_H
#define CARDC_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "cardc/cards.h"
#include "cardc/needs.h"
#include "config/theme.h"

struct live_range {
	uint32_t first, last; /* code points, both included */
};

/* Of ROLE, *N of them; a face that does not have all of it has what it has. Static storage. */
const struct live_range *live_text(enum theme_role role, size_t *n);

/* Is live text set in ROLE? */
bool live_has(enum theme_role role);

/* Adds the scripts of LIST, the value of live_text in FILE, to NEEDS. ERR_SYNTAX: one is not known,
 * or there are more than NEEDS_LIVE_MAX; reported to D. */
MUST_CHECK enum err live_add(struct needs *needs, struct span list, const char *file,
			     struct diag *d);

/* Adds what a panel says itself (draw/words.h) beside CARDS: clock and dates in the language of
 * most, ages in that of each card that may show one, and the crawl's tag of THEME, which FILE said.
 */
void live_add_words(struct needs *needs, const struct cards *cards, const struct theme *theme,
		    const char *file);

#endif
