/*
 * lineclass.h - host only: what each paragraph of a file is: prose, or one of the things a scrape
 * leaves between it.
 *
 * No single mark decides. Each piece of evidence (a table in lineclass.c) speaks for some classes
 * and against others; the class with the largest sum is taken, prose where there is a tie, and the
 * evidence that carried it is kept as the reason. LINE_STANDFIRST is not given here: only segment.h
 * knows where articles begin. LINE_BAD paragraphs are left as they are.
 */
#ifndef NEWS_LINECLASS_H
#define NEWS_LINECLASS_H

#include "base/region.h"
#include "news/lexicon.h"
#include "news/echo.h"
#include "news/news.h"
#include "news/profile.h"

/* A pull quote stands within so many paragraphs of the quotation it repeats. */
#define LINECLASS_PULL_REACH 60

/* Sets cls and why of the paragraphs of ONE file. PROFILES has one profile a paragraph, its looks
 * set (looks.h). A Markdown
 * heading loses its number signs: text and start then begin at its first word. */
void lineclass_mark(const struct lexicon *l, struct news_paras *paras,
		    const struct profile *profiles, struct region *r);

/* So many paragraphs on either side decide on one. */
#define LINECLASS_REACH (LINECLASS_PULL_REACH + 4)

/* The same for paragraphs [FROM, TO) of a window of a file, of which ECHO is: those before are
 * classed already, and LINECLASS_REACH more stand on both sides where the file has them. */
void lineclass_mark_some(const struct lexicon *l, struct news_paras *paras,
			 const struct profile *profiles, const struct echo *echo, size_t from,
			 size_t to, struct region *r);

#endif
