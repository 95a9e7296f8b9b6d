/*
 * hold.h - host only: does what stands before an end need what stands behind it?
 *
 * Each asks one thing of a cut that begins at token I: "beat Lee [in a way few know]", "the attack
 * [in a hall]", "any talks [that leave the island out]". Shared by ending.h's rules; never cuts.
 */
#ifndef NEWS_HOLD_H
#define NEWS_HOLD_H

#include "news/clause.h"

/* Does the stretch from I to the next comma or dash hold a word that limits the claim? What is told
 * as done few words can limit; of what will or may be, more. */
bool hold_is_limiting(const struct clause *p, size_t i);

/* Or a year, which says that this is no news? */
bool hold_has_year(const struct clause *p, size_t i);

/* Does the noun before token I need what follows to say which one is meant: "the attack [in a
 * hall]"? With a name in it, "the Oslo attack", it does not. */
bool hold_identifies(const struct clause *p, size_t i);

/* Does a clause after I take back or limit what stands before it: "- or it may not"? */
bool hold_takes_back(const struct clause *p, size_t i);

/* Does a name, a number or a third word say which one the noun before token I is? "Passed a law
 * [that bans]" tells nothing without what follows. */
bool hold_is_told_apart(const struct clause *p, size_t i);

/* "spent the week [arguing]" */
bool hold_needs_doing(const struct clause *p);

/* "closed her speech [with a tribute]": the verb needs it. */
bool hold_needs_company(const struct clause *p);

/* "told voters [in Ohio that ...]": what was told goes with the place. */
bool hold_has_claim(const struct clause *p, size_t i);

/* "beat Lee [in Tuesday's vote]", "[in a way few know]": no place, and without it more is said than
 * is true. */
bool hold_is_occasion(const struct clause *p, size_t i);

/* "rejected any talks [that leave the island out]", "her first briefing [since May]": a noun that
 * is spoken of as any, no, the only or the first one means nothing without what limits it. */
bool hold_is_limited(const struct clause *p, size_t i);

#endif
