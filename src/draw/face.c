#include "draw/face.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "draw/type.h"

#define TEXT_BYTES 80
#define CLOCK_GLYPHS 32 /* of all its texts */

/* Measures of the clock's type, px. */
struct measure {
	int32_t cell; /* a minute's digit's */
	int32_t side; /* what '0' leaves free at the right of its cell */
	int32_t colon;
	int32_t widest; /* of all times of all days */
	bool is_short;	/* hours and minutes only */
};

static int32_t width_of(const struct style *s, struct font_set *fonts, const char *text)
{
	return font_px(font_advance(fonts, THEME_TEXT, span_of(text)), s->clock_size);
}

/* Of N words of a dial behind BEFORE, with a space on either side. */
static int32_t widest(const struct style *s, struct font_set *fonts, const char *before,
		      const char (*word)[DIAL_WORD_BYTES], size_t n)
{
	char text[TEXT_BYTES];
	int32_t most = 0;

	for (size_t i = 0; i < n; i++) {
		snprintf(text, sizeof text, "%s %s ", before, word[i]);
		most = MAX_OF(most, width_of(s, fonts, text));
	}
	return most;
}

static void measure(const struct style *s, struct font_set *fonts, struct measure *m)
{
	int32_t zero = width_of(s, fonts, "0");
	struct font_ink ink;
	int32_t time;

	*m = (struct measure){
		.cell = font_px(font_metrics(fonts, THEME_TEXT)->digit, s->clock_size)};
	if (font_draw(fonts, THEME_TEXT, s->clock_size, span_of("0"), &ink) == ERR_NONE)
		m->side = m->cell - (m->cell - zero) / 2 - ink.ink.x1;
	m->colon = width_of(s, fonts, ":");
	time = 4 * m->cell + m->colon;
	m->widest = time + 2 * m->cell +
		    widest(s, fonts, "", s->dial.weekday, COUNT_OF(s->dial.weekday)) +
		    widest(s, fonts, s->dial.after_day, s->dial.month, COUNT_OF(s->dial.month)) -
		    width_of(s, fonts, " ");
	m->is_short = s->clock == BOARD_CLOCK_TIME || m->widest * 2 > s->right - s->left;
	if (m->is_short)
		m->widest = time;
}

/* Room above the baseline for any letter, and below it, in eighths of the size. */
#define ABOVE 9
#define BELOW 3

struct rect face_place(const struct style *s, struct font_set *fonts)
{
	struct measure m;
	struct rect r = {s->right, s->clock_base, s->right, s->clock_base};
	int32_t above = s->clock_size * ABOVE / 8, below = s->clock_size * BELOW / 8;

	if (s->clock == BOARD_CLOCK_NONE)
		return r;
	measure(s, fonts, &m);
	r = (struct rect){s->right - m.widest, s->clock_base - above, s->right + m.side,
			  s->clock_base + below};
	if (s->is_rtl != s->is_turned)
		r = rect_mirror(r, s->left + s->right);
	return rect_intersect(r, s->panel);
}

size_t face_bytes(const struct style *s)
{
	size_t height = (size_t)s->clock_size * 2;
	size_t width = (size_t)s->clock_size * 20;

	return scene_bytes(FACE_ITEMS_MAX, height * width, CLOCK_GLYPHS);
}

/* Sets pieces of the clock from left to right. */
struct writer {
	const struct style *s;
	struct font_set *fonts;
	const struct measure *m;
	struct scene *out;
	struct type type;
	int32_t x;
};

static enum err put_text(struct writer *w, const char *text)
{
	enum err e = type_put(w->out, w->fonts, &w->type, span_of(text), TYPE_PEN, w->x,
			      w->s->clock_base, NULL);

	w->x += width_of(w->s, w->fonts, text);
	return e;
}

static enum err put_digit(struct writer *w, int digit)
{
	const char text[2] = {(char)('0' + digit), '\0'};
	int32_t side = (w->m->cell - width_of(w->s, w->fonts, text)) / 2;
	enum err e = type_put(w->out, w->fonts, &w->type, span_of(text), TYPE_PEN, w->x + side,
			      w->s->clock_base, NULL);

	w->x += w->m->cell;
	return e;
}

/* All but the minutes: "Sun 24 Aug 14:". */
static void write_hour(const struct dial *d, const struct face_time *t, bool is_short,
		       char text[TEXT_BYTES])
{
	if (is_short)
		snprintf(text, TEXT_BYTES, "%02d:", t->hour);
	else
		snprintf(text, TEXT_BYTES, "%s %d%s %s %02d:", d->weekday[t->weekday], t->day,
			 d->after_day, d->month[t->month - 1], t->hour);
}

static bool is_time(const struct face_time *t)
{
	return t->weekday >= 0 && t->weekday < 7 && t->day >= 1 && t->day <= 31 && t->month >= 1 &&
	       t->month <= 12 && t->hour >= 0 && t->hour < 24 && t->minute >= 0 && t->minute < 60;
}

enum err face_build(const struct style *s, struct font_set *fonts, const struct face_time *time,
		    struct scene *out)
{
	struct measure m;
	char hour[TEXT_BYTES];
	struct writer w = {s, fonts, &m, out, {THEME_TEXT, s->clock_size, s->quiet, SCENE_CLOCK},
			   0};
	enum err e = ERR_NONE;

	if (!is_time(time))
		return ERR_RANGE;
	if (s->clock == BOARD_CLOCK_NONE)
		return ERR_NONE;
	measure(s, fonts, &m);
	write_hour(&s->dial, time, m.is_short, hour);
	w.x = s->is_rtl != s->is_turned ? s->left
					: s->right + m.side - 2 * m.cell - width_of(s, fonts, hour);
	e = put_text(&w, hour);
	if (!e)
		e = put_digit(&w, time->minute / 10);
	return e ? e : put_digit(&w, time->minute % 10);
}
