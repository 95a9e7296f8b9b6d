#include "news_fixture.h"

#include <inttypes.h>

#include "cardc/cards.h"
#include "cardc/desk.h"
#include "news/proof.h"
#include "reports.h"

static const char source[] = "He said: \"We stay here, and we fish.\" That was all.\n";

/* A desk read from TEXT, where each % stands for the id of card C. */
struct room {
	struct reports reports;
	struct desk desk;
	enum err result;
};

static void read_desk(struct fixture *f, struct room *room, const char *text,
		      const struct news_card *c)
{
	struct span out = {"", 0};

	for (const char *p = text; *p; p++)
		out = *p == '%' && c ? region_format(&f->r, "%.*s%016" PRIx64, (int)out.n, out.p,
						     cards_id(c))
				     : region_format(&f->r, "%.*s%c", (int)out.n, out.p, *p);
	reports_init(&room->reports);
	room->result = desk_read(out, "d.ini", &f->r, &room->reports.diag, &room->desk);
}

static struct news_card headline(const char *text)
{
	return (struct news_card){.kind = NEWS_HEADLINE,
				  .article = 1,
				  .text = span_of(text),
				  .rule = "lead",
				  .line = 1};
}

static struct news_card quote(void)
{
	return (struct news_card){.kind = NEWS_QUOTE,
				  .article = 1,
				  .text = span_of("We stay here, and we fish."),
				  .speaker = span_of("Helen Fox"),
				  .start = 10,
				  .end = 36,
				  .rule = "S said",
				  .line = 1};
}

static void judge(struct fixture *f, struct room *room, struct news_card *c)
{
	struct article a = {.id = 1, .file = &f->file, .kicker = SPAN("Sport")};

	a.source = span_of("Coast Gazette");
	f->file = (struct news_file){"news/a.txt", span_of(source), NULL};
	desk_judge(&room->desk, &a, c, &f->r);
}

static void desk_says_what_is_wrong_and_where(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"[pin]\n0123 = x\n",
		 "d.ini:2: error: '0123' is no card's id, which has 16 hex digits\n"},
		{"[pin]\n0123456789abcdeg =\n", "d.ini:2: error: '0123456789abcdeg' is no card's "
						"id, which has 16 hex digits\n"},
		{"[pin]\n0123456789abcdef =\n0123456789ABCDEF =\n",
		 "d.ini:3: error: 0123456789abcdef is set twice in [pin], first in line 2\n"},
		{"[edit]\n0123456789abcdef =\n",
		 "d.ini:2: error: what stands behind 0123456789abcdef is empty: an edit needs the "
		 "words that are to stand\n"},
		{"[edit]\n0123456789abcdef = a\xFF\n",
		 "d.ini:2: error: what stands behind 0123456789abcdef is not UTF-8, or has control "
		 "characters\n"},
		{"[hold]\n0123456789abcdef = tomorrow\n",
		 "d.ini:2: error: what stands behind 0123456789abcdef is no date such as "
		 "2025-09-01\n"},
		{"[hold]\n0123456789abcdef = 2025-02-30\n",
		 "d.ini:2: error: what stands behind 0123456789abcdef is no date such as "
		 "2025-09-01\n"},
		{"[block]\nword = x\n", "d.ini:2: error: unknown key 'word' in [block]; there are "
					"words and topics\n"},
		{"[sources]\nAP = 0\n", "d.ini:2: error: '0' is no weight from 1 to 300 %\n"},
		{"[freshness]\nall = old\n",
		 "d.ini:2: error: 'old' is none of breaking, day, week, timeless\n"},
		{"[sources]\nAP = much\n", "d.ini:2: error: 'much' is no weight from 1 to 300 %\n"},
		{"[pins]\n", "d.ini:1: error: unknown section [pins]; there are [pin], [exclude], "
			     "[edit], [hold], [block], [sources] and [freshness]\n"},
		{"pin this\n",
		 "d.ini:1: error: neither a [section], a key = value, nor a comment\n"},
		{"; all is well\n[pin]\n0123456789abcdef = why\n[hold]\n0123456789abcdef = "
		 "2025-09-01\n[sources]\nAP = 120 %\nb.txt=7\n",
		 ""},
		{"", ""},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct room room;

		read_desk(f, &room, rows[i].text, NULL);
		assert_string_equal(room.reports.text, rows[i].expected);
		assert_int_equal(room.result != ERR_NONE, rows[i].expected[0] != 0);
	}
}

