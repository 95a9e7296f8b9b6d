/*
 * lost.h - host only: what did a headline lose of the sentence it was made of?
 *
 * Asked of the finished text and the whole sentence of the file, whatever range the headline was
 * taken from; knows nothing of how it was shortened. Lost may not be: a word that denies ("not",
 * "without", "falsely"), a condition ("unless", "until"), who said it ("..., the watchdog said"), a
 * number of the main clause. A number may be lost that is a date, a time or an age, or that stands
 * in a clause which was left out ("which cost 3m", "after 12 were hurt"), in an apposition, or in
 * what leads up to the main clause; and both may stand in an aside behind a comma (", while the
 * state would not pay"). In doubt it is a loss.
 */
#ifndef NEWS_LOST_H
#define NEWS_LOST_H

#include <stddef.h>

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"

/* The sentence of PARA that holds its byte AT, but nothing before byte FLOOR <= AT. Without its
 * final mark; it ends too late rather than too early. */
struct span lost_sentence(const struct lexicon *l, struct span para, size_t floor, size_t at);

/* NULL where HEADLINE lost nothing of SENTENCE that it needs, else what (static storage). R is
 * scratch. Quadratic in the words of the sentence at worst. */
const char *lost_fault(const struct lexicon *l, struct span sentence, struct span headline,
		       struct region *r);

#endif
