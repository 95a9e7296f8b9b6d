/* An office's notices: header, message, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "news/markdown.h"
#include "news/notice.h"
#include "reading.h"

static void read_text(struct reading *rd, const char *text)
{
	reading_begin(rd);
	rd->e = notice_read(span_of(text), "n.md", &rd->r, &rd->reports.diag, reading_keep, rd);
}

static int64_t ms_of(const char *time)
{
	int32_t offset_s;
	int64_t ms;

	assert_int_equal(civil_parse(span_of(time), &ms, &offset_s), ERR_NONE);
	return ms;
}

static void notice_is_what_begins_with_its_header(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} rows[] = {
		{"kind: notice\n\nFire drill\n", true},
		{"\xEF\xBB\xBF---\nfrom: 2026-11-24\n---\nFire drill\n", true},
		{"\nUntil: 2026-11-24\n\nFire drill\n", true},
		{"kind: notice\nuntill: 2026-11-24\n\nFire drill\n", true},
		{"priority: high", true},
		{"From: Ann Lee\nTo: all\nSubject: lunch\n\nText", false},
		{"---\ntitle: A page\nweight: 2\n---\nText", false},
		{"Weather: sunny\n\nText", false},
		{"Source: Harbour Wire\nLanguage: en\n\nThe ferry sailed.", false},
		{"Source: Porter\npriority: low\n\nThe ferry sails at 6.", true},
		{"from: the harbour it is a short way\nto the mill, they say.", false},
		{"# Fire drill at 11\n\nkind: notice", false},
		{"Fire drill at 11", false},
		{"---\nFire drill at 11\n---", false},
		{"", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (notice_is(span_of(rows[i].text)) != rows[i].is)
			fail_msg("'%s' is %s", rows[i].text, rows[i].is ? "none" : "one");
}

static void notice_header_and_first_line_are_read(void **state)
{
	struct reading *rd = *state;
	const struct news_known *k;

	read_text(rd, "kind: notice\r\n"
		      "from: 2026-11-24 08:00\r\n"
		      "until: 2026-11-24T11:30\r\n"
		      "priority: High\r\n"
		      "weight: 2\r\n"
		      "hours: \"mon-fri 08:00-18:00\"\r\n"
		      "source: Facilities\r\n\r\n"
		      "# Fire drill at **11**\r\n\r\n"
		      "Use the stairs,\r\nnot the lift.\r\n- a coat\r\n");
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->e, ERR_NONE);
	assert_int_equal(rd->n_items, 1);
	k = rd->items[0].known;
	assert_span(rd->items[0].bytes,
		    "Fire drill at 11\n\nUse the stairs, not the lift.\n\na coat");
	assert_span(k->title, "Fire drill at 11");
	assert_int_equal(k->line, 9);
	assert_true(k->is_notice && k->date_ms == INT64_MIN);
	assert_true(k->timing.from_ms == ms_of("2026-11-24T08:00"));
	assert_true(k->timing.until_ms == ms_of("2026-11-24T11:30"));
	assert_int_equal(k->timing.priority, 1);
	assert_int_equal(k->timing.weight, 2);
	assert_span(k->timing.hours, "mon-fri 08:00-18:00");
	assert_span(k->kicker, "Notice");
	assert_span(k->source, "Facilities");
}

static void notice_urgent_says_how_long_and_what_it_cuts(void **state)
{
	struct reading *rd = *state;
	const struct news_timing *t;

	read_text(rd, "priority: urgent\nfrom: 2026-11-24 09:15\nlimit: 12\ninterrupt: At once\n"
		      "freshness: day\n\nLift two is out of order");
	assert_string_equal(rd->reports.text, "");
	assert_int_equal(rd->n_items, 1);
	t = &rd->items[0].known->timing;
	assert_int_equal(t->limit_minutes, 12);
	assert_true(t->at_once);
	assert_int_equal(t->freshness, 2);
	read_text(rd, "priority: urgent\nfrom: 2026-11-24 09:15\ninterrupt: next card\n\nLift");
	assert_string_equal(rd->reports.text, "");
	assert_false(rd->items[0].known->timing.at_once);
}

static void notice_keys_that_can_do_nothing_are_told_of(void **state)
{
	static const struct {
		const char *text, *warning;
	} rows[] = {
		{"priority: urgent\n\nLift", "n.md:1: warning: urgent, but neither from nor hours"},
		{"limit: 5\n\nLift", "n.md:1: warning: limit and interrupt are for what is urgent"},
		{"priority: high\ninterrupt: at once\n\nLift",
		 "n.md:2: warning: limit and interrupt are for what is urgent"},
		{"freshness: day\n\nLift", "n.md:1: warning: freshness counts from 'from'"},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		read_text(rd, rows[i].text);
		assert_int_equal(rd->n_items, 1);
		if (strncmp(rd->reports.text, rows[i].warning, strlen(rows[i].warning)))
			fail_msg("'%s': %s", rows[i].text, rd->reports.text);
	}
}

static void notice_until_a_day_is_through_that_day(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "from: 2026-11-24\nuntil: 2026-11-24\n\nTea");
	assert_int_equal(rd->n_items, 1);
	assert_true(rd->items[0].known->timing.from_ms == ms_of("2026-11-24"));
	assert_true(rd->items[0].known->timing.until_ms == ms_of("2026-11-25"));
}

static void notices_in_one_file_are_parted_by_rules(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "---\nkicker: House\n---\nOne\n---\n\nTwo: with a sign in it\n\n----\nkind: "
		      "notice\nweight: 3\n\nThree\n---\n");
	/* "Two:" looks like a key: it is one word and a colon. */
	assert_int_equal(rd->e, ERR_SYNTAX);
	assert_int_equal(rd->n_items, 2);
	read_text(rd,
		  "---\nkicker: House\n---\nOne\n---\n\nTwo of them: with a sign\n\n----\nkind: "
		  "notice\nweight: 3\n\nThree\n---\n");
	assert_int_equal(rd->e, ERR_NONE);
	assert_int_equal(rd->n_items, 3);
	assert_span(rd->items[0].bytes, "One");
	assert_span(rd->items[0].known->kicker, "House");
	assert_span(rd->items[1].bytes, "Two of them: with a sign");
	assert_span(rd->items[1].known->kicker, "Notice");
	assert_int_equal(rd->items[1].known->line, 7);
	assert_span(rd->items[2].bytes, "Three");
	assert_int_equal(rd->items[2].known->timing.weight, 3);
}

