/*
 * antecedent.h - whom a pronoun may stand for: the nearest earlier subject that fits it.
 *
 * Sentences are walked backwards, quotations left out, a few paragraphs at most; paragraphs that
 * are all quotation do not count. Whatever makes another reading possible costs confidence.
 */
#ifndef NEWS_ANTECEDENT_H
#define NEWS_ANTECEDENT_H

#include <stdbool.h>
#include <stddef.h>

#include "news/names.h"
#include "news/reading.h"

struct antecedent {
	size_t who;	   /* index of the name; NAMES_NONE where nobody fits */
	int confidence;	   /* 0 to 1000 */
	const char *doubt; /* what cost confidence; NULL: nothing */
};

/* What the subject of a sentence is: a name, a pronoun of its own, or nothing known. */
struct antecedent_subject {
	size_t who;   /* NAMES_NONE: no name */
	char pronoun; /* its gender, as below; 0: no pronoun */
	size_t token;
	bool is_shared; /* the name is a surname that several people have */
};

/* 'm' he, 'f' she, 'n' it, 'p' they; 0 for any other word and for NULL. */
char antecedent_gender(const struct token *t);

/* The nearest subject in the sentences before that of token POS. GENDER 0 takes any person, 'n' and
 * 'p' a body. */
struct antecedent antecedent_before(const struct reading *g, const struct names *n, size_t para,
				    size_t pos, char gender);

/* The subject of the sentence [FROM, TO). */
struct antecedent_subject antecedent_subject_of(const struct reading *g, const struct names *n,
						size_t para, size_t from, size_t to);

/* Is the name at M the object of a preposition ("for Ann Ray")? */
bool antecedent_is_object(const struct reading *g, const struct name_mention *m);

#endif
