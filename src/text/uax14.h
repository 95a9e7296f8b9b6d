/*
 * uax14.h - where a line may end by Unicode's UAX 14, as libunibreak 1.1 says (Unicode 6.2), with
 * what that library has wrong put right: strict kinsoku, flags, emoji of several code points. How
 * gladly a line ends there is the affair of breaks.h.
 */
#ifndef TEXT_UAX14_H
#define TEXT_UAX14_H

#include "base/span.h"

/* Fills MARKS, a byte each of TEXT, with libunibreak's LINEBREAK_ values. TEXT is sound UTF-8 of at
 * most BREAKS_TEXT_MAX bytes: else the library would end the program with an assertion. */
void uax14_find(struct span text, char *marks);

#endif
