/*
 * segment.h - host only: where one article of a file ends and the next begins, and what each
 * article says about itself: lead, place, date, source, voice.
 *
 * Nothing in a raw scrape marks a boundary, so evidence for and against one is added up before each
 * paragraph (a table in boundary.c): a dateline, a shouted first word, a title line, a sign-off
 * before, names introduced again, names spelt another way, other words, another voice, the same
 * gallery counter going on. Greedy from the top, in time linear in the file.
 *
 * A standfirst, the sentence below a headline that the scrape lost, is recognised and classed
 * LINE_STANDFIRST: the fuller paragraph after it is the lead.
 */
#ifndef NEWS_SEGMENT_H
#define NEWS_SEGMENT_H

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

/* The same where the file is known to be one article: no boundary is looked for. Of an item of a
 * feed the first paragraph is its title where one is known, and what the feed tells stands in where
 * the text does not say (date, source); an item that is a title alone is an article without a lead.
 */
void segment_whole(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		   const struct profile *profiles, struct region *r, struct news_articles *out);

#endif
