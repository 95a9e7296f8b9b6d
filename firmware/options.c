#include "firmware/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/civil.h"
#include "config/board.h"
#include "config/theme.h"

static const char help[] =
	"Usage: stoppress [run|shot|sheet|cards|simulate|why N|next|report FILE|wear] [OPTION]...\n"
	"A news ticker for a screen on a wall.\n"
	"\n"
	"  run (default)          show the cards in a window; where there is no display, as "
	"'cards'\n"
	"  shot                   one picture, of a card or of a moment\n"
	"  sheet                  all cards, small, on one picture\n"
	"  cards                  a picture a card, and the sheet\n"
	"  simulate               what is shown in some days: showings, shares, gaps, bounds\n"
	"  why N                  what keeps card N away, and when it comes next\n"
	"  next                   the cards that come next\n"
	"  report FILE            what was shown, from a proof of play\n"
	"  wear                   what some days do to a panel that burns in, tile by tile\n"
	"\n"
	"  -p, --pack FILE        the cards to show (default: those linked into the program)\n"
	"  -b, --board NAME|FILE  the panel's profile (default: hd43)\n"
	"      --rescue NAME      run: where pack or profile cannot be used, say so on the "
	"screen\n"
	"                         for a minute, then show the linked cards, or as profile NAME "
	"says\n"
	"      --site ID          site id: panels of one site show the same at the same time\n"
	"  -o, --out PATH         shot, sheet: the PNG file, - for standard output; wear: the PNG\n"
	"                         file of the map; cards: the folder\n"
	"  -c, --card N           shot: card N, from 1, as 'cardc list' counts\n"
	"  -t, --at TIME          the time that is shown: 2025-08-24T14:05:09.150+02:00\n"
	"      --from TIME        simulate, wear: the beginning (default: now); report: showings "
	"that\n"
	"                         begin from then on\n"
	"      --to TIME          report: showings that begin before then\n"
	"      --days N           simulate, wear: for so many days, 1 to 366 (7; 30)\n"
	"      --count N          next: so many cards, 1 to 10000 (20)\n"
	"      --by WHAT          report: a line a card (default) or hour\n"
	"      --json             simulate, report, wear: for programs\n"
	"      --csv              report: for spreadsheets\n"
	"      --display WHAT     run: auto (default), sdl (a window), png (pictures), drm (a\n"
	"                         screen without a desktop)\n"
	"      --mode WxH[@HZ]    run --display drm: the mode, instead of the one of the "
	"profile's\n"
	"                         size\n"
	"      --speed FACTOR     run: let time pass faster or slower\n"
	"      --for SECONDS      run: end after so many seconds\n"
	"  -f, --fullscreen       run: no window frame\n"
	"      --state FOLDER     run: keep status.json there, how the player does; on SIGUSR1 "
	"shot.png,\n"
	"                         too; and what it is drawing, so that a card that ends it twice "
	"is\n"
	"                         left out\n"
	"      --proof FILE       run: keep a proof of play, 16 MiB for 262,000 showings; the "
	"oldest\n"
	"                         goes first\n"
	"      --growth KIB       run --display drm: so much memory more than the first picture "
	"takes, and no\n"
	"                         more: a card that wants it is refused\n"
	"      --still            no crawl and no progress line, whatever the profile says\n"
	"      --stats            run: at the end print frames, wake-ups, times and memory\n"
	"      --help-config      the keys of board and theme files\n"
	"  -h, --help\n"
	"      --version\n"
	"\n"
	"Keys in the window, or of the terminal where there is no desktop: space hold this card, "
	"and\n"
	"go on; arrows another card, for a minute; l or Home back to live; f full screen; s save "
	"a\n"
	"picture; q quit. The clock and the crawl go on whatever card is held.\n"
	"\n"
	"Signals: SIGTERM and SIGINT end the player, SIGHUP has it read pack and profile anew "
	"(the\n"
	"size of the window and how the panel is turned stay), SIGUSR1 has it save a picture.\n";

enum {
	OPT_SITE = 256,
	OPT_DISPLAY,
	OPT_MODE,
	OPT_SPEED,
	OPT_FOR,
	OPT_STILL,
	OPT_STATS,
	OPT_HELP_CONFIG,
	OPT_VERSION,
	OPT_FROM,
	OPT_DAYS,
	OPT_COUNT,
	OPT_JSON,
	OPT_RESCUE,
	OPT_STATE,
	OPT_PROOF,
	OPT_TO,
	OPT_BY,
	OPT_CSV,
	OPT_GROWTH,
};