static void notice_mistakes_are_errors_at_their_lines(void **state)
{
	static const struct {
		const char *text, *report;
	} rows[] = {
		{"kind: notice\nuntill: 2026-11-24\n\nT",
		 "n.md:2: error: unknown key 'untill'; the nearest is 'until'\n"},
		{"kind: memo\n\nT", "n.md:1: error: kind = 'memo': the only kind is notice\n"},
		{"from: 24.11.2026\n\nT", "n.md:1: error: from = '24.11.2026': wanted is a date"},
		{"from: 2026-02-30\n\nT", "n.md:1: error: from = '2026-02-30': wanted is a date"},
		{"from: 2026-11-24 08:00+01:00\n\nT",
		 "n.md:1: error: from = '2026-11-24 08:00+01:00': times are those of the board's "
		 "own"},
		{"kind: notice\nfrom: 2026-11-24\nuntil: 2026-11-23\n\nT",
		 "n.md:3: error: until is not after from, in line 2"},
		{"from: 2026-11-24\nfrom: 2026-11-25\n\nT",
		 "n.md:2: error: 'from' was given in line 1 already\n"},
		{"priority: huge\n\nT",
		 "n.md:1: error: priority = 'huge': wanted is low, normal, high or urgent\n"},
		{"weight: 0\n\nT", "n.md:1: error: weight = '0': wanted is a number from 1 to 9\n"},
		{"limit: 1\n\nT", "n.md:1: error: limit = '1': wanted is a number of minutes"},
		{"limit: 61\n\nT", "n.md:1: error: limit = '61': wanted is a number of minutes"},
		{"limit: 5m\n\nT", "n.md:1: error: limit = '5m': wanted is a number of minutes"},
		{"interrupt: soon\n\nT",
		 "n.md:1: error: interrupt = 'soon': wanted is 'next card'"},
		{"freshness: old\n\nT", "n.md:1: error: freshness = 'old': wanted is timeless"},
		{"weight: 10\n\nT", "n.md:1: error: weight = '10': wanted is"},
		{"hours: mon-fry\n\nT", "n.md:1: error: hours = 'mon-fry': 'mon-fry' is no day"},
		{"hours:\n\nT", "n.md:1: error: hours = '': a value is missing\n"},
		{"source: a\tb\n\nT", "n.md:1: error: source = 'a?b': a control character\n"},
		{"language: German\n\nT",
		 "n.md:1: error: language = 'German': wanted is a language in two or three small "
		 "letters, as de, es, fr; or zh-Hant\n"},
		{"kicker: Caf\xE9\n\nT", "n.md:1: error: kicker = 'Caf?': not UTF-8\n"},
		{"kind: notice\n\nCaf\xE9", "n.md:3: error: not UTF-8\n"},
		{"kind: notice\nFrom = 2026-11-24\n\nT",
		 "n.md:2: error: 'From' with '='; a notice's header has 'From: ...'\n"},
		{"\nkind: notice\n\n", "n.md:2: error: a notice without text"},
		{"kind: notice\n\n"
		 "A line that has far more words in it than any wall has room for when it is read "
		 "from "
		 "afar by people!!",
		 "n.md:3: error: a notice of 101 characters; 100 fit"},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		read_text(rd, rows[i].text);
		if (rd->e != ERR_SYNTAX || rd->n_items)
			fail_msg("row %zu is taken", i);
		if (!span_starts(span_of(rd->reports.text), rows[i].report))
			fail_msg("row %zu: %s", i, rd->reports.text);
	}
	read_text(rd, "weight: x\n\nOne\n---\nTwo");
	assert_int_equal(rd->e, ERR_SYNTAX);
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].bytes, "Two");
}

