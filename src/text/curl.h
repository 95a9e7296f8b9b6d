/*
 * curl.h - what a typewriter has, as a printer sets it: quotation marks, apostrophes, dashes,
 * ellipses, and the spaces of French.
 *
 * For text that is about to be drawn; the text itself is evidence and stays as it was written, in
 * the pack and in every proof. So only signs change, never a letter, a figure or a word. A mark
 * whose side cannot be told stays straight, and so does one after a figure, which may be feet,
 * inches, minutes or seconds; marks that the source has curled already stay as they are.
 *
 *	"a" 'b' it's    the language's marks, U+2019
 *	a - b, a -- b   en dash; a--b, a---b: em dash
 *	a 5-4 vote      en dash between two figures of one length, or of one or two digits each
 *	...  . . .      ellipsis
 *	skin tones      none: an emoji is drawn in one colour
 *	French          no-break spaces before ; : ! ? and inside guillemets, where there is none or
 *	                a plain one
 */
#ifndef TEXT_CURL_H
#define TEXT_CURL_H

#include <stddef.h>

#include "base/span.h"

/* The outer quotation marks of a language, with the spaces that belong to them. */
struct curl_marks {
	const char *opening, *closing;
	const char *single_opening, *single_closing;
};

/* The language in whose place CURL_STRAIGHT is given is set as a typewriter has it: straight marks,
 * hyphens, dots; for faces of few pixels that have no others. */
#define CURL_STRAIGHT "straight"

/* Of LANGUAGE ("de"); those of English where it is empty or not known. */
const struct curl_marks *curl_marks(struct span language);

/* TEXT of LANGUAGE with its signs as above, in OUT, which has room for MAX bytes. Where there is
 * nothing to change or no room, the result is TEXT itself. */
struct span curl_text(struct span text, struct span language, char *out, size_t max);

#endif
