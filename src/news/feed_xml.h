/*
 * feed_xml.h - host only: the items of RSS, RDF and Atom. libxml2's push parser reads pieces of the
 * mended XML (feed_mend.h) and goes on after an error, which its xmlTextReader does not.
 */
#ifndef NEWS_FEED_XML_H
#define NEWS_FEED_XML_H

#include "news/feed.h"

/* As feed_read(), of UTF-8. */
MUST_CHECK enum err feed_xml_read(struct span text, const char *name, struct region *r,
				  struct diag *d, feed_sink *sink, void *user);

#endif
