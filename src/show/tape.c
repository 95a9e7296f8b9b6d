#include "show/tape.h"

#include <string.h>

#include "base/base.h"
#include "base/num.h"

#define DAY_MS (SPELL_DAY_MINUTES * INT64_C(60000))

void tape_init(struct tape *t, const struct tape_source *source)
{
	memset(t, 0, sizeof *t);
	t->source = *source;
	t->era = source->schedule->era;
	t->is_changing = source->schedule->has_urgent;
	for (uint32_t i = 0; i < source->n; i++)
		t->is_changing |= schedule_is_timed(source->schedule, source->card[i]);
}

static bool is_for_ever(const struct tape_stretch *s)
{
	return s->end_ms == SPELL_EVER_MS;
}

/* ---- the making of a stretch */

/* The line of the card that has the screen, as the one thing on S; false: there is none. */
static bool put_line(const struct tape *t, const struct spell *spell, struct tape_stretch *s)
{
	struct schedule *schedule = t->source.schedule;
	uint32_t card = 0;
	int32_t width = 0;

	while (width == 0 && card != SCHEDULE_NONE) {
		card = schedule_urgent(schedule, card, spell);
		if (card == SCHEDULE_NONE)
			break;
		width = t->source.line(t->source.user, card);
		s->line = card++;
	}
	if (width == 0)
		return false;
	s->n = 1;
	s->at_px[1] = width;
	return true;
}

/* The headlines that may be shown, from number S->NEXT on, but for those that are wider than all of
 * S: who waited for one would see nothing, for as long as spells are short. */
static void put_headlines(const struct tape *t, const struct spell *spell, struct tape_stretch *s)
{
	const struct tape_source *source = &t->source;
	int64_t most = is_for_ever(s) ? INT64_MAX : s->to_px - s->from_px;

	s->line = SCHEDULE_NONE;
	for (uint32_t k = 0; k < source->n; k++) {
		uint32_t i = (s->next + k) % source->n;
		int32_t width = source->start_px[i + 1] - source->start_px[i];

		if (width > most || !schedule_may(source->schedule, source->card[i], spell))
			continue;
		s->item[s->n] = (uint8_t)i;
		s->at_px[s->n + 1] = s->at_px[s->n] + width;
		s->n++;
	}
}

/* How many fit, how much is left, and who is next. */
static void fill(const struct tape *t, struct tape_stretch *s)
{
	int64_t lap = s->at_px[s->n];
	int64_t rest = s->to_px - s->from_px;
	uint32_t last = 0;

	if (s->n == 0)
		return;
	s->n_shown = rest / lap * s->n;
	rest %= lap;
	while (s->at_px[last + 1] <= rest) /* the last one ends a lap: there is no room for it */
		last++;
	s->n_shown += last;
	s->slack_px = rest - s->at_px[last];
	if (s->n_shown && s->line == SCHEDULE_NONE)
		s->next = (s->item[(s->n_shown - 1) % s->n] + 1) % t->source.n;
}

/* The stretch of SPELL, beginning with headline FIRST, in place of the one kept for longest. */
static struct tape_stretch *lay(struct tape *t, const struct spell *spell, uint32_t first)
{
	struct tape_stretch *s = &t->kept[t->oldest];

	t->oldest = (t->oldest + 1) % TAPE_KEPT;
	*s = (struct tape_stretch){.is_known = true,
				   .start_ms = spell->start_ms,
				   .end_ms = spell->end_ms,
				   .next = first,
				   .n_shown = INT64_MAX};
	if (!is_for_ever(s)) {
		/* What was in before the spell's first millisecond is of the one before. */
		s->from_px = crawl_place_px(&t->source.crawl, spell->start_ms - 1);
		s->to_px = crawl_place_px(&t->source.crawl, spell->end_ms - 1);
	}
	if (!put_line(t, spell, s))
		put_headlines(t, spell, s);
	if (!is_for_ever(s))
		fill(t, s);
	return s;
}

/* ---- which stretch */

