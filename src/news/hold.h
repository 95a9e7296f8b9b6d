/*
 * hold.h - host only: does what stands before an end need what stands behind it?
 *
 * Each asks one thing of a cut that begins at token I: "beat Lee [in a way few know]", "the attack
 * [in a hall]", "any talks [that leave the island out]". Shared by ending.h's rules; never cuts.
 */
#ifndef NEWS_HOLD_H
#define NEWS_HOLD_H

#include "news/clause.h"

/* Is the main verb "will", "could", "may"? */
bool hold_is_open(const struct clause *p);

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

/* "spent the week [arguing]", "showed Lee [leading]" */
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

/* "fares better [in the north than in the south]": the comparison is cut in two. */
bool hold_compares(const struct clause *p, size_t i);

/* "always played a rogue [in her mother's plays]": said of all times, it needs all that is said. */
bool hold_is_told_always(const struct clause *p);

/* "urged Peru [to close its port]", "won the right [to vote]": an infinitive that the verb or a
 * noun needs. */
bool hold_needs_infinitive(const struct clause *p, size_t i);

/* "won the right [in a court to vote]": the same, further on. */
bool hold_loses_infinitive(const struct clause *p, size_t i);

/* "did not close [because of the ice]": what is denied may be the reason. */
bool hold_is_denied(const struct clause *p, size_t i);

/* "a chief was named and two deputies [who saved a man were honoured]": the second subject's verb
 * stands behind. */
bool hold_lacks_verb(const struct clause *p, size_t i);

/* "two men were arrested [after a chase]": what was done needs no more. */
bool hold_is_passive(const struct clause *p, size_t i);

/* "put sailors [before banks]" */
bool hold_is_put(const struct clause *p, size_t i);

/* "will follow the speech [in Bergen with one of her own]" */
bool hold_loses_company(const struct clause *p, size_t i);

/* "cast the attacks [as a failure]" */
bool hold_is_seen_as(const struct clause *p, size_t i);

/* "accused Lee [, the mayor, of lying]" */
bool hold_lacks_charge(const struct clause *p, size_t i);

/* "managed to stop, for a time[, the ferry]": a verb that a comma parts from what follows. */
bool hold_waits_for_object(const struct clause *p, size_t comma);

#endif
