#include "draw/style.h"

#include <string.h>

#include "draw/contract.h"
#include "text/bidi.h"
#include "text/font.h"

/* Type smaller than this is dust on any panel. */
#define SIZE_LEAST_PX 9
/* A panel with no more rows or columns shows lines of text and no furniture: a matrix of lamps. */
#define BARE_SIDE_PX 64
#define BARE_MARGIN_PX 2
#define BARE_EDGE_PX 1 /* above and below: five lines of 12 px have to go into 64 */
/* Capitals are taken as 8/11 of the size (Inter's 0.727) where no font is at hand. */
#define CAP_NUM 8
#define CAP_DEN 11

/* Proportions that are the design's, not the theme's: permille of the type unit. */
enum {
	FOOT_AIR = 42, /* below the source's baseline, above the crawl */
	BODY_AIR =
		64, /* of the margins' measure: least air between text block and kicker or source */
	MARKS_REACH = 500,  /* of the kicker's size: marks above its capitals, in any script */
	DEPTHS_REACH = 700, /* of the source's: what goes below its baseline (Tibetan's letters) */
	HAIRLINE = 4,	    /* thickness of the progress line */
	HANG_SHARE = 770    /* permille of the margin that a hanging mark may use */
};

/* Percent of its size a headline gives up for better lines: it has few words, so few ways to break
 * at each size, and is large enough. A quotation, which has many ways, keeps more of its size. */
#define HEADLINE_LOSS 23

/* Permille of the theme's largest type that an upright panel has. Its lines are as long as the type
 * unit, not as 4/3 of it, and two words of full size fill one: names are torn then, and every other
 * line is a word. */
#define TALL_MAX 880

/* On an upright panel, where a line holds three words or four: four such lines at the least size
 * would be a strip in an empty page, and no larger. */
enum {
	HEADLINE_LINES_TALL = 6,
	QUOTE_LINES_TALL = 9,
	BARE_LINES = 5, /* of a matrix of lamps, whatever it shows */
};

/* The whole part of the square root of V. */
static int32_t root(int64_t v)
{
	int64_t r = 0;

	for (int64_t bit = INT64_C(1) << 30; bit; bit >>= 1) {
		if ((r + bit) * (r + bit) <= v)
			r += bit;
	}
	return (int32_t)r;
}

static int32_t part(int64_t whole, int32_t permille)
{
	return (int32_t)((whole * permille + 500) / 1000);
}

int32_t style_px(const struct style *s, int32_t permille)
{
	return MAX_OF(part(s->unit, permille), 1);
}

static int32_t size(const struct style *s, int32_t permille)
{
	return MAX_OF(part(s->unit, permille), SIZE_LEAST_PX);
}

static void set_sizes(struct style *s, const struct theme *t)
{
	bool is_tall = s->height > s->width;
	int32_t most = is_tall ? TALL_MAX : 1000;

	s->kicker_size = size(s, t->kicker_size);
	s->clock_size = size(s, t->clock_size);
	s->source_size = size(s, t->source_size);
	s->speaker_size = size(s, t->speaker_size);
	s->role_size = size(s, t->role_size);
	s->crawl_size = size(s, t->crawl_size);
	s->headline_max = size(s, part(t->headline_max, most));
	s->headline_min = MIN_OF(size(s, t->headline_min), s->headline_max);
	s->quote_max = size(s, part(t->quote_max, most));
	s->quote_min = MIN_OF(size(s, t->quote_min), s->quote_max);
	s->headline_leading = t->headline_leading;
	s->quote_leading = t->quote_leading;
	s->headline_loss = HEADLINE_LOSS;
	s->headline_lines = is_tall ? HEADLINE_LINES_TALL : STYLE_HEADLINE_LINES;
	s->quote_lines = is_tall ? QUOTE_LINES_TALL : STYLE_QUOTE_LINES;
}

/* The font size whose capitals are seen from DISTANCE_MM at the angle RULE asks for, rounded up; 0
 * where the board does not say how large it is. No font is at hand: capitals are taken as 7/10 of
 * the size, which is less than those of text faces. */
