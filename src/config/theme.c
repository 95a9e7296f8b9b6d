#include "config/theme.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

#define AT(field) offsetof(struct theme, field)
#define FAMILY(name, role, fallback)                                                           \
	{                                                                                      \
		"type", name, CONFIG_TEXT, "", 1, CONFIG_TEXT_MAX, fallback, NULL,             \
			AT(family[role]),                                                      \
			"Font families in order of preference, each with an optional weight: " \
			"'Inter:bold'."                                                        \
	}
#define TRACKING(name, role, fallback)                                                         \
	{                                                                                      \
		"type", name, CONFIG_PERMILLE, "% of the em", -100, 300, fallback, NULL,       \
			AT(tracking[role]), "Space added to each letter; negative is tighter." \
	}
#define COLOUR(name, doc)                                                           \
	{                                                                           \
		"colour", #name, CONFIG_COLOUR, "", 0, 0, NULL, NULL, AT(name), doc \
	}
#define SIZE(name, low, high, fallback, doc)                                                     \
	{                                                                                        \
		"size", #name, CONFIG_PERMILLE, "% of the type unit", low, high, fallback, NULL, \
			AT(name), doc                                                            \
	}

static const char *const levels[] = {"all", "grey16", "mono", NULL};
static const char *const transitions[] = {"fade", "push", "wipe", "none", NULL};

static const struct config_key keys[] = {
	{"theme", "title", CONFIG_TEXT, "", 0, CONFIG_TEXT_MAX, "", NULL, AT(title),
	 "What people call this theme."},
	COLOUR(paper, "The page."),
	COLOUR(ink, "Headline, quotation, speaker, crawl."),
	COLOUR(quiet, "Role, source, date, clock."),
	COLOUR(accent, "Kicker, opening mark, rule, hairline, crawl tag."),
	COLOUR(band, "The strip behind the crawl."),
	COLOUR(tag, "Text on the crawl's tag."),
	{"colour", "levels", CONFIG_ENUM, "", 0, 0, "all", levels, AT(levels),
	 "Shades the theme uses: all colours, 16 greys, black and white. With few, nothing may "
	 "move."},
	{"colour", "large_text", CONFIG_BOOL, "", 0, 0, "no", NULL, AT(large_text),
	 "Headline, quotation and speaker, which are large, may have a contrast of 4.5:1 (WCAG "
	 "2.1, 1.4.6), not 7:1."},
	FAMILY("headline", THEME_HEADLINE, "Inter Display:bold, Inter:bold, DejaVu Sans:bold"),
	TRACKING("headline_tracking", THEME_HEADLINE, "0"),
	FAMILY("quote", THEME_QUOTE, "Noto Serif, DejaVu Serif"),
	TRACKING("quote_tracking", THEME_QUOTE, "0"),
	FAMILY("strong", THEME_STRONG, "Inter:bold, DejaVu Sans:bold"),
	TRACKING("strong_tracking", THEME_STRONG, "0"),
	FAMILY("text", THEME_TEXT, "Inter, DejaVu Sans"),
	TRACKING("text_tracking", THEME_TEXT, "0"),
	FAMILY("label", THEME_LABEL, "Inter:bold, DejaVu Sans:bold"),
	TRACKING("label_tracking", THEME_LABEL, "8"),
	{"type", "pixel", CONFIG_INT, "px", 0, 64, "0", NULL, AT(pixel),
	 "Sizes are multiples of it: for a typeface that is drawn on a grid of so many pixels; 0: "
	 "any size."},
	{"type", "straight", CONFIG_BOOL, "", 0, 0, "no", NULL, AT(straight),
	 "Straight quotation marks, hyphens for dashes, dots for ellipses: for typefaces that have "
	 "no "
	 "others."},
	{"page", "margin_x", CONFIG_PERMILLE, "% of the width", 10, 150, "5.7", NULL, AT(margin_x),
	 "Left and right margin; where the panel is not 16:9, % of the lesser of w and "
	 "(width + w) / 2, w being 16/9 of the type unit."},
	{"page", "margin_y", CONFIG_PERMILLE, "% of the height", 10, 150, "6.8", NULL, AT(margin_y),
	 "Top margin, and the bottom one where there is no crawl; where the panel is not "
	 "16:9, % of the mean of its height and the type unit."},
	SIZE(headline_max, 40, 300, "12.4", "The largest headline."),
	SIZE(headline_min, 20, 300, "5", "The smallest headline."),
	SIZE(quote_max, 30, 200, "9", "The largest quotation."),
	SIZE(quote_min, 20, 200, "4.4", "The smallest quotation."),
	{"size", "headline_leading", CONFIG_PERMILLE, "% of the font size", 900, 2000, "108", NULL,
	 AT(headline_leading), "Baseline to baseline in a headline."},
	{"size", "quote_leading", CONFIG_PERMILLE, "% of the font size", 900, 2000, "120", NULL,
	 AT(quote_leading), "Baseline to baseline in a quotation."},
	SIZE(kicker_size, 15, 100, "3.7", "The kicker."),
	SIZE(speaker_size, 15, 100, "4.3", "The speaker's name."),
	SIZE(role_size, 15, 100, "3.9", "The speaker's role."),
	SIZE(clock_size, 15, 100, "3.7", "Clock and date."),
	SIZE(source_size, 15, 100, "3.4", "Source and date of the story."),
	SIZE(crawl_size, 15, 100, "3.7", "The crawl."),
	SIZE(crawl_height, 30, 200, "8.4", "The strip of the crawl."),
	{"crawl", "tag", CONFIG_TEXT, "", 0, 40, THEME_TAG_AUTO, NULL, AT(crawl_tag),
	 "The fixed words at the left of the crawl; empty for none; auto: STOP PRESS, or, where "
	 "most cards are in another language, its word for news."},
	{"motion", "crawl", CONFIG_BOOL, "", 0, 0, "yes", NULL, AT(crawl),
	 "Show the crawl, where the board has one."},
	{"motion", "transition", CONFIG_ENUM, "", 0, 0, "fade", transitions, AT(transition),
	 "How one card follows another: fade, push (both move a little way on as they fade), wipe "
	 "(an edge passes over the page), none (at once). Boards with motion = fades show push and "
	 "wipe as fade, those with motion = none change at once."},
	{"motion", "transition_ms", CONFIG_INT, "ms", 200, 400, "300", NULL, AT(transition_ms),
	 "How long it takes: shorter looks like a mistake, longer keeps people from reading."},
};