static void desk_pins_excludes_and_holds(void **state)
{
	static const struct {
		const char *text, *refused;
		bool pinned;
		int64_t hold_ms;
	} rows[] = {
		{"[pin]\n% = note\n", NULL, true, 0},
		{"[exclude]\n% =\n", "excluded at the desk", false, 0},
		{"[exclude]\n% = wrong name\n", "excluded at the desk: wrong name", false, 0},
		{"[pin]\n% =\n[exclude]\n% =\n", "excluded at the desk", true, 0},
		{"[hold]\n% = 1970-01-03\n", NULL, false, 2 * INT64_C(86400000)},
		{"[block]\nwords = chess, FISH\n", "'fish' is blocked at the desk", false, 0},
		{"[block]\nwords = fis\n", NULL, false, 0},
		{"[block]\nwords = we fish\n", "'we fish' is blocked at the desk", false, 0},
		{"[block]\nwords = fox\n", "'fox' is blocked at the desk", false, 0},
		{"[block]\nwords = chess\nwords = fish\n", "'fish' is blocked at the desk", false,
		 0},
		{"[block]\ntopics = sport\n", "the topic 'sport' is blocked at the desk", false, 0},
		{"[block]\ntopics = sp\n", NULL, false, 0},
		{"[block]\nwords = fish\n[pin]\n% =\n", NULL, true, 0},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card c = quote();
		struct room room;

		read_desk(f, &room, rows[i].text, &c);
		assert_int_equal(room.result, ERR_NONE);
		judge(f, &room, &c);
		if (rows[i].refused)
			assert_string_equal(c.refused, rows[i].refused);
		else
			assert_null(c.refused);
		assert_int_equal(c.by_desk, rows[i].refused != NULL);
		assert_int_equal(c.pinned, rows[i].pinned);
		assert_true(c.hold_ms == rows[i].hold_ms);
	}
}

static void desk_blocks_whole_words_in_any_case_and_encoding(void **state)
{
	static const struct {
		const char *word, *text;
		bool blocked;
	} rows[] = {
		{"lottery", "The Lottery\xE2\x80\x99s winner", true},
		{"lottery", "A LOTTERY.", true},
		{"lottery", "A lotteryish evening", false},
		{"lottery", "Prelottery talks", false},
		{"\xC3\x96LBERG", "The \xC3\xB6lberg opens", true},  /* one code point */
		{"\xC3\xB6lberg", "The O\xCC\x88LBERG opens", true}, /* letter and mark */
		{"\xCE\xA3\xCE\x91\xCE\xA3", "\xCF\x83\xCE\xB1\xCF\x82", true}, /* final sigma */
		{"strasse",
		 "Stra\xC3\x9F"
		 "e closed",
		 true},
		{"strass",
		 "Stra\xC3\x9F"
		 "e closed",
		 false},
		{"o", "The \xC3\xB6lberg opens", false},
		{"lucky draw", "A Lucky \t\n Draw", true},
		{"lucky draw",
		 "A lucky\xC2\xA0"
		 "draw",
		 true},
		{"lucky draw",
		 "A lucky\xE2\x80\x83\xE2\x80\xAF"
		 "draw",
		 true},
		{"lucky \t draw", "A lucky draw", true},
		{"lucky draw", "A lucky, draw", false},
		{"lucky draw", "A lucky drawing", false},
		{"lucky draw", "lucky lucky draw", true},
		{"men's", "The men\xE2\x80\x99s race", true},
		{"r&b", "An R&B night", true},
		{"r&b", "An R and B night", false},
		{"lottery", "lot\xC2\xADtery", true}, /* a soft hyphen */
		{"60", "A 60-year plan", true},
		{"60", "In 1960", false},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card c = headline(rows[i].text);
		struct room room;

		read_desk(f, &room, region_format(&f->r, "[block]\nwords = %s\n", rows[i].word).p,
			  NULL);
		assert_int_equal(room.result, ERR_NONE);
		judge(f, &room, &c);
		if ((c.refused != NULL) != rows[i].blocked)
			fail_msg("%s | %s: %s", rows[i].word, rows[i].text,
				 c.refused ? c.refused : "not blocked");
	}
}

static void desk_edits_headlines(void **state)
{
	struct fixture *f = *state;
	struct news_card c = headline("Ferry company to cut timetable"), old = c;
	struct room room;

	c.refused = "too short";
	read_desk(f, &room, "[edit]\n% = Ferry firm cuts winter timetable\n", &c);
	judge(f, &room, &c);
	assert_span_equal(c.text, "Ferry firm cuts winter timetable");
	assert_string_equal(c.rule,
			    "edited at the desk, was \"Ferry company to cut timetable\"; lead");
	assert_true(c.edited);
	assert_null(c.refused);
	assert_true(cards_id(&c) != cards_id(&old));

	old = headline("Ferry company to cut timetable");
	read_desk(f, &room,
		  "[edit]\n% = A headline of far more than ninety characters, which nobody on the "
		  "other side of the room will ever read\n",
		  &old);
	judge(f, &room, &old);
	assert_string_equal(
		room.reports.text,
		"d.ini:2: error: the headline has 104 characters, at most 90 are shown\n");
	assert_span_equal(old.text, "Ferry company to cut timetable");
}

