/*
 * The goal: the lines a good compositor would choose, as large as the box allows.
 *
 * The obstacle: filling one line after the other leaves a last line of one word and tears names;
 * and every size gives other lines.
 *
 * The idea: words are measured once, in parts of the em, so a size is only a factor. For a size the
 * least number of lines N follows from filling greedily; all ways to cut the text into N lines are
 * then weighed by dynamic programming: best(k, j), the least cost of the first J pieces in K lines,
 * is the minimum over I of best(k - 1, i) + cost of the line [i, j).
 *
 * The cost of a line, T being the even share (the text's width / N), E the line's distance from T
 * in percent of T, P the penalty (breaks.h) of the break after it:
 *
 * - E^2: unevenness; 24 times as much where the line is longer: one that sticks out makes all
 *   others look short, and a block is as ragged as its longest line is long
 * - 3/2 P^2 where P > 0: a phrase is torn; from BREAKS_FAULT on it is a fault and 32000 more
 * - saves 5/2 P^2 where P < 0: a good place; at the end of a sentence E^2 / 4 where it is shorter,
 *   too
 * - 9000: a line shorter than 65 % of T in the midst of the text, where not even a comma ends it
 * - 24000: a last line of a single word (also a fault); 16000 if it is longer than T / 2
 * - 4000: the line begins or ends with the same word as the line before it
 *
 * So a torn "who | sailed" (P = 36) costs as much as a line 44 % too short or 9 % too long; a torn
 * "in | Paris" (P = 42, a fault) as much as one 38 % too long. N + 1 lines are weighed, too, and
 * have to be better by 1000. Size is weighed with the lines: L percent below the largest size that
 * fits at all cost 3 L^2 for each line of that. More than 15 %, or what the box says, are given up
 * only for fewer faults or holes, and then no more than 15 % more: cards that follow each other
 * shall look like one paper's.
 *
 * Worked example, one unit a letter, 20 units wide: "one two three four five six" fills 18 + 8
 * greedily; T is 13.5, and 13 + 13 ("one two three" / "four five six") has the least cost.
 */
#include "text/layout.h"

#include <stdbool.h>

#define NEVER (INT64_MAX / 4)

enum {
	COST_LONG = 24,
	COST_TORN = 32000,
	COST_LONE_SHORT = 24000,
	COST_LONE = 16000,
	COST_GAP = 9000,
	COST_STACKED = 4000,
	COST_MORE_LINES = 1000,
	COST_SMALLER = 3,
};

/* The ladder goes down by 1/40 of the size. */
#define STEP_PART 40
/* Percent of the largest size that fits, and more for fewer faults and holes. */
#define LOSS_MAX 15
#define LOSS_FOR_FLAWS 15
/* What good places can save; a size that costs more cannot win any longer. */
#define PROFIT_MAX 5000
/* Percent of the even share a line may be short of before it looks like a hole. */
#define GAP_FROM 35
/* Penalties up to this one are those of punctuation. */
#define MARKED (-15)

struct search {
	struct layout_work *work;
	const struct layout_font *font;
	const struct layout_box *box;
	struct span text;
	size_t n_pieces;
	int32_t hyphen; /* its advance */
	int32_t size;
	int32_t largest; /* the first size that fitted; 0: none yet */
	int64_t lines;	 /* what the text took at that size */
	int32_t spare;	 /* px of the box's width that are kept free, see set_size() */
};

static int32_t scaled(int64_t advance, int32_t size)
{
	return (int32_t)((advance * size + LAYOUT_EM - 1) / LAYOUT_EM);
}

static void measure(struct search *s)
{
	struct layout_work *w = s->work;
	int32_t sum = 0;

	for (size_t i = 0; i < s->n_pieces; i++) {
		const struct breaks_piece *p = &w->piece[i];
		size_t next = i + 1 < s->n_pieces ? w->piece[i + 1].start : p->end;
		struct span own = span_cut(s->text, p->start, p->end);
		size_t opening = breaks_opening(own);

		w->before[i] = sum;
		w->own[i] = s->font->advance(s->font->user, own);
		w->hang[i] =
			opening ? s->font->advance(s->font->user, span_cut(own, 0, opening)) : 0;
		sum += next > p->end && !p->is_soft
			       ? s->font->advance(s->font->user, span_cut(s->text, p->start, next))
			       : w->own[i];
	}
	w->before[s->n_pieces] = sum;
	s->hyphen = s->font->advance(s->font->user, span_of("-"));
}

