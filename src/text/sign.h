/*
 * sign.h - what one code point is to who breaks lines: a mark of some kind, a figure, a capital.
 *
 * Marks are those of the scripts that cards are set in. An apostrophe counts as a quotation mark.
 */
#ifndef TEXT_SIGN_H
#define TEXT_SIGN_H

#include <stdbool.h>
#include <stdint.h>

#define SIGN_EN_DASH 0x2013
#define SIGN_EM_DASH 0x2014

bool sign_is_opening(uint32_t cp); /* of a quotation, not a bracket */
bool sign_is_closing(uint32_t cp); /* of a quotation or a bracket */
bool sign_is_end(uint32_t cp);	   /* . ! ? and those of Arabic, Urdu, India, China */
bool sign_is_comma(uint32_t cp);   /* , and those of Arabia, China, Japan */
bool sign_is_stop(uint32_t cp);	   /* an end, a colon, a semicolon, an ellipsis */
bool sign_is_dash(uint32_t cp);	   /* en or em */
bool sign_is_digit(uint32_t cp);   /* also of Arabic, Urdu, Devanagari */
bool sign_is_currency(uint32_t cp);
bool sign_is_capital(uint32_t cp); /* of Latin, Greek, Cyrillic */
bool sign_is_space(uint32_t cp);   /* where a line may end: U+200B, too */
bool sign_is_tie(uint32_t cp);	   /* no-break spaces */

#endif
