/* Feeds as publishers write them, item by item. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "news/feed.h"
#include "reports.h"

#define ITEMS_KEPT 8

struct reading {
	struct region r;
	struct reports reports;
	struct news_file items[ITEMS_KEPT];
	size_t n_items;
	enum err e;
};

static int set_up(void **state)
{
	struct reading *rd = calloc(1, sizeof *rd);

	region_init(&rd->r);
	*state = rd;
	return 0;
}

static int tear_down(void **state)
{
	struct reading *rd = *state;

	region_finish(&rd->r);
	free(rd);
	return 0;
}

static void keep(void *user, const struct news_file *text)
{
	struct reading *rd = user;

	if (rd->n_items < ITEMS_KEPT)
		rd->items[rd->n_items] = *text;
	rd->n_items++;
}

static void read_bytes(struct reading *rd, struct span bytes)
{
	reports_init(&rd->reports);
	rd->n_items = 0;
	rd->e = feed_read(bytes, "f.xml", &rd->r, &rd->reports.diag, keep, rd);
}

static void read_text(struct reading *rd, const char *text)
{
	read_bytes(rd, span_of(text));
}

/* The only item of an RSS feed whose item holds BODY. */
static const struct news_file *read_item(struct reading *rd, const char *body)
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

static void assert_span(struct span got, const char *expected)
{
	if (!span_is(got, expected))
		fail_msg("got '%.*s', expected '%s'", (int)got.n, got.n ? got.p : "", expected);
}

static void feed_form_is_found_by_content(void **state)
{
	static const struct {
		const char *text;
		enum feed_form form;
	} rows[] = {
		{"<rss version='2.0'>", FEED_XML},
		{"\xEF\xBB\xBF<?xml version='1.0'?><!-- a > b --><?xml-stylesheet "
		 "href='x'?>\n<feed "
		 "xmlns='http://www.w3.org/2005/Atom'>",
		 FEED_XML},
		{"\n\n<?xml version='1.0'?><!DOCTYPE rdf [<!ENTITY a '>'>]><rdf:RDF>", FEED_XML},
		{"{ \"version\" : \"https:\\/\\/jsonfeed.org\\/version\\/1\" }", FEED_JSON},
		{"<html><body>rss feed</body></html>", FEED_NONE},
		{"<rssx>", FEED_NONE},
		{"{\"a\": 1}", FEED_NONE},
		{"The <rss> tag stands in a sentence.", FEED_NONE},
		{"", FEED_NONE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (feed_form_of(span_of(rows[i].text)) != rows[i].form)
			fail_msg("'%s' is not form %d", rows[i].text, (int)rows[i].form);
}

static void feed_takes_an_items_category_for_its_kind(void **state)
{
	static const struct {
		const char *text;
		bool opinion;
	} rows[] = {
		{"<rss version='2.0'><channel><item><title>Bridge shut</title>"
		 "<category>Letters</category></item></channel></rss>",
		 true},
		{"<rss version='2.0'><channel><item><title>Bridge shut</title>"
		 "<category>Local</category></item></channel></rss>",
		 false},
		{"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Bridge shut</title>"
		 "<category term='Opinion'/></entry></feed>",
		 true},
		{"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": "
		 "[{\"title\": \"Bridge shut\", \"tags\": [\"Local\", \"Comment\"]}]}",
		 true},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		size_t n = rd->n_items;

		read_text(rd, rows[i].text);
		n = rd->n_items > n ? n : 0;
		if (rd->items[n].known->is_opinion != rows[i].opinion)
			fail_msg("%s", rows[i].text);
	}
}

static void feed_rss_gives_title_text_date_source_and_link(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>\n"
		      "<title>Courier</title><link>https://c.example</link>\n"
		      "<image><title>no</title></image>\n"
		      "<item>\n<title>Ferry sails again</title>"
		      "<link>https://c.example/?a=1&amp;b=2</link>\n"
		      "<description>&lt;p&gt;The ferry sails.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;"
		      "</description>\n"
		      "<pubDate>Tue, 04 Nov 2025 14:05:00 GMT</pubDate></item>\n"
		      "<item><source url='x'>Tide Office</source>"
		      "<title>Low water at noon</title></item></channel></rss>");
	assert_int_equal(rd->e, ERR_NONE);
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->n_items, 2);
	assert_span(rd->items[0].bytes, "Ferry sails again\n\nThe ferry sails.\n\nTwice.");
	assert_span(rd->items[0].known->title, "Ferry sails again");
	assert_span(rd->items[0].known->date, "4 November 2025");
	assert_span(rd->items[0].known->source, "Courier");
	assert_span(rd->items[0].known->link, "https://c.example/?a=1&b=2");
	assert_int_equal(rd->items[0].known->line, 5);
	assert_true(rd->items[0].known->time_ms ==
		    rd->items[0].known->date_ms + (14 * 60 + 5) * INT64_C(60000));
	assert_string_equal(rd->items[0].name, "f.xml");
	assert_span(rd->items[1].bytes, "Low water at noon");
	assert_span(rd->items[1].known->source, "Tide Office");
	assert_int_equal(rd->items[1].known->line, 9);
	assert_true(rd->items[1].known->date_ms == INT64_MIN);
}

