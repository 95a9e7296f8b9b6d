/*
 * subject.h - the subject of a verb of saying, as a phrase (phrase.h), and of a sentence.
 *
 * Subjects stand before their verb; between the two there may be adverbs, brackets, appositions
 * and clauses of their own. A beginning is looked for from the verb leftwards, and taken where the
 * phrase read from there reaches the verb:
 *
 *	In a letter to Carl Berg, Sen. Ann Ray (D-OH), noting the cost of it, said
 *	                          <----------><------><--------------------->
 */
#ifndef NEWS_SUBJECT_H
#define NEWS_SUBJECT_H

#include <stddef.h>

#include "news/passage.h"
#include "news/phrase.h"

/* The subject of the verb at token VERB, in a sentence that begins at FROM. PHRASE_NONE where the
 * verb is denied ("did not say"). */
struct phrase subject_of_verb(const struct passage *p, size_t from, size_t verb);

/* The subject of the sentence [FROM, TO): its first phrase with a verb behind it, quotations left
 * out. */
struct phrase subject_of_sentence(const struct passage *p, size_t from, size_t to);

#endif
