/*
 * voice.h - host only: which speakers of a corpus are one person, so that a screen can keep each
 * apart from himself.
 *
 * Articles spell one man's name in several ways (Sergei, Sergey; Zelensky, Zelenskyy). Two names
 * are one voice where surnames and first names are spellings of each other; a surname alone joins
 * the only voice that has it. Speakers that one article tells apart are never one. Decides nothing
 * that is shown: a wrong guess costs a card its place in the order.
 */
#ifndef NEWS_VOICE_H
#define NEWS_VOICE_H

#include <stddef.h>
#include <stdint.h>

#include "base/region.h"
#include "base/span.h"
#include "news/lexicon.h"

/* Of the names whose surname begins with one letter only the last so many are compared: bounds the
 * work on hostile text. */
#define VOICE_COMPARED_MAX 200

/* NAMES and ARTICLES (ids) hold the speaker of each of N cards, those of one article side by side;
 * a name's case does not matter where it is folded. NUMBERS[i] becomes the voice of card i, from 1;
 * 0 where its name is empty. R is scratch. */
void voice_number(const struct lexicon *l, const struct span *names, const uint32_t *articles,
		  size_t n, struct region *r, uint32_t *numbers);

#endif