static const struct option longs[] = {
	{"pack", required_argument, NULL, 'p'},
	{"board", required_argument, NULL, 'b'},
	{"rescue", required_argument, NULL, OPT_RESCUE},
	{"site", required_argument, NULL, OPT_SITE},
	{"out", required_argument, NULL, 'o'},
	{"png", required_argument, NULL, 'o'},
	{"card", required_argument, NULL, 'c'},
	{"at", required_argument, NULL, 't'},
	{"display", required_argument, NULL, OPT_DISPLAY},
	{"mode", required_argument, NULL, OPT_MODE},
	{"speed", required_argument, NULL, OPT_SPEED},
	{"for", required_argument, NULL, OPT_FOR},
	{"fullscreen", no_argument, NULL, 'f'},
	{"still", no_argument, NULL, OPT_STILL},
	{"stats", no_argument, NULL, OPT_STATS},
	{"help-config", no_argument, NULL, OPT_HELP_CONFIG},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, OPT_VERSION},
	{"from", required_argument, NULL, OPT_FROM},
	{"days", required_argument, NULL, OPT_DAYS},
	{"count", required_argument, NULL, OPT_COUNT},
	{"json", no_argument, NULL, OPT_JSON},
	{"state", required_argument, NULL, OPT_STATE},
	{"proof", required_argument, NULL, OPT_PROOF},
	{"to", required_argument, NULL, OPT_TO},
	{"by", required_argument, NULL, OPT_BY},
	{"csv", no_argument, NULL, OPT_CSV},
	{"growth", required_argument, NULL, OPT_GROWTH},
	{NULL, 0, NULL, 0},
};

static PRINTF_LIKE(1, 2) int wrong(const char *format, ...)
{
	va_list args;

	fputs("stoppress: error: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nTry 'stoppress --help'.\n", stderr);
	return 2;
}

/* A decimal number in [LOW, HIGH], times 1000. */
static bool read_permille(const char *s, double low, double high, int64_t *out)
{
	char *end;
	double v = strtod(s, &end);

	if (end == s || *end || !(v >= low && v <= high))
		return false;
	*out = (int64_t)(v * 1000 + 0.5);
	return true;
}

static int set_display(struct options *o, const char *word)
{
	static const char *const names[] = {"auto", "sdl", "png", "drm"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (strcmp(names[i], word) == 0) {
			o->display = (enum options_display)i;
			return -1;
		}
	}
	return wrong("--display: '%s' is none of auto, sdl, png, drm", word);
}

/* A whole number of [1, HIGH] at *S, which is moved behind it. */
static bool take_int(const char **s, int high, int *out)
{
	char *end;
	long v = strtol(*s, &end, 10);

	if (**s < '0' || **s > '9' || v < 1 || v > high)
		return false;
	*out = (int)v;
	*s = end;
	return true;
}

static bool take_char(const char **s, char c)
{
	bool is_there = **s == c;

	*s += is_there;
	return is_there;
}

static int set_mode(struct options *o, const char *word)
{
	const char *s = word;
	bool is_mode = take_int(&s, BOARD_SIDE_PX_MAX, &o->mode_width) && take_char(&s, 'x') &&
		       take_int(&s, BOARD_SIDE_PX_MAX, &o->mode_height);

	if (is_mode && take_char(&s, '@'))
		is_mode = take_int(&s, 1000, &o->mode_hz);
	if (!is_mode || *s)
		return wrong("--mode: '%s' is not a mode like 1920x1080 or 1920x1080@50", word);
	return -1;
}

static int set_whole(int *out, const char *name, int high, const char *word)
{
	const char *s = word;

	if (!take_int(&s, high, out) || *s)
		return wrong("%s: '%s' is not a number from 1 to %d", name, word, high);
	return -1;
}

static int set_card(struct options *o, const char *word)
{
	char *end;
	unsigned long v = strtoul(word, &end, 10);

	if (end == word || *end || v == 0 || v > UINT32_MAX || word[0] == '-')
		return wrong("--card: '%s' is not the number of a card", word);
	o->card = (uint32_t)v;
	return -1;
}

