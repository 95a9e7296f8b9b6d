/* HTML as publishers put it into feeds, made plain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "news/html.h"

struct row {
	const char *markup, *text;
};

static void assert_cleans(struct span (*clean)(struct span, struct region *),
			  const struct row *rows, size_t n)
{
	struct region r;

	region_init(&r);
	for (size_t i = 0; i < n; i++) {
		struct span got = clean(span_of(rows[i].markup), &r);

		if (!span_is(got, rows[i].text))
			fail_msg("'%s' gives '%.*s', not '%s'", rows[i].markup, (int)got.n, got.p,
				 rows[i].text);
	}
	region_finish(&r);
}

static void html_paragraphs_part_at_blocks(void **state)
{
	static const struct row rows[] = {
		{"", ""},
		{"<p></p><div> </div>", ""},
		{"<p>Six <s>nine</s><del>ten</del><strike>two</strike> boats.</p>", "Six boats."},
		{"<p>One.</p><div hidden><p>Two.</p></div><p>Three.</p>", "One.\n\nThree."},
		{"<p>One.</p><p style=\"display:none\">Two.</p><p>Three.</p>", "One.\n\nThree."},
		{"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
		{"One.<br>Two.<br/><br />Three.", "One.\n\nTwo.\n\nThree."},
		{"<div>One <b>bold</b>ly\n  told.</div>Two.", "One boldly told.\n\nTwo."},
		{"<ul><li>ale</li><li><p>bread</p></li></ul>", "- ale\n\n- bread"},
		{"<h2>Head</h2>Text", "## Head\n\nText"},
		{"<p>never <i>closed<p>again", "never closed\n\nagain"},
		{"<P>Shouted.</P><BR>Tags.", "Shouted.\n\nTags."},
	};

	(void)state;
	assert_cleans(html_clean, rows, COUNT_OF(rows));
}

static void html_leaves_out_what_is_no_prose(void **state)
{
	static const struct row rows[] = {
		{"<script>var a = \"<p>x</p>\";</script>Text", "Text"},
		{"<style>p{color:red}</style><p>Text</p>", "Text"},
		{"One <script>x()</script>line.", "One line."},
		{"<figure><img src=a><figcaption>A view</figcaption></figure><p>Text</p>", "Text"},
		{"Before<table><tr><td>1<td>2</table>after", "Before\n\nafter"},
		{"<table><tr><th>Name<th>Won<tr><td>Rovers<td>3</table><p>Text</p>", "Text"},
		{"<table><tr><td><img src=a></td><td>A table that only lays out a page may hold a "
		 "whole paragraph of text, and that is what many feeds of old systems "
		 "have.</td></tr>"
		 "</table>",
		 "A table that only lays out a page may hold a whole paragraph of text, and that "
		 "is what "
		 "many feeds of old systems have."},
		{"Text<table><tr><td>never <table><td>closed", "Text"},
		{"<!-- not <b>this</b> -->Text", "Text"},
		{"<iframe src=x>no frames</iframe>Text<img alt='a'>", "Text"},
	};

	(void)state;
	assert_cleans(html_clean, rows, COUNT_OF(rows));
}

static void html_decodes_entities(void **state)
{
	static const struct row rows[] = {
		{"Fish &amp; chips &pound;3&hellip;", "Fish & chips \xC2\xA3"
						      "3\xE2\x80\xA6"},
		{"it&#8217;s &#x201C;so&#x201D;", "it\xE2\x80\x99s \xE2\x80\x9Cso\xE2\x80\x9D"},
		{"it&#146;s &#147;so&#148;", "it\xE2\x80\x99s \xE2\x80\x9Cso\xE2\x80\x9D"},
		{"one&nbsp;space,&#8203; a&shy;nd none", "one space, and none"},
		{"AT&T and R & D", "AT&T and R & D"},
		{"3 < 5 and 7 > 6", "3 < 5 and 7 > 6"},
		{"<q>Aye</q> he said", "\xE2\x80\x9C"
				       "Aye\xE2\x80\x9D he said"},
		{"&bogus; stays", "&bogus; stays"},
	};

	(void)state;
	assert_cleans(html_clean, rows, COUNT_OF(rows));
}

static void html_reads_what_was_escaped_twice_again(void **state)
{
	static const struct row rows[] = {
		{"Tom &amp;amp; Ann", "Tom & Ann"},
		{"it&amp;#8217;s &amp;amp;#8217;", "it\xE2\x80\x99s \xE2\x80\x99"},
		{"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."},
		{"<p>One.</p>&lt;b&gt;Two.&lt;/b&gt;", "One.\n\nTwo."},
		/* No tag that HTML has: somebody's real angle brackets. */
		{"shares of Mill &lt;MLL.N&gt; rose", "shares of Mill <MLL.N> rose"},
	};

	(void)state;
	assert_cleans(html_clean, rows, COUNT_OF(rows));
}

static void html_without_blocks_parts_at_blank_lines(void **state)
{
	static const struct row rows[] = {
		{"One\nline.\n\nTwo <b>bold</b>.\r\n \r\nThree.",
		 "One line.\n\nTwo bold.\n\nThree."},
		{"<p>One\n\nline.</p><p>Two.</p>", "One line.\n\nTwo."},
	};

	(void)state;
	assert_cleans(html_clean, rows, COUNT_OF(rows));
}

static void html_plain_text_keeps_its_signs(void **state)
{
	static const struct row rows[] = {
		{"if a<b then c", "if a<b then c"},
		{"One.\n\nTwo\nlines.", "One.\n\nTwo lines."},
		{"marked <b>up</b> all the same", "marked up all the same"},
		{"R&amp;D", "R&D"},
		{"bell\x07 and \x7f", "bell and"},
	};

	(void)state;
	assert_cleans(html_clean_plain, rows, COUNT_OF(rows));
}

static void html_one_line_joins_paragraphs(void **state)
{
	struct region r;

	(void)state;
	region_init(&r);
	assert_true(span_is(html_one_line(span_of("a\n\nb"), &r), "a b"));
	assert_int_equal(html_one_line(span_of(""), &r).n, 0);
	region_finish(&r);
}

/* Deep nests and tags that never end take time in proportion to their size. */
static void html_hostile_markup_ends(void **state)
{
	static const char *const parts[] = {"<div>", "<b><p>", "</x>", "<p ",
					    "&amp;", "<!--",   "<q>"};
	struct region r;

	(void)state;
	region_init(&r);
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		size_t n = strlen(parts[i]), count = 200000;
		char *text = region_take(&r, n * count);

		for (size_t k = 0; k < count; k++)
			memcpy(text + k * n, parts[i], n);
		assert_true(html_clean((struct span){text, n * count}, &r).n <= n * count * 3);
	}
	{
		size_t n = 0, max = 2000000;
		char *text = region_take(&r, max + 32);

		n += (size_t)sprintf(text, "Text<p ");
		for (unsigned i = 0; n < max; i++)
			n += (size_t)sprintf(text + n, "a%u ", i);
		assert_true(span_is(html_clean((struct span){text, n}, &r), "Text"));
	}
	region_finish(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_paragraphs_part_at_blocks),
		cmocka_unit_test(html_leaves_out_what_is_no_prose),
		cmocka_unit_test(html_decodes_entities),
		cmocka_unit_test(html_reads_what_was_escaped_twice_again),
		cmocka_unit_test(html_without_blocks_parts_at_blank_lines),
		cmocka_unit_test(html_plain_text_keeps_its_signs),
		cmocka_unit_test(html_one_line_joins_paragraphs),
		cmocka_unit_test(html_hostile_markup_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
