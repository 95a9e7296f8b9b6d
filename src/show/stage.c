#include "show/stage.h"

#include <string.h>

#include "base/civil.h"
#include "base/num.h"
#include "draw/page.h"
#include "draw/type.h"

#define MINUTE_MS 60000
#define FADE_FULL ((unsigned)MOTION_FULL)
#define PROGRESS_FULL 1000
#define FAST_HZ 50
/* A held card has no time of its own; the line stands at the golden section. */
#define PROGRESS_HELD 618
/* In place of a card's index: paper. */
#define NO_PAGE (LEAF_NO_CARD - 1)
/* Alignment of the pieces stage_init() takes. */
#define PADDING 64
/* A crawl of fewer headlines would only say again what the card says. */
#define CRAWL_ITEMS_MIN 2

static bool has_headlines(const struct pack *pack)
{
	const bool is_rtl = style_is_rtl(pack);
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack) && n < CRAWL_ITEMS_MIN; i++)
		n += ring_repeats(pack, i, is_rtl);
	return n == CRAWL_ITEMS_MIN;
}

/* BOARD with a crawl or without one; the progress line is the crawl's upper edge. */
static struct board fitting_board(const struct board *board, const struct theme *theme,
				  bool has_crawl)
{
	struct board b = *board;

	b.crawl = b.crawl && theme->crawl && has_crawl && b.motion == BOARD_MOTION_FULL;
	b.progress = b.progress && b.crawl;
	return b;
}

static size_t bytes_of(const struct pack *pack, const struct board *board,
		       const struct theme *theme)
{
	struct style style;

	style_init(&style, board, theme);
	style.is_rtl = style_is_rtl(pack);
	return schedule_bytes(pack, board) + leaf_bytes(pack, &style) + ring_bytes(pack, &style) +
	       face_bytes(&style) + motion_bytes(&style) + 5 * PADDING;
}

size_t stage_bytes(const struct pack *pack, const struct board *board, const struct theme *theme)
{
	struct board with = fitting_board(board, theme, has_headlines(pack));
	struct board without = fitting_board(board, theme, false);

	return MAX_OF(bytes_of(pack, &with, theme), bytes_of(pack, &without, theme));
}

/* A part of A of its own, to be emptied and filled again. */
static enum err sub_arena(struct arena *a, size_t n, struct arena *out)
{
	void *block = arena_take_raw(a, n);

	if (!block)
		return ERR_MEMORY;
	arena_init(out, block, n);
	return ERR_NONE;
}

/* All but the fonts. */
static enum err set_up(struct stage *s, const struct board *board, const struct theme *theme,
		       struct arena *arena)
{
	enum theme_transition kind;
	enum err e;

	style_init(&s->style, board, theme);
	s->style.is_rtl = style_is_rtl(s->pack);
	dial_read(&s->style.dial, style_language(s->pack), &s->fonts);
	s->rate_hz = board->refresh_hz ? board->refresh_hz : CRAWL_RATE_HZ;
	kind = motion_allowed((enum theme_transition)theme->transition,
			      (enum board_motion)board->motion);
	s->fade_ms = kind == THEME_CUT ? 0 : theme->transition_ms;
	e = motion_init(&s->motion, &s->style, kind, arena);
	if (e)
		return e;
	e = schedule_init(&s->schedule, s->pack, board, arena);
	if (!e)
		e = leaf_init(&s->leaves, s->pack, &s->style, &s->fonts, arena);
	if (!e)
		e = sub_arena(arena, face_bytes(&s->style), &s->face_arena);
	if (!e)
		e = ring_init(&s->ring, s->pack, &s->style, &s->fonts, &s->schedule,
			      &(struct ring_speed){board->crawl_wpm, s->rate_hz}, arena);
	return e;
}

/* The picture moves no further than there is margin, and a bar's sides stay where they are: there
 * is something in each. */
static void set_care(struct stage *s, const struct board *board)
{
	const struct style *t = &s->style;
	int32_t across = MIN_OF(t->safe.x0 - t->card.x0, t->card.x1 - t->safe.x1);
	int32_t up = MIN_OF(t->safe.y0 - t->card.y0, t->card.y1 - t->safe.y1);

	care_init(&s->care, board);
	s->care.orbit_px = MAX_OF(MIN_OF(s->care.orbit_px, MIN_OF(across, up)), 0);
	s->care.alternates = s->care.alternates && !page_is_bar(t) && !t->is_bare;
}