/* WCAG 2.1 "relative luminance", from sRGB. */
static double luminance(uint32_t rgb)
{
	static const double weight[3] = {0.2126, 0.7152, 0.0722};
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double c = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;

		sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

int32_t theme_contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a);
	double lb = luminance(b);
	double ratio = (MAX_OF(la, lb) + 0.05) / (MIN_OF(la, lb) + 0.05);

	return (int32_t)(ratio * 1000);
}

#define CRAWL_HEIGHT_LEAST 14 /* tenths of crawl_size: from an accent to the depth of a g */
#define CONTRAST_LEAST 7000   /* WCAG 2.1, 1.4.6 (AAA), in 1/1000 */

#define CONTRAST_LARGE_LEAST 4500 /* ... of large text */

static enum err check_contrast(const struct theme *t, struct span text, const char *file,
			       struct diag *d)
{
	const int32_t large = t->large_text ? CONTRAST_LARGE_LEAST : CONTRAST_LEAST;
	const struct {
		const char *what, *key;
		uint32_t text, on;
		int32_t least;
	} pair[] = {
		{"ink on paper", "ink", t->ink, t->paper, large},
		{"quiet on paper", "quiet", t->quiet, t->paper, CONTRAST_LEAST},
		{"accent on paper", "accent", t->accent, t->paper, CONTRAST_LEAST},
		{"ink on band", t->crawl ? "ink" : NULL, t->ink, t->band, CONTRAST_LEAST},
		{"tag on accent", "tag", t->tag, t->accent, CONTRAST_LEAST},
	};
	enum err e = ERR_NONE;

	for (size_t i = 0; i < COUNT_OF(pair); i++) {
		int32_t ratio = theme_contrast(pair[i].text, pair[i].on);

		if (ratio >= pair[i].least || !pair[i].key)
			continue;
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "colour", pair[i].key),
			    "%s, #%06x on #%06x: contrast %d.%d:1, %g:1 is needed", pair[i].what,
			    (unsigned)pair[i].text, (unsigned)pair[i].on, (int)(ratio / 1000),
			    (int)(ratio % 1000 / 100), pair[i].least / 1000.0);
		e = ERR_RANGE;
	}
	return e;
}

