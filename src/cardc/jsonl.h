/*
 * jsonl.h - articles in and what was found in them out, a line of JSON each, one after the other.
 *
 *	{"id": "a text", "text": "an article"}
 *	-> {"id", "quotes": [...], "headline", "headline_shown", "headline_why"}   (found.h)
 *
 * Each text is taken as one article. Other keys are ignored; a line of white space is passed over.
 * Memory is bounded by the longest line: nothing is kept from one to the next.
 */
#ifndef CARDC_JSONL_H
#define CARDC_JSONL_H

#include <stdio.h>

#include "base/diag.h"
#include "base/err.h"
#include "news/news.h"

/* Bytes of one line: as much as a file of the corpus may have. */
#define JSONL_LINE_MAX ((size_t)64 * 1024 * 1024)

/* Answers each line of IN on OUT before it reads the next. A line that is not such an object is
 * reported to D as NAME:LINE, gives no answer, and the others go on: ERR_SYNTAX at the end. ERR_IO:
 * IN or OUT failed, which is reported, too. */
MUST_CHECK enum err jsonl_answer(const struct lexicon *l, const struct news_options *options,
				 FILE *in, const char *name, FILE *out, struct diag *d);

#endif
