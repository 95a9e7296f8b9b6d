#include "draw/motion.h"

#include <string.h>

/* Permille of the type unit a card is pushed by at most: less than what lies between a kicker and
 * the clock. */
#define PUSH 36
/* Permille of the way that the edge of a wipe is wide. */
#define EDGE 350
#define ONE 1000
#define PADDING 64

enum theme_transition motion_allowed(enum theme_transition kind, enum board_motion motion)
{
	if (motion == BOARD_MOTION_NONE)
		return THEME_CUT;
	if (motion == BOARD_MOTION_FADES && kind != THEME_CUT)
		return THEME_FADE;
	return kind;
}

size_t motion_bytes(const struct style *s)
{
	return (size_t)s->width * (sizeof(uint8_t) + sizeof(int32_t) + sizeof(uint32_t)) +
	       3 * PADDING;
}

enum err motion_init(struct motion *m, const struct style *s, enum theme_transition kind,
		     struct arena *arena)
{
	size_t width = (size_t)s->width;

	*m = (struct motion){.kind = kind,
			     .is_rtl = s->is_rtl,
			     .page = s->card,
			     .paper = s->paper,
			     .most_px = style_px(s, PUSH),
			     .amounts = arena_take_array(arena, width, sizeof *m->amounts),
			     .gain = arena_take_array(arena, width, sizeof *m->gain),
			     .row = arena_take_array(arena, width, sizeof *m->row)};
	return m->amounts && m->gain && m->row ? ERR_NONE : ERR_MEMORY;
}

/* Where R of E's card stands. */
static struct rect stands(const struct motion_end *e, struct rect r)
{
	return (struct rect){r.x0 + e->dx, r.y0 + e->dy, r.x1 + e->dx, r.y1 + e->dy};
}

static struct rect bounds_of(const struct motion_end *e)
{
	struct rect none = {0, 0, 0, 0};

	return e->scene ? stands(e, scene_bounds(e->scene)) : none;
}

/* What is in band I of a card: its kicker's row, the text and who said it, the foot. */
static struct rect band_of(const struct motion_end *e, int i)
{
	const struct scene *s = e->scene;
	struct rect r = {0, 0, 0, 0};

	for (size_t k = 0; s && k < s->n; k++) {
		enum scene_tag tag = s->items[k].tag;
		int band = tag <= SCENE_KICKER ? 0 : tag < SCENE_SOURCE ? 1 : 2;

		if (band == i)
			r = rect_unite(r, stands(e, s->items[k].at));
	}
	return r;
}

/* R, which is of either card, wherever it moves. */
static struct rect wherever(const struct motion *m, struct rect r)
{
	if (rect_is_empty(r))
		return r;
	r.x0 -= m->way_px;
	r.x1 += m->way_px;
	return rect_intersect(r, m->page);
}

/* What is free beside R at the side the cards come from, or go to. */
static int32_t free_px(const struct motion *m, struct rect r, bool at_left)
{
	if (rect_is_empty(r))
		return m->most_px;
	return at_left ? r.x0 - m->page.x0 : m->page.x1 - r.x1;
}

static int32_t push_px(const struct motion *m, struct rect from, struct rect to)
{
	int32_t way = MIN_OF(free_px(m, from, !m->is_rtl), free_px(m, to, m->is_rtl));

	return m->kind == THEME_PUSH ? MAX_OF(MIN_OF(way, m->most_px), 0) : 0;
}

/* Adds SIGN times the ink of E to the columns it stands in. */
static void add_gain(struct motion *m, const struct motion_end *e, int sign)
{
	struct rect all = rect_intersect(bounds_of(e), m->page);
	struct canvas c = {m->row, rect_width(all), 1, rect_width(all)};
	int32_t paper = canvas_luma(m->paper);

	for (int y = all.y0; y < all.y1; y++) {
		struct rect line = {all.x0, y, all.x1, y + 1};

		canvas_fill(&c, canvas_bounds(&c), canvas_bounds(&c), m->paper);
		scene_paint_row(e->scene, e->dx, e->dy, line, m->row);
		for (int x = 0; x < c.width; x++) {
			int32_t ink = m->row[x] == m->paper ? 0 : canvas_luma(m->row[x]) - paper;

			m->gain[all.x0 + x] += sign * (ink < 0 ? -ink : ink);
		}
	}
}

