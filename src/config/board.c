#include "config/board.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/brightness.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/hours.h"

#define BYTES_MAX 65536

static const char *const audiences[] = {"passing", "waiting", "accessible", NULL};

static const char *const levels[] = {"all", "grey16", "mono", NULL};
static const char *const motions[] = {"full", "fades", "none", NULL};
static const char *const turns[] = {"0", "90", "180", "270", NULL};
static const char *const clocks[] = {"full", "time", "none", NULL};

#define AT(field) offsetof(struct board, field)

static const struct config_key keys[] = {
	{"board", "title", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(title),
	 "What people call this panel."},
	{"panel", "width_px", CONFIG_INT, "px", BOARD_SIDE_PX_MIN, BOARD_SIDE_PX_MAX, NULL, NULL,
	 AT(width_px), "Columns of the picture, as the viewer sees it."},
	{"panel", "height_px", CONFIG_INT, "px", BOARD_SIDE_PX_MIN, BOARD_SIDE_PX_MAX, NULL, NULL,
	 AT(height_px), "Rows of the picture, as the viewer sees it."},
	{"panel", "width_mm", CONFIG_INT, "mm", 0, 5000, "0", NULL, AT(width_mm),
	 "Width of the visible area; 0: unknown."},
	{"panel", "height_mm", CONFIG_INT, "mm", 0, 5000, "0", NULL, AT(height_mm),
	 "Height of the visible area; 0: unknown."},
	{"panel", "levels", CONFIG_ENUM, "", 0, 0, "all", levels, AT(levels),
	 "Shades the panel can show: all colours, 16 greys, black and white."},
	{"panel", "rotate", CONFIG_ENUM, "", 0, 0, "0", turns, AT(rotate),
	 "Degrees, clockwise, by which the panel is turned from how it was built to hang; the "
	 "picture is turned back, so that it stands upright."},
	{"panel", "battery", CONFIG_BOOL, "", 0, 0, "yes", NULL, AT(has_battery),
	 "The clock goes on while the panel is off. Where not, dated cards wait for the network to "
	 "set it."},
	{"panel", "refresh_hz", CONFIG_INT, "Hz", 0, 240, "0", NULL, AT(refresh_hz),
	 "How often the display is refreshed; 0: as it says itself. Panels whose crawls are to "
	 "agree need the same."},
	{"room", "motion", CONFIG_ENUM, "", 0, 0, "full", motions, AT(motion),
	 "What may move: everything, cards that fade, or nothing. A theme that moves more is "
	 "refused for this board, and shown with what is allowed."},
	{"room", "distance_mm", CONFIG_INT, "mm", 100, 50000, "3000", NULL, AT(distance_mm),
	 "Distance from which the panel is usually read."},
	{"room", "furthest_mm", CONFIG_INT, "mm", 0, 90000, "0", NULL, AT(furthest_mm),
	 "Distance from which it must still be readable; 0: five thirds of distance_mm."},
	{"room", "audience", CONFIG_ENUM, "", 0, 0, "passing", audiences, AT(audience),
	 "Who reads: sets how long a card stays. Panels agree only where it is the same."},
	{"show", "site", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(site),
	 "Site id: panels with the same id, audience and pack show the same card at the same "
	 "time."},
	{"show", "crawl", CONFIG_BOOL, "", 0, 0, "yes", NULL, AT(crawl),
	 "Show the strip of moving headlines at the bottom."},
	{"show", "progress", CONFIG_BOOL, "", 0, 0, "yes", NULL, AT(progress),
	 "Show the hairline that tells how far the card is; only with a crawl."},
	{"show", "clock", CONFIG_ENUM, "", 0, 0, "full", clocks, AT(clock),
	 "The clock at the top right: with the date, hours and minutes alone, or none."},
	{"show", "crawl_wpm", CONFIG_INT, "words a minute", 40, 180, "120", NULL, AT(crawl_wpm),
	 "Speed of the crawl; above 180 nobody can follow. It moves whole pixels a refresh, those "
	 "nearest to the speed. A word is six letters, or 1.6 of a script of ideographs, as wide "
	 "as the headlines' are on average."},
	{"show", "crawl_offset_panels", CONFIG_INT, "panels", 0, 63, "0", NULL,
	 AT(crawl_offset_panels),
	 "The crawl carries on that of the panel beside it: so many panels of this width come "
	 "before this one, where reading begins."},
	{"show", "crawl_offset_px", CONFIG_INT, "px", 0, 1000000, "0", NULL, AT(crawl_offset_px),
	 "... and so many px: frames between the panels, or panels of other widths."},
	{"show", "crawl_goes_on", CONFIG_BOOL, "", 0, 0, "no", NULL, AT(crawl_goes_on),
	 "Another panel carries on this one's crawl: it does not fade out at the end."},
	{"show", "crawl_wall_px", CONFIG_INT, "px", 0, 2000000, "0", NULL, AT(crawl_wall_px),
	 "How wide all panels are that carry one crawl, frames and all: at its end, and not "
	 "before their time, headlines come in. The same figure on each; 0: two panels like "
	 "this one."},
	{"show", "orbit_px", CONFIG_INT, "px", 0, 16, "0", NULL, AT(orbit_px),
	 "Against burning in: the picture stands up to so far from its place, and moves by a pixel "
	 "as a card begins, once a minute; no further than there is margin."},
	{"show", "rest_every_minutes", CONFIG_INT, "minutes", 0, 1440, "0", NULL,
	 AT(rest_every_minutes),
	 "... so often the panel rests: paper, and the clock at another place each time; 0: "
	 "never."},
	{"show", "rest_s", CONFIG_INT, "s", 10, 600, "60", NULL, AT(rest_s),
	 "... for so long, until the card that is due then is over. Urgent cards do not rest."},
	{"show", "alternate", CONFIG_BOOL, "", 0, 0, "no", NULL, AT(alternate),
	 "... kicker and clock change places every second day, and the crawl's tag has no block; "
	 "not "
	 "on bars. 'stoppress wear' tells what it is good for."},
	{"show", "live_text", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(live_text),
	 "Scripts of notices that come to the panel after its pack was made, beside Latin, Greek "
	 "and Cyrillic: Arabic, Thai. 'cardc compile --board' puts their letters into the pack."},
	{"show", "zone", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(zone),
	 "Time zone of the clock and of hours, e.g. Europe/Berlin; empty: the system's."},
	{"show", "hours", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(hours),
	 "When the screen is on, as hours of a notice are written: mon-fri 07:00-19:00; outside it "
	 "is "
	 "black, and off where it has a switch; empty: always."},
	{"show", "brightness", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(brightness),
	 "Percent of the light by time of day: 07:00 100, 20:00 60; by the panel's backlight where "
	 "it "
	 "can be set, else darker colours; none on a panel of few shades; empty: always full."},
	{"show", "headline_percent", CONFIG_INT, "%", 1, 100, "100", NULL, AT(headline_percent),
	 "The most that headlines have of a round; 100: no limit."},
	{"show", "quote_percent", CONFIG_INT, "%", 1, 100, "100", NULL, AT(quote_percent),
	 "The most that quotations have of a round; what is left out is shown on other days."},
	{"show", "notice_percent", CONFIG_INT, "%", 1, 100, "100", NULL, AT(notice_percent),
	 "The most that notices have of a round."},
	{"show", "source_percent", CONFIG_INT, "%", 1, 100, "100", NULL, AT(source_percent),
	 "The most that any one source has of a round."},
	{"net", "ethernet", CONFIG_BOOL, "", 0, 0, "no", NULL, AT(ethernet),
	 "Of an image: take an address by DHCP on the Ethernet socket, and the time from the "
	 "network."},
	{"net", "wifi", CONFIG_TEXT, "", 0, BOARD_WIFI_NAME_MAX, "", NULL, AT(wifi),
	 "Of an image that has it: the Wi-Fi network to join, by its name; with 'ethernet' too, a "
	 "cable that is in goes first; empty: none."},
	{"net", "wifi_password", CONFIG_TEXT, "", 0, BOARD_WIFI_KEY_DIGITS, "", NULL,
	 AT(wifi_password),
	 "... its password (WPA2), 8 to 63 letters, digits and signs, or the key, 64 hex digits. A "
	 "blank with ; behind it would begin a comment: then give the key."},
	{"net", "wifi_country", CONFIG_TEXT, "", 0, 2, "", NULL, AT(wifi_country),
	 "... and the country the panel is in, which allows channels: DE; empty: those that every "
	 "country allows."},
	{"net", "time_server", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(time_server),
	 "Whom to ask for the time, by name or address; empty: the one the network names, else "
	 "pool.ntp.org."},
	{"shell", "password_hash", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(password_hash),
	 "Of an image: a shell for maintenance on the serial line, for who knows the password of "
	 "this hash (openssl passwd -6); empty: none."},
};