/* Is a word divided where a line ends with piece J - 1? */
static bool is_divided(const struct search *s, size_t j)
{
	return j < s->n_pieces && s->work->piece[j - 1].is_soft;
}

/* The advance of pieces [i, j) as a line, marks that hang not counted. */
static int32_t line_advance(const struct search *s, size_t i, size_t j)
{
	const struct layout_work *w = s->work;

	return w->before[j - 1] + w->own[j - 1] - w->before[i] - w->hang[i] +
	       (is_divided(s, j) ? s->hyphen : 0);
}

/* Do pieces [i, j) fit in one line? */
static bool line_fits(const struct search *s, size_t i, size_t j)
{
	int32_t outside = scaled(s->work->hang[i], s->size) - s->box->hang_px;

	return scaled(line_advance(s, i, j), s->size) + MAX_OF(outside, 0) <=
	       s->box->width_px - s->spare;
}

/* May no line end with piece J - 1, as that would divide a word that fits on a line? */
static bool is_barred(const struct search *s, size_t j)
{
	size_t from = j - 1, to = j;

	if (!is_divided(s, j))
		return false;
	while (from > 0 && s->work->piece[from - 1].is_soft)
		from--;
	while (to < s->n_pieces && s->work->piece[to - 1].is_soft)
		to++;
	return line_fits(s, from, to);
}

int32_t layout_height(const struct layout_box *box, int32_t size_px, size_t n_lines)
{
	int64_t leading = (int64_t)size_px * box->leading / 1000;
	int64_t ink = ((int64_t)size_px * box->ink + 999) / 1000;

	return n_lines ? (int32_t)(leading * (int64_t)(n_lines - 1) + ink) : 0;
}

/* The most lines the box takes at this size. */
static size_t lines_allowed(const struct search *s)
{
	size_t n = (size_t)s->box->lines_max;

	while (n > 0 && layout_height(s->box, s->size, n) > s->box->height_px)
		n--;
	return n;
}

/* The fewest lines, by filling one after the other; 0 where a piece is wider than the box. */
static size_t lines_needed(const struct search *s)
{
	size_t n = 0;
	size_t i = 0;

	while (i < s->n_pieces) {
		size_t j = i + 1;

		if (!line_fits(s, i, j))
			return 0;
		while (j < s->n_pieces && s->work->piece[j - 1].penalty != BREAKS_FORCED &&
		       line_fits(s, i, j + 1))
			j++;
		while (j > i + 1 && is_barred(s, j))
			j--;
		i = j;
		n++;
	}
	return n;
}

static struct span piece_text(const struct search *s, size_t i)
{
	return span_cut(s->text, s->work->piece[i].start, s->work->piece[i].end);
}

/* Do the lines [h, i) and [i, j) begin or end with the same word? */
static bool is_stacked(const struct search *s, size_t h, size_t i, size_t j)
{
	return span_equal_nocase(piece_text(s, h), piece_text(s, i)) ||
	       span_equal_nocase(piece_text(s, i - 1), piece_text(s, j - 1));
}

/* Is [i, j) a last line of a single word? */
static bool is_lone(const struct search *s, size_t i, size_t j)
{
	if (i == 0 || j < s->n_pieces)
		return false;
	while (j - i > 1 && s->work->piece[i].is_soft)
		i++; /* a word in parts is one word, and so is what is left of it */
	return j - i == 1;
}

/* Does a line that is UNEVEN percent longer than its share look short, with PENALTY at its end? */
static bool is_short(int64_t uneven, int64_t penalty)
{
	return uneven < -GAP_FROM && penalty > MARKED && penalty != BREAKS_FORCED;
}

