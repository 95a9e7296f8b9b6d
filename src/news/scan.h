/*
 * scan.h - host only: where a walk down the paragraphs of a file stands, and what is around it.
 *
 * Shared by those who judge where articles begin (boundary.h, standfirst.h, segment.h). Holds no
 * rule of theirs.
 */
#ifndef NEWS_SCAN_H
#define NEWS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/cohesion.h"
#include "news/echo.h"
#include "news/house.h"
#include "news/lexicon.h"
#include "news/news.h"
#include "news/profile.h"
#include "news/roster.h"

/* Paragraphs looked at before and after a place for its words, its voice and its shape. */
#define SCAN_BLOCK 7

/* What words in common say of a place; see contrast.h. */
struct contrast {
	int words;  /* 0 to 3: few in common across the place */
	int strays; /* 0 to 3: the next paragraphs have less in common with the article so far than
		       its own last ones */
	int below;  /* 1: the paragraph shares its words with what follows; -1: with what stands
		       above */
};

struct scan {
	const struct lexicon *l;
	struct news_paras *paras;
	const struct profile *profiles;
	const struct echo *echo;
	struct cohesion *cohesion;
	struct roster *roster; /* who was named in the article so far */
	struct region *region;
	int gallery;   /* the last gallery counter of the article so far; 0: none */
	int n_gallery; /* counters of the article so far */
	bool is_short; /* the file has no more paragraphs than one report may have */
	size_t start;  /* of the article so far */
	size_t lead;   /* its first prose */
	size_t i;      /* the paragraph in question */
	const struct profile *p;
	struct roster_view here, near, soon; /* set by scan_look() */
	struct contrast contrast;	     /* set where it is asked for */
};

/* Begins a walk at the first of PARAS, of which there is one at least, and of which ECHO is. */
void scan_init(struct scan *c, const struct lexicon *l, struct news_paras *paras,
	       const struct profile *profiles, const struct echo *echo, struct region *r);

/* A new article begins at paragraph START. */
void scan_begin(struct scan *c, size_t start);

/* Paragraph c->i belongs to the article so far. */
void scan_take(struct scan *c);

/* Looks at the names of paragraph c->i, of two from it on, and of five. */
void scan_look(struct scan *c);

static inline bool scan_is_prose(const struct scan *c, size_t i)
{
	return c->paras->items[i].cls == LINE_BODY;
}

/* How many of paragraphs [from, to) are prose. */
size_t scan_count_prose(const struct scan *c, size_t from, size_t to);

/* The nearest paragraph of this article above c->i that is no counter; paras->n where none is. */
size_t scan_above(const struct scan *c);

/* The next prose after paragraph I, at most SCAN_BLOCK further; paras->n: none. */
size_t scan_next_prose(const struct scan *c, size_t i);

/* The bounds of a block of N paragraphs from AT on, and of one before c->i in this article. */
size_t scan_block_end(const struct scan *c, size_t at, size_t n);
size_t scan_block_start(const struct scan *c, size_t n);

/* The number of a gallery counter; 0 where paragraph I is none. */
int scan_counter_at(const struct scan *c, size_t i);

static inline bool scan_has_dateline(const struct scan *c, size_t i)
{
	return c->profiles[i].has_dateline;
}

/* The forms of house.h in the prose of [from, to). */
unsigned scan_house(const struct scan *c, size_t from, size_t to);

/* Does P begin with a word in capitals that is no acronym? */
bool scan_is_shouted(const struct profile *p);

/* Does P begin with a word that needs something before it: "he", "meanwhile", "the minister"? */
bool scan_points_back(const struct profile *p);

#endif