/* The texts of B that have a grammar of their own. */
static enum err check_times(const struct board *b, struct span text, const char *file,
			    struct diag *d)
{
	struct brightness brightness;
	const char *key = "hours";
	struct hours hours;
	struct span bad;
	const char *why;
	enum err e = hours_parse(span_of(b->hours), &hours, &bad, &why);

	if (!e) {
		key = "brightness";
		e = brightness_parse(span_of(b->brightness), &brightness, &bad, &why);
	}
	if (e)
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "show", key), "%s: '%.*s' %s",
			    key, (int)bad.n, bad.p, why);
	return e;
}

static bool are_all(const char *s, int (*is_one)(int c))
{
	while (*s && (unsigned char)*s < 0x80 && is_one((unsigned char)*s))
		s++;
	return *s == 0;
}

static bool is_password(const char *s)
{
	size_t n = strlen(s);

	if (n == BOARD_WIFI_KEY_DIGITS)
		return are_all(s, isxdigit);
	return n >= BOARD_WIFI_PASSWORD_MIN && n <= BOARD_WIFI_PASSWORD_MAX && are_all(s, isprint);
}

/* The words of Wi-Fi. What the password is, is not told. */
static enum err check_wifi(const struct board *b, struct span text, const char *file,
			   struct diag *d)
{
	const char *key = "wifi_password", *why = "8 to 63 ASCII characters, or 64 hex digits";
	size_t n_country = strlen(b->wifi_country);
	uint32_t line;

