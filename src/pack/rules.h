/*
 * rules.h - what the values in a pack have to be, one by one: for the reader, the writer, and those
 * who prepare what is written. The numbers are those of FORMAT.md. Never looks at a pack's bytes.
 */
#ifndef PACK_RULES_H
#define PACK_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/span.h"
#include "pack/pack.h"

/* P10: valid UTF-8 without control characters and line separators? */
bool rules_is_line(struct span s);
/* The same, where tab, LF and CR are allowed? */
bool rules_is_text(struct span s);

/* P18: the id of a card with this content. */
uint64_t rules_card_id(enum pack_kind kind, struct span text, struct span speaker);

/* Do the values keep P12 (lengths only) to P19, P23 to P28, P30 and P31? Whether strings keep P10
 * is not looked at. ERR_LIMIT: a string is too long; ERR_CORRUPT: anything else. *WHY is then a
 * sentence that names the invariant (static storage). */
MUST_CHECK enum err rules_check_card(const struct pack_card *card, const char **why);
MUST_CHECK enum err rules_check_proof(const struct pack_proof *proof, const char **why);
MUST_CHECK enum err rules_check_timing(const struct pack_timing *timing, const char **why);

/* P29: may CARD stand behind BEFORE? NULL: there is none. */
bool rules_may_follow(const struct pack_card *before, const struct pack_card *card);

#endif