enum err stage_init(struct stage *s, const struct pack *pack, const struct board *board,
		    const struct theme *theme, struct arena *arena)
{
	struct board with = fitting_board(board, theme, has_headlines(pack));
	struct board without = fitting_board(board, theme, false);
	size_t mark = arena_mark(arena);
	enum err e;

	memset(s, 0, sizeof *s);
	s->pack = pack;
	s->is_trusted = true;
	s->fade = FADE_FULL;
	e = type_open_fonts(&s->fonts, pack);
	if (e)
		return e;
	e = set_up(s, &with, theme, arena);
	if (!e && with.crawl && s->ring.n_items < CRAWL_ITEMS_MIN) { /* not so many can be drawn */
		arena_release(arena, mark);
		e = set_up(s, &without, theme, arena);
	}
	if (e) {
		stage_finish(s);
		return e;
	}
	s->face_place = face_place(&s->style, &s->fonts);
	set_care(s, board);
	return ERR_NONE;
}

void stage_warm(struct stage *s)
{
	font_warm(&s->fonts);
}

void stage_finish(struct stage *s)
{
	if (s)
		font_finish(&s->fonts);
}

void stage_follow(struct stage *s, struct stage *old)
{
	if (old->is_set)
		ring_follow(&s->ring, &old->ring, old->time.utc_ms);
}

void stage_on_refusal(struct stage *s, leaf_refusal *sink, void *user)
{
	leaf_on_refusal(&s->leaves, sink, user);
}

/* The page of SLOT's card; NULL: it has none that can be set here. */
static struct leaf *settable(struct stage *s, const struct schedule_slot *slot,
			     const struct leaf *keep)
{
	struct leaf *page;

	if (slot->card == SCHEDULE_NONE || s->leaves.refused[slot->card])
		return NULL;
	page = leaf_of(&s->leaves, slot->card, keep);
	return page->refused ? NULL : page;
}

/* What is to be seen in SLOT: its card, or, where that cannot be set here, the nearest one before
 * it in its spell that can, else the nearest one after it. A round has all cards of a spell, or all
 * there is room for, so where none is found in this and the one before, there is none. A function
 * of the slot alone. NULL, which is paper: no card may be shown. */
static struct leaf *card_page_at(struct stage *s, struct schedule_slot slot,
				 const struct leaf *keep)
{
	const struct schedule_slot shown = slot;
	int64_t back_ms = shown.round_start_ms - (shown.round_end_ms - shown.round_start_ms);
	struct leaf *page = settable(s, &slot, keep);

	if (slot.card == SCHEDULE_NONE)
		return NULL;
	while (!page && slot.start_ms > MAX_OF(shown.spell_start_ms, back_ms)) {
		schedule_at(&s->schedule, slot.start_ms - 1, &slot);
		page = settable(s, &slot, keep);
	}
	slot = shown;
	while (!page && slot.end_ms < shown.round_end_ms) {
		schedule_at(&s->schedule, slot.end_ms, &slot);
		page = settable(s, &slot, keep);
	}
	return page ? page : leaf_empty(&s->leaves, keep);
}

bool stage_rests(const struct stage *s, const struct schedule_slot *slot)
{
	return slot->card != SCHEDULE_NONE && slot->rule != SCHEDULE_URGENT &&
	       care_rests(&s->care, slot->start_ms);
}

static struct leaf *page_at(struct stage *s, struct schedule_slot slot, const struct leaf *keep)
{
	if (stage_rests(s, &slot))
		return NULL;
	return card_page_at(s, slot, keep);
}

/* Finds the card of the slot that is on now. Pages are kept as long as they can be needed: the card
 * that is on is the likeliest to be faded from. */
static void find_card(struct stage *s)
{
	s->to = s->is_held ? leaf_of(&s->leaves, s->held_card, s->to) : page_at(s, s->now, s->to);
	s->before = NULL;
	s->knows_before = s->is_held;
	s->shift = s->is_held ? (struct care_shift){0, 0} : care_orbit(&s->care, s->now.start_ms);
}