	if (n_country && (n_country != 2 || !are_all(b->wifi_country, isalpha))) {
		key = "wifi_country";
		why = "two letters, like DE";
	} else if (is_password(b->wifi_password) || (!b->wifi_password[0] && !b->wifi[0])) {
		return ERR_NONE;
	}
	line = config_line_of(text, "net", key);
	diag_report(d, DIAG_ERROR, file, line ? line : config_line_of(text, "net", "wifi"),
		    "%s has to be %s", key, why);
	return ERR_SYNTAX;
}

enum err board_read(struct board *b, struct span text, const char *file, struct diag *d)
{
	struct board fresh = {.title = ""};
	enum err e = config_read(keys, COUNT_OF(keys), text, file, &fresh, d);

	if (e)
		return e;
	if (fresh.furthest_mm == 0)
		fresh.furthest_mm = fresh.distance_mm * 5 / 3;
	if (fresh.furthest_mm < fresh.distance_mm) {
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "room", "furthest_mm"),
			    "furthest_mm (%d) is nearer than distance_mm (%d)",
			    (int)fresh.furthest_mm, (int)fresh.distance_mm);
		return ERR_RANGE;
	}
	e = check_times(&fresh, text, file, d);
	if (!e)
		e = check_wifi(&fresh, text, file, d);
	if (e)
		return e;
	*b = fresh;
	return ERR_NONE;
}

static void list_boards(struct diag *d, const char *wanted)
{
	char list[300];

	embed_list("board/", ".ini", list, sizeof list);
	diag_report(d, DIAG_ERROR, NULL, 0, "no board is called '%.60s'; there are: %s", wanted,
		    list);
}

static bool is_path(const char *name)
{
	return strchr(name, '/') || span_ends(span_of(name), ".ini");
}

static enum err open_linked(struct board *b, const char *name, struct diag *d)
{
	char file[96];
	struct span text;

	snprintf(file, sizeof file, "board/%.60s.ini", name);
	if (embed_find(file, &text))
		return board_read(b, text, file, d);
	list_boards(d, name);
	return ERR_MISSING;
}

enum err board_open(struct board *b, const char *name, struct diag *d)
{
	unsigned char *memory;
	struct span text;
	enum err e;

	if (!is_path(name))
		return open_linked(b, name, d);
	e = file_load(name, BYTES_MAX, d, &memory, &text.n);
	if (e)
		return e;
	text.p = (const char *)memory;
	e = board_read(b, text, name, d);
	free(memory);
	return e;
}

void board_print_help(FILE *f)
{
	config_print_help(keys, COUNT_OF(keys), f);
}