static void feed_takes_the_fuller_text_and_only_the_items_own(void **state)
{
	static const struct {
		const char *body, *text;
	} rows[] = {
		{"<description>Short.</description>"
		 "<content:encoded><![CDATA[<p>The long <b>text</b>.</p>]]></content:encoded>",
		 "The long text."},
		{"<content:encoded> </content:encoded><description>Short.</description>", "Short."},
		{"<title>Own</title><media:title>Other</media:title><media:group><title>No</title>"
		 "</media:group><media:description>No</media:description>",
		 "Own"},
		{"<media:title>Other</media:title><title>Own</title>", "Own"},
		{"<title>A <![CDATA[<i>B</i> & ]]>C</title>", "A B & C"},
		{"<title>R&amp;amp;D &amp;#8211; on</title>", "R&D \xE2\x80\x93 on"},
		{"<title/><description/>x", ""},
		{"<description>Raw <p>un<b>escaped</b></p><p>two</p></description>",
		 "Raw\n\nunescaped\n\ntwo"},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (rows[i].text[0]) {
			assert_span(read_item(rd, rows[i].body)->bytes, rows[i].text);
			continue;
		}
		read_text(rd, "<rss><channel><item><title/></item></channel></rss>");
		assert_int_equal(rd->n_items, 0);
	}
}

static void feed_leaves_out_what_publishing_systems_add(void **state)
{
	static const struct {
		const char *body, *text;
	} rows[] = {
		{"<title>Pier opens - Courier</title>", "Pier opens"},
		{"<title>Pier opens \xE2\x80\x93 others</title>", "Pier opens \xE2\x80\x93 others"},
		{"<title>Pier op\xE2\x80\xA6</title><description>Pier opens today.</description>",
		 "Pier opens today."},
		{"<description>It opens. It was shut for [&amp;#8230;]</description>", "It opens."},
		{"<description><![CDATA[<p>It opens. It was&hellip;</p><p>The post <a>A</a> "
		 "appeared "
		 "first on <a>B</a>.</p>]]></description>",
		 "It opens."},
		{"<description><![CDATA[<p>It opens.</p><a>Continue reading &rarr;</a>]]>"
		 "</description>",
		 "It opens."},
		{"<description>Comments were asked for by the council on Monday, and forty came "
		 "in.</description>",
		 "Comments were asked for by the council on Monday, and forty came in."},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_span(read_item(rd, rows[i].body)->bytes, rows[i].text);
}

static void feed_rdf_and_atom_are_read(void **state)
{
	struct reading *rd = *state;

	read_text(rd,
		  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
		  "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
		  "<channel><title>Institute</title></channel><item><title>Tide is late</title>"
		  "<dc:date>2025-11-04T09:05:00+01:00</dc:date></item></rdf:RDF>");
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].known->source, "Institute");
	assert_span(rd->items[0].known->date, "4 November 2025");
	read_text(
		rd,
		"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Desk</a:title><a:entry>"
		"<a:title type='html'>&lt;b&gt;Roof&lt;/b&gt; mended</a:title>"
		"<a:link rel='enclosure' href='https://a/x.mp3'/><a:link href='https://a/roof'/>"
		"<a:published>2025-11-03T23:30:00-05:00</a:published>"
		"<a:updated>2025-11-09T00:00:00Z</a:updated>"
		"<a:source><a:id>i</a:id><a:title>City Desk</a:title></a:source>"
		"<a:summary>Short.</a:summary><a:content type='xhtml'>"
		"<div xmlns='http://www.w3.org/1999/xhtml'><p>The <em>roof</em> holds.</p><p>It is "
		"dry.</p></div></a:content></a:entry></a:feed>");
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].bytes, "Roof mended\n\nThe roof holds.\n\nIt is dry.");
	assert_span(rd->items[0].known->source, "City Desk");
	assert_span(rd->items[0].known->link, "https://a/roof");
	assert_span(rd->items[0].known->date, "3 November 2025");
}

