/*
 * feed.h - host only: RSS 0.9 to 2.0 (RDF among them), Atom 0.3 and 1.0, and JSON Feed, found by
 *their content and read item by item.
 *
 *	bytes -> feed_text.h UTF-8 -> feed_mend.h XML -> libxml2's events -> fields -> html.h
 *	      -> feed_item.h a text -> SINK
 *
 * One item is in memory at a time, beside the bytes given (and a second copy of those where they
 *are not UTF-8). Nothing is fetched, no entity is expanded, no document type is read. A feed that
 *is damaged gives what was read before the damage, and after it where the parser finds back.
 */
#ifndef NEWS_FEED_H
#define NEWS_FEED_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/article.h"

enum feed_form { FEED_NONE, FEED_XML, FEED_JSON };

/* A field of an item, or of a feed's head, is read up to so many bytes; the rest is left out with a
 * warning. The longest article of 220 measured has 60 kB of text, its page ten times that. */
#define FEED_FIELD_MAX ((size_t)2 * 1024 * 1024)

/* Elements open at a time. A feed nests five deep, one whose publisher forgets the end tags of
 * items once more with each item. */
#define FEED_DEPTH_MAX 4096

/* By the first element, or by the address every JSON Feed names as its version. */
enum feed_form feed_form_of(struct span bytes);

/* Takes one text; it lives as long as the region given to feed_read(). */
typedef void feed_sink(void *user, const struct news_file *text);

/* Gives each item of the feed BYTES that has a title or text to SINK, in order. NAME is the feed's
 * in messages and proofs. Defects are warnings to D with their line; ERR_SYNTAX where no item could
 * be read for them, reported as an error. A feed without items is a warning. */
MUST_CHECK enum err feed_read(struct span bytes, const char *name, struct region *r, struct diag *d,
			      feed_sink *sink, void *user);

#endif