static int32_t size_for(const struct board *b, enum contract_rule rule, int32_t distance_mm)
{
	const struct contract_limit *limit = contract_limit(rule);
	int64_t cap_um = (int64_t)limit->bound * distance_mm * 1000 / CONTRACT_PER_RADIAN;

	if (b->height_mm == 0)
		return 0;
	return (int32_t)(cap_um * b->height_px * 10 / ((int64_t)b->height_mm * 1000 * 7)) + 1;
}

static void raise(int32_t *size, int32_t least)
{
	*size = MAX_OF(*size, least);
}

/* Makes what would be too small for the people in front of the board as large as they need it, as
 * far as the panel can show that: furniture up to twice what the theme gives, the text up to what
 * leaves room for two lines. */
static void keep_contract(struct style *s, const struct board *b)
{
	int32_t text = MAX_OF(size_for(b, CONTRACT_FAR, b->furthest_mm),
			      size_for(b, CONTRACT_NEAR, b->distance_mm));
	int32_t small = size_for(b, CONTRACT_SMALL, b->distance_mm);
	int32_t *furniture[] = {&s->kicker_size, &s->clock_size, &s->source_size, &s->role_size,
				&s->crawl_size};

	text = MIN_OF(text, s->height / 4);
	raise(&s->headline_max, text);
	raise(&s->quote_max, text);
	s->headline_least = MAX_OF(s->headline_min, text);
	s->quote_least = MAX_OF(s->quote_min, text);
	raise(&s->speaker_size,
	      MIN_OF(size_for(b, CONTRACT_SPEAKER, b->distance_mm), 2 * s->speaker_size));
	for (size_t i = 0; i < COUNT_OF(furniture); i++)
		raise(furniture[i], MIN_OF(small, 2 * *furniture[i]));
}

/* To the theme's grid of pixels, at least once. */
static void to_grid(const struct style *s, int32_t *size, bool up)
{
	int32_t n = s->pixel ? (*size + (up ? s->pixel - 1 : s->pixel / 2)) / s->pixel : 0;

	if (s->pixel)
		*size = MAX_OF(n, 1) * s->pixel;
}

static void keep_grid(struct style *s)
{
	int32_t *size[] = {&s->kicker_size, &s->clock_size, &s->source_size,  &s->speaker_size,
			   &s->role_size,   &s->crawl_size, &s->headline_min, &s->quote_min};
	int32_t *least[] = {&s->headline_least, &s->quote_least};

	for (size_t i = 0; i < COUNT_OF(size); i++)
		to_grid(s, size[i], false);
	for (size_t i = 0; i < COUNT_OF(least); i++)
		to_grid(s, least[i], true);
	to_grid(s, &s->headline_max, false);
	to_grid(s, &s->quote_max, false);
	s->headline_max = MAX_OF(s->headline_max, s->headline_least);
	s->quote_max = MAX_OF(s->quote_max, s->quote_least);
}

/* No type is larger than can be drawn, on the largest of panels neither. */
static void keep_drawable(struct style *s)
{
	const int32_t grid = MAX_OF(s->pixel, 1), most = FONT_SIZE_PX_MAX / grid * grid;
	int32_t *size[] = {&s->headline_max, &s->headline_min, &s->headline_least,
			   &s->quote_max,    &s->quote_min,    &s->quote_least};

	for (size_t i = 0; i < COUNT_OF(size); i++)
		*size[i] = MIN_OF(*size[i], most);
}

/* All of a matrix of lamps but its very edge is the text's. */
static void bare_edges(struct style *s)
{
	s->panel = s->card = s->safe = rect_make(0, 0, s->width, s->height);
	s->left = BARE_MARGIN_PX;
	s->right = s->width - BARE_MARGIN_PX;
	s->source_base = s->height - BARE_MARGIN_PX;
	s->body = (struct rect){s->left, BARE_EDGE_PX, s->right, s->height - BARE_EDGE_PX};
	s->kicker_base = s->clock_base = BARE_MARGIN_PX;
	s->band = rect_make(0, s->height, s->width, 0);
	s->headline_lines = s->quote_lines = BARE_LINES;
	s->clock = BOARD_CLOCK_NONE;
}

