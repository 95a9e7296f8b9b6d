#include "draw/contract.h"

#include "config/theme.h"
#include "draw/canvas.h"
#include "draw/type.h"
#include "text/upper.h"

/* Every limit there is. The angles of ISO 9241-303 are those it gives for reading at a desk; a wall
 * is read from further away but no more comfortably, so they are kept. What only names, dates or
 * places a card may be smaller: who wants to know steps nearer. */
static const struct contract_limit limits[CONTRACT_N_RULES] = {
	{"far", "the text from the furthest place", "'", 10, 160, true,
	 "ISO 9241-303: 16 arcmin at least"},
	{"near", "the text from the usual place", "'", 10, 200, true,
	 "ISO 9241-303: 20 to 22 arcmin preferred"},
	{"speaker", "the speaker's name from the usual place", "'", 10, 160, true,
	 "ISO 9241-303: 16 arcmin at least"},
	{"small", "the smallest type from the usual place", "'", 10, 100, true,
	 "our design: twice the 5 arcmin of normal sight (20/20)"},
	{"contrast", "contrast", ":1", 1000, 7000, true, "WCAG 2.1, 1.4.6 (AAA)"},
	{"chars", "characters in a line", "", 1, 60, false,
	 "British Dyslexia Association: 60 to 70"},
	{"lines", "lines beyond 4 of a headline and 8 of a quotation, on an upright panel 6 and 9",
	 "", 1, 0, false,
	 "our design: a frame holds 7 to 10 words, a line of an upright panel 3 or 4"},
	{"missing", "characters without a glyph", "", 1, 0, false, "nothing is lost"},
	{"outside", "parts outside the safe area", "", 1, 0, false, "nothing is cut off"},
	{"overlap", "parts that touch", "", 1, 0, false, "nothing is covered"},
};

const struct contract_limit *contract_limit(enum contract_rule rule)
{
	return &limits[rule];
}

/* The angle of CAP_PX pixels, in 1/10 arcmin; so small that it is its own tangent. */
static int32_t arcmin(const struct board *b, int32_t cap_px, int32_t distance_mm)
{
	int64_t height_um = (int64_t)cap_px * b->height_mm * 1000 / b->height_px;

	if (b->height_mm == 0 || cap_px == 0)
		return CONTRACT_UNKNOWN;
	return (int32_t)(height_um * CONTRACT_PER_RADIAN / ((int64_t)distance_mm * 1000));
}

/* The capitals of the smallest of the parts that are there. */
static int32_t smallest_cap(const struct style *s, const struct font_set *fonts,
			    const struct card_report *r)
{
	const struct {
		enum scene_tag tag;
		struct type type;
	} part[] = {
		{SCENE_KICKER, {THEME_LABEL, s->kicker_size, 0, SCENE_KICKER}},
		{SCENE_SPEAKER, {THEME_STRONG, s->speaker_size, 0, SCENE_SPEAKER}},
		{SCENE_ROLE, {THEME_TEXT, s->role_size, 0, SCENE_ROLE}},
		{SCENE_PART, {THEME_TEXT, s->role_size, 0, SCENE_PART}},
		{SCENE_SOURCE, {THEME_TEXT, s->source_size, 0, SCENE_SOURCE}},
		{SCENE_DATE, {THEME_TEXT, s->source_size, 0, SCENE_DATE}},
	};
	const struct type clock = {THEME_TEXT, s->clock_size, 0, SCENE_CLOCK};
	const struct type crawl = {THEME_TEXT, s->crawl_size, 0, SCENE_STRIP};
	int32_t least = r->cap_px;

	if (s->clock != BOARD_CLOCK_NONE)
		least = MIN_OF(least, type_cap(fonts, &clock));
	if (!rect_is_empty(s->band))
		least = MIN_OF(least, type_cap(fonts, &crawl));
	for (size_t i = 0; i < COUNT_OF(part); i++)
		if (!rect_is_empty(r->part[part[i].tag]))
			least = MIN_OF(least, type_cap(fonts, &part[i].type));
	return least;
}

static void measure_angles(const struct board *b, const struct style *s,
			   const struct font_set *fonts, const struct card_report *r, int32_t *f)
{
	const struct type speaker = {THEME_STRONG, s->speaker_size, 0, SCENE_SPEAKER};

	f[CONTRACT_FAR] = arcmin(b, r->cap_px, b->furthest_mm);
	f[CONTRACT_NEAR] = arcmin(b, r->cap_px, b->distance_mm);
	f[CONTRACT_SMALL] = arcmin(b, smallest_cap(s, fonts, r), b->distance_mm);
	if (!rect_is_empty(r->part[SCENE_SPEAKER]))
		f[CONTRACT_SPEAKER] = arcmin(b, type_cap(fonts, &speaker), b->distance_mm);
}

/* The most that a pixel of ITEM is covered. Its least is nothing: a line of type has paper in it.
 */
static uint8_t most_covered(const struct scene_item *item)
{
	unsigned most = 0;

	for (uint32_t i = 0; i < item->n_glyphs && most < 255; i++)
		most = MAX_OF(most, coverage_most(item->glyphs[i].coverage));
	return (uint8_t)most;
}

/* Of one text on the page: its most covered pixel against its paper. All pixels of one coverage are
 * alike, so only those two are drawn. */
