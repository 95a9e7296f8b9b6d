#include "news_fixture.h"

#include "news/dateline.h"

struct row {
	const char *text, *place, *date, *source, *prose;
	int64_t ms;
};

static bool read_line(struct fixture *f, const char *text, struct dateline *d)
{
	struct tokens t = {0};

	token_split(f->l, span_of(text), &f->r, &t);
	return dateline_read(f->l, span_of(text), &t, &f->r, d);
}

static void dateline_reads_the_forms_agencies_use(void **state)
{
	static const struct row rows[] = {
		{"OSLO, May 2 (UPI) —Norway will", "Oslo", "2 May", "UPI", "Norway will",
		 INT64_MIN},
		{"JUNEAU, Alaska, 15 August 2025 — The state", "Juneau", "15 August 2025", "",
		 "The state", INT64_C(1755216000000)},
		{"LONDON (Reuters) - Shares", "London", "", "Reuters", "Shares", INT64_MIN},
		{"RIO DE JANEIRO — Two", "Rio de Janeiro", "", "", "Two", INT64_MIN},
		{"WASHINGTON, D.C. — “No,”", "Washington", "", "", "“No,”", INT64_MIN},
		{"Aug 27 (Reuters) - Shares", "", "27 August", "Reuters", "Shares", INT64_MIN},
		{"LA CROSSE, Wisc. — The mayor", "La Crosse", "", "", "The mayor", INT64_MIN},
		{"Nairobi, Feb. 29, 2024 -- Kenya", "Nairobi", "29 February 2024", "", "Kenya",
		 INT64_C(1709164800000)},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct dateline d;

		assert_true(read_line(*state, rows[i].text, &d));
		assert_span_equal(d.place, rows[i].place);
		assert_span_equal(d.date, rows[i].date);
		assert_span_equal(d.source, rows[i].source);
		assert_span_equal(span_cut(span_of(rows[i].text), d.text_at, 999), rows[i].prose);
		assert_int_equal(d.date_ms, rows[i].ms);
	}
}

static void dateline_is_not_seen_in_prose(void **state)
{
	static const char *const rows[] = {
		"Nina Berg — a doctor from the coast — was there.",
		"Oslo — the capital — was quiet.",
		"The town — once a port — is empty.",
		"NATO will meet on Friday.",
		"OSLO is a city of islands, and of rain.",
		"",
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct dateline d;

		assert_false(read_line(*state, rows[i], &d));
	}
}

static void dateline_reads_a_date_alone(void **state)
{
	struct fixture *f = *state;
	struct tokens t = {0};
	struct dateline d;

	token_split(f->l, span_of("Friday, July 21, 2017"), &f->r, &t);
	assert_true(dateline_read_date(f->l, &t, &f->r, &d));
	assert_span_equal(d.date, "21 July 2017");
	assert_int_equal(d.date_ms, INT64_C(1500595200000));
	token_split(f->l, span_of("Friday, 21 boats"), &f->r, &t);
	assert_false(dateline_read_date(f->l, &t, &f->r, &d));
}

static void dateline_gives_no_time_of_a_day_there_is_not(void **state)
{
	struct fixture *f = *state;
	struct tokens t = {0};
	struct dateline d;

	token_split(f->l, span_of("31 April 2025"), &f->r, &t);
	if (dateline_read_date(f->l, &t, &f->r, &d))
		assert_int_equal(d.date_ms, INT64_MIN);
}

static void dateline_gives_names_their_ordinary_case(void **state)
{
	struct fixture *f = *state;

	assert_span_equal(dateline_unshout(f->l, span_of("PORT-AU-PRINCE"), &f->r),
			  "Port-au-Prince");
	assert_span_equal(dateline_unshout(f->l, span_of("NATO"), &f->r), "NATO");
	assert_span_equal(dateline_unshout(f->l, span_of("McLean"), &f->r), "McLean");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(dateline_reads_the_forms_agencies_use),
		NEWS_TEST(dateline_is_not_seen_in_prose),
		NEWS_TEST(dateline_reads_a_date_alone),
		NEWS_TEST(dateline_gives_no_time_of_a_day_there_is_not),
		NEWS_TEST(dateline_gives_names_their_ordinary_case),
	};

	return cmocka_run_group_tests_name("dateline", tests, NULL, NULL);
}
