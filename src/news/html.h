/*
 * html.h - host only: HTML as plain paragraphs: tags and scripts gone, entities decoded, white
 * space single, a blank line between paragraphs.
 *
 * Paragraphs part at block elements and at <br>; in text that none of them parts, at blank lines. A
 * line of a list begins with "- ", a heading with "## " (lineclass.h knows both); <q> gives its
 * marks. What is no prose goes with its content: scripts, styles, forms, pictures and their
 * captions, and tables but for those that only lay out a text. What is still marked up after the
 * first reading was escaped twice by its publisher and is read again.
 *
 * Text comes out as valid UTF-8 without control characters: those of windows-1252 that a numeric
 * entity names wrongly (&#146;) become what browsers show, no-break spaces become spaces, and
 * zero-width spaces and soft hyphens go. Never fails: what cannot be read as HTML is text.
 */
#ifndef NEWS_HTML_H
#define NEWS_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/region.h"
#include "base/span.h"

/* An HTML page nested deeper was made by a machine against us; what is deeper is left out. */
#define HTML_DEPTH_MAX 512

/* A table with a paragraph of so many bytes is no table of figures: a sentence of 17 words. */
#define HTML_TABLE_PROSE 100

/* A tag with more attributes was made against us as well: the parser compares each with each. The
 * text ends there. */
#define HTML_ATTRIBUTES_MAX 1024

/* The text of MARKUP, taken from R. MARKUP is UTF-8, or is read as if it were. */
struct span html_clean(struct span markup, struct region *r);

/* The same where TEXT claims to be plain: markup is read only where it plainly is some. */
struct span html_clean_plain(struct span text, struct region *r);

/* S, cleaned before, on one line: paragraph ends become spaces. */
struct span html_one_line(struct span s, struct region *r);

/* Elements as they come, for XML that carries them unescaped. */
struct html {
	struct buf out;
	unsigned n_tables;   /* open ones */
	size_t table_at;     /* where the text of the outer one begins */
	unsigned n_skipped;  /* open elements whose content is left out */
	bool is_parted;	     /* block elements or <br> stand between two texts */
	bool at_break;	     /* a paragraph ends before what comes next */
	bool at_space;	     /* white space stands before what comes next */
	bool at_blank;	     /* ... with a blank line in it */
	unsigned n_newlines; /* of the white space that is being read */
	const char *prefix;  /* of the paragraph that comes next; NULL: none */
};

void html_init(struct html *h);
/* TAG: the element's local name, any case. */
void html_open(struct html *h, const char *tag);
void html_close(struct html *h, const char *tag);
void html_text(struct html *h, struct span utf8);
/* The text so far, taken from R; H is then empty, and need not be finished. */
struct span html_finish(struct html *h, struct region *r);

#endif
