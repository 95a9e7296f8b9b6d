#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/config.h"
#include "tests/unit/printed.h"
#include "tests/unit/reports.h"

struct sample {
	int32_t width;
	int32_t margin;
	bool crawl;
	int32_t audience;
	uint32_t ink;
	char title[CONFIG_TEXT_MAX + 1];
};

static const char *const audiences[] = {"passing", "waiting", NULL};

#define AT(field) offsetof(struct sample, field)

static const struct config_key keys[] = {
	{"panel", "width", CONFIG_INT, "px", -10, 2000, "100", NULL, AT(width), "Columns."},
	{"page", "margin", CONFIG_PERMILLE, "%", 10, 150, "5.7", NULL, AT(margin), "Margin."},
	{"show", "crawl", CONFIG_BOOL, "", 0, 0, "yes", NULL, AT(crawl), "Strip."},
	{"show", "audience", CONFIG_ENUM, "", 0, 0, "passing", audiences, AT(audience), "Who."},
	{"colour", "ink", CONFIG_COLOUR, "", 0, 0, "#f0e1d2", NULL, AT(ink), "Text."},
	{"show", "title", CONFIG_TEXT, "", 2, 20, "none", NULL, AT(title), "Name."},
};

static const struct sample defaults = {100, 57, true, 0, 0xF0E1D2, "none"};

static enum err read_text(const char *text, struct sample *out, struct reports *r)
{
	reports_init(r);
	memset(out, 0, sizeof *out);
	return config_read(keys, COUNT_OF(keys), span_of(text), "x.ini", out, &r->diag);
}

static void assert_same(const struct sample *a, const struct sample *b)
{
	assert_int_equal(a->width, b->width);
	assert_int_equal(a->margin, b->margin);
	assert_int_equal(a->crawl, b->crawl);
	assert_int_equal(a->audience, b->audience);
	assert_int_equal(a->ink, b->ink);
	assert_string_equal(a->title, b->title);
}

static void config_without_text_gives_the_defaults(void **state)
{
	static const char *const empty[] = {"", "\n\n", "; only\n# comments\n", "\xEF\xBB\xBF"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(empty); i++) {
		struct sample s;
		struct reports r;

		assert_int_equal(read_text(empty[i], &s, &r), ERR_NONE);
		assert_same(&s, &defaults);
		assert_string_equal(r.text, "");
	}
}

static void config_reads_each_type(void **state)
{
	static const struct {
		const char *text;
		struct sample expected;
	} row[] = {
		{"[panel]\nwidth=2000", {2000, 57, true, 0, 0xF0E1D2, "none"}},
		{"[panel]\nwidth = -10\n", {-10, 57, true, 0, 0xF0E1D2, "none"}},
		{"[panel]\r\nwidth : 007\r\n", {7, 57, true, 0, 0xF0E1D2, "none"}},
		{"\xEF\xBB\xBF[panel]\nwidth = 8", {8, 57, true, 0, 0xF0E1D2, "none"}},
		{"[page]\nmargin = 1", {100, 10, true, 0, 0xF0E1D2, "none"}},
		{"[page]\nmargin = 15.0 %", {100, 150, true, 0, 0xF0E1D2, "none"}},
		{"[page]\nmargin = 2.3%", {100, 23, true, 0, 0xF0E1D2, "none"}},
		{"[show]\ncrawl = no", {100, 57, false, 0, 0xF0E1D2, "none"}},
		{"[show]\ncrawl = off", {100, 57, false, 0, 0xF0E1D2, "none"}},
		{"[show]\ncrawl = false ; why", {100, 57, false, 0, 0xF0E1D2, "none"}},
		{"[show]\naudience = waiting", {100, 57, true, 1, 0xF0E1D2, "none"}},
		{"[colour]\nink = #00FfA0", {100, 57, true, 0, 0x00FFA0, "none"}},
		{"[show]\ntitle =  two words ", {100, 57, true, 0, 0xF0E1D2, "two words"}},
		{"[show]\ntitle = caf\xC3\xA9 #1", {100, 57, true, 0, 0xF0E1D2, "caf\xC3\xA9 #1"}},
		{"[show]\n\ttitle = ab\n\t  crawl = no", {100, 57, false, 0, 0xF0E1D2, "ab"}},
		{"[show]\ncrawl = no\n[panel]\nwidth = 1\n[show]\ntitle = ab",
		 {1, 57, false, 0, 0xF0E1D2, "ab"}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct sample s;
		struct reports r;

		assert_int_equal(read_text(row[i].text, &s, &r), ERR_NONE);
		assert_same(&s, &row[i].expected);
	}
}

struct complaint {
	const char *text;     /* with nothing good in it: the defaults stand */
	const char *expected; /* reports */
};

static void check_complaints(const struct complaint *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct sample s;
		struct reports r;

		assert_int_equal(read_text(row[i].text, &s, &r), ERR_SYNTAX);
		assert_string_equal(r.text, row[i].expected);
		assert_same(&s, &defaults);
	}
}