/* A fade's steps a second. */
static int fade_hz(const struct stage *s)
{
	bool is_fast = s->rate_hz >= FAST_HZ && s->motion.kind == THEME_FADE;

	return is_fast && s->rate_hz % 2 == 0 ? s->rate_hz / 2 : s->rate_hz;
}

/* How long the slot has been on, as of the last of HZ steps a second. */
static int64_t age_ms(const struct stage *s, int hz, int64_t utc_ms)
{
	return MAX_OF(crawl_refresh_ms(hz, utc_ms) - s->now.start_ms, 0);
}

static void set_fade(struct stage *s, int64_t utc_ms)
{
	int64_t age = age_ms(s, fade_hz(s), utc_ms);
	struct schedule_slot before;

	s->fade = FADE_FULL;
	if (age < s->fade_ms) {
		if (!s->knows_before) {
			schedule_at(&s->schedule, s->now.start_ms - 1, &before);
			s->before = page_at(s, before, s->to);
			s->from_shift = care_orbit(&s->care, before.start_ms);
			s->knows_before = true;
		}
		if (!s->is_held && s->before != s->to)
			s->fade = (unsigned)(age * FADE_FULL / s->fade_ms);
	}
	s->from = s->fade < FADE_FULL ? s->before : NULL;
}

/* On the clock on the wall, since 1970. */
static int64_t minute_at(const struct stage_time *t)
{
	return num_floor_div(t->utc_ms + t->offset_s * INT64_C(1000), MINUTE_MS);
}

static struct motion_end end_of(const struct leaf *page, struct care_shift shift)
{
	return (struct motion_end){page ? &page->scene : NULL, shift.x, shift.y};
}

static struct rect shifted(struct rect r, struct care_shift by)
{
	return (struct rect){r.x0 + by.x, r.y0 + by.y, r.x1 + by.x, r.y1 + by.y};
}

static bool is_at(const struct motion_end *end, struct care_shift shift)
{
	return end->dx == shift.x && end->dy == shift.y;
}

/* Puts the motion's two ends where they are. False: they were there. */
static bool set_ends(struct stage *s, bool is_other)
{
	if (!is_other && is_at(&s->motion.to, s->shift) &&
	    (!s->from || is_at(&s->motion.from, s->from_shift)))
		return false;
	motion_between(&s->motion, end_of(s->from, s->from_shift), end_of(s->to, s->shift));
	return true;
}

static void add_damage(const struct stage *s, struct stage_damage *damage, struct rect r)
{
	r = rect_intersect(r, s->style.panel);
	if (rect_is_empty(r))
		return;
	if (damage->n == STAGE_DAMAGE_MAX) {
		damage->rect[0] = s->style.panel;
		damage->n = 1;
		return;
	}
	damage->rect[damage->n++] = r;
}

static uint32_t card_of(const struct leaf *page)
{
	return page ? page->card : NO_PAGE;
}

static void advance_cards(struct stage *s, const struct stage_time *t, bool is_new_slot,
			  struct stage_damage *damage)
{
	struct rect before[MOTION_BANDS];
	struct rect older = {0, 0, 0, 0};
	uint32_t from = card_of(s->from);
	uint32_t to = card_of(s->to);
	unsigned fade = s->fade;
	bool is_other;

	memcpy(before, s->motion.band, sizeof before);
	if (is_new_slot)
		find_card(s);
	set_fade(s, t->utc_ms);
	is_other = !s->is_set || from != card_of(s->from) || to != card_of(s->to);
	if (is_other || minute_at(t) != s->minute)
		older = rect_unite(leaf_renew(&s->leaves, s->from), leaf_renew(&s->leaves, s->to));
	is_other = set_ends(s, is_other || (s->fade < FADE_FULL && !rect_is_empty(older)));
	if (is_other || fade != s->fade) {
		motion_set(&s->motion, s->fade);
		for (size_t i = 0; i < MOTION_BANDS; i++)
			add_damage(s, damage, rect_unite(before[i], s->motion.band[i]));
	} else if (!rect_is_empty(older)) {
		set_ends(s, true);
		motion_set(&s->motion, s->fade);
		add_damage(s, damage, shifted(older, s->shift));
	}
}

