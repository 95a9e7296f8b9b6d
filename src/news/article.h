/*
 * article.h - the plain structs that flow through this room: file -> paragraphs -> articles.
 *
 * A paragraph is a view of the corpus bytes, never a copy, so an offset into it is an offset into
 * the file. Where paragraphs are separated by blank lines a paragraph may span several lines: its
 * text then holds line ends, which every reader here treats as white space.
 */
#ifndef NEWS_ARTICLE_H
#define NEWS_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct sketch;
struct tokens;

/* When a notice may be shown, and how much. Times are civil: ms since 1970-01-01 00:00 of the clock
 * on the wall beside the panel, as if that were UTC. All zero: always, as any other card. */
struct news_timing {
	int64_t from_ms, until_ms; /* not before, not at or after; 0: no limit */
	int priority;		   /* -1 low, 0, 1 high, 2 urgent */
	unsigned weight;	   /* showings a cycle; 0: one */
	struct span hours;	   /* checked, as base/hours.h reads it; empty: at any hour */
	unsigned limit_minutes;	   /* of an urgent one; 0: not said */
	bool at_once;		   /* an urgent one cuts what is on */
	int freshness;		   /* 0 timeless, 1 week, 2 day, 3 breaking */
};

/* What a feed or a notice says of a text apart from it. */
struct news_known {
	bool is_notice;	   /* an office's own: shown as it stands */
	bool is_opinion;   /* the publisher calls it somebody's view */
	uint32_t line;	   /* of the feed or notice file, where this text begins */
	struct span title; /* the text's first paragraph; may be empty, as all below */
	struct span date;  /* as shown: "4 November 2025" */
	int64_t date_ms;   /* UTC midnight of it; INT64_MIN where no date is known */
	int64_t time_ms;   /* the moment of publication, UTC; INT64_MIN likewise */
	struct span source;
	struct span link;
	struct span language; /* "de", lower case, without region; empty: not said */
	struct span kicker;   /* notices only, as the next */
	struct news_timing timing;
};

/* One text to make cards of: a file, or an item of a feed, or a notice. Of an item, which its feed
 * holds escaped and marked up, BYTES are the cleaned text: all offsets are offsets in that, and
 * every line number is KNOWN->line. */
struct news_file {
	const char *name;  /* as it stands in messages and proofs: of an item, its feed's */
	struct span bytes; /* the whole text; the caller's, unchanged while anything is in use */
	const struct news_known *known; /* NULL: a file that is what it says */
};

enum line_class {
	LINE_BODY,	 /* article prose; the only class cards are made from */
	LINE_TITLE,	 /* a headline that stands above its article */
	LINE_STANDFIRST, /* the sentence below a headline that the scrape lost or kept */
	LINE_NUMBER,	 /* a gallery counter: "8" */
	LINE_CAPTION,	 /* of a picture, with or without credit; the credit itself */
	LINE_TEASER,	 /* a link to another story */
	LINE_SUBHEADING, /* between paragraphs of one article */
	LINE_PULLQUOTE,	 /* a repeated quotation, or the attribution line below one */
	LINE_BYLINE,	 /* who wrote it, contributed, or what the author is */
	LINE_BAD,	 /* not usable text: invalid UTF-8, NUL bytes, far too long */
	LINE_N_CLASSES,
};

/* "body", "title" ...: as what is read is listed. */
static inline const char *article_class_name(enum line_class cls)
{
	static const char *const names[LINE_N_CLASSES] = {
		"body",	  "title",	"standfirst", "number", "caption",
		"teaser", "subheading", "pullquote",  "byline", "bad"};

	return names[cls];
}

struct para {
	struct span text; /* trimmed; into news_file.bytes */
	size_t start;	  /* byte offset of text in the file */
	uint32_t line;	  /* 1-based number of its first line */
	bool after_blank; /* a blank line (or the start of the file) stands before it */
	enum line_class cls;
	const char *why; /* the evidence that decided, static storage or region; never NULL once
			    classed */
	const struct tokens *tokens; /* of text (token.h), split once for all; NULL: not split */
};

struct article {
	uint32_t id; /* 1-based, in corpus order over all files */
	const struct news_file *file;
	const struct para *paras; /* all of its paragraphs in order, junk included */
	size_t n;
	size_t lead;	   /* index of the lead paragraph; n where there is none */
	bool opinion;	   /* written in its author's voice */
	uint32_t line;	   /* where it begins */
	const char *why;   /* why a boundary was put before it */
	struct span place; /* of the dateline, as shown ("Anchorage"); may be empty, as all below */
	struct span date;  /* as shown: "15 July 2025", "15 July" */
	int64_t date_ms;   /* UTC midnight; INT64_MIN where no full date is known */
	struct span source; /* "Associated Press" */
	size_t lead_text;   /* offset in the lead's text where prose begins, after the dateline */
	struct span kicker; /* topic or place, in ordinary case */
	struct span title;  /* the publisher's own, where the source names it apart from the text (a
			       feed's item): plain text, white space single; else empty */
	const struct sketch *sketch; /* of its prose (sketch.h); NULL where that is too short */
};

#endif