/* The one that is kept nearest before BEFORE_MS, and not before FROM_MS. NULL: there is none. */
static const struct tape_stretch *nearest(const struct tape *t, int64_t from_ms, int64_t before_ms)
{
	const struct tape_stretch *best = NULL;

	for (size_t i = 0; i < TAPE_KEPT; i++) {
		const struct tape_stretch *s = &t->kept[i];

		if (s->is_known && s->end_ms > from_ms && s->end_ms <= before_ms &&
		    (!best || s->end_ms > best->end_ms))
			best = s;
	}
	return best;
}

/* The stretch of GOAL, which is not kept: from one that is, or from midnight, on. */
static const struct tape_stretch *walk_to(struct tape *t, const struct spell *goal)
{
	int64_t at_ms = num_floor_div(goal->minute, SPELL_DAY_MINUTES) * DAY_MS;
	const struct tape_stretch *before = nearest(t, at_ms, goal->start_ms);
	uint32_t first = before ? before->next : 0;
	struct tape_stretch *s;

	at_ms = before ? before->end_ms : at_ms;
	do {
		struct spell spell;

		schedule_spell(t->source.schedule, at_ms, &spell);
		s = lay(t, &spell, first);
		first = s->next;
		at_ms = s->end_ms;
	} while (s->start_ms < goal->start_ms);
	return s;
}

static const struct tape_stretch *stretch_at(struct tape *t, int64_t place_px)
{
	struct spell goal = {-SPELL_EVER_MS, SPELL_EVER_MS, 0};

	if (t->era != t->source.schedule->era)
		for (size_t i = 0; i < TAPE_KEPT; i++)
			t->kept[i].is_known = false;
	t->era = t->source.schedule->era;
	for (size_t i = 0; i < TAPE_KEPT; i++) {
		const struct tape_stretch *s = &t->kept[i];

		if (s->is_known &&
		    (is_for_ever(s) || (s->from_px <= place_px && place_px < s->to_px)))
			return s;
	}
	if (t->is_changing)
		schedule_spell(t->source.schedule, crawl_last_ms(&t->source.crawl, place_px) + 1,
			       &goal);
	if (goal.end_ms < SPELL_EVER_MS)
		return walk_to(t, &goal);
	return lay(t, &goal, 0);
}

/* ---- where in it */

/* Where the Kth thing on S begins, from S's own beginning. */
static int64_t start_of(const struct tape_stretch *s, int64_t k)
{
	int64_t lap = num_floor_div(k, s->n);

	return lap * s->at_px[s->n] + s->at_px[k - lap * s->n] + s->slack_px * k / s->n_shown;
}

/* The last thing that would begin at WITHIN_PX or before, were nothing dealt out. */
static int64_t count_to(const struct tape_stretch *s, int64_t within_px)
{
	int64_t lap = num_floor_div(within_px, s->at_px[s->n]);
	int64_t rest = within_px - lap * s->at_px[s->n];
	uint32_t low = 0;
	uint32_t high = s->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (s->at_px[middle] <= rest)
			low = middle;
		else
			high = middle;
	}
	return lap * s->n + low;
}

/* The first thing on S that ends after FROM_PX. */
static bool find_on(const struct tape *t, const struct tape_stretch *s, int64_t from_px,
		    struct tape_spot *out)
{
	int64_t within = from_px - s->from_px;
	int64_t k, i;

	if (s->n == 0 || s->n_shown == 0)
		return false;
	k = MIN_OF(count_to(s, within), s->n_shown - 1);
	while (k > 0 && start_of(s, k) > within)
		k--;
	i = num_floor_mod(k, s->n);
	if (start_of(s, k) + s->at_px[i + 1] - s->at_px[i] <= within) {
		if (++k == s->n_shown)
			return false;
		i = num_floor_mod(k, s->n);
	}
	*out = (struct tape_spot){s->line == SCHEDULE_NONE ? t->source.card[s->item[i]] : s->line,
				  s->at_px[i + 1] - s->at_px[i], s->from_px + start_of(s, k)};
	return true;
}

bool tape_find(struct tape *t, int64_t from_px, int64_t to_px, struct tape_spot *out)
{
	while (from_px < to_px) {
		const struct tape_stretch *s = stretch_at(t, from_px);

		if (find_on(t, s, from_px, out))
			return out->at_px < to_px;
		if (is_for_ever(s))
			return false;
		from_px = s->to_px;
	}
	return false;
}
