/*
 * The goal: a page a newspaper would print, from any card, on any panel.
 *
 * The idea: rows are set first (kicker at the top, source at the foot), what is left between them
 * is the box of the text block, and the block takes the largest size that fits it. Where nothing
 * fits, the next thing on the list of what may go is left out, and the page is set again. Only
 * where all that may go is gone is the text made smaller than the contract asks for: the screen
 * must not stay empty because a profile asks for what its panel cannot show.
 *
 * The block is centred optically: its capitals' top and its last baseline count, not its line
 * boxes, and it stands a little above the middle.
 */
#include "draw/card.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "draw/block.h"
#include "draw/face.h"
#include "draw/type.h"
#include "text/bidi.h"
#include "text/curl.h"
#include "text/soft.h"
#include "text/upper.h"

/* Permille of the type unit, but for the last four. */
enum {
	SQUARE_GAP = 22,    /* between the square and the kicker's words */
	COLUMN_GAP = 40,    /* least space between two texts in one row */
	RULE = 7,	    /* thickness of the rule at the speaker's left */
	RULE_GAP = 32,	    /* between rule and speaker */
	RULE_OVER = 10,	    /* how far the rule reaches beyond capitals and baseline */
	INLINE_GAP = 24,    /* between a name and a role behind it */
	SPEAKER_AIR = 720,  /* of a line: the quotation's last baseline to the speaker's capitals */
	ABOVE_SHARE = 460,  /* permille of the free space that stands above the block */
	ROLE_STEP = 118,    /* percent of the name's size: its baseline to the role's */
	COLUMN_SHARE = 270, /* permille of the width between the edges: the speaker's column */
	SQUARE_SHARE = 880  /* permille of the kicker's capitals: the square's side */
};

#define LINE_INK 1250 /* permille of the size: from an accent on a capital to the depth of 'g' */
#define ROW_INK 2000  /* the same in a row that may be in any script */
#define CLOSE_LEADING 1080 /* permille of the size, on a bar: three lines and not two */
#define BAR_ASPECT 3	   /* width to height, from which a panel is a bar */
#define NESTED_AIR_PART 12 /* of the em: between the opening mark and a mark of the quotation */
#define BEARING_PART 24	   /* of the em: at most what a letter leaves free at its left */
#define PART_BYTES 32
#define TEXT_MAX (BREAKS_TEXT_MAX + 16)
#define GOES_ON "\xC2\xA0\xE2\x80\xA6" /* no-break space, ellipsis */
#define GOES_ON_STRAIGHT "\xC2\xA0..."

/* Everything the parts need. */
struct page {
	const struct style *s;
	struct font_set *fonts;
	struct block_tools tools;
	const struct pack_card *card;
	struct scene *out;
	enum card_template template;
	bool is_small;	/* type may be smaller than the contract asks for */
	int32_t top;	/* baseline of the row above the block */
	int32_t bottom; /* top of the capitals, or of the band, below it */
	struct rect body;
	struct rect column; /* CARD_BESIDE: the speaker's; else empty */
	struct rect clock;  /* where it may put ink, in the mirror where the card is in it */
};

/* The block and the signature stand between kicker and foot, or instead of them. Their ink is at
 * most LINE_INK high a line, which is more than lines stand apart where the leading is close. */
size_t card_bytes(const struct style *s)
{
	int32_t leading = MIN_OF(MIN_OF(s->headline_leading, s->quote_leading), LINE_INK);
	size_t width = (size_t)(s->right - s->left + s->hang);
	size_t block = (size_t)s->source_base;
	size_t rows = (size_t)(s->kicker_size + s->source_size);

	return scene_bytes(CARD_ITEMS_MAX,
			   width * (block * LINE_INK / (size_t)leading + rows * ROW_INK / 1000),
			   FONT_GLYPHS_MAX);
}

bool card_is_rtl(const struct pack_card *card)
{
	return bidi_is_rtl(card->text);
}

