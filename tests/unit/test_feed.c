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
#include "feed_fixture.h"

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
		FEED_TEST(feed_takes_an_items_category_for_its_kind),
		FEED_TEST(feed_rss_gives_title_text_date_source_and_link),
		FEED_TEST(feed_takes_the_fuller_text_and_only_the_items_own),
		FEED_TEST(feed_leaves_out_what_publishing_systems_add),
		FEED_TEST(feed_rdf_and_atom_are_read),
		FEED_TEST(feed_json_is_read_though_its_title_comes_last),
		FEED_TEST(feed_tells_the_language_of_its_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