/* Where the clock stands: with the picture, or, while the panel rests, somewhere on it. */
static struct care_shift face_shift(const struct stage *s)
{
	struct rect place = s->face_place;
	int32_t wide = MAX_OF(s->style.right - s->style.left - rect_width(place), 1);
	int32_t high = MAX_OF(s->style.source_base - s->style.kicker_base, 1);
	int32_t at;

	if (!s->is_resting)
		return s->shift;
	at = care_place(&s->care, s->now.start_ms, wide * high);
	return (struct care_shift){s->style.left + at % wide - place.x0, at / wide};
}

static void advance_clock(struct stage *s, const struct stage_time *t, struct stage_damage *damage)
{
	int64_t minute = minute_at(t);
	struct care_shift shift = face_shift(s);
	struct civil civil;
	struct face_time face;

	if (s->is_set && minute == s->minute && shift.x == s->face_shift.x &&
	    shift.y == s->face_shift.y)
		return;
	add_damage(s, damage, shifted(s->face_place, s->face_shift));
	if (shift.x != s->face_shift.x || shift.y != s->face_shift.y)
		add_damage(s, damage, shifted(s->face_place, shift));
	s->minute = minute;
	s->face_shift = shift;
	civil_from_ms(t->utc_ms, t->offset_s, &civil);
	face.weekday = civil.weekday;
	face.day = civil.day;
	face.month = civil.month;
	face.hour = civil.hour;
	face.minute = civil.minute;
	arena_release(&s->face_arena, 0);
	if (scene_init(&s->face, &s->face_arena, FACE_ITEMS_MAX) || !s->is_trusted ||
	    face_build(&s->style, &s->fonts, &face, &s->face))
		s->face.n = 0;
}

static bool has_progress(const struct stage *s)
{
	return !s->is_resting && !rect_is_empty(s->ring.strip.hairline);
}

static void advance_progress(struct stage *s, const struct stage_time *t,
			     struct stage_damage *damage)
{
	int64_t length_ms = s->now.end_ms - s->now.start_ms;
	int32_t progress =
		s->now.card == SCHEDULE_NONE
			? 0
			: (int32_t)(age_ms(s, s->rate_hz, t->utc_ms) * PROGRESS_FULL / length_ms);
	int32_t before = s->progress;

	s->progress = s->is_held ? PROGRESS_HELD : progress;
	if (has_progress(s))
		add_damage(s, damage, strip_progress_step(&s->ring.strip, before, s->progress));
}

static void advance_crawl(struct stage *s, const struct stage_time *t, struct stage_damage *damage)
{
	struct ring_view now;

	ring_view_at(&s->ring, t->utc_ms, &now);
	if (!ring_view_equal(&now, &s->crawl) && !s->is_resting)
		add_damage(s, damage, s->ring.rows);
	s->crawl = now;
}

/* The zone of a stage that was told of none: that of the time that is set. */
static int32_t one_offset(void *user, int64_t utc_ms)
{
	const struct stage *s = user;

	(void)utc_ms;
	return s->time.offset_s;
}

void stage_set_zone(struct stage *s, spell_zone *zone, void *user)
{
	s->has_zone = zone != NULL;
	schedule_set_zone(&s->schedule, zone ? zone : one_offset, zone ? user : s);
	s->is_set = false;
}

void stage_trust(struct stage *s, bool is_trusted)
{
	if (s->is_trusted == is_trusted)
		return;
	s->is_trusted = is_trusted;
	schedule_trust(&s->schedule, is_trusted);
	s->is_set = false;
}

/* Kicker and clock change places: all is set anew. */
static void turn(struct stage *s)
{
	s->style.is_turned = !s->style.is_turned;
	strip_turn(&s->ring.strip, s->style.is_turned);
	s->face_place = face_place(&s->style, &s->fonts);
	leaf_forget(&s->leaves);
	s->from = s->to = NULL;
	s->is_set = false;
}

/* What is done against burning in changes at times of its own. */
static void advance_care(struct stage *s)
{
	int64_t civil_ms = s->time.utc_ms + s->time.offset_s * INT64_C(1000);
	bool is_resting = !s->is_held && stage_rests(s, &s->now);

	if (s->style.is_turned != (s->is_trusted && care_is_turned(&s->care, civil_ms)))
		turn(s);
	if (s->is_resting != is_resting)
		s->is_set = false;
	s->is_resting = is_resting;
}

