/*
 * feed_fixture.h - for tests: feeds read from strings.
 */
#ifndef TESTS_UNIT_FEED_FIXTURE_H
#define TESTS_UNIT_FEED_FIXTURE_H

#include "news/feed.h"
#include "reading.h"

#define FEED_TEST(f) cmocka_unit_test_setup_teardown(f, reading_open, reading_close)

static inline void read_bytes(struct reading *rd, struct span bytes)
{
	reading_begin(rd);
	rd->e = feed_read(bytes, "f.xml", &rd->r, &rd->reports.diag, reading_keep, rd);
}

static inline void read_text(struct reading *rd, const char *text)
{
	read_bytes(rd, span_of(text));
}

/* The only item of an RSS feed whose item holds BODY. */
static inline const struct news_file *read_item(struct reading *rd, const char *body)
{
	read_bytes(rd, region_format(&rd->r,
				     "<rss version='2.0' "
				     "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
				     "xmlns:dc='http://purl.org/dc/elements/1.1/' "
				     "xmlns:media='http://search.yahoo.com/mrss/'><channel>"
				     "<title>Courier</title><item>%s</item></channel></rss>",
				     body));
	assert_int_equal(rd->e, ERR_NONE);
	assert_int_equal(rd->n_items, 1);
	return &rd->items[0];
}

#endif