static void desk_knows_an_edited_card_by_both_ids(void **state)
{
	struct fixture *f = *state;
	struct news_card before = headline("Old words"), after = headline("New words"), c;
	const char *text = region_format(&f->r,
					 "[edit]\n%%=New words\n%016" PRIx64
					 "=Newer words\n[exclude]\n%016" PRIx64 "=\n",
					 cards_id(&after), cards_id(&before))
				   .p;
	struct room room;

	read_desk(f, &room, text, &before);
	c = before;
	judge(f, &room, &c);
	assert_span_equal(c.text, "Newer words");
	assert_string_equal(c.refused, "excluded at the desk");
}

static void desk_trims_quotations_but_never_rewords_them(void **state)
{
	struct fixture *f = *state;
	struct news_card c = quote(), reworded = quote();
	struct room room;

	read_desk(f, &room, "[edit]\n% = We stay here\n", &c);
	judge(f, &room, &c);
	assert_span_equal(c.text, "We stay here");
	assert_int_equal(c.start, 10);
	assert_int_equal(c.end, 22);
	assert_string_equal(c.rule, "trimmed at the desk; S said");
	assert_false(c.edited);

	read_desk(f, &room, "[edit]\n% = We stay here and fish\n", &reworded);
	judge(f, &room, &reworded);
	assert_span_equal(reworded.text, "We stay here, and we fish.");
	assert_string_equal(
		room.reports.text,
		"d.ini:2: error: not a part of the quotation at news/a.txt:1, which can "
		"be trimmed, never reworded\n");
}

static void desk_says_that_an_edit_is_all_of_a_quotation(void **state)
{
	struct fixture *f = *state;
	struct news_card c = quote();
	struct room room;

	read_desk(f, &room, "[edit]\n% = We stay here, and we fish.\n", &c);
	judge(f, &room, &c);
	assert_span_equal(c.text, "We stay here, and we fish.");
	assert_string_equal(room.reports.text,
			    "d.ini:2: error: all of the quotation at news/a.txt:1: an edit is the "
			    "part that is to stay\n");
}

/* One that its attribution splits is trimmed to a part of either piece, or to one of them. */
static void desk_trims_a_quotation_in_two_pieces(void **state)
{
	static const char text[] = "\"We stay here, all of us,\" said\nHelen Fox, \"and we fish\n"
				   "until the ice comes.\" That was all.\n";
	static const struct {
		const char *part, *from;
		uint32_t line;
	} rows[] = {
		{"We stay here", "We stay", 1},
		{"stay here, all of us", "stay", 1},
		{"We stay here, all of us", "We stay", 1},
		{"and we fish until the ice comes.", "and we", 2},
		{"we fish until", "we fish", 2},
		{"the ice comes.", "the ice", 3},
		{"until ... comes.", "until", 3},
		{"all of us and we fish", NULL, 1},
		{"We stay here ... the ice comes.", NULL, 1},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card c = quote();
		struct article a = {.id = 1, .file = &f->file};
		struct room room;

		f->file = (struct news_file){"a.txt", span_of(text), NULL};
		c.text = span_of("We stay here, all of us and we fish until the ice comes.");
		c.start = 1;
		c.end = span_find(span_of(text), 0, "\" said");
		c.more_start = span_find(span_of(text), 0, "and we");
		c.more_end = span_find(span_of(text), 0, "\" That");
		read_desk(f, &room, region_format(&f->r, "[edit]\n%% = %s\n", rows[i].part).p, &c);
		desk_judge(&room.desk, &a, &c, &f->r);
		assert_int_equal(c.line, rows[i].line);
		if (!rows[i].from) {
			assert_string_equal(room.reports.text,
					    "d.ini:2: error: not a part of either piece of the "
					    "quotation at a.txt:1, which can be trimmed, never "
					    "reworded\n");
			continue;
		}
		assert_string_equal(room.reports.text, "");
		assert_int_equal(c.start, span_find(span_of(text), 0, rows[i].from));
		assert_int_equal(c.more_start + c.more_end, 0);
		assert_true(span_equal(
			c.text, proof_normalise(span_cut(span_of(text), c.start, c.end), &f->r)));
	}
}

