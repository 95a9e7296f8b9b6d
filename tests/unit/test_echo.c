#include "news_fixture.h"

#include "news/echo.h"

/* A page of four paragraphs: a quotation, two that say nothing of it, the quotation again. */
static const char *const page[] = {
	("\xE2\x80\x9CWe will not let the ferry go while there is ice on the sound,\xE2\x80\x9D "
	 "said Anna Lind."),
	"The harbour office had asked for it on Monday.",
	"Boats from Ribe were late, too.",
	"We will not let the ferry go while there is ice on the sound",
};

enum { PAGE = COUNT_OF(page), COPIES = 12, QUOTE = 0, PULL = 3 };

/* COPIES of the page, one below the other. */
static struct echo *listen(struct fixture *f)
{
	struct profile *profiles = region_take_array(&f->r, PAGE * COPIES, sizeof *profiles);

	for (size_t i = 0; i < PAGE * COPIES; i++) {
		struct para p = {.text = span_of(page[i % PAGE]), .cls = LINE_BODY};

		profile_make(f->l, &p, &f->r, &profiles[i]);
	}
	return echo_create(profiles, PAGE * COPIES, &f->r);
}

static void a_quotation_is_heard_beside_it_however_often_it_stands_elsewhere(void **state)
{
	const struct echo *e = listen(*state);

	for (size_t i = 0; i < PAGE * COPIES; i += PAGE) {
		assert_true(echo_is_heard(e, i + PULL, PAGE));
		assert_false(echo_is_heard(e, i + PULL, 0));
		assert_false(echo_is_heard(e, i + 1, PAGE - 1));
	}
	assert_false(echo_is_heard(e, PAGE * COPIES - 1, 2));
	assert_true(echo_is_heard(e, PAGE * COPIES - 1, 3));
}

static void what_two_paragraphs_share_is_counted_near_and_far(void **state)
{
	const struct echo *e = listen(*state);
	size_t last = PAGE * (COPIES - 1);

	assert_int_equal(echo_shared(e, PULL, QUOTE), 11);
	for (size_t i = 0; i <= last; i += PAGE) {
		assert_int_equal(echo_shared(e, i + PULL, i + QUOTE), 11);
		assert_int_equal(echo_shared(e, PULL, i + QUOTE), 11);
		assert_int_equal(echo_shared(e, i + QUOTE, PULL), 11);
		assert_int_equal(echo_shared(e, i + PULL, i + 1), 0);
		assert_int_equal(echo_shared(e, i + PULL, (i + PAGE * 5) % (last + PAGE) + 2), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_quotation_is_heard_beside_it_however_often_it_stands_elsewhere, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(what_two_paragraphs_share_is_counted_near_and_far,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