static void markdown_goes_and_its_words_stay(void **state)
{
	static const struct {
		const char *line, *text;
	} rows[] = {
		{"# Head", "Head"},
		{"## Head ##1", "Head ##1"},
		{"#1 of three", "#1 of three"},
		{"- a *very* **good** __day__", "a very good day"},
		{"> 2. quoted", "quoted"},
		{"see [the plan](https://p.example/a_(b)) now", "see the plan now"},
		{"![alt](p.png) Text [![x](y)](z)", "Text"},
		{"use `make run`", "use make run"},
		{"snake_case_name and 2*3*4", "snake_case_name and 2*3*4"},
		{"a 5* hotel", "a 5* hotel"},
		{"a \\*star\\* and \\# sign", "a *star* and # sign"},
		{"R&amp;D <b>bold</b>", "R&D bold"},
		{"~~old~~ new", "old new"},
		{"[a] and (b)", "[a] and (b)"},
		{"11 * 12 * 13", "11 * 12 * 13"},
		{"", ""},
	};
	struct reading *rd = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_span(markdown_clean_line(span_of(rows[i].line), &rd->r), rows[i].text);
}

#define NOTICE_TEST(name) cmocka_unit_test_setup_teardown(name, reading_open, reading_close)

static void a_notice_says_its_language(void **state)
{
	struct reading *rd = *state;

	read_text(rd, "kind: notice\nlanguage: fr\n\nFermé\n");
	assert_int_equal(rd->n_items, 1);
	assert_span(rd->items[0].known->language, "fr");
	read_text(rd, "kind: notice\n\nShut\n");
	assert_span(rd->items[0].known->language, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notice_is_what_begins_with_its_header),
		NOTICE_TEST(notice_header_and_first_line_are_read),
		NOTICE_TEST(notice_until_a_day_is_through_that_day),
		NOTICE_TEST(notice_urgent_says_how_long_and_what_it_cuts),
		NOTICE_TEST(notice_keys_that_can_do_nothing_are_told_of),
		NOTICE_TEST(notices_in_one_file_are_parted_by_rules),
		NOTICE_TEST(notice_mistakes_are_errors_at_their_lines),
		NOTICE_TEST(a_notice_says_its_language),
		NOTICE_TEST(markdown_goes_and_its_words_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