static void desk_weighs_sources_by_name_or_file(void **state)
{
	static const struct {
		const char *text;
		int expected;
	} rows[] = {{"[sources]\ncoast gazette = 120 %\n", 120},
		    {"[sources]\na.txt = 40\n", 40},
		    {"[sources]\nb.txt = 40\n", 0}};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card c = quote();
		struct room room;

		read_desk(f, &room, rows[i].text, NULL);
		judge(f, &room, &c);
		assert_int_equal(c.weight_percent, rows[i].expected);
	}
}

static void desk_warns_of_entries_that_did_nothing(void **state)
{
	struct fixture *f = *state;
	struct news_card c = quote();
	struct news_result result = {.cards = {&c, 1, 1}};
	struct room room;

	read_desk(f, &room,
		  "[pin]\n% = \n0123456789abcdef = \n[hold]\n00000000000000ff = 2025-01-01\n", &c);
	judge(f, &room, &c);
	c.refused = "not proved";
	desk_report(&room.desk, &result);
	assert_non_null(strstr(room.reports.text, "d.ini:3: warning: [pin] 0123456789abcdef "
						  "matches no card\n"));
	assert_non_null(strstr(room.reports.text, "d.ini:5: warning: [hold] 00000000000000ff "
						  "matches no card\n"));
	assert_non_null(strstr(room.reports.text, "d.ini:2: warning: the pinned card "));
	assert_non_null(strstr(room.reports.text, " is not shown: not proved\n"));
	assert_int_equal(room.reports.diag.n_warnings, 3);
	assert_int_equal(room.reports.diag.n_errors, 0);
}

static void desk_says_how_long_cards_are_news_the_kicker_before_the_source(void **state)
{
	static const struct {
		const char *desk;
		int freshness;
	} rows[] = {{"[freshness]\nall = week\n", 1},
		    {"[freshness]\ncoast gazette = day\nall = week\n", 2},
		    {"[freshness]\na.txt = Breaking\n", 3},
		    {"[freshness]\nsport = timeless\na.txt = breaking\nall = day\n", 0},
		    {"[freshness]\nWeather = day\n", 0}};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct news_card c = headline("Ferries return");
		struct room room;

		read_desk(f, &room, rows[i].desk, NULL);
		assert_int_equal(room.result, ERR_NONE);
		judge(f, &room, &c);
		assert_int_equal(c.freshness, rows[i].freshness);
	}
}

static void desk_warns_of_words_topics_and_sources_that_nothing_has(void **state)
{
	struct fixture *f = *state;
	struct news_card c = quote();
	const struct news_result result = {.cards = {NULL, 0, 0}};
	struct room room;

	read_desk(f, &room,
		  "[block]\nwords = fish, stay\ntopics = sport\n[sources]\nCoast Gazette = 90\n"
		  "a.txt = 90\n",
		  NULL);
	judge(f, &room, &c);
	desk_report(&room.desk, &result);
	assert_string_equal(room.reports.text, "");

	read_desk(f, &room,
		  "[block]\nwords = fish, Chess\n\nwords = draughts\ntopics = Spo\n[sources]\n"
		  "Coast Herald = 90\nb.txt = 90\n",
		  NULL);
	judge(f, &room, &c);
	desk_report(&room.desk, &result);
	assert_string_equal(
		room.reports.text,
		"d.ini:2: warning: [block] words: 'chess' matches no card\n"
		"d.ini:4: warning: [block] words: 'draughts' matches no card\n"
		"d.ini:5: warning: [block] topics: 'spo' matches no card\n"
		"d.ini:7: warning: [sources] 'Coast Herald' is neither a source nor a file of any "
		"card\n"
		"d.ini:8: warning: [sources] 'b.txt' is neither a source nor a file of any card\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(desk_says_what_is_wrong_and_where),
		NEWS_TEST(desk_pins_excludes_and_holds),
		NEWS_TEST(desk_blocks_whole_words_in_any_case_and_encoding),
		NEWS_TEST(desk_edits_headlines),
		NEWS_TEST(desk_knows_an_edited_card_by_both_ids),
		NEWS_TEST(desk_trims_quotations_but_never_rewords_them),
		NEWS_TEST(desk_says_that_an_edit_is_all_of_a_quotation),
		NEWS_TEST(desk_trims_a_quotation_in_two_pieces),
		NEWS_TEST(desk_weighs_sources_by_name_or_file),
		NEWS_TEST(desk_warns_of_entries_that_did_nothing),
		NEWS_TEST(desk_says_how_long_cards_are_news_the_kicker_before_the_source),
		NEWS_TEST(desk_warns_of_words_topics_and_sources_that_nothing_has),
	};

	return cmocka_run_group_tests_name("desk", tests, NULL, NULL);
}
