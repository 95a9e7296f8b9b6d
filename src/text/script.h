/*
 * script.h - which writing system a code point belongs to, as shaping and the choice of a face have
 * to know. By HarfBuzz's tables, which are Unicode's.
 *
 * A script is its ISO 15924 tag as a number ("Latn" big-endian). Han, kana and bopomofo count as
 * one, so that mixed text stays one run.
 */
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

#define SCRIPT_NONE 0
#define SCRIPT_TAG_BYTES 5
#define SCRIPT_OF_TAG(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
#define SCRIPT_LATIN SCRIPT_OF_TAG('L', 'a', 't', 'n')
#define SCRIPT_GREEK SCRIPT_OF_TAG('G', 'r', 'e', 'k')
#define SCRIPT_CYRILLIC SCRIPT_OF_TAG('C', 'y', 'r', 'l')
#define SCRIPT_HAN SCRIPT_OF_TAG('H', 'a', 'n', 'i')
#define SCRIPT_HANGUL SCRIPT_OF_TAG('H', 'a', 'n', 'g')

/* The script of CP; SCRIPT_NONE for what takes the script of its neighbours: digits, spaces,
 * punctuation, symbols, marks that many scripts share, and code points nobody has assigned. */
uint32_t script_of(uint32_t cp);

/* "Latn", with its terminator. */
void script_tag(uint32_t script, char tag[SCRIPT_TAG_BYTES]);

/* The language TEXT is in where it does not say so, told by its script: "hi", "el", "ru", "ja",
 * "ko", of the first letter that has one of these; empty: any other. Of the languages of a script
 * the one that is written most; what holds on to what is much the same in the others. */
struct span script_language(struct span text);

/* Does CP stand on what is before it (marks of all scripts, variation selectors), or steer only how
 * its neighbours are set (joiners, directions, U+200B, soft hyphens)? It never leaves its face. */
bool script_is_joined(uint32_t cp);

/* Han letters and their punctuation have other shapes in Japanese, in Korean and in the Chinese of
 * Taiwan and Hong Kong than in that of China. A text says which it is by kana, Hangul and bopomofo:
 * these guide (script_guides()) what is guided. */
#define SCRIPT_KANA 0x3042
#define SCRIPT_SYLLABLE 0xAC00 /* of Hangul */
#define SCRIPT_BOPOMOFO 0x3105
bool script_guides(uint32_t cp);

/* What guides TEXT: SCRIPT_KANA where any kana does, and so on; OTHERWISE where it has nothing. */
uint32_t script_guide_in(struct span text, uint32_t otherwise);

/* That of a text in LANGUAGE that has none itself: SCRIPT_KANA for "ja", SCRIPT_SYLLABLE for "ko",
 * SCRIPT_BOPOMOFO for "zh-Hant"; 0 for all others. */
uint32_t script_guide_of(struct span language);

bool script_is_guided(uint32_t cp);

/* Is CP a Han letter itself, no kana? */
bool script_is_han(uint32_t cp);

#endif
