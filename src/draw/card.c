/*
 * The goal: a page a newspaper would print, from any card, on any panel.
 *
 * The idea: rows are set first (page.h), what is left between them is the box of the text block,
 * and the block takes the largest size that fits it. Where nothing fits, the next thing on the list
 * of what may go is left out, and the page is set again. Only where all that may go is gone is the
 * text made smaller than the contract asks for: the screen must not stay empty because a profile
 * asks for what its panel cannot show.
 */
#include "draw/card.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "draw/block.h"
#include "draw/face.h"
#include "draw/page.h"
#include "draw/signature.h"
#include "draw/type.h"
#include "draw/wording.h"
#include "text/bidi.h"
#include "text/script.h"
#include "text/soft.h"

#define SPEAKER_AIR 720 /* permille of a line: the quotation's last baseline to the speaker */
#define LINE_INK 1250	/* permille of the size: from an accent on a capital to the depth of 'g' */
#define ROW_INK 2000	/* the same in a row that may be in any script */
#define CLOSE_LEADING 1080 /* permille of the size, on a bar: three lines and not two */
#define NESTED_AIR_PART 12 /* of the em: between the opening mark and a mark of the quotation */
#define BEARING_PART 24	   /* of the em: at most what a letter leaves free at its left */

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

/* Characters a reader sees: U+200B is none. */
static size_t count_characters(struct span line)
{
	size_t n = utf8_count(line);

	for (size_t at = 0; at + 3 <= line.n; at++)
		n -= span_starts(span_cut(line, at, line.n), "\xE2\x80\x8B");
	return n;
}

/* BEFORE_BYTES: bytes of the block's text before the card's. */
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

/* A text that has all of a bar is short: lines may stand close. */
static int32_t leading_of(const struct page *p, int32_t leading)
{
	return p->template == CARD_BESIDE ? MIN_OF(leading, CLOSE_LEADING) : leading;
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
				       .leading = leading_of(p, s->headline_leading),
				       .lines_max = s->headline_lines,
				       .hang_px = hang_of_headline(p),
				       .loss_max = s->headline_loss};
	struct block b = {.type = {THEME_HEADLINE, 0, s->ink, SCENE_TEXT}, .text = p->card->text};
	enum err e = box.height_px > 0 ? block_fit(&b, &p->tools, &box) : ERR_FIT;
	int32_t pen;

	if (e)
		return e;
	report_block(p, &b, 0, r);
	return block_put(
		p->out, p->fonts, &b, s->left,
		page_first_baseline(p, block_height(p->fonts, &b), block_top(p->fonts, &b)), &pen);
}

/* Puts the opening mark before a line that starts at PEN. */
static enum err put_mark(struct page *p, const struct block *b, int32_t pen, int32_t y)
{
	struct span opening = wording_opening(p->card);
	const struct type mark = {THEME_QUOTE, b->type.size_px, p->s->accent, SCENE_MARK};
	int32_t wide = font_advance(p->fonts, THEME_QUOTE, opening);

	if (b->layout.line[0].hang) /* a hair's breadth between two marks */
		wide += FONT_EM / NESTED_AIR_PART;
	return type_put(p->out, p->fonts, &mark, opening, TYPE_PEN,
			pen - font_px(wide, mark.size_px), y, NULL);
}

static int32_t speaker_air(const struct style *s)
{
	return s->is_bare ? SPEAKER_AIR / 2 : SPEAKER_AIR;
}

/* BELOW: px to be kept for the signature. Type that is too small for the contract may also stand on
 * too many lines for it. */
static struct layout_box quote_box(const struct page *p, int32_t below)
{
	const struct style *s = p->s;
	bool is_beside = p->template == CARD_BESIDE;
	int32_t mark = font_px(font_advance(p->fonts, THEME_QUOTE, wording_opening(p->card)) +
				       FONT_EM / NESTED_AIR_PART + FONT_EM / BEARING_PART,
			       s->quote_max);

	return (struct layout_box){.width_px = rect_width(p->body),
				   .height_px = rect_height(p->body) - below,
				   .size_max_px = s->quote_max,
				   .size_min_px = p->is_small ? s->quote_min : s->quote_least,
				   .step_px = s->pixel,
				   .leading = leading_of(p, s->quote_leading),
				   .ink = is_beside ? 0 : s->quote_leading * speaker_air(s) / 1000,
				   .lines_max = p->is_small ? LAYOUT_LINES_MAX : s->quote_lines,
				   .hang_px = MAX_OF(s->hang - mark, 0)};
}

/* The quotation of CARD, in BUFFER, in BOX. */
static enum err fit_quote(struct page *p, const struct pack_card *card, char *buffer,
			  const struct layout_box *box, struct block *b)
{
	struct span opening = p->s->is_bare ? wording_opening(card) : span_of("");

	*b = (struct block){.type = {THEME_QUOTE, 0, p->s->ink, SCENE_TEXT},
			    .text = wording_closed(card, opening, buffer)};
	return box->height_px > 0 ? block_fit(b, &p->tools, box) : ERR_FIT;
}

/* B, which is set in BOX, becomes as small as the other half of its quotation is in the same box.
 * What cannot be set in just that size stays as it is. */
static enum err match_other(struct page *p, const struct layout_box *box, struct block *b)
{
	char buffer[WORDING_TEXT_MAX];
	struct layout_box same = *box;
	struct block other, smaller = *b;
	enum err e = fit_quote(p, p->other, buffer, box, &other);