static void set_gain(struct motion *m)
{
	memset(m->gain, 0, (size_t)m->page.x1 * sizeof *m->gain);
	add_gain(m, &m->to, 1);
	add_gain(m, &m->from, -1);
}

void motion_between(struct motion *m, struct motion_end from, struct motion_end to)
{
	m->from = from;
	m->to = to;
	m->mix = (struct scene_mix){.from = from.scene,
				    .to = to.scene,
				    .paper = m->paper,
				    .from_dy = from.dy,
				    .to_dy = to.dy};
	m->way_px = push_px(m, bounds_of(&from), bounds_of(&to));
	m->bounds = (struct rect){0, 0, 0, 0};
	for (int i = 0; i < MOTION_BANDS; i++) {
		m->band[i] = wherever(m, rect_unite(band_of(&from, i), band_of(&to, i)));
		m->bounds = rect_unite(m->bounds, m->band[i]);
	}
	if (m->kind == THEME_WIPE)
		set_gain(m);
}

/* How far column X is when the change is at AMOUNT, in 1/255: before the edge not at all, behind it
 * whole. */
static int32_t edge_amount(const struct motion *m, int32_t x, unsigned amount)
{
	int64_t width = rect_width(m->bounds);
	int64_t at = m->is_rtl ? m->bounds.x1 - 1 - x : x - m->bounds.x0;
	int64_t edge = (int64_t)amount * (ONE + EDGE) / MOTION_FULL - at * ONE / MAX_OF(width, 1);

	return (int32_t)MAX_OF(MIN_OF(edge * MOTION_FULL / EDGE, MOTION_FULL), 0);
}

/* So much of the amounts, in 1/256, has to be the same for all columns that GAINED, which the edge
 * brings, comes to lie between nothing and ALL; EVEN is what the same amount everywhere brings. */
static int32_t held_together(int64_t gained, int64_t all, int64_t even)
{
	int64_t low = MIN_OF(all, 0);
	int64_t high = MAX_OF(all, 0);
	int64_t bound = gained < low ? low : high;

	if (gained >= low && gained <= high)
		return 0;
	if (even == gained)
		return 256;
	return (int32_t)MIN_OF((bound - gained) * 256 / (even - gained) + 1, 256);
}

static void set_amounts(struct motion *m, unsigned amount)
{
	int64_t gained = 0;
	int64_t all = 0;
	int32_t held;

	for (int32_t x = m->bounds.x0; x < m->bounds.x1; x++) {
		gained += (int64_t)m->gain[x] * edge_amount(m, x, amount);
		all += (int64_t)m->gain[x] * MOTION_FULL;
	}
	held = held_together(gained, all, all / MOTION_FULL * amount);
	for (int32_t x = m->bounds.x0; x < m->bounds.x1; x++) {
		int32_t sum = edge_amount(m, x, amount) * (256 - held) + (int32_t)amount * held;

		m->amounts[x] = (uint8_t)((sum + 128) / 256);
	}
}

/* From standing to standing: 3t^2 - 2t^3. */
static int32_t eased(int32_t way, unsigned amount)
{
	int64_t t = amount;
	int64_t full = MOTION_FULL;

	return (int32_t)(way * t * t * (3 * full - 2 * t) / (full * full * full));
}

void motion_set(struct motion *m, unsigned amount)
{
	int32_t moved = eased(m->way_px, amount);
	int32_t sign = m->is_rtl ? -1 : 1;

	m->mix.amount = amount;
	m->mix.from_dx = m->from.dx - sign * moved;
	m->mix.to_dx = m->to.dx + sign * (m->way_px - moved);
	m->mix.amounts = NULL;
	if (m->kind == THEME_WIPE && amount > 0 && amount < MOTION_FULL) {
		set_amounts(m, amount);
		m->mix.amounts = m->amounts;
	}
}

struct rect motion_paint(struct motion *m, struct canvas *c, struct rect clip)
{
	return scene_paint_mix(&m->mix, c, rect_intersect(clip, m->page), m->row);
}
