/* Feeds that are damaged, endless, or in an encoding of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "feed_fixture.h"

static void feed_encodings_are_found_out(void **state)
{
#define DOCUMENT(encoding, title)                                                              \
	"<?xml version='1.0'" encoding "?><rss><channel><item><title>" title "</title></item>" \
	"</channel></rss>"
	static const struct {
		const char *text, *title;
		bool warns;
	} rows[] = {
		{DOCUMENT(" encoding='ISO-8859-1'", "Caf\xE9 \x93ll\x94"),
		 "Caf\xC3\xA9 \xE2\x80\x9Cll\xE2\x80\x9D", false},
		{DOCUMENT(" encoding='windows-1252'", "it\x92s"), "it\xE2\x80\x99s", false},
		/* Declared wrong, either way. */
		{DOCUMENT(" encoding='ISO-8859-1'", "Caf\xC3\xA9"), "Caf\xC3\xA9", false},
		{DOCUMENT(" encoding='UTF-8'", "Caf\xE9 Caf\xC3\xA9"), "Caf\xC3\xA9 Caf\xC3\xA9",
		 true},
		{DOCUMENT("", "Caf\xE9"), "Caf\xC3\xA9", true},
		{DOCUMENT(" encoding='koi8-r'", "\xC4\xC1"), "\xD0\xB4\xD0\xB0", false},
		/* Bytes of ASCII alone, and yet not UTF-8. */
		{DOCUMENT(" encoding='iso-2022-jp'", "\x1B$BBg\x1B(B"), "\xE5\xA4\xA7", false},
		{DOCUMENT(" encoding='klingon'", "Caf\xE9"), "Caf\xC3\xA9", true},
		{"\xEF\xBB\xBF" DOCUMENT(" encoding='utf-8'", "Caf\xC3\xA9"), "Caf\xC3\xA9", false},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		read_text(rd, rows[i].text);
		assert_int_equal(rd->n_items, 1);
		assert_span(rd->items[0].bytes, rows[i].title);
		assert_int_equal(rd->reports.diag.n_warnings, rows[i].warns);
	}
}

static void feed_utf16_is_read_either_way_round(void **state)
{
	static const char text[] = DOCUMENT(" encoding='utf-16'", "Cafe");
	struct reading *rd = *state;

	for (int big = 0; big < 2; big++) {
		for (int mark = 0; mark < 2; mark++) {
			char *wide = region_take(&rd->r, 2 * sizeof text);
			size_t n = 0;

			if (mark) {
				wide[n++] = (char)(big ? 0xFE : 0xFF);
				wide[n++] = (char)(big ? 0xFF : 0xFE);
			}
			for (size_t i = 0; i < sizeof text - 1; i++, n += 2)
				wide[n + (size_t)big] = text[i];
			assert_int_equal(feed_form_of((struct span){wide, n}), FEED_XML);
			read_bytes(rd, (struct span){wide, n});
			assert_int_equal(rd->n_items, 1);
			assert_span(rd->items[0].bytes, "Cafe");
		}
	}
}

static void feed_damage_has_a_place_and_costs_no_item_before_it(void **state)
{
	static const struct {
		const char *text;
		size_t n_items;
		const char *title, *report;
	} rows[] = {
		{"<rss><channel>\n<item><title>Oats & hay</title></item></channel></rss>", 1,
		 "Oats & hay", "f.xml:2: warning: damaged XML, mended: a '&'"},
		{"<rss><channel>\n<item><title>a < b</title></item></channel></rss>", 1, "a < b",
		 "f.xml:2: warning: damaged XML, mended: a '<'"},
		{"<rss><channel><item><title>a&nbsp;b &rsquo;</title></item></channel></rss>", 1,
		 "a b \xE2\x80\x99", "f.xml:1: warning: damaged XML, mended: an entity of HTML"},
		{"<rss><channel><item><title>a\x02 &#8;b</title></item></channel></rss>", 1, "a b",
		 "f.xml:1: warning: damaged XML, mended: a control character"},
		{"\n\n<?xml version='1.0'?><rss><channel>\n<item><title>One</title></item>\n<item>"
		 "<title>Two",
		 1, "One", "f.xml:5: warning: damaged XML: "},
		{"<rss><channel><item><title>One</item><item><title>Two</title></item></channel></"
		 "rss>",
		 2, "One", "f.xml:1: warning: damaged XML: "},
		{"<rss><channel><item><title>One</title>\n<item><title>Two</title></item></"
		 "channel>",
		 2, "One", "f.xml:2: warning: damaged XML: "},
		{"<?xml "
		 "version='1.0'><rss><channel><item><title>One</title></item></channel></rss>",
		 1, "One", ""},
		{"<rss><channel><item><dc:date>2025</dc:date><title>No prefix is declared</title>"
		 "</item></channel></rss>",
		 1, "No prefix is declared", ""},
		{"{\"version\":\"jsonfeed.org\",\"items\":[{\"title\":\"One\"},\n{\"title\":}]}", 1,
		 "One",
		 "f.xml:2: warning: damaged JSON: no value where one is wanted; 1 item was read "
		 "before\n"},
		{"{\"version\":\"jsonfeed.org\",\"items\":[{\"title\":\"One\"},{\"title\":\"T", 1,
		 "One", "f.xml:1: warning: damaged JSON: it ends early; 1 item was read before\n"},
		{"{\"version\":\"jsonfeed.org\",\"items\":[{\"title\":\"One\"}", 1, "One",
		 "f.xml:1: warning: damaged JSON: "},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		read_text(rd, rows[i].text);
		assert_int_equal(rd->e, ERR_NONE);
		if (rd->n_items != rows[i].n_items)
			fail_msg("%zu items in '%s'", rd->n_items, rows[i].text);
		assert_span(rd->items[0].bytes, rows[i].title);
		if (!span_starts(span_of(rd->reports.text), rows[i].report))
			fail_msg("reported: %s", rd->reports.text);
		if (!rows[i].report[0])
			assert_string_equal(rd->reports.text, "");
	}
}