	if (e)
		return ERR_FIT;
	if (other.layout.size_px >= b->layout.size_px)
		return ERR_NONE;
	same.size_max_px = same.size_min_px = other.layout.size_px;
	if (block_fit(&smaller, &p->tools, &same) == ERR_NONE)
		*b = smaller;
	return ERR_NONE;
}

static enum err put_quote(struct page *p, struct card_report *r)
{
	const struct style *s = p->s;
	char buffer[WORDING_TEXT_MAX];
	struct layout_box box;
	struct block b;
	struct signature g;
	enum err e = signature_measure(p, &g);
	bool is_beside = p->template == CARD_BESIDE;
	int32_t air, base, height, pen;

	if (!e && is_beside && g.height > rect_height(p->column))
		e = ERR_FIT;
	if (e)
		return e;
	box = quote_box(p, is_beside ? 0 : g.height);
	e = fit_quote(p, p->card, buffer, &box, &b);
	if (!e && p->other)
		e = match_other(p, &box, &b);
	if (e)
		return e;
	height = block_height(p->fonts, &b);
	air = b.layout.leading_px * speaker_air(s) / 1000;
	base = page_first_baseline(p, height + (is_beside ? 0 : air + g.height),
				   block_top(p->fonts, &b));
	report_block(p, &b, s->is_bare ? wording_opening(p->card).n : 0, r);
	e = block_put(p->out, p->fonts, &b, s->left, base, &pen);
	if (!e && !s->is_bare)
		e = put_mark(p, &b, pen, base);
	base += b.layout.leading_px * (int32_t)(b.layout.n_lines - 1);
	if (is_beside) /* one foot for both */
		base = MIN_OF(base, p->column.y1) - g.height - air;
	return e ? e : signature_put(p, &g, MAX_OF(base + air, p->column.y0));
}

const char *card_template_name(enum card_template t)
{
	static const char *const names[CARD_N_TEMPLATES] = {
		"full", "without foot", "without kicker", "without role", "beside"};

	return names[t];
}

/* A card as it is set: its marks curled, with whole words and with words that may be divided. */
struct ready {
	struct wording whole;
	struct pack_card soft;
	char softened[BREAKS_TEXT_MAX];
};

static void make_ready(const struct pack_card *card, bool straight, struct ready *out)
{
	wording_curl(card, card_language(card, straight), &out->whole);
	out->soft = out->whole.card;
	out->soft.text = soft_insert(out->whole.card.text, card->hyphens, out->softened,
				     sizeof out->softened);
}

/* The other half of CARD's quotation, as a card. */
static struct pack_card other_half(const struct pack_card *card)
{
	struct pack_card other = *card;

	other.part = card->n_parts + 1 - card->part;
	other.text = card->other.text;
	other.hyphens = card->other.hyphens;
	other.breakable = card->other.breakable;
	return other;
}

static bool is_divided(const struct ready *r)
{
	return r->soft.text.p != r->whole.card.text.p;
}

/* The templates are tried four times: whole words, then with words divided that are wider than the
 * page; and the same again in type that is smaller than the contract asks for. */
enum { N_PASSES = 4, PASS_SMALL = 2 };

/* Sets OWN by the first template that takes it, and OTHER, which may be NULL, as well. */
static enum err try_templates(struct page *p, const struct ready *own, const struct ready *other,
			      struct card_report *r)
{
	enum err e = ERR_FIT;

	for (int n = 0; n < N_PASSES * CARD_N_TEMPLATES && e == ERR_FIT; n++) {
		int pass = n / CARD_N_TEMPLATES;
		bool is_soft = pass % 2;

		p->template = (enum card_template)(n % CARD_N_TEMPLATES);
		p->is_small = pass >= PASS_SMALL;
		p->card = is_soft ? &own->soft : &own->whole.card;
		p->other = !other ? NULL : is_soft ? &other->soft : &other->whole.card;
		if ((p->template == CARD_BESIDE && (!page_is_bar(p->s) || page_is_across(p))) ||
		    (is_soft && !is_divided(own) && !(other && is_divided(other))))
			continue;
		scene_clear(p->out);
		e = page_put_rows(p);
		if (!e)
			e = p->card->kind == PACK_QUOTE ? put_quote(p, r) : put_headline(p, r);
	}
	return e == ERR_RANGE ? ERR_FIT : e; /* of the layout: a text without ink */
}

enum err card_build(const struct style *s, struct font_set *fonts, struct layout_work *work,
		    struct glue *glue, const struct pack_card *card, struct scene *out,
		    struct card_report *report)
{
	struct ready own, other;
	struct page p = {.s = s, .fonts = fonts, .tools = {fonts, work, glue}, .out = out};
	struct card_report r = {0};
	bool has_other = card->other.text.n > 0;
	enum err e = ERR_FIT;

	glue_use(glue, card->language.n ? card->language : script_language(card->text));
	fonts->guide = script_guide_in(card->text, script_guide_of(card->language));
	make_ready(card, s->straight, &own);
	p.clock = face_place(s, fonts);
	out->mirror = card_is_rtl(card) ? s->left + s->right : 0;
	if (out->mirror && !rect_is_empty(p.clock))
		p.clock = rect_mirror(p.clock, out->mirror);
	if (has_other) {
		const struct pack_card half = other_half(card);

		make_ready(&half, s->straight, &other);
		e = try_templates(&p, &own, &other, &r);
	}
	if (e == ERR_FIT)
		e = try_templates(&p, &own, NULL, &r);
	if (e || !report)
		return e;
	r.template = p.template;
	for (size_t tag = 0; tag < SCENE_N_TAGS; tag++)
		r.part[tag] = scene_bounds_of(out, (enum scene_tag)tag);
	*report = r;
	return ERR_NONE;
}