struct span card_language(const struct pack_card *card, bool straight)
{
	if (straight)
		return span_of(CURL_STRAIGHT);
	return card->language.n == 0 && card_is_rtl(card) ? span_of("ar") : card->language;
}

struct rect card_safe(const struct style *s, const struct pack_card *card)
{
	return card_is_rtl(card) ? rect_mirror(s->safe, s->left + s->right) : s->safe;
}

/* The clock stands where this card's lines begin: the others on the panel read the other way. */
static bool is_across(const struct page *p)
{
	return !rect_is_empty(p->clock) && p->clock.x0 <= p->s->left;
}

/* The y of the first baseline of a block HEIGHT px high, centred in the page. */
static int32_t first_baseline(const struct page *p, int32_t height, int32_t cap)
{
	int32_t above = (p->bottom - p->top - height) * ABOVE_SHARE / 1000;

	return MAX_OF(MIN_OF(p->top + above, p->body.y1 - height), p->body.y0) + cap;
}

/* The kicker's row; nothing where the card has none or it would touch the clock. An upright panel
 * has room for a row of its own below the clock, and a card that reads against the others needs
 * one; only there does the block gain by its absence. */
static enum err put_kicker(struct page *p)
{
	const struct style *s = p->s;
	struct type type = {THEME_LABEL, s->kicker_size, s->accent, SCENE_KICKER};
	char capitals[2 * PACK_LABEL_MAX];
	struct span words = upper_text(p->card->kicker, capitals, sizeof capitals);
	int32_t cap = type_cap(p->fonts, &type);
	int32_t side = MAX_OF(cap * SQUARE_SHARE / 1000, 3);
	int32_t x = s->left + side + style_px(s, SQUARE_GAP);
	int32_t end = x + font_width(p->fonts, THEME_LABEL, s->kicker_size, words);
	int32_t base = s->kicker_base;
	enum err e;

	if (words.n == 0 || end > s->right)
		return ERR_NONE;
	if (is_across(p) || end + style_px(s, COLUMN_GAP) > p->clock.x0) {
		if ((s->height <= s->width && !is_across(p)) || p->template >= CARD_WITHOUT_KICKER)
			return ERR_NONE;
		base += s->clock_size * 2;
		p->top = base;
		p->body.y0 += s->clock_size * 2;
	}
	e = scene_fill(p->out, rect_make(s->left, base - (cap + side) / 2, side, side), s->accent,
		       SCENE_SQUARE);
	return e ? e : type_put(p->out, p->fonts, &type, words, TYPE_LEFT, x, base, NULL);
}

/* Appends WHAT to the text in BUFFER where it fits. */
static void append(char *buffer, size_t max, size_t *n, struct span what)
{
	if (what.n == 0 || *n + what.n > max)
		return;
	memcpy(buffer + *n, what.p, what.n);
	*n += what.n;
}

/* The dateline's place, where a reader takes it rightly: below a quotation it would say where that
 * was said. */
static struct span place_of(const struct pack_card *card)
{
	return card->kind == PACK_QUOTE ? span_of("") : card->place;
}

/* "Associated Press · Seoul". */
static struct span source_text(const struct pack_card *card, char *buffer, size_t max)
{
	struct span place = place_of(card);
	size_t n = 0;

	if (card->source.n)
		append(buffer, max, &n, card->source);
	if (card->source.n && place.n)
		append(buffer, max, &n, span_of(" \xC2\xB7 "));
	if (place.n)
		append(buffer, max, &n, place);
	return (struct span){buffer, n};
}

/* The row at the foot: source and place at the left, date at the right; the date goes first, then
 * the place, then the source. */
static enum err put_foot(struct page *p)
{
	const struct style *s = p->s;
	struct type type = {THEME_TEXT, s->source_size, s->quiet, SCENE_SOURCE};
	char buffer[2 * PACK_LABEL_MAX + 8];
	struct span source = source_text(p->card, buffer, sizeof buffer);
	struct span date = p->card->date;
	int32_t most = s->right - s->left;
	int32_t used = font_width(p->fonts, THEME_TEXT, type.size_px, source);
	enum err e = ERR_NONE;

