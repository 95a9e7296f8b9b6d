/*
 * bidi.h - which way each character of a paragraph runs: the Unicode Bidirectional Algorithm (UAX
 * 9), by FriBidi.
 *
 * A level is even for left to right and odd for right to left. Levels are those of the whole
 * paragraph: a line of it that begins with a figure or a bracket cannot know by itself. Text that
 * has nothing right to left in it, nor a mark that could turn it, is never shown to the library.
 */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define BIDI_TEXT_MAX 2000 /* bytes, PACK_TEXT_MAX; what is longer is left to right */

/* The levels of one paragraph, and scratch of FriBidi's types. About 28 KiB. */
struct bidi {
	bool is_plain;		      /* all levels are 0, and not written to LEVEL */
	uint8_t level[BIDI_TEXT_MAX]; /* of each byte; all bytes of a character have one */
	uint8_t base;		      /* of the paragraph: 0, or 1 for right to left */
	uint32_t cp[BIDI_TEXT_MAX], type[BIDI_TEXT_MAX], bracket[BIDI_TEXT_MAX];
	int8_t embedding[BIDI_TEXT_MAX];
};

/* Does TEXT read right to left as a whole: is its first letter, isolates skipped, of such a script
 * (UAX 9, P2 and P3)? */
bool bidi_is_rtl(struct span text);

/* Fills B with the levels of PARAGRAPH. */
void bidi_levels(struct bidi *b, struct span paragraph);

/* The white space at the end of the line [START, END) takes the paragraph's direction (L1). */
void bidi_end_line(struct bidi *b, struct span paragraph, size_t start, size_t end);

#endif