static void config_says_what_is_wrong_and_where(void **state)
{
	static const struct complaint row[] = {
		{"[panel]\nwidth = 2001",
		 "x.ini:2: error: width: 2001 is outside -10 to 2000 px\n"},
		{"[panel]\nwidth = -11", "x.ini:2: error: width: -11 is outside -10 to 2000 px\n"},
		{"[panel]\n\n\nwidth = wide",
		 "x.ini:4: error: width: 'wide' is not a whole number\n"},
		{"[panel]\nwidth = 12px", "x.ini:2: error: width: '12px' is not a whole number\n"},
		{"[panel]\nwidth = 12%", "x.ini:2: error: width: '12%' is not a whole number\n"},
		{"[panel]\nwidth = 1.5", "x.ini:2: error: width: '1.5' is not a whole number\n"},
		{"[panel]\nwidth = -", "x.ini:2: error: width: '-' is not a whole number\n"},
		{"[panel]\nwidth =", "x.ini:2: error: width: '' is not a whole number\n"},
		{"[panel]\nwidth = 99999999999999999999",
		 "x.ini:2: error: width: '99999999999999999999' is not a whole number\n"},
		{"[page]\nmargin = 0.9", "x.ini:2: error: margin: 0.9 is outside 1 to 15 %\n"},
		{"[page]\nmargin = 5.75",
		 "x.ini:2: error: margin: '5.75' is not a percentage with at most one decimal\n"},
		{"[page]\nmargin = 5%%",
		 "x.ini:2: error: margin: '5%%' is not a percentage with at most one decimal\n"},
		{"[show]\ncrawl = maybe", "x.ini:2: error: crawl: 'maybe' is neither yes nor no\n"},
		{"[show]\ncrawl = YES", "x.ini:2: error: crawl: 'YES' is neither yes nor no\n"},
		{"[show]\naudience = dogs",
		 "x.ini:2: error: audience: 'dogs' is none of: passing, waiting\n"},
		{"[colour]\nink = red", "x.ini:2: error: ink: 'red' is not a colour (#rrggbb)\n"},
		{"[colour]\nink = #12345",
		 "x.ini:2: error: ink: '#12345' is not a colour (#rrggbb)\n"},
		{"[colour]\nink = #12345g",
		 "x.ini:2: error: ink: '#12345g' is not a colour (#rrggbb)\n"},
		{"[show]\ntitle = x",
		 "x.ini:2: error: title: the text takes 1 bytes, 2 to 20 are allowed\n"},
		{"[show]\ntitle = 123456789012345678901",
		 "x.ini:2: error: title: the text takes 21 bytes, 2 to 20 are allowed\n"},
		{"[show]\ntitle = a\xC3z",
		 "x.ini:2: error: title: the text is not UTF-8, or holds a control character\n"},
		{"[show]\ntitle = a\x1Bz",
		 "x.ini:2: error: title: the text is not UTF-8, or holds a control character\n"},
		{"[show\nx", "x.ini:1: error: neither a [section], a key = value, nor a comment\n"
			     "x.ini:2: error: neither a [section], a key = value, nor a comment\n"},
		{"[panel]\nwidth ; = 5",
		 "x.ini:2: error: neither a [section], a key = value, nor a comment\n"},
	};

	(void)state;
	check_complaints(row, COUNT_OF(row));
}

static void config_names_the_nearest_key(void **state)
{
	static const struct complaint row[] = {
		{"[panel]\nwidht = 5",
		 "x.ini:2: error: unknown key 'widht' in section [panel]; the "
		 "nearest is 'width' in [panel]\n"},
		{"[colour]\ncrawl = no", "x.ini:2: error: unknown key 'crawl' in section [colour]; "
					 "the nearest is 'crawl' in [show]\n"},
		{"audiences = passing",
		 "x.ini:1: error: unknown key 'audiences' in section []; the "
		 "nearest is 'audience' in [show]\n"},
	};

	(void)state;
	check_complaints(row, COUNT_OF(row));
}

