/*
 * walk.h - host only: a file article by article, in memory that its length has no part in.
 *
 * The file is read in windows of half a mebibyte or so: its paragraphs are counted (profile.h),
 * classed and cut into articles, each article is given away, and the next window begins a little
 * before the article that was still open. What one window decides is what the whole file would, but
 * for two things: how rare a word is, is asked of the window (cohesion.h); and an article that
 * fills a whole window is cut there.
 */
#ifndef NEWS_WALK_H
#define NEWS_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/err.h"
#include "news/article.h"
#include "news/lexicon.h"
#include "news/recall.h"

/* A window ends behind so many bytes, but not before WALK_PARAS_MIN paragraphs, and behind
 * WALK_PARAS_MAX at the latest. Its paragraphs' tokens and counts take some thirty times as much.
 */
#define WALK_BYTES ((size_t)1 << 19)
#define WALK_PARAS_MIN 512
#define WALK_PARAS_MAX 16384

/* What becomes of the articles. The times are those of one walk. */
struct walk_taker {
	/* Takes one article, id not set; it and its paragraphs live until this returns. */
	void (*article)(void *user, struct article *a);
	/* Where not NULL: the file is done with up to byte DONE, but for what was kept of it. */
	void (*progress)(void *progress_user, const struct news_file *file, size_t done);
	void *progress_user;
	void *user; /* of article() */
};

/* Gives every article of FILE to TAKER, in order. WHOLE: the file is one article, whatever it looks
 * like. RECALL may be that of other files before. Defects of the file are reported to D; one that
 * cannot be read gives none. */
void walk_file(const struct lexicon *l, const struct news_file *file, bool whole,
	       struct recall *recall, struct diag *d, const struct walk_taker *taker);

#endif