static int set_time(struct options *o, const char *name, const char *word)
{
	if (civil_parse(span_of(word), &o->utc_ms, &o->offset_s))
		return wrong("%s: '%s' is not a time like 2025-08-24T14:05:00Z", name, word);
	o->has_time = true;
	return -1;
}

static int set_end(struct options *o, const char *word)
{
	int32_t offset_s;

	if (civil_parse(span_of(word), &o->to_ms, &offset_s))
		return wrong("--to: '%s' is not a time like 2025-08-24T14:05:00Z", word);
	o->has_to = true;
	return -1;
}

static int set_by(struct options *o, const char *word)
{
	o->by_hour = strcmp(word, "hour") == 0;
	if (!o->by_hour && strcmp(word, "card") != 0)
		return wrong("--by: '%s' is neither card nor hour", word);
	return -1;
}

static int set_path(const char **out, const char *name, const char *word)
{
	*out = word;
	return *word ? -1 : wrong("%s: the name is empty", name);
}

static int set_number(struct options *o, int c, const char *word)
{
	int64_t v;

	if (c == OPT_SPEED) {
		if (!read_permille(word, 0.001, 100000, &v))
			return wrong("--speed: '%s' is not a number from 0.001 to 100000", word);
		o->speed = (int32_t)v;
		return -1;
	}
	if (!read_permille(word, 0, 1e9, &o->for_ms))
		return wrong("--for: '%s' is not a number of seconds", word);
	return -1;
}

static int print_and_end(int c)
{
	if (c == OPT_VERSION) {
		puts("stoppress " STOPPRESS_VERSION);
	} else if (c == OPT_HELP_CONFIG) {
		puts("Board profile (board/NAME.ini):\n");
		board_print_help(stdout);
		puts("\nTheme (assets/themes/NAME.ini):\n");
		theme_print_help(stdout);
	} else {
		fputs(help, stdout);
	}
	return fflush(stdout) ? 1 : 0;
}

/* What an option without a value sets; NULL: it does more. */
static bool *flag_of(struct options *o, int c)
{
	switch (c) {
	case OPT_JSON:
		return &o->json;
	case OPT_CSV:
		return &o->csv;
	case 'f':
		return &o->fullscreen;
	case OPT_STILL:
		return &o->still;
	case OPT_STATS:
		return &o->stats;
	default:
		return NULL;
	}
}

static int set_option(struct options *o, int c)
{
	bool *flag = flag_of(o, c);

	if (flag) {
		*flag = true;
		return -1;
	}
	switch (c) {
	case 'p':
		o->pack = optarg;
		return -1;
	case 'b':
		o->board = optarg;
		return -1;
	case 'o':
		o->out = optarg;
		return *optarg ? -1 : wrong("--out: the name is empty");
	case 'c':
		return set_card(o, optarg);
	case 't':
		return set_time(o, "--at", optarg);
	case OPT_FROM:
		o->has_from = true;
		return set_time(o, "--from", optarg);
	case OPT_DAYS:
		return set_whole(&o->days, "--days", 366, optarg);
	case OPT_COUNT:
		return set_whole(&o->count, "--count", 10000, optarg);
	case OPT_GROWTH:
		return set_whole(&o->growth_kib, "--growth", 1 << 20, optarg);
	case OPT_TO:
		return set_end(o, optarg);
	case OPT_BY:
		return set_by(o, optarg);
	case OPT_STATE:
		return set_path(&o->state, "--state", optarg);
	case OPT_PROOF:
		return set_path(&o->proof, "--proof", optarg);
	case OPT_RESCUE:
		o->rescue = optarg;
		return -1;
	case OPT_SITE:
		o->site = optarg;
		return -1;
	case OPT_DISPLAY:
		return set_display(o, optarg);
	case OPT_MODE:
		return set_mode(o, optarg);
	case OPT_SPEED:
	case OPT_FOR:
		return set_number(o, c, optarg);
	case 'h':
	case OPT_HELP_CONFIG:
	case OPT_VERSION:
		return print_and_end(c);
	default: /* getopt has said what is wrong */
		fputs("Try 'stoppress --help'.\n", stderr);
		return 2;
	}
}

static int set_command(struct options *o, const char *word)
{
	static const char *const names[] = {"run", "shot", "sheet",  "cards", "simulate",
					    "why", "next", "report", "wear"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (strcmp(names[i], word) == 0) {
			o->command = (enum options_command)i;
			return -1;
		}
	}
	return wrong("'%s' is none of run, shot, sheet, cards, simulate, why, next, report, wear",
		     word);
}

