/*
 * segment.h - host only: where one article of a file ends and the next begins, and what each
 * article says about itself: lead, place, date, source, voice.
 *
 * Nothing in a raw scrape marks a boundary, so evidence for and against one is added up before each
 * paragraph (a table in boundary.c): a dateline, a shouted first word, a title line, a sign-off
 * before, names introduced again, names spelt another way, other words, another voice, the same
 * gallery counter going on. The lines above such a place that were its headline go along. Greedy
 * from the top, in time linear in the file.
 *
 * A standfirst, the sentence below a headline that the scrape lost, is recognised and classed
 * LINE_STANDFIRST: the fuller paragraph after it is the lead.
 */
#ifndef NEWS_SEGMENT_H
#define NEWS_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/region.h"
#include "news/lexicon.h"
#include "news/news.h"
#include "news/profile.h"

/* Appends the articles of ONE file, whose classed paragraphs are PARAS (the class of a standfirst
 * or a title is set here; the array must stay where it is), to *OUT. Ids go on from OUT->n. Every
 * paragraph belongs to exactly one article, but for a stretch without any prose, which gives none.
 */
void segment_cut(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		 const struct profile *profiles, struct region *r, struct news_articles *out);

/* A boundary is judged by so many paragraphs after it. */
#define SEGMENT_REACH 120

/* Part of a file's paragraphs, so that a long file need not be in memory at once. */
struct segment_window {
	const struct lexicon *l;
	const struct news_file *file;
	struct news_paras *paras; /* classed to SEGMENT_REACH behind TO, where the file has them */
	const struct profile *profiles;
	const struct echo *echo; /* of the paragraphs */
	size_t from;		 /* an article begins here */
	size_t to;		 /* boundaries are looked for before this one */
	bool goes_on;		 /* the file does, behind the window */
	const char *why;	 /* why a boundary was put before FROM; then, before what is left */
};

/* The same for a window. Gives the paragraph at which the next window's first article begins: what
 * is left before TO. Where no boundary stands in the whole window, one is put at TO: memory is
 * bounded by the window. */
size_t segment_cut_some(struct segment_window *w, struct region *r, struct news_articles *out);

/* The same where the file is known to be one article: no boundary is looked for. Of an item of a
 * feed the first paragraph is its title where one is known, and what the feed tells stands in where
 * the text does not say (date, source); an item that is a title alone is an article without a lead.
 */
void segment_whole(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		   const struct profile *profiles, struct region *r, struct news_articles *out);

#endif