	if (used > most) {
		source = p->card->source;
		used = font_width(p->fonts, THEME_TEXT, type.size_px, source);
	}
	if (source.n && used <= most)
		e = type_put(p->out, p->fonts, &type, source, TYPE_LEFT, s->left, s->source_base,
			     NULL);
	if (e || date.n == 0)
		return e;
	used += source.n ? style_px(s, COLUMN_GAP) : 0;
	if (used + font_width(p->fonts, THEME_TEXT, type.size_px, date) > most)
		return ERR_NONE;
	type.tag = SCENE_DATE;
	return type_put(p->out, p->fonts, &type, date, TYPE_RIGHT, s->right, s->source_base, NULL);
}

static bool is_bar(const struct style *s)
{
	return s->width >= BAR_ASPECT * s->height;
}

/* The text at the left, as high as the page; the clock and below it the speaker at the right. */
static void part_page(struct page *p)
{
	const struct style *s = p->s;
	const struct type kicker = {THEME_LABEL, s->kicker_size, s->accent, SCENE_KICKER};
	int32_t gap = style_px(s, COLUMN_GAP);

	p->top = s->kicker_base - type_cap(p->fonts, &kicker);
	p->bottom = rect_is_empty(s->band) ? s->source_base : s->band.y0;
	p->body = (struct rect){s->left, p->top, p->clock.x0 - gap, s->source_base};
	if (p->card->kind != PACK_QUOTE)
		return;
	p->column = (struct rect){s->right - (s->right - s->left) * COLUMN_SHARE / 1000,
				  s->clock_base + gap, s->right, s->source_base};
	p->body.x1 = p->column.x0 - gap;
}

/* Kicker and foot, and the box that is left between them. */
static enum err put_rows(struct page *p)
{
	const struct style *s = p->s;
	const struct type foot = {THEME_TEXT, s->source_size, s->quiet, SCENE_SOURCE};
	bool has_foot = p->card->source.n || place_of(p->card).n || p->card->date.n;
	enum err e;

	p->column = (struct rect){0, 0, 0, 0};
	if (p->template == CARD_BESIDE) {
		part_page(p);
		return ERR_NONE;
	}
	p->top = s->kicker_base;
	p->bottom = s->source_base;
	p->body = s->body;
	if (s->is_bare)
		return ERR_NONE;
	p->bottom = s->source_base - type_cap(p->fonts, &foot);
	e = put_kicker(p);
	if (e)
		return e;
	if (has_foot && p->template <CARD_WITHOUT_FOOT)
		return put_foot(p);
	/* The source's row is the block's, too; what the eye sees below it is the band. */
	p->body.y1 = s->source_base;
	p->bottom = rect_is_empty(s->band) ? s->source_base : s->band.y0;
	return ERR_NONE;
}

static struct span opening_mark(const struct page *p)
{
	return span_of(curl_marks(p->card->language)->opening);
}

/* BEFORE_BYTES: bytes of the block's text before the card's. */
/* Characters a reader sees: U+200B is none. */
static size_t count_characters(struct span line)
{
	size_t n = utf8_count(line);

	for (size_t at = 0; at + 3 <= line.n; at++)
		n -= span_starts(span_cut(line, at, line.n), "\xE2\x80\x8B");
	return n;
}

static void report_block(const struct page *p, const struct block *b, size_t before_bytes,
			 struct card_report *r)
{
	int before = (int)before_bytes;

	r->size_px = b->layout.size_px;
	r->cap_px = type_cap(p->fonts, &b->type);
	r->n_lines = (int32_t)b->layout.n_lines;
	r->n_faults = b->layout.n_faults;
	r->n_missing = (int32_t)font_n_missing(p->fonts, b->type.role, b->text);
	memcpy(r->line, b->layout.line, sizeof r->line);
	r->n_chars = 0;
	for (size_t i = 0; i < b->layout.n_lines; i++) {
		struct layout_line *line = &r->line[i];
		char shown[BREAKS_TEXT_MAX];
		struct span text = span_cut(b->text, line->start, line->end);

		r->n_chars = MAX_OF(r->n_chars, (int32_t)count_characters(soft_strip(text, shown)) +
							line->hyphen);
		line->start = (uint16_t)MAX_OF(line->start - before, 0);
		line->end = (uint16_t)MIN_OF(MAX_OF(line->end - before, 0), (int)p->card->text.n);
	}
}

