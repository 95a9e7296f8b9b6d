#include "news/feed.h"

#include <string.h>

#include "news/feed_json.h"
#include "news/feed_mend.h"
#include "news/feed_text.h"
#include "news/feed_xml.h"

/* What stands above the first element of a feed: declaration, style sheet, comments. */
#define HEAD_MAX 8192

/* Behind what may stand before the first element; s.n where none is there. */
static size_t first_element(struct span s)
{
	for (size_t at = 0; at < s.n;) {
		size_t end = feed_mend_aside_end(s, at);

		if (end == at && !span_is_space(s.p[at]))
			return s.p[at] == '<' ? at : s.n;
		at = MAX_OF(end, at + 1);
	}
	return s.n;
}

static bool is_feed_element(struct span s, size_t at)
{
	static const char *const names[] = {"rss", "feed", "RDF", "channel"};
	size_t from = at + 1, to = from;

	for (; to < s.n && !span_is_space(s.p[to]) && s.p[to] != '>' && s.p[to] != '/'; to++)
		if (s.p[to] == ':')
			from = to + 1;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (span_equal_nocase(span_cut(s, from, to), span_of(names[i])))
			return true;
	return false;
}

/* The first letters of BYTES, be they of one byte each or of two. */
static struct span head_of(struct span bytes, char head[HEAD_MAX])
{
	size_t n = 0;

	if (span_starts(bytes, "\xEF\xBB\xBF"))
		bytes = span_cut(bytes, 3, bytes.n);
	if (bytes.n >= 2 &&
	    (memcmp(bytes.p, "\xFF\xFE", 2) == 0 || memcmp(bytes.p, "\xFE\xFF", 2) == 0))
		bytes = span_cut(bytes, 2, bytes.n);
	for (size_t i = 0; i < bytes.n && n < HEAD_MAX; i++)
		if (bytes.p[i])
			head[n++] = bytes.p[i];
	return (struct span){head, n};
}

enum feed_form feed_form_of(struct span bytes)
{
	char bytes_of_head[HEAD_MAX];
	struct span head = head_of(bytes, bytes_of_head);
	struct span trimmed = span_trim(head);
	size_t at = first_element(head);

	if (at < head.n && is_feed_element(head, at))
		return FEED_XML;
	if (span_starts(trimmed, "{") && span_find(head, 0, "jsonfeed.org") < head.n)
		return FEED_JSON;
	/* The version may stand behind the items. */
	if (span_starts(trimmed, "{") && span_find(bytes, 0, "jsonfeed.org") < bytes.n)
		return FEED_JSON;
	return FEED_NONE;
}

enum err feed_read(struct span bytes, const char *name, struct region *r, struct diag *d,
		   feed_sink *sink, void *user)
{
	struct region decoded;
	struct span text;
	enum err e;

	region_init(&decoded);
	text = feed_text_decode(bytes, name, &decoded, d);
	if (span_starts(span_trim(span_cut(text, 0, HEAD_MAX)), "{"))
		e = feed_json_read(text, name, r, d, sink, user);
	else
		e = feed_xml_read(text, name, r, d, sink, user);
	region_finish(&decoded);
	return e;
}