/* Of pieces [i, j) as a line; SHARE is its even share of the text. See the top of the file. */
static inline struct layout_terms line_terms(const struct search *s, size_t i, size_t j,
					     int64_t share)
{
	int64_t uneven = (line_advance(s, i, j) - share) * 100 / share;
	int64_t penalty = breaks_penalty(&s->work->piece[j - 1], j - i);
	struct layout_terms t = {.uneven = uneven * uneven * (uneven > 0 ? COST_LONG : 1)};

	if (j == s->n_pieces) {
		if (is_lone(s, i, j))
			t.lone = uneven < -50 ? COST_LONE_SHORT : COST_LONE;
		return t;
	}
	if (penalty == BREAKS_FORCED)
		return t;
	if (uneven < 0 && penalty == BREAKS_SENTENCE)
		t.uneven /= 4;
	if (i > 0 && is_short(uneven, penalty))
		t.gap = COST_GAP;
	if (penalty > 0)
		t.torn = penalty * penalty * 3 / 2 + (penalty >= BREAKS_FAULT ? COST_TORN : 0);
	else
		t.place = -penalty * penalty * 5 / 2;
	return t;
}

int64_t layout_terms_sum(const struct layout_terms *t)
{
	return t->uneven + t->torn + t->place + t->gap + t->lone + t->stacked;
}

static int64_t line_cost(const struct search *s, size_t i, size_t j, int64_t share)
{
	const struct layout_terms t = line_terms(s, i, j, share);

	return layout_terms_sum(&t);
}

/* The even share of a line, of N. */
static int64_t share_of(const struct search *s, size_t n)
{
	return MAX_OF((int64_t)s->work->before[s->n_pieces] / (int64_t)n, 1);
}

/* One more line, the K-th: fills cost[k % 2] and from[k]. */
static void extend(struct search *s, size_t k, int64_t share)
{
	struct layout_work *w = s->work;
	const int64_t *old = w->cost[(k - 1) % 2];
	int64_t *best = w->cost[k % 2];

	for (size_t j = 0; j <= s->n_pieces; j++)
		best[j] = NEVER;
	for (size_t i = k - 1; i < s->n_pieces; i++) {
		for (size_t j = i + 1; old[i] < NEVER && j <= s->n_pieces; j++) {
			int64_t cost;

			if (!line_fits(s, i, j) && !is_divided(s, j))
				break;
			if (is_divided(s, j) && (!line_fits(s, i, j) || is_barred(s, j)))
				continue;
			cost = old[i] + line_cost(s, i, j, share);
			if (k > 1 && is_stacked(s, w->from[k - 1][i], i, j))
				cost += COST_STACKED;
			if (cost < best[j]) {
				best[j] = cost;
				w->from[k][j] = (uint16_t)i;
			}
			if (w->piece[j - 1].penalty == BREAKS_FORCED)
				break;
		}
	}
}

static struct layout_line make_line(const struct search *s, size_t i, size_t j)
{
	const struct layout_work *w = s->work;
	struct layout_line line = {w->piece[i].start, w->piece[j - 1].end, 0, is_divided(s, j), 0};
	int32_t outside = scaled(w->hang[i], s->size) - s->box->hang_px;

	line.hang = (uint16_t)breaks_opening(piece_text(s, i));
	line.width_px = scaled(line_advance(s, i, j), s->size) + MAX_OF(outside, 0);
	return line;
}

/* Are pieces [i, j) a hole in the midst of the text? */
static bool is_hole(const struct search *s, size_t i, size_t j, int64_t share)
{
	return i > 0 && j < s->n_pieces &&
	       is_short((line_advance(s, i, j) - share) * 100 / share,
			breaks_penalty(&s->work->piece[j - 1], j - i));
}

static bool is_fault(const struct search *s, size_t i, size_t j)
{
	return (j < s->n_pieces && breaks_penalty(&s->work->piece[j - 1], j - i) >= BREAKS_FAULT) ||
	       is_lone(s, i, j);
}

