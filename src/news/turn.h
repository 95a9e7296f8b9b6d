/*
 * turn.h - does what follows a quotation's words take them back?
 *
 *	"The talks may begin," she said. But she insisted that they would be secret.
 *
 * Looks at the words right behind the run, in the quotation or the next one, and at the sentence
 * behind the attribution where it opens with a turn and goes on with the same speaker. A sentence
 * about somebody else is an answer, which leaves the words as they stand.
 */
#ifndef NEWS_TURN_H
#define NEWS_TURN_H

#include <stdbool.h>
#include <stddef.h>

#include "news/displayable.h"

/* END is the token behind the run of quotation D->q that is asked about. */
bool turn_follows(const struct displayable *d, size_t end);

#endif
