/*
 * Which screen of a card, in which mode: on the card of kms_fake.h.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "firmware/kms_output.h"
#include "tests/unit/kms_fake.h"

static void a_mode_is_chosen_by_size_then_by_what_the_monitor_prefers(void **state)
{
	enum { P = DRM_MODE_TYPE_PREFERRED, I = DRM_MODE_FLAG_INTERLACE };
	static const struct {
		struct kms_output_wish wish;
		int best;
	} row[] = {
		{{0, 0, 0, 0}, 1},	 {{1920, 1080, 0, 0}, 3}, {{1920, 1080, 50, 0}, 4},
		{{1280, 720, 0, 0}, 6},	 {{1024, 768, 0, 0}, 1},  {{1920, 1080, 30, 0}, 4},
		{{3840, 2160, 0, 0}, 1}, {{800, 600, 0, 0}, 1},
	};
	drmModeModeInfo mode[] = {
		fake_mode(4096, 2160, 30, 0, 0), fake_mode(3840, 2160, 30, P, 0),
		fake_mode(1920, 1080, 60, 0, I), fake_mode(1920, 1080, 60, 0, 0),
		fake_mode(1920, 1080, 50, 0, 0), fake_mode(1280, 720, 50, 0, 0),
		fake_mode(1280, 720, 60, 0, 0),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_int_equal(kms_output_mode(mode, COUNT_OF(mode), &row[i].wish), row[i].best);
	for (size_t i = 0; i < COUNT_OF(mode); i++)
		mode[i].type = 0;
	assert_int_equal(kms_output_mode(mode, COUNT_OF(mode), &row[0].wish), 0);
}

static void in_the_place_of_too_large_a_mode_is_one_of_its_shape(void **state)
{
	enum { P = DRM_MODE_TYPE_PREFERRED, I = DRM_MODE_FLAG_INTERLACE };
	static const struct {
		int wanted;
		long px_max;
		int best;
	} row[] = {
		{0, 3840 * 2160 - 1, 2}, {0, 1920 * 1080 - 1, 5}, {0, 1366 * 768 - 1, 6},
		{7, 1280 * 960 - 1, 8},	 {7, 1024 * 768 - 1, 6},  {0, 1, 6},
	};
	const drmModeModeInfo mode[] = {
		fake_mode(3840, 2160, 30, P, 0), fake_mode(1920, 1080, 60, 0, I),
		fake_mode(1920, 1080, 60, 0, 0), fake_mode(1920, 1080, 50, 0, 0),
		fake_mode(1280, 1024, 60, 0, 0), fake_mode(1366, 768, 60, 0, 0),
		fake_mode(720, 400, 70, 0, 0),	 fake_mode(1280, 960, 60, 0, 0),
		fake_mode(1024, 768, 60, 0, 0),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_int_equal(
			kms_output_less(mode, COUNT_OF(mode), row[i].wanted, row[i].px_max),
			row[i].best);
}

static void a_connected_screen_goes_before_one_that_does_not_know(void **state)
{
	const struct kms_output_wish wish = {0, 0, 0, 0};
	struct kms_output o;

	(void)state;
	fake_reset();
	fake.connector[0] = fake.connector[1];
	fake.connector[0].connection = DRM_MODE_UNKNOWNCONNECTION;
	assert_int_equal(kms_output_find(&fake_calls, 0, &wish, &o), ERR_NONE);
	assert_int_equal(o.connector, FAKE_CONNECTOR + 1);
	assert_int_equal(o.crtc, FAKE_CRTC);
	assert_int_equal(o.plane, FAKE_PRIMARY);
	assert_string_equal(o.name, "HDMI-A-2");
	fake.connector[1].connection = DRM_MODE_DISCONNECTED;
	assert_int_equal(kms_output_find(&fake_calls, 0, &wish, &o), ERR_NONE);
	assert_int_equal(o.connector, FAKE_CONNECTOR);
	fake.connector[0].connection = DRM_MODE_DISCONNECTED;
	assert_int_equal(kms_output_find(&fake_calls, 0, &wish, &o), ERR_MISSING);
	fake.is_card_gone = true;
	assert_int_equal(kms_output_find(&fake_calls, 0, &wish, &o), ERR_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mode_is_chosen_by_size_then_by_what_the_monitor_prefers),
		cmocka_unit_test(in_the_place_of_too_large_a_mode_is_one_of_its_shape),
		cmocka_unit_test(a_connected_screen_goes_before_one_that_does_not_know),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
