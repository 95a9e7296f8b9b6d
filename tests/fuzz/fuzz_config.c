/*
 * Any bytes as a board's profile and as a theme: an error that was reported, or values in range;
 * and what the supplicant of Wi-Fi is told of a profile has no line but its own.
 */
#include <stdlib.h>
#include <string.h>

#include "config/board.h"
#include "config/theme.h"
#include "firmware/image/wifi_conf.h"
#include "target.h"

static void check_board(struct span text)
{
	struct board b;
	struct diag d;
	enum err e;

	diag_init(&d, NULL, NULL);
	e = board_read(&b, text, "fuzz.ini", &d);
	if ((e != ERR_NONE) != (d.n_errors > 0))
		abort();
	if (!e && (b.width_px < BOARD_SIDE_PX_MIN || b.width_px > BOARD_SIDE_PX_MAX ||
		   b.height_px < BOARD_SIDE_PX_MIN || b.height_px > BOARD_SIDE_PX_MAX ||
		   b.furthest_mm < b.distance_mm || strlen(b.site) > CONFIG_TEXT_MAX))
		abort();
}

static void check_wifi(struct span text)
{
	char conf[WIFI_CONF_BYTES];
	struct board b;
	struct diag d;
	size_t n, n_lines = 0;

	diag_init(&d, NULL, NULL);
	if (board_read(&b, text, "fuzz.ini", &d) || !b.wifi[0])
		return;
	n = wifi_conf_write(conf, &b);
	for (size_t i = 0; i < n; i++)
		n_lines += conf[i] == '\n';
	if (n != strlen(conf) || n_lines != (b.wifi_country[0] ? 8 : 7) || strpbrk(conf, "\"#"))
		abort();
}

static void check_theme(struct span text)
{
	struct theme t;
	struct diag d;
	enum err e;

	diag_init(&d, NULL, NULL);
	e = theme_read(&t, text, "fuzz.ini", &d);
	if ((e != ERR_NONE) != (d.n_errors > 0))
		abort();
	if (!e && (theme_contrast(t.ink, t.paper) < 7000 || t.headline_min > t.headline_max ||
		   t.family[THEME_HEADLINE][0] == 0))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = {(const char *)data, size};

	check_board(text);
	check_wifi(text);
	check_theme(text);
	return 0;
}