static void set_edges(struct style *s, const struct board *b, const struct theme *t)
{
	int32_t wide = s->unit * 16 / 9; /* the width of a 16:9 panel with this unit */
	int32_t margin_x = part(MIN_OF((s->width + wide) / 2, wide), t->margin_x);
	int32_t tall = MIN_OF(s->height, (s->height + s->unit) / 2);
	int32_t margin_y = part(tall, t->margin_y);
	int32_t air = MAX_OF(part(tall, BODY_AIR), 1);
	int32_t band = b->crawl && t->crawl ? style_px(s, t->crawl_height) : 0;
	int32_t floor = s->height - band;
	int32_t row = MAX_OF(s->kicker_size, s->clock_size) * CAP_NUM / CAP_DEN;

	s->panel = rect_make(0, 0, s->width, s->height);
	s->card = rect_make(0, 0, s->width, floor);
	s->band = rect_make(0, floor, s->width, band);
	s->hairline = b->progress ? MAX_OF(style_px(s, HAIRLINE), 2) : 0;
	s->left = margin_x;
	s->right = s->width - margin_x;
	s->hang = part(margin_x, HANG_SHARE);
	s->kicker_base = margin_y + row;
	s->clock_base = s->kicker_base;
	s->source_base = band ? floor - style_px(s, FOOT_AIR) : floor - margin_y;
	s->safe = (struct rect){s->left - s->hang,
				MAX_OF(margin_y - part(s->kicker_size, MARKS_REACH), 0), s->right,
				MIN_OF(s->source_base + part(s->source_size, DEPTHS_REACH), floor)};
	s->body = (struct rect){s->left, s->kicker_base + air, s->right,
				s->source_base - s->source_size * CAP_NUM / CAP_DEN - air};
}

static unsigned levels_of(int32_t levels)
{
	static const unsigned n[] = {
		[BOARD_LEVELS_ALL] = 0, [BOARD_LEVELS_GREY16] = 16, [BOARD_LEVELS_MONO] = 2};

	return n[levels];
}

bool style_is_rtl(const struct pack *pack)
{
	uint32_t n = pack_n_cards(pack);
	uint32_t n_rtl = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct pack_card card;

		pack_card(pack, i, &card);
		n_rtl += bidi_is_rtl(card.text);
	}
	return n_rtl > n / 2;
}

static struct span language_of(const void *pack, size_t i)
{
	struct pack_card card;

	pack_card(pack, (uint32_t)i, &card);
	return card.language;
}

struct span style_language(const struct pack *pack)
{
	return dial_majority(pack, pack_n_cards(pack), language_of);
}

/* A panel of a wall whose width nobody says has one more beside it. */
static int32_t crawl_reach(const struct style *s, const struct board *board)
{
	if (board->crawl_wall_px)
		return board->crawl_wall_px;
	return s->crawl_offset || s->crawl_goes_on ? 2 * s->width : s->width;
}

void style_init(struct style *s, const struct board *board, const struct theme *theme)
{
	*s = (struct style){.width = board->width_px, .height = board->height_px};
	s->unit = root((int64_t)s->width * s->height * 9 / 16);
	set_sizes(s, theme);
	keep_contract(s, board);
	s->pixel = theme->pixel;
	s->straight = theme->straight;
	keep_grid(s);
	keep_drawable(s);
	s->clock = board->clock;
	dial_read(&s->dial, span_of(""), NULL);
	s->is_bare = MIN_OF(s->width, s->height) <= BARE_SIDE_PX;
	if (s->is_bare)
		bare_edges(s);
	else
		set_edges(s, board, theme);
	s->levels = levels_of(MAX_OF(board->levels, theme->levels));
	s->large_text = theme->large_text;
	s->paper = theme->paper;
	s->ink = theme->ink;
	s->quiet = theme->quiet;
	s->accent = theme->accent;
	s->band_colour = theme->band;
	s->tag = theme->tag;
	s->crawl_offset = board->crawl_offset_panels * s->width + board->crawl_offset_px;
	s->crawl_goes_on = board->crawl_goes_on;
	s->crawl_reach = crawl_reach(s, board);
	memcpy(s->crawl_tag, theme->crawl_tag, sizeof s->crawl_tag);
}