/* In Arabic faces marks stand as far out as their advance says, and letters have air at their
 * right.
 */
static int32_t hang_of_headline(const struct page *p)
{
	int32_t bearing = p->out->mirror ? p->s->headline_max / BEARING_PART : 0;

	return MAX_OF(p->s->hang - bearing, 0);
}

static enum err put_headline(struct page *p, struct card_report *r)
{
	const struct style *s = p->s;
	const struct layout_box box = {.width_px = rect_width(p->body),
				       .height_px = rect_height(p->body),
				       .size_max_px = s->headline_max,
				       .size_min_px =
					       p->is_small ? s->headline_min : s->headline_least,
				       .step_px = s->pixel,
				       .leading = s->headline_leading,
				       .lines_max = s->headline_lines,
				       .hang_px = hang_of_headline(p)};
	struct block b = {.type = {THEME_HEADLINE, 0, s->ink, SCENE_TEXT}, .text = p->card->text};
	enum err e = box.height_px > 0 ? block_fit(&b, &p->tools, &box) : ERR_FIT;
	int32_t pen;

	if (e)
		return e;
	report_block(p, &b, 0, r);
	return block_put(p->out, p->fonts, &b, s->left,
			 first_baseline(p, block_height(p->fonts, &b), block_top(p->fonts, &b)),
			 &pen);
}

/* The speaker's lines, measured. HEIGHT is from the name's capitals to the last baseline. */
struct signature {
	struct block name, role;
	bool has_role;
	bool is_inline; /* the role stands behind the name, on a panel that has width to spare */
	int32_t height;
};

/* "1/2"; empty where the card is all of it. */
static struct span part_text(const struct pack_card *card, char buffer[PART_BYTES])
{
	int n = 0;

	if (card->n_parts)
		n = snprintf(buffer, PART_BYTES, "%u/%u", (unsigned)card->part,
			     (unsigned)card->n_parts);
	return (struct span){buffer, (size_t)n};
}

/* What it takes of the speaker's row, with the space before it. */
static int32_t part_width(const struct page *p)
{
	char buffer[PART_BYTES];
	struct span part = part_text(p->card, buffer);

	return part.n ? font_width(p->fonts, THEME_TEXT, p->s->role_size, part) +
				style_px(p->s, COLUMN_GAP)
		      : 0;
}

/* A small text at one size, on two lines at most; on three where the panel is upright or the
 * speaker has a column. */
static enum err fit_label(struct page *p, struct block *b, int32_t size)
{
	bool is_beside = p->template == CARD_BESIDE;
	struct rect room = is_beside ? p->column : p->body;
	int32_t taken = style_px(p->s, RULE) + style_px(p->s, RULE_GAP);
	const struct layout_box box = {
		.width_px = rect_width(room) - taken - (is_beside ? 0 : part_width(p)),
		.height_px = rect_height(room),
		.size_max_px = size,
		.size_min_px = size,
		.leading = 1150,
		.lines_max = p->s->height > p->s->width || is_beside ? 3 : 2};

	return block_fit(b, &p->tools, &box);
}

/* On a bar, may the role stand behind the name? */
static bool fits_behind(const struct page *p, const struct signature *g)
{
	int32_t both = g->name.layout.line[0].width_px + g->role.layout.line[0].width_px;

	return is_bar(p->s) && p->template != CARD_BESIDE && g->name.layout.n_lines == 1 &&
	       g->role.layout.n_lines == 1 &&
	       both + style_px(p->s, COLUMN_GAP) < g->name.box.width_px;
}