/* The best way to set the text in N lines at the search's size; false where there is none. */
static bool set_lines(struct search *s, size_t n, struct layout *out)
{
	struct layout_work *w = s->work;
	int64_t share = share_of(s, n);
	size_t j = s->n_pieces;

	for (size_t i = 0; i <= s->n_pieces; i++)
		w->cost[0][i] = i == 0 ? 0 : NEVER;
	for (size_t k = 1; k <= n; k++)
		extend(s, k, share);
	if (w->cost[n % 2][s->n_pieces] >= NEVER)
		return false;
	*out = (struct layout){.size_px = s->size, .n_lines = n};
	out->leading_px = (int32_t)((int64_t)s->size * s->box->leading / 1000);
	out->cost = w->cost[n % 2][s->n_pieces];
	for (size_t k = n; k > 0; k--) {
		size_t i = w->from[k][j];

		out->line[k - 1] = make_line(s, i, j);
		out->n_faults += is_fault(s, i, j);
		out->n_holes += is_hole(s, i, j, share);
		j = i;
	}
	return true;
}

/* The px LINE takes when really drawn: rounding and hinting can make it a little wider. */
static int32_t true_width(const struct search *s, const struct layout_line *line)
{
	const struct layout_font *f = s->font;
	size_t middle = (size_t)line->start + line->hang;
	struct span marks = span_cut(s->text, line->start, middle);
	int32_t outside = line->hang ? scaled(f->advance(f->user, marks), s->size) : 0;

	return f->width(f->user, span_cut(s->text, middle, line->end), s->size) +
	       (line->hyphen ? scaled(s->hyphen, s->size) : 0) +
	       MAX_OF(outside - s->box->hang_px, 0);
}

/* Takes the drawn widths over. Returns by how many px the widest line is too wide; 0: all fit. */
static int32_t draw_excess(const struct search *s, struct layout *l)
{
	int32_t excess = 0;

	for (size_t k = 0; s->font->width && k < l->n_lines; k++) {
		l->line[k].width_px = true_width(s, &l->line[k]);
		excess = MAX_OF(excess, l->line[k].width_px - s->box->width_px);
	}
	return excess;
}

/* The best layout at the search's size and spare: the fewest lines, or one more where that is
 * better. *EXCESS is what draw_excess() says of it where it is DRAWN, else 0. */
static bool set_spared(struct search *s, bool drawn, struct layout *out, int32_t *excess)
{
	size_t allowed = lines_allowed(s);
	size_t n = lines_needed(s);
	struct layout other;

	if (n == 0 || n > allowed || !set_lines(s, n, out))
		return false;
	if (n > 1 && n < allowed && n < s->n_pieces && set_lines(s, n + 1, &other) &&
	    other.n_faults <= out->n_faults && other.cost + COST_MORE_LINES < out->cost)
		*out = other;
	*excess = drawn ? draw_excess(s, out) : 0;
	return true;
}

/* The best layout at the search's size. Where a line proves too wide when drawn, once more with
 * that much of the box kept free. */
static bool set_size(struct search *s, struct layout *out)
{
	int32_t excess = 0;
	bool fits;

	s->spare = 0;
	fits = set_spared(s, true, out, &excess);
	if (fits && excess > 0) {
		s->spare = excess;
		fits = set_spared(s, true, out, &excess);
	}
	return fits && excess == 0;
}

static bool is_sane(const struct layout_box *b)
{
	return b->width_px > 0 && b->height_px > 0 && b->size_min_px > 0 &&
	       b->size_max_px >= b->size_min_px && b->leading > 0 && b->ink > 0 &&
	       b->lines_max > 0 && b->lines_max <= LAYOUT_LINES_MAX && b->hang_px >= 0 &&
	       b->step_px >= 0;
}

/* The next rung down the ladder; 0 below the last. */
static int32_t next_size(const struct layout_box *box, int32_t size)
{
	int32_t next = size - (box->step_px ? box->step_px : MAX_OF(size / STEP_PART, 1));

	return size == box->size_min_px ? 0 : MAX_OF(next, box->size_min_px);
}

static int32_t n_flaws(const struct layout *l)
{
	return l->n_faults + l->n_holes;
}

static int64_t loss_max(const struct search *s)
{
	return s->box->loss_max ? s->box->loss_max : LOSS_MAX;
}