static int check_report(const struct options *o)
{
	if (o->command == OPTIONS_REPORT && !o->report)
		return wrong("report wants the file of a proof of play");
	if (o->command == OPTIONS_REPORT && o->has_time && !o->has_from)
		return wrong("report wants --from TIME, not --at");
	if (o->command != OPTIONS_REPORT && (o->by_hour || o->csv || o->has_to))
		return wrong("--by, --csv and --to go with report");
	if (o->json && o->csv)
		return wrong("--json and --csv do not go together");
	if ((o->command != OPTIONS_RUN || o->display == OPTIONS_PNG) && (o->state || o->proof))
		return wrong("--state and --proof go with run, on a screen");
	return -1;
}

static int check(const struct options *o)
{
	if (o->command == OPTIONS_SHOT && o->card == 0 && !o->has_time)
		return wrong("shot wants --card N or --at TIME");
	if (o->command == OPTIONS_WHY && o->card == 0)
		return wrong("why wants the number of a card, from 1, as 'cardc list' counts");
	if (o->command != OPTIONS_SHOT && o->command != OPTIONS_WHY && o->card)
		return wrong("--card goes with shot and why");
	if (o->command != OPTIONS_SIMULATE && o->command != OPTIONS_WEAR && o->days)
		return wrong("--days goes with simulate and wear");
	if (o->command != OPTIONS_SIMULATE && o->command != OPTIONS_REPORT &&
	    o->command != OPTIONS_WEAR && o->json)
		return wrong("--json goes with simulate, report and wear");
	if (o->command != OPTIONS_SIMULATE && o->command != OPTIONS_REPORT &&
	    o->command != OPTIONS_WEAR && o->has_from)
		return wrong("--from goes with simulate, report and wear");
	if (o->command == OPTIONS_WEAR && o->out && strcmp(o->out, "-") == 0)
		return wrong("wear prints its figures: the map wants a file of its own");
	if (o->command != OPTIONS_NEXT && o->count)
		return wrong("--count goes with next");
	if (o->command != OPTIONS_RUN && (o->display != OPTIONS_AUTO || o->for_ms >= 0 ||
					  o->speed != 1000 || o->fullscreen || o->stats))
		return wrong("--display, --for, --speed, --fullscreen and --stats go with run");
	if (o->display == OPTIONS_PNG &&
	    (o->for_ms >= 0 || o->speed != 1000 || o->fullscreen || o->stats))
		return wrong(
			"--for, --speed, --fullscreen and --stats do not go with --display png");
	if (o->command != OPTIONS_RUN && o->rescue)
		return wrong("--rescue goes with run");
	if (o->growth_kib && o->display != OPTIONS_DRM)
		return wrong("--growth goes with --display drm");
	if (o->mode_width && o->display != OPTIONS_DRM)
		return wrong("--mode goes with --display drm");
	if (o->site && strlen(o->site) > CONFIG_TEXT_MAX)
		return wrong("--site: at most %d bytes", CONFIG_TEXT_MAX);
	if ((o->command == OPTIONS_SHOT || o->command == OPTIONS_SHEET) && !o->out)
		return wrong("%s wants --out FILE.png",
			     o->command == OPTIONS_SHOT ? "shot" : "sheet");
	return check_report(o);
}

int options_read(int argc, char **argv, struct options *out)
{
	struct options o = {.board = "hd43", .speed = 1000, .for_ms = -1};
	int status;
	int c;

	while ((c = getopt_long(argc, argv, "p:b:o:c:t:fh", longs, NULL)) != -1) {
		status = set_option(&o, c);
		if (status >= 0)
			return status;
	}
	if (optind < argc) {
		status = set_command(&o, argv[optind++]);
		if (status >= 0)
			return status;
	}
	if (optind < argc && o.command == OPTIONS_WHY && o.card == 0) {
		status = set_card(&o, argv[optind++]);
		if (status >= 0)
			return status;
	}
	if (optind < argc && o.command == OPTIONS_REPORT)
		o.report = argv[optind++];
	if (optind < argc)
		return wrong("'%s' is one word too many", argv[optind]);
	status = check(&o);
	if (o.out && strcmp(o.out, "-") == 0 && o.command != OPTIONS_CARDS)
		o.out = "/dev/stdout";
	if (status < 0)
		*out = o;
	return status;
}