static void feed_without_any_item_says_so(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "<rss><channel><title>Empty</title></channel></rss>");
	assert_int_equal(rd->e, ERR_NONE);
	assert_string_equal(rd->reports.text, "f.xml:0: warning: a feed without items\n");
	read_text(rd, "<rss><channel></rss>");
	assert_int_equal(rd->e, ERR_SYNTAX);
	assert_non_null(
		strstr(rd->reports.text, "f.xml:0: error: no item of the feed can be read"));
	read_text(rd, "{\"version\":\"jsonfeed.org\",");
	assert_int_equal(rd->e, ERR_SYNTAX);
	assert_non_null(strstr(rd->reports.text, "error: damaged JSON: no items are found"));
}

/* A document type's entities are not there, so they cannot expand nor be fetched. */
static void feed_expands_no_declared_entity(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>\n"
		      "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n"
		      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>\n"
		      "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n"
		      "<rss><channel><item><title>x &c; &f; y</title></item></channel></rss>");
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].bytes, "x &c; &f; y");
	assert_int_equal(rd->items[0].known->line, 5);
}

/* One item is in memory at a time: what stays is the texts alone. */
static void feed_of_ten_megabytes_is_read_to_its_end(void **state)
{
	static const char item[] = "<item><title>Number %u of the long list is read</title>\n"
				   "<description><![CDATA[%s]]></description></item>\n";
	struct reading *rd = *state;
	char para[1024], one[2048];
	struct buf feed;
	unsigned n = 0;

	memset(para, 0, sizeof para);
	while (strlen(para) < 900)
		strcat(para, "<p>A line of the list.</p>");
	buf_init(&feed);
	buf_put_text(&feed, "<rss><channel><title>Long</title>\n");
	while (feed.n < (size_t)10 << 20) {
		snprintf(one, sizeof one, item, ++n, para);
		buf_put_text(&feed, one);
	}
	buf_put_text(&feed, "</channel></rss>");
	read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
	buf_finish(&feed);
	assert_int_equal(rd->e, ERR_NONE);
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->n_items, n);
	assert_span(rd->items[7].known->title, "Number 8 of the long list is read");
	assert_int_equal(rd->items[7].known->line, 2 + 7 * 2);
	assert_true(rd->r.total < (size_t)14 << 20);
}

static void feed_field_is_cut_where_it_is_endless(void **state)
{
	struct reading *rd = *state;
	struct buf feed;

	buf_init(&feed);
	buf_put_text(&feed, "<rss><channel><item><title>Long text below</title><description>");
	while (feed.n < FEED_FIELD_MAX * 2)
		buf_put_text(&feed, "A sentence that is told again. ");
	buf_put_text(&feed, "</description></item></channel></rss>");
	read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
	buf_finish(&feed);
	assert_int_equal(rd->n_items, 1);
	assert_true(rd->items[0].bytes.n <= FEED_FIELD_MAX + 20);
	assert_non_null(strstr(rd->reports.text, "the rest is left out"));
}

/* The parser gives a text in pieces: behind one that is left out, a small one would fit again. */
static void feed_field_that_is_cut_has_no_hole(void **state)
{
	struct reading *rd = *state;
	struct buf feed;
	size_t from;

	buf_init(&feed);
	buf_put_text(&feed, "<rss><channel><item><title>Long text below</title><description>");
	from = feed.n;
	while (feed.n - from < FEED_FIELD_MAX - 60)
		buf_put_text(&feed, "A sentence that is told again. ");
	buf_put_text(&feed,
		     "&#8220;It is untrue, and nobody in this town has ever said anything like "
		     "that, &amp; we pay.&#8221;</description></item></channel></rss>");
	read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
	buf_finish(&feed);
	assert_int_equal(rd->n_items, 1);
	assert_true(rd->items[0].bytes.n > FEED_FIELD_MAX / 2);
	assert_true(span_find(rd->items[0].bytes, 0, "we pay") == rd->items[0].bytes.n);
	assert_non_null(strstr(rd->reports.text, "the rest is left out"));
}