/* Baseline of the speaker's last line to the role's first. Sizes have a floor that the panel's unit
 * has not, so on the smallest panels the letters decide. */
static int32_t role_step(const struct page *p, const struct signature *g)
{
	return MAX_OF(p->s->speaker_size * ROLE_STEP / 100,
		      type_cap(p->fonts, &g->role.type) * 8 / 5);
}

static enum err measure_signature(struct page *p, struct signature *g)
{
	const struct style *s = p->s;
	enum err e;

	*g = (struct signature){
		.name = {.type = {THEME_STRONG, 0, s->ink, SCENE_SPEAKER},
			 .text = p->card->speaker},
		.role = {.type = {THEME_TEXT, 0, s->quiet, SCENE_ROLE}, .text = p->card->role}};
	e = fit_label(p, &g->name, s->speaker_size);
	if (e)
		return e;
	g->height = block_height(p->fonts, &g->name);
	if (p->card->role.n == 0 || p->template == CARD_WITHOUT_ROLE ||
	    fit_label(p, &g->role, s->role_size))
		return ERR_NONE;
	g->has_role = true;
	g->is_inline = fits_behind(p, g);
	if (g->is_inline)
		return ERR_NONE;
	g->height +=
		role_step(p, g) + block_height(p->fonts, &g->role) - block_top(p->fonts, &g->role);
	return ERR_NONE;
}

static enum err put_part(struct page *p, int32_t base)
{
	const struct style *s = p->s;
	bool is_beside = p->template == CARD_BESIDE;
	const struct type type = {THEME_TEXT, s->role_size, s->quiet, SCENE_PART};
	char buffer[PART_BYTES];
	struct span part = part_text(p->card, buffer);

	if (part.n == 0)
		return ERR_NONE;
	if (is_beside)
		return type_put(p->out, p->fonts, &type, part, TYPE_LEFT, p->column.x0,
				s->clock_base, NULL);
	return type_put(p->out, p->fonts, &type, part, TYPE_RIGHT, s->right, base, NULL);
}

/* Puts the signature with the top of its capitals at Y. */
static enum err put_signature(struct page *p, const struct signature *g, int32_t y)
{
	const struct style *s = p->s;
	int32_t over = style_px(s, RULE_OVER);
	int32_t left = p->template == CARD_BESIDE ? p->column.x0 : s->left;
	int32_t x = left + style_px(s, RULE) + style_px(s, RULE_GAP);
	int32_t base = y + block_top(p->fonts, &g->name);
	struct rect rule = {left, y - over, left + style_px(s, RULE), y + g->height + over};
	int32_t pen;
	enum err e = scene_fill(p->out, rule, s->accent, SCENE_RULE);

	if (!e)
		e = put_part(p, base);
	if (!e)
		e = block_put(p->out, p->fonts, &g->name, x, base, &pen);
	if (e || !g->has_role)
		return e;
	if (g->is_inline)
		return block_put(p->out, p->fonts, &g->role,
				 x + g->name.layout.line[0].width_px + style_px(s, INLINE_GAP),
				 base, &pen);
	base += g->name.layout.leading_px * (int32_t)(g->name.layout.n_lines - 1) + role_step(p, g);
	return block_put(p->out, p->fonts, &g->role, x, base, &pen);
}

/* Puts the opening mark before a line that starts at PEN. */
static enum err put_mark(struct page *p, const struct block *b, int32_t pen, int32_t y)
{
	struct span opening = opening_mark(p);
	const struct type mark = {THEME_QUOTE, b->type.size_px, p->s->accent, SCENE_MARK};
	int32_t wide = font_advance(p->fonts, THEME_QUOTE, opening);

	if (b->layout.line[0].hang) /* a hair's breadth between two marks */
		wide += FONT_EM / NESTED_AIR_PART;
	return type_put(p->out, p->fonts, &mark, opening, TYPE_PEN,
			pen - font_px(wide, mark.size_px), y, NULL);
}