/* Is a loss of size of LOSS percent too much, if BEST, which may be NULL, is had for less? */
static bool is_too_small(const struct search *s, int64_t loss, const struct layout *best)
{
	int64_t most = loss_max(s) + (best && n_flaws(best) ? LOSS_FOR_FLAWS : 0);

	return loss > most && !s->box->step_px;
}

/* Does NOW, at a loss of size of LOSS percent, win over BEST, which may be NULL? */
static bool is_better(const struct search *s, const struct layout *now, int64_t loss,
		      const struct layout *best)
{
	if (!best)
		return true;
	if (loss > loss_max(s) && !s->box->step_px && n_flaws(now) >= n_flaws(best))
		return false;
	return now->cost + now->smaller < best->cost + best->smaller;
}

/* The rung with the least cost from FROM down, the loss of size counted in. Widths are those of the
 * measure; DRAWN checks each rung as it would be drawn. False where nothing fits. */
static bool search_ladder(struct search *s, int32_t from, bool drawn, struct layout *out)
{
	const struct layout *best = NULL;
	struct layout now;

	for (s->size = from; s->size; s->size = next_size(s->box, s->size)) {
		int64_t smaller = s->largest ? s->largest - s->size : 0;
		int64_t loss = smaller ? smaller * 100 / s->largest : 0;
		int64_t price = COST_SMALLER * loss * loss * s->lines;
		int32_t excess;

		if (is_too_small(s, loss, best) ||
		    (best && price > best->cost + best->smaller + PROFIT_MAX))
			break;
		s->spare = 0;
		if (drawn ? !set_size(s, &now) : !set_spared(s, false, &now, &excess))
			continue;
		if (!s->largest) {
			s->largest = s->size;
			s->lines = (int64_t)now.n_lines;
		}
		now.smaller = price;
		if (is_better(s, &now, loss, best)) {
			*out = now;
			best = out;
		}
	}
	return best;
}

/* Checks BEST as it would be drawn. Drawing is dear, so only the winner is; where it proves too
 * wide, each rung below it is, at last those whose loss is more than is gladly given, too. */
static bool draw_best(struct search *s, struct layout *best)
{
	int32_t from = best->size_px;
	int64_t smaller = best->smaller;
	int32_t excess;

	s->size = from;
	s->spare = 0;
	if (set_spared(s, true, best, &excess) && excess == 0) {
		best->smaller = smaller;
		return true;
	}
	if (search_ladder(s, from, true, best))
		return true;
	s->largest = 0;
	return search_ladder(s, from, true, best);
}

enum err layout_fit(struct layout_work *work, const struct layout_font *font,
		    const struct glue *glue, struct span text, const struct layout_box *box,
		    struct layout *out)
{
	struct search s = {.work = work, .font = font, .box = box, .text = text};
	struct layout best;
	enum err e;

	if (!is_sane(box))
		return ERR_RANGE;
	e = breaks_find(glue, text, work->piece, &s.n_pieces, work->marks);
	if (e)
		return e;
	if (s.n_pieces == 0)
		return ERR_RANGE;
	measure(&s);
	if (!search_ladder(&s, box->size_max_px, false, &best))
		return ERR_FIT;
	if (!draw_best(&s, &best))
		return ERR_FIT;
	*out = best;
	return ERR_NONE;
}

enum err layout_explain(struct layout_work *work, const struct layout_font *font,
			const struct glue *glue, struct span text, const struct layout_box *box,
			const struct layout *l, struct layout_terms *out)
{
	struct search s = {
		.work = work, .font = font, .box = box, .text = text, .size = l->size_px};
	size_t h = 0, i = 0;
	enum err e = breaks_find(glue, text, work->piece, &s.n_pieces, work->marks);

	if (e)
		return e;
	measure(&s);
	for (size_t k = 0; k < l->n_lines; k++) {
		size_t j = i + 1;

		while (j < s.n_pieces && work->piece[j - 1].end < l->line[k].end)
			j++;
		out[k] = line_terms(&s, i, j, share_of(&s, l->n_lines));
		if (k > 0 && is_stacked(&s, h, i, j))
			out[k].stacked = COST_STACKED;
		h = i;
		i = j;
	}
	return ERR_NONE;
}