static void feed_json_field_is_cut_between_two_characters(void **state)
{
	struct reading *rd = *state;
	struct buf feed;

	buf_init(&feed);
	buf_put_text(&feed, "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[\n"
			    "{\"title\":\"Long text below\",\"content_text\":\"x");
	while (feed.n < FEED_FIELD_MAX * 2)
		buf_put_text(&feed, "\xC3\xA9\xC3\xA9\xC3\xA9 ");
	buf_put_text(&feed, "\"}]}");
	read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
	buf_finish(&feed);
	assert_int_equal(rd->n_items, 1);
	assert_true(rd->items[0].bytes.n > FEED_FIELD_MAX / 2);
	assert_true(rd->items[0].bytes.n <= FEED_FIELD_MAX + 20);
	assert_int_equal(utf8_check(rd->items[0].bytes), rd->items[0].bytes.n);
	assert_string_equal(rd->reports.text,
			    "f.xml:2: warning: a text of more than 2097152 bytes: "
			    "the rest is left out\n");
}

/* A title of megabytes, made for tests that ask of each word whether a quotation follows. */
static void feed_title_of_megabytes_is_none(void **state)
{
	struct reading *rd = *state;
	struct buf feed;

	buf_init(&feed);
	buf_put_text(&feed, "<rss><channel><item><title>");
	while (feed.n < FEED_FIELD_MAX - 100)
		buf_put_text(&feed, "you - ");
	buf_put_text(&feed, "\"</title><description>The bridge is open.</description></item>"
			    "</channel></rss>");
	read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
	buf_finish(&feed);
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].bytes, "The bridge is open.");
	assert_int_equal(rd->items[0].known->title.n, 0);
}

static void feed_counts_every_kind_of_line_end(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	static const char *const lines[] = {"",
					    "<rss><channel><!-- a",
					    "comment --><title>Sea",
					    "Mail</title>",
					    "<item><title>Oats</title></item>",
					    "<item><title><![CDATA[Hay",
					    "barley]]></title></item>",
					    "<item><title>Rye</title></item></channel></rss>"};
	static const char *const json[] = {"{\"version\": \"https://jsonfeed.org/version/1\",",
					   "\"items\": [",
					   "",
					   "{\"title\": \"Oats\"},",
					   "{\"title\":",
					   "\"Hay barley\"}, {\"title\": \"Rye\"}",
					   "]}"};
	static const uint32_t xml_line[] = {5, 6, 8}, json_line[] = {4, 5, 6};
	struct reading *rd = *state;

	for (size_t e = 0; e < COUNT_OF(ends); e++) {
		for (int is_json = 0; is_json < 2; is_json++) {
			const char *const *from = is_json ? json : lines;
			size_t n = is_json ? COUNT_OF(json) : COUNT_OF(lines);
			struct buf feed;

			buf_init(&feed);
			for (size_t i = 0; i < n; i++) {
				buf_put_text(&feed, from[i]);
				buf_put_text(&feed, ends[e]);
			}
			read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
			buf_finish(&feed);
			assert_int_equal(rd->n_items, 3);
			assert_span(rd->items[1].bytes, "Hay barley");
			for (size_t i = 0; i < 3; i++)
				assert_int_equal(rd->items[i].known->line,
						 (is_json ? json_line : xml_line)[i]);
		}
	}
}

/* What would take a parser time with the square of its size ends early, with a warning. */
static void feed_made_to_take_time_ends(void **state)
{
	static const struct {
		const char *start, *format, *report;
	} rows[] = {
		{"<rss><channel><item><title>One</title></item><item ", "a%u=\"\" ",
		 "a tag with too many attributes"},
		{"<rss><channel><item><title>One</title></item>", "<a xmlns:a%u=''>",
		 "elements nested deeper than 4096"},
		{"<rss><channel><item><title>One</title></item>", "<?%u", NULL},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct buf feed;
		char one[64];

		buf_init(&feed);
		buf_put_text(&feed, rows[i].start);
		for (unsigned n = 0; feed.n < (size_t)4 << 20; n++) {
			snprintf(one, sizeof one, rows[i].format, n);
			buf_put_text(&feed, one);
		}
		read_bytes(rd, (struct span){(const char *)feed.p, feed.n});
		buf_finish(&feed);
		assert_int_equal(rd->n_items, 1);
		if (rows[i].report && !strstr(rd->reports.text, rows[i].report))
			fail_msg("%s", rd->reports.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FEED_TEST(feed_encodings_are_found_out),
		FEED_TEST(feed_utf16_is_read_either_way_round),
		FEED_TEST(feed_damage_has_a_place_and_costs_no_item_before_it),
		FEED_TEST(feed_without_any_item_says_so),
		FEED_TEST(feed_expands_no_declared_entity),
		FEED_TEST(feed_of_ten_megabytes_is_read_to_its_end),
		FEED_TEST(feed_field_is_cut_where_it_is_endless),
		FEED_TEST(feed_field_that_is_cut_has_no_hole),
		FEED_TEST(feed_json_field_is_cut_between_two_characters),
		FEED_TEST(feed_title_of_megabytes_is_none),
		FEED_TEST(feed_counts_every_kind_of_line_end),
		FEED_TEST(feed_made_to_take_time_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
