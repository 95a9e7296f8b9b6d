/*
 * corpus.h - host only: the bytes of a text file as paragraphs.
 *
 * Two shapes of file are read, and which one a file has is decided by evidence, once for the file:
 *
 *  - a paragraph a line (scrapes, exports). Blank lines may stand between, and are remembered.
 *  - paragraphs set off by blank lines, their lines broken at a width (mail, plain-text books). A
 * file has this shape where blank lines stand in it and, of all pairs of lines that touch, three in
 * five or more are joined: the first is no longer than CORPUS_WRAP_MAX, at least half as long as
 * the longest such line, and does not end as a sentence ends. Of a long file its first mebibyte
 * decides.
 *
 * Line ends are LF, CR LF, CR, and form feed. A byte order mark is skipped. Time and memory are
 * linear in the file. Never changes the bytes, never guesses an encoding other than UTF-8.
 */
#ifndef NEWS_CORPUS_H
#define NEWS_CORPUS_H

#include <stdbool.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/article.h"
#include "news/news.h"

/* A paragraph over this many bytes is no paragraph of news but a data line. The longest paragraph
 * of 220 newspaper articles measured has 2,573 bytes. */
#define CORPUS_PARA_MAX_BYTES 65536

/* Mail and typewriter text is broken at 60 to 80 characters; with room on both sides. Where no line
 * reaches the lower bound, nothing was broken at a width: verses, lists. */
#define CORPUS_WRAP_MIN 35
#define CORPUS_WRAP_MAX 120

/* A line of the file, trimmed; start and end are equal where it is blank. */
struct corpus_line {
	size_t start, end;
	uint32_t number;
	bool after_page; /* a form feed stood before it */
};

/* A walk down one file, so that it need not be in memory as paragraphs all at once. */
struct corpus {
	const struct news_file *file;
	struct diag *diag;
	size_t at;	 /* first byte not read yet */
	uint32_t number; /* of the line there */
	bool page, after_blank, wrapped;
	size_t searched[3]; /* how far each kind of line end was looked for */
	size_t reported;    /* defects before this offset are told already */
	size_t n_bad;
};

/* ERR_UNSUPPORTED as corpus_read(); there is then nothing to close. */
MUST_CHECK enum err corpus_open(struct corpus *c, const struct news_file *file, struct diag *d);

/* Appends paragraphs to *OUT until BYTES are read, but not before PARAS_MIN are there, or until
 * PARAS_MAX are. False at the end of the file. */
bool corpus_next(struct corpus *c, size_t bytes, size_t paras_min, size_t paras_max,
		 struct region *r, struct news_paras *out);

/* Goes back to paragraph P, which was read before; what is read from there on is the same again. */
void corpus_seek(struct corpus *c, const struct para *p);

/* Reports what is told of a file as a whole. */
void corpus_close(struct corpus *c);

/* Appends the paragraphs of FILE to *OUT, in order. A paragraph that is not usable (invalid UTF-8,
 * a NUL byte, too long) is kept with class LINE_BAD and reported as a warning with its line, the
 * first few of a file one by one and the others as a count. An empty file is a warning.
 * ERR_UNSUPPORTED: the file is UTF-16 or UTF-32 (by its byte order mark, or by the NUL bytes
 * between its letters); reported as an error, *OUT is untouched. */
MUST_CHECK enum err corpus_read(const struct news_file *file, struct region *r, struct diag *d,
				struct news_paras *out);

#endif