static void config_names_the_nearest_section_once(void **state)
{
	static const struct complaint row[] = {
		{"[pannel]", "x.ini:1: error: unknown section [pannel]; the nearest is [panel]\n"},
		{"[show]\n  [Page] ; of old\nmargin = 5\nmargins = 6\n",
		 "x.ini:2: error: unknown section [Page]; the nearest is [page]\n"},
		{"[pannel]\nwidth = 5\n[pannel]\n[show]\ntitel = 1\n",
		 "x.ini:1: error: unknown section [pannel]; the nearest is [panel]\n"
		 "x.ini:3: error: unknown section [pannel]; the nearest is [panel]\n"
		 "x.ini:5: error: unknown key 'titel' in section [show]; the nearest is 'title' in "
		 "[show]\n"},
		{"[]", "x.ini:1: error: unknown section []; the nearest is [page]\n"},
	};

	(void)state;
	check_complaints(row, COUNT_OF(row));
}

static void config_prefers_the_nearest_key_of_the_same_section(void **state)
{
	struct config_key two[] = {keys[0], keys[0]};
	struct sample s;
	struct reports r;

	(void)state;
	two[0].section = "crawl";
	reports_init(&r);
	assert_int_equal(config_read(two, 2, span_of("[panel]\nwidt = 5"), "x.ini", &s, &r.diag),
			 ERR_SYNTAX);
	assert_string_equal(r.text, "x.ini:2: error: unknown key 'widt' in section [panel]; the "
				    "nearest is 'width' in [panel]\n");
}

static void config_goes_on_after_an_error(void **state)
{
	struct sample s;
	struct reports r;

	(void)state;
	assert_int_equal(read_text("rubbish\n[panel]\nwidth = x\n[page]\nmargin = 2\n[show]\n"
				   "crawl = ?\naudience = waiting\n",
				   &s, &r),
			 ERR_SYNTAX);
	assert_int_equal(r.diag.n_errors, 3);
	assert_int_equal(s.width, 100);
	assert_int_equal(s.margin, 20);
	assert_int_equal(s.audience, 1);
}

static void config_keeps_the_first_of_two_values(void **state)
{
	struct sample s;
	struct reports r;

	(void)state;
	assert_int_equal(read_text("[panel]\nwidth = 5\nwidth = 6\n", &s, &r), ERR_SYNTAX);
	assert_string_equal(r.text, "x.ini:3: error: 'width' is set twice\n");
	assert_int_equal(s.width, 5);
}

static void config_wants_the_required_keys(void **state)
{
	struct config_key required = keys[0];
	int32_t width = 77;
	struct reports r;

	(void)state;
	required.fallback = NULL;
	required.offset = 0;
	reports_init(&r);
	assert_int_equal(config_read(&required, 1, span_of("[panel]\n"), "x.ini", &width, &r.diag),
			 ERR_SYNTAX);
	assert_string_equal(r.text, "x.ini:0: error: the key 'width' in [panel] is missing\n");
	assert_int_equal(width, 77);
	reports_init(&r);
	assert_int_equal(
		config_read(&required, 1, span_of("[panel]\nwidth=3"), "x.ini", &width, &r.diag),
		ERR_NONE);
	assert_int_equal(width, 3);
}

static void config_refuses_long_lines_and_nul_bytes(void **state)
{
	static const char nul[] = "[panel]\nwid\0th = 5\n[show]\ncrawl = no\n";
	static const struct span with_nul = {nul, sizeof nul - 1};
	char text[700] = "[show]\n;";
	struct sample s;
	struct reports r;

	(void)state;
	memset(text + 8, 'x', 500);
	strcpy(text + 508, "\ncrawl = no\n");
	assert_int_equal(read_text(text, &s, &r), ERR_SYNTAX);
	assert_non_null(strstr(r.text, "x.ini:2: error: the line is longer than "));
	assert_int_equal(r.diag.n_errors, 1);
	assert_false(s.crawl);

	reports_init(&r);
	assert_int_equal(config_read(keys, COUNT_OF(keys), with_nul, "x.ini", &s, &r.diag),
			 ERR_SYNTAX);
	assert_string_equal(r.text, "x.ini:2: error: the line has a NUL byte\n");
	assert_false(s.crawl);
}

