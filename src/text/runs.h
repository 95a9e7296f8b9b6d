/*
 * runs.h - a line of text cut into runs of one face, one script and one direction: what one call of
 * the shaper takes.
 *
 * The face of a letter is the first of its role's chain that has it and the marks on it; spaces,
 * figures and punctuation stay with the run before them where its face has them, and where they
 * begin one, go with its letters. Han letters take
 * the face of the paragraph's kana, Hangul or bopomofo, or of the set's guide (script.h).
 * Directions are those of the paragraph (bidi.h). Never measures, never draws.
 */
#ifndef TEXT_RUNS_H
#define TEXT_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "config/theme.h"
#include "text/font.h"

/* Cuts PART, a span within PARAGRAPH, into SET->line, in the order the runs stand from left to
 * right. False where there are more than FONT_RUNS_MAX: the first ones are then there. PARAGRAPH
 * has at most FONT_TEXT_MAX bytes. */
bool runs_find(struct font_set *set, enum theme_role role, struct span paragraph, struct span part);

/* Has FACE a glyph for CP? */
bool runs_has(const struct font_face *face, uint32_t cp);

/* Does CP leave a mark on the paper? Spaces do not, nor what steers the shaping. */
bool runs_is_shown(uint32_t cp);

/* Can RUN of PARAGRAPH be measured letter by letter: Latin, Greek or Cyrillic without marks of
 * their own and without two marks on one letter? */
bool runs_is_plain(const struct font_cut *run, struct span paragraph);

#endif