void stage_set_time(struct stage *s, const struct stage_time *time, struct stage_damage *damage)
{
	int64_t start_ms = s->now.start_ms;
	bool is_new_offset = s->time.offset_s != time->offset_s;

	damage->n = 0;
	s->time = *time;
	s->leaves.has_time = s->is_trusted;
	s->leaves.utc_ms = time->utc_ms;
	s->leaves.offset_s = time->offset_s;
	if (!s->has_zone && is_new_offset)
		schedule_set_zone(&s->schedule, one_offset, s);
	schedule_at(&s->schedule, time->utc_ms, &s->now);
	advance_care(s);
	advance_cards(s, time, !s->is_set || s->now.start_ms != start_ms || is_new_offset, damage);
	advance_clock(s, time, damage);
	advance_progress(s, time, damage);
	advance_crawl(s, time, damage);
	if (!s->is_set) {
		damage->rect[0] = s->style.panel;
		damage->n = 1;
	}
	s->is_set = true;
}

enum err stage_hold(struct stage *s, uint32_t card)
{
	enum err e;

	if (card >= pack_n_cards(s->pack))
		return ERR_RANGE;
	if (!leaf_try(&s->leaves, card, s->to, &e))
		return e;
	s->is_held = true;
	s->is_set = false;
	s->held_card = card;
	return ERR_NONE;
}

void stage_release(struct stage *s)
{
	s->is_held = false;
	s->is_set = false;
}

int64_t stage_next_ms(struct stage *s)
{
	int64_t local_ms = s->time.offset_s * INT64_C(1000);
	int64_t next = (s->minute + 1) * MINUTE_MS - local_ms;

	if (s->ring.n_items && !s->is_resting)
		next = MIN_OF(next, crawl_next_ms(&s->ring.crawl, s->time.utc_ms));
	if (has_progress(s))
		next = MIN_OF(next, crawl_refresh_after_ms(s->rate_hz, s->time.utc_ms));
	if (s->fade < FADE_FULL)
		next = MIN_OF(next, crawl_refresh_after_ms(fade_hz(s), s->time.utc_ms));
	if (!s->is_held)
		next = MIN_OF(next,
			      pack_n_cards(s->pack) > 1 ? s->now.end_ms : s->now.spell_end_ms);
	return next;
}

const struct schedule_slot *stage_slot(const struct stage *s)
{
	return &s->now;
}

void stage_neighbours(struct stage *s, const struct schedule_slot *slot,
		      struct schedule_slot *before, struct schedule_slot *after)
{
	int64_t start_ms = slot->start_ms;
	int64_t end_ms = slot->end_ms;

	schedule_at(&s->schedule, start_ms - 1, before);
	schedule_at(&s->schedule, end_ms, after);
}

bool stage_is_empty(const struct stage *s)
{
	return s->leaves.n_refused == pack_n_cards(s->pack);
}

uint32_t stage_card(const struct stage *s)
{
	return s->to ? s->to->card : SCHEDULE_NONE; /* which LEAF_NO_CARD is, too */
}

void stage_refuse(struct stage *s, uint32_t card, enum err why)
{
	leaf_refuse(&s->leaves, card, why);
}

void stage_paint(struct stage *s, struct canvas *c, struct rect clip)
{
	struct rect page;

	clip = rect_intersect(clip, rect_intersect(s->style.panel, canvas_bounds(c)));
	if (rect_is_empty(clip))
		return;
	page = rect_intersect(clip, s->style.card);
	if (!rect_is_empty(page)) {
		motion_paint(&s->motion, c, page);
		scene_paint_at(&s->face, s->face_shift.x, s->face_shift.y, c, page);
	}
	if (s->is_resting) {
		canvas_fill(c, s->style.band, clip, s->style.paper);
		canvas_quantise(c, clip, s->style.levels);
		return;
	}
	strip_paint(&s->ring.strip, c, clip);
	ring_paint(&s->ring, &s->crawl, c, clip);
	strip_paint_progress(&s->ring.strip, s->progress, c, clip);
	canvas_quantise(c, clip, s->style.levels);
}