/* The longest text a key takes must be writable: in a line that inih still takes whole. */
static void config_takes_the_longest_text_whole(void **state)
{
	struct config_key longest = keys[5];
	char line[200] = "[show]\ntitle = ";
	char title[CONFIG_TEXT_MAX + 1];
	struct reports r;

	(void)state;
	longest.max = CONFIG_TEXT_MAX;
	longest.offset = 0;
	memset(line + 15, 't', CONFIG_TEXT_MAX);
	reports_init(&r);
	assert_int_equal(config_read(&longest, 1, span_of(line), "x.ini", title, &r.diag),
			 ERR_NONE);
	assert_int_equal(strlen(title), CONFIG_TEXT_MAX);
}

static void config_refuses_more_keys_than_it_can_track(void **state)
{
	static struct config_key many[65];
	struct sample s;
	struct reports r;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(many); i++)
		many[i] = keys[0];
	reports_init(&r);
	assert_int_equal(config_read(many, 65, span_of(""), "x.ini", &s, &r.diag), ERR_LIMIT);
}

/* Any bytes at all: the sanitizers watch. */
static void config_survives_every_prefix_and_every_flipped_byte(void **state)
{
	static const char good[] = "[panel]\nwidth = 5 ; px\n[show]\ntitle = caf\xC3\xA9\n";
	char text[sizeof good];

	(void)state;
	for (size_t i = 0; i < sizeof good; i++) {
		for (unsigned flip = 0; flip < 256; flip += 5) {
			struct span s = {text, flip ? sizeof good - 1 : i};
			struct sample out;
			struct reports r;
			enum err e;

			memcpy(text, good, sizeof good);
			text[i] = (char)(text[i] ^ (int)flip);
			reports_init(&r);
			e = config_read(keys, COUNT_OF(keys), s, "x.ini", &out, &r.diag);
			assert_int_equal(e != ERR_NONE, r.diag.n_errors > 0);
			assert_in_range(out.width + 10, 0, 2010);
		}
	}
}

static void print_keys(FILE *f)
{
	config_print_help(keys, COUNT_OF(keys), f);
}

static void config_help_tells_every_key(void **state)
{
	char text[2000];

	(void)state;
	printed(print_keys, text, sizeof text);
	assert_non_null(strstr(text, "[panel]\n  width = -10 to 2000 px (default: 100)\n"
				     "      Columns.\n"));
	assert_non_null(strstr(text, "margin = 1 to 15 % (default: 5.7)\n"));
	assert_non_null(strstr(text, "crawl = yes or no (default: yes)\n"));
	assert_non_null(strstr(text, "audience = passing, waiting (default: passing)\n"));
	assert_non_null(strstr(text, "ink = #rrggbb (default: #f0e1d2)\n"));
	assert_non_null(strstr(text, "title = text, at most 20 bytes (default: none)\n"));
}

static void config_tells_the_line_of_a_key(void **state)
{
	struct span text = span_of("; first\n[a]\nx = 1\n[b]\nx = 2\n  y = 3\nnonsense\nx = 4\n");

	(void)state;
	assert_int_equal(config_line_of(text, "a", "x"), 3);
	assert_int_equal(config_line_of(text, "b", "x"), 5);
	assert_int_equal(config_line_of(text, "b", "y"), 6);
	assert_int_equal(config_line_of(text, "a", "y"), 0);
	assert_int_equal(config_line_of(span_of(""), "a", "y"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(config_tells_the_line_of_a_key),
		cmocka_unit_test(config_without_text_gives_the_defaults),
		cmocka_unit_test(config_reads_each_type),
		cmocka_unit_test(config_says_what_is_wrong_and_where),
		cmocka_unit_test(config_names_the_nearest_key),
		cmocka_unit_test(config_names_the_nearest_section_once),
		cmocka_unit_test(config_prefers_the_nearest_key_of_the_same_section),
		cmocka_unit_test(config_goes_on_after_an_error),
		cmocka_unit_test(config_keeps_the_first_of_two_values),
		cmocka_unit_test(config_wants_the_required_keys),
		cmocka_unit_test(config_refuses_long_lines_and_nul_bytes),
		cmocka_unit_test(config_takes_the_longest_text_whole),
		cmocka_unit_test(config_refuses_more_keys_than_it_can_track),
		cmocka_unit_test(config_survives_every_prefix_and_every_flipped_byte),
		cmocka_unit_test(config_help_tells_every_key),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