/* Does TEXT end in a Latin letter, a figure or a bracket, without a full stop? */
static bool is_unfinished(struct span text)
{
	size_t len;
	uint32_t last = text.n ? utf8_before(text, text.n, &len) : '.';

	return (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Z') ||
	       (last >= 'a' && last <= 'z') || (last >= 0xC0 && last < 0x250) || last == ')' ||
	       last == ']' || last == '%';
}

/* Or in a dash, which says itself that it goes on. */
static bool ends_sentence(struct span text)
{
	size_t len;
	uint32_t last = text.n ? utf8_before(text, text.n, &len) : 0;

	return last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0x201D ||
	       last == 0x2019 || last == 0xBB || last == 0x2013 || last == 0x2014;
}

/* The quotation behind OPENING, with its closing mark, in BUFFER; what does not fit in there is
 * beyond the limits of the layout, too. In print the comma of "It is over," she said, stands for
 * the full stop the speaker made; the pack has neither, and a sentence alone on a card gets its
 * full stop back. What goes on on the next card is left open, and says so where it stops inside a
 * sentence. */
static struct span closed(const struct pack_card *card, struct span opening, char buffer[TEXT_MAX])
{
	struct span text = card->text;
	size_t n = 0;

	append(buffer, TEXT_MAX, &n, opening);

	append(buffer, TEXT_MAX, &n, text);
	if (card->part < card->n_parts) {
		if (!ends_sentence(text))
			append(buffer, TEXT_MAX, &n,
			       span_of(span_is(card->language, CURL_STRAIGHT) ? GOES_ON_STRAIGHT
									      : GOES_ON));
		return (struct span){buffer, n};
	}
	if (is_unfinished(text))
		append(buffer, TEXT_MAX, &n, span_of("."));
	append(buffer, TEXT_MAX, &n, span_of(curl_marks(card->language)->closing));
	return (struct span){buffer, n};
}

static int32_t speaker_air(const struct style *s)
{
	return s->is_bare ? SPEAKER_AIR / 2 : SPEAKER_AIR;
}

/* BELOW: px to be kept for the signature. */
static enum err fit_quote(struct page *p, struct block *b, int32_t below)
{
	const struct style *s = p->s;
	bool is_beside = p->template == CARD_BESIDE;
	int32_t mark = font_px(font_advance(p->fonts, THEME_QUOTE, opening_mark(p)) +
				       FONT_EM / NESTED_AIR_PART + FONT_EM / BEARING_PART,
			       s->quote_max);
	const struct layout_box box = {
		.width_px = rect_width(p->body),
		.height_px = rect_height(p->body) - below,
		.size_max_px = s->quote_max,
		.size_min_px = p->is_small ? s->quote_min : s->quote_least,
		.step_px = s->pixel,
		.leading = is_beside ? MIN_OF(s->quote_leading, CLOSE_LEADING) : s->quote_leading,
		.ink = is_beside ? 0 : s->quote_leading * speaker_air(s) / 1000,
		.lines_max = s->quote_lines,
		.hang_px = MAX_OF(s->hang - mark, 0)};

	return box.height_px > 0 ? block_fit(b, &p->tools, &box) : ERR_FIT;
}

static enum err put_quote(struct page *p, struct card_report *r)
{
	const struct style *s = p->s;
	char buffer[TEXT_MAX];
	struct block b = {
		.type = {THEME_QUOTE, 0, s->ink, SCENE_TEXT},
		.text = closed(p->card, s->is_bare ? opening_mark(p) : span_of(""), buffer)};
	struct signature g;
	enum err e = measure_signature(p, &g);
	bool is_beside = p->template == CARD_BESIDE;
	int32_t air, base, height, pen;

	if (!e && is_beside && g.height > rect_height(p->column))
		e = ERR_FIT;
	if (!e)
		e = fit_quote(p, &b, is_beside ? 0 : g.height);
	if (e)
		return e;
	height = block_height(p->fonts, &b);
	air = b.layout.leading_px * speaker_air(s) / 1000;
	base = first_baseline(p, height + (is_beside ? 0 : air + g.height),
			      block_top(p->fonts, &b));
	report_block(p, &b, s->is_bare ? opening_mark(p).n : 0, r);
	e = block_put(p->out, p->fonts, &b, s->left, base, &pen);
	if (!e && !s->is_bare)
		e = put_mark(p, &b, pen, base);
	base += b.layout.leading_px * (int32_t)(b.layout.n_lines - 1);
	if (is_beside) /* one foot for both */
		base = MIN_OF(base, p->column.y1) - g.height - air;
	return e ? e : put_signature(p, &g, MAX_OF(base + air, p->column.y0));
}

/* A card with its marks curled, and the bytes of what has changed. */
struct curled {
	struct pack_card card;
	char text[BREAKS_TEXT_MAX];
	char kicker[PACK_LABEL_MAX], speaker[PACK_LABEL_MAX], role[PACK_LABEL_MAX];
	char source[PACK_LABEL_MAX];
};

static void curl_card(const struct style *s, const struct pack_card *card, struct curled *out)
{
	struct span language = card_language(card, s->straight);

	out->card = *card;
	out->card.language = language; /* of the marks */
	out->card.text = curl_text(card->breakable.n ? card->breakable : card->text, language,
				   out->text, sizeof out->text);
	out->card.kicker = curl_text(card->kicker, language, out->kicker, sizeof out->kicker);
	out->card.speaker = curl_text(card->speaker, language, out->speaker, sizeof out->speaker);
	out->card.role = curl_text(card->role, language, out->role, sizeof out->role);
	out->card.source = curl_text(card->source, language, out->source, sizeof out->source);
}

const char *card_template_name(enum card_template t)
{
	static const char *const names[CARD_N_TEMPLATES] = {
		"full", "without foot", "without kicker", "without role", "beside"};

	return names[t];
}

/* The templates are tried four times: whole words, then with words divided that are wider than the
 * page; and the same again in type that is smaller than the contract asks for. */
enum { N_PASSES = 4, PASS_SMALL = 2 };

enum err card_build(const struct style *s, struct font_set *fonts, struct layout_work *work,
		    struct glue *glue, const struct pack_card *card, struct scene *out,
		    struct card_report *report)
{
	struct curled curled;
	struct pack_card soft;
	char softened[BREAKS_TEXT_MAX];
	struct page p = {.s = s, .fonts = fonts, .tools = {fonts, work, glue}, .out = out};
	struct card_report r = {0};
	enum err e = ERR_FIT;

	glue_use(glue, card->language);
	curl_card(s, card, &curled);
	p.clock = face_place(s, fonts);
	out->mirror = card_is_rtl(card) ? s->left + s->right : 0;
	if (out->mirror && !rect_is_empty(p.clock))
		p.clock = rect_mirror(p.clock, out->mirror);
	soft = curled.card;
	soft.text = soft_insert(curled.card.text, card->hyphens, softened, sizeof softened);
	for (int n = 0; n < N_PASSES * CARD_N_TEMPLATES && e == ERR_FIT; n++) {
		int pass = n / CARD_N_TEMPLATES;

		p.template = (enum card_template)(n % CARD_N_TEMPLATES);
		p.is_small = pass >= PASS_SMALL;
		p.card = pass % 2 ? &soft : &curled.card;
		if ((p.template == CARD_BESIDE && (!is_bar(s) || is_across(&p))) ||
		    (pass % 2 && soft.text.p == curled.card.text.p))
			continue;
		scene_clear(out);
		e = put_rows(&p);
		if (!e)
			e = card->kind == PACK_QUOTE ? put_quote(&p, &r) : put_headline(&p, &r);
	}
	if (e == ERR_RANGE) /* of the layout: a text without ink */
		e = ERR_FIT;
	if (e || !report)
		return e;
	r.template = p.template;
	for (size_t tag = 0; tag < SCENE_N_TAGS; tag++)
		r.part[tag] = scene_bounds_of(out, (enum scene_tag)tag);
	*report = r;
	return ERR_NONE;
}