static int32_t item_contrast(const struct style *s, const struct scene_item *item)
{
	uint32_t px[2];
	struct canvas two = {px, 2, 1, 2};
	struct rect all = canvas_bounds(&two);
	const uint8_t coverage[2] = {most_covered(item), 0};

	if (coverage[0] == 0)
		return CONTRACT_UNKNOWN;
	canvas_fill(&two, all, all, s->paper);
	canvas_mask(&two, 0, 0, coverage, 2, 1, 2, all, item->colour, 255);
	canvas_quantise(&two, all, s->levels);
	return theme_contrast(px[0], px[1]);
}

#define LARGE_LEAST 4500 /* WCAG 2.1, 1.4.6, of large text, where the theme has the key for it */

static bool is_large(enum scene_tag tag)
{
	return tag == SCENE_TEXT || tag == SCENE_SPEAKER;
}

static int32_t least_contrast(const struct style *s, const struct scene *scene)
{
	int32_t least = CONTRACT_UNKNOWN;

	for (size_t i = 0; i < scene->n; i++) {
		const struct scene_item *item = &scene->items[i];
		int32_t ratio = item->glyphs ? item_contrast(s, item) : CONTRACT_UNKNOWN;

		if (ratio == CONTRACT_UNKNOWN ||
		    (s->large_text && is_large(item->tag) && ratio >= LARGE_LEAST))
			continue;
		if (least == CONTRACT_UNKNOWN || ratio < least)
			least = ratio;
	}
	return least;
}

/* Of all but the text. */
static int32_t count_missing(struct font_set *fonts, const struct pack_card *card)
{
	char capitals[2 * PACK_LABEL_MAX];
	size_t n = font_n_missing(fonts, THEME_STRONG, card->speaker);

	n += font_n_missing(fonts, THEME_TEXT, card->role);
	n += font_n_missing(fonts, THEME_TEXT, card->place);
	n += font_n_missing(fonts, THEME_TEXT, card->date);
	n += font_n_missing(fonts, THEME_TEXT, card->source);
	n += font_n_missing(fonts, THEME_LABEL,
			    upper_text(card->kicker, capitals, sizeof capitals));
	return (int32_t)n;
}

static int32_t count_outside(struct rect safe, const struct card_report *r)
{
	int32_t n = 0;

	for (size_t i = 0; i < SCENE_N_TAGS; i++)
		n += !rect_is_empty(r->part[i]) && !rect_contains(safe, r->part[i]);
	return n;
}

/* An opening mark hangs close to its own text. */
static bool may_touch(size_t a, size_t b)
{
	return (a == SCENE_TEXT && b == SCENE_MARK) || (a == SCENE_MARK && b == SCENE_TEXT);
}

static int32_t count_overlaps(const struct card_report *r, struct rect clock)
{
	int32_t n = 0;

	for (size_t i = 0; i < SCENE_N_TAGS; i++) {
		n += rect_overlaps(r->part[i], clock);
		for (size_t k = i + 1; k < SCENE_N_TAGS; k++)
			n += !may_touch(i, k) && rect_overlaps(r->part[i], r->part[k]);
	}
	return n;
}

static void judge(struct contract *out)
{
	out->broken = 0;
	for (size_t i = 0; i < CONTRACT_N_RULES; i++) {
		int32_t v = out->figure[i], bound = limits[i].bound;

		if (v != CONTRACT_UNKNOWN && (limits[i].is_least ? v < bound : v > bound))
			out->broken |= UINT32_C(1) << i;
	}
}

/* A matrix of lamps shows nothing but lines, and has its own measure. */
static int32_t lines_most(const struct style *s, const struct pack_card *card)
{
	return card->kind == PACK_QUOTE ? s->quote_lines : s->headline_lines;
}

/* All but the contrast. */
static void measure_places(const struct board *board, const struct style *s, struct font_set *fonts,
			   const struct pack_card *card, const struct card_report *report,
			   struct rect clock, int32_t *f)
{
	for (size_t i = 0; i < CONTRACT_N_RULES; i++)
		f[i] = CONTRACT_UNKNOWN;
	measure_angles(board, s, fonts, report, f);
	f[CONTRACT_CHARS] = report->n_chars;
	f[CONTRACT_LINES] = MAX_OF(report->n_lines - lines_most(s, card), 0);
	f[CONTRACT_MISSING] = report->n_missing + count_missing(fonts, card);
	f[CONTRACT_OUTSIDE] = count_outside(card_safe(s, card), report);
	f[CONTRACT_OVERLAP] = count_overlaps(report, clock);
}

void contract_measure(const struct board *board, const struct style *s, struct font_set *fonts,
		      const struct pack_card *card, const struct scene *scene,
		      const struct card_report *report, struct rect clock, struct contract *out)
{
	measure_places(board, s, fonts, card, report, clock, out->figure);
	out->figure[CONTRACT_CONTRAST] = least_contrast(s, scene);
	judge(out);
}

bool contract_is_kept(const struct board *board, const struct style *s, struct font_set *fonts,
		      const struct pack_card *card, const struct card_report *report,
		      struct rect clock)
{
	struct contract c;

	measure_places(board, s, fonts, card, report, clock, c.figure);
	judge(&c);
	return c.broken == 0;
}