/* Is RGB a grey, one of N that stand evenly from black to white? */
static bool is_grey(uint32_t rgb, uint32_t n)
{
	uint32_t v = rgb & 0xFF;

	return rgb == (v << 16 | v << 8 | v) && v % (255 / (n - 1)) == 0;
}

static enum err check_levels(const struct theme *t, struct span text, const char *file,
			     struct diag *d)
{
	const struct {
		const char *key;
		uint32_t colour;
	} row[] = {{"paper", t->paper},	  {"ink", t->ink},   {"quiet", t->quiet},
		   {"accent", t->accent}, {"band", t->band}, {"tag", t->tag}};
	enum err e = ERR_NONE;

	for (size_t i = 0; i < COUNT_OF(row) && t->levels != BOARD_LEVELS_ALL; i++) {
		if (is_grey(row[i].colour, t->levels == BOARD_LEVELS_MONO ? 2 : 16))
			continue;
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "colour", row[i].key),
			    "%s, #%06x, is none of the shades of levels = %s", row[i].key,
			    (unsigned)row[i].colour, levels[t->levels]);
		e = ERR_RANGE;
	}
	return e;
}

static enum err check_motion(const struct theme *t, enum board_motion allowed, struct span text,
			     const char *file, const char *whose, struct diag *d)
{
	const char *name = transitions[t->transition];
	enum err e = ERR_NONE;

	if (t->crawl && allowed != BOARD_MOTION_FULL) {
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "motion", "crawl"),
			    "crawl = yes, but %s allows no text that runs: crawl = no is needed",
			    whose);
		e = ERR_RANGE;
	}
	if (t->transition != THEME_CUT && allowed == BOARD_MOTION_NONE) {
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "motion", "transition"),
			    "transition = %s, but %s allows no motion: transition = none is needed",
			    name, whose);
		e = ERR_RANGE;
	} else if ((t->transition == THEME_PUSH || t->transition == THEME_WIPE) &&
		   allowed == BOARD_MOTION_FADES) {
		diag_report(d, DIAG_ERROR, file, config_line_of(text, "motion", "transition"),
			    "transition = %s, but %s allows fades alone: transition = fade or none "
			    "is needed",
			    name, whose);
		e = ERR_RANGE;
	}
	return e;
}

enum err theme_check_motion(const struct theme *t, struct span text, const char *file,
			    const struct board *board, const char *name, struct diag *d)
{
	struct theme shown = *t;
	char whose[80];

	snprintf(whose, sizeof whose, "the board %.60s", name);
	shown.crawl = t->crawl && board->crawl;
	return check_motion(&shown, (enum board_motion)board->motion, text, file, whose, d);
}

static enum err check_look(const struct theme *t, struct span text, const char *file,
			   struct diag *d)
{
	enum err contrast = check_contrast(t, text, file, d);
	enum err shades = check_levels(t, text, file, d);
	enum err motion = ERR_NONE;

	if (t->levels != BOARD_LEVELS_ALL)
		motion = check_motion(t, BOARD_MOTION_NONE, text, file, "a theme of few levels", d);
	return contrast ? contrast : shades ? shades : motion;
}

enum err theme_read(struct theme *t, struct span text, const char *file, struct diag *d)
{
	struct theme fresh = {.title = ""};
	enum err e = config_read(keys, COUNT_OF(keys), text, file, &fresh, d);

	if (e)
		return e;
	if (fresh.headline_min > fresh.headline_max || fresh.quote_min > fresh.quote_max) {
		diag_report(d, DIAG_ERROR, file, 0, "a smallest size is above its largest");
		return ERR_RANGE;
	}
	if (fresh.crawl_height * 10 < fresh.crawl_size * CRAWL_HEIGHT_LEAST) {
		diag_report(d, DIAG_ERROR, file, 0,
			    "crawl_height (%d.%d) cuts letters of crawl_size (%d.%d): at least "
			    "%d.%d times as much is needed",
			    (int)fresh.crawl_height / 10, (int)fresh.crawl_height % 10,
			    (int)fresh.crawl_size / 10, (int)fresh.crawl_size % 10,
			    CRAWL_HEIGHT_LEAST / 10, CRAWL_HEIGHT_LEAST % 10);
		return ERR_RANGE;
	}
	e = check_look(&fresh, text, file, d);
	if (e)
		return e;
	*t = fresh;
	return ERR_NONE;
}

void theme_print_help(FILE *f)
{
	config_print_help(keys, COUNT_OF(keys), f);
}
