/* Wi-Fi of an image: the key of a network, and what its supplicant is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "config/board.h"
#include "firmware/image/wifi_conf.h"
#include "firmware/image/wifi_key.h"
#include "tests/unit/reports.h"

#define PANEL "[panel]\nwidth_px = 640\nheight_px = 480\n[net]\n"
#define HEX64 "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"

static enum err read_text(const char *text, struct board *b, struct reports *r)
{
	reports_init(r);
	return board_read(b, span_of(text), "b.ini", &r->diag);
}

static void assert_key(const char *name, const char *password, const char *wanted)
{
	unsigned char key[WIFI_KEY_BYTES];
	char hex[2 * WIFI_KEY_BYTES + 1];

	wifi_key_make(key, name, password);
	for (int i = 0; i < WIFI_KEY_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", key[i]);
	assert_string_equal(hex, wanted);
}

/* IEEE 802.11i-2004, H.4.2; the last two have the longest password and name. */
static void the_key_is_that_of_the_standard(void **state)
{
	(void)state;
	assert_key("IEEE", "password",
		   "f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e");
	assert_key("ThisIsASSID", "ThisIsAPassword",
		   "0dc0d6eb90555ed6419756b9a15ec3e3209b63df707dd508d14581f8982721af");
	assert_key("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		   "becb93866bb8c3832cb777c2f559807c8c59afcb6eae734885001300a981cc62");
}

static void the_supplicant_is_told_nothing_that_needs_quotes(void **state)
{
	char conf[WIFI_CONF_BYTES];
	struct reports r;
	struct board b;
	size_t n;

	(void)state;
	assert_int_equal(read_text(PANEL "wifi = a\"}#\xC3\xA4\nwifi_password = x\"y#z} {\"\n"
					 "wifi_country = de\n",
				   &b, &r),
			 ERR_NONE);
	n = wifi_conf_write(conf, &b);
	assert_int_equal(n, strlen(conf));
	assert_memory_equal(conf, "country=DE\nnetwork={\n\tssid=61227d23c3a4\n",
			    strlen("country=DE\nnetwork={\n\tssid=61227d23c3a4\n"));
	assert_null(strchr(conf, '"'));
	assert_null(strchr(conf, '#'));
	assert_null(strstr(conf, "x\"y"));
	assert_non_null(strstr(conf, "\n\tkey_mgmt=WPA-PSK WPA-PSK-SHA256\n"));
}

static void a_key_is_taken_as_it_is_and_no_country_is_left_out(void **state)
{
	char conf[WIFI_CONF_BYTES];
	struct reports r;
	struct board b;

	(void)state;
	assert_int_equal(read_text(PANEL "wifi = Foyer\nwifi_password = " HEX64 "\n", &b, &r),
			 ERR_NONE);
	(void)wifi_conf_write(conf, &b);
	assert_non_null(strstr(conf, "\n\tpsk=" HEX64 "\n}\n"));
	assert_null(strstr(conf, "country"));
}

static void the_longest_words_have_room(void **state)
{
	char conf[WIFI_CONF_BYTES];
	struct board b = {.wifi_country = "GB"};

	(void)state;
	memset(b.wifi, 'n', BOARD_WIFI_NAME_MAX);
	memset(b.wifi_password, 'p', BOARD_WIFI_PASSWORD_MAX);
	assert_in_range(wifi_conf_write(conf, &b), 1, sizeof conf - 1);
	assert_string_equal(conf + strlen(conf) - 2, "}\n");
}

/* What is wrong is told with its line, and without the password. */
static void assert_wrong(const char *words, const char *report)
{
	char text[300];
	struct reports r;
	struct board b;

	snprintf(text, sizeof text, PANEL "%s", words);
	assert_int_not_equal(read_text(text, &b, &r), ERR_NONE);
	assert_int_equal(r.diag.n_errors, 1);
	assert_non_null(strstr(r.text, report));
	assert_null(strstr(r.text, "secre"));
}

static void words_that_cannot_be_right_are_told_with_their_line(void **state)
{
	static const char password[] = "wifi_password has to be 8 to 63 ASCII characters";

	(void)state;
	assert_wrong("wifi = Foyer\n", "b.ini:5: error: wifi_password has to be");
	assert_wrong("wifi = Foyer\nwifi_password = secrets\n", "b.ini:6: error: ");
	assert_wrong("wifi = Foyer\nwifi_password = secrets\n", password);
	assert_wrong("wifi_password = secre\xC3\xA9\xC3\xA9\xC3\xA9\n", password);
	assert_wrong("wifi = Foyer\nwifi_password = secre" /* 64, and no key */
		     "0000000000000000000000000000000000000000000000000000000000z\n",
		     password);
	assert_wrong("wifi_country = D1\n", "b.ini:5: error: wifi_country has to be two letters");
	assert_wrong("wifi_country = D\n", "wifi_country has to be two letters");
	assert_wrong("wifi = 123456789012345678901234567890123\n", "wifi: the text takes 33");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_key_is_that_of_the_standard),
		cmocka_unit_test(the_supplicant_is_told_nothing_that_needs_quotes),
		cmocka_unit_test(a_key_is_taken_as_it_is_and_no_country_is_left_out),
		cmocka_unit_test(the_longest_words_have_room),
		cmocka_unit_test(words_that_cannot_be_right_are_told_with_their_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