static void feed_json_is_read_though_its_title_comes_last(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\n\"items\":[\n"
		      "{\"title\":\"Mill closes\",\"content_html\":\"<p>One.</p><p>Two.</p>\","
		      "\"date_published\":\"2025-11-04T09:05:00Z\",\"url\":\"https:\\/\\/m\"},\n"
		      "{\"content_text\":\"Said \\u201cno\\u201d.\\n\\nLeft.\"},5,{}],"
		      "\"x\":{\"]\":[\"}\"]},\"title\":\"The Mill\"}");
	assert_int_equal(rd->e, ERR_NONE);
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->n_items, 2);
	assert_span(rd->items[0].bytes, "Mill closes\n\nOne.\n\nTwo.");
	assert_span(rd->items[0].known->source, "The Mill");
	assert_int_equal(rd->items[0].known->line, 3);
	assert_span(rd->items[1].bytes, "Said \xE2\x80\x9Cno\xE2\x80\x9D.\n\nLeft.");
	assert_int_equal(rd->items[1].known->line, 4);
}

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
		 "One", "f.xml:2: warning: damaged JSON: "},
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

#define FEED_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void feed_tells_the_language_of_its_items(void **state)
{
	static const struct {
		const char *feed, *language;
	} row[] = {
		{"<rss><channel><language>de-AT</language><item><title>Eins zwei "
		 "drei</title></item>"
		 "</channel></rss>",
		 "de"},
		{"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='FR'><title>f</title><entry>"
		 "<title>Un deux trois</title></entry></feed>",
		 "fr"},
		{"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><entry xml:lang='es'>"
		 "<title xml:lang='en'>Uno dos tres</title></entry></feed>",
		 "es"},
		{"<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item>"
		 "<title>Eins zwei "
		 "drei</title><dc:language>de</dc:language></item></channel></rss>",
		 "de"},
		{"<rss><channel><language>12</language><item><title>One two three</title></item>"
		 "</channel></rss>",
		 ""},
		{"{\"version\": \"https://jsonfeed.org/version/1.1\", \"language\": \"es-MX\", "
		 "\"items\": [{\"id\": 1, \"title\": \"Uno dos tres\"}]}",
		 "es"},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(row); i++) {
		read_text(rd, row[i].feed);
		assert_int_equal(rd->n_items, 1);
		if (!span_is(rd->items[0].known->language, row[i].language))
			fail_msg("%zu: '%.*s'", i, (int)rd->items[0].known->language.n,
				 rd->items[0].known->language.p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feed_form_is_found_by_content),
		FEED_TEST(feed_tells_the_language_of_its_items),
		FEED_TEST(feed_takes_an_items_category_for_its_kind),
		FEED_TEST(feed_rss_gives_title_text_date_source_and_link),
		FEED_TEST(feed_takes_the_fuller_text_and_only_the_items_own),
		FEED_TEST(feed_leaves_out_what_publishing_systems_add),
		FEED_TEST(feed_rdf_and_atom_are_read),
		FEED_TEST(feed_json_is_read_though_its_title_comes_last),
		FEED_TEST(feed_encodings_are_found_out),
		FEED_TEST(feed_utf16_is_read_either_way_round),
		FEED_TEST(feed_damage_has_a_place_and_costs_no_item_before_it),
		FEED_TEST(feed_without_any_item_says_so),
		FEED_TEST(feed_expands_no_declared_entity),
		FEED_TEST(feed_of_ten_megabytes_is_read_to_its_end),
		FEED_TEST(feed_made_to_take_time_ends),
		FEED_TEST(feed_field_is_cut_where_it_is_endless),
		FEED_TEST(feed_counts_every_kind_of_line_end),
		FEED_TEST(feed_field_that_is_cut_has_no_hole),
		FEED_TEST(feed_json_field_is_cut_between_two_characters),
		FEED_TEST(feed_title_of_megabytes_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
