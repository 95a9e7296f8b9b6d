#include "draw/face.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "draw/type.h"
#include "text/bidi.h"

#define TEXT_BYTES (DIAL_BYTES + 2)
#define CLOCK_GLYPHS 32 /* of all its texts */

/* Measures of the clock's type, px. */
struct measure {
	int32_t cell; /* of the widest digit */
	int32_t colon;
	int32_t widest; /* of all times of all days */
	bool is_short;	/* hours and minutes only */
};

/* Of the type's size. */
static int32_t advance_of(struct font_set *fonts, const char *text)
{
	return font_advance(fonts, THEME_TEXT, span_of(text));
}

static int32_t width_of(const struct style *s, struct font_set *fonts, const char *text)
{
	return font_px(advance_of(fonts, text), s->clock_size);
}

/* With the space that parts it from the time. */
static void write_date(const struct dial *d, int weekday, int day, int month, char text[TEXT_BYTES])
{
	char buffer[DIAL_BYTES];
	struct span date = dial_clock(d, weekday, day, month, buffer);

	snprintf(text, TEXT_BYTES, "%.*s ", (int)date.n, date.p);
}

/* Of the dates of all days, without their figures; the advance. */
static int32_t widest_date(struct font_set *fonts, const struct dial *d)
{
	char text[TEXT_BYTES];
	int32_t weekday = 0, month = 0, first;

	for (int i = 0; i < 7; i++) {
		write_date(d, i, 0, 1, text);
		weekday = MAX_OF(weekday, advance_of(fonts, text));
	}
	for (int i = 1; i <= 12; i++) {
		write_date(d, 0, 0, i, text);
		month = MAX_OF(month, advance_of(fonts, text));
	}
	write_date(d, 0, 0, 1, text);
	first = advance_of(fonts, text);
	return weekday + month - first;
}

/* Pixels are counted once, as on a small panel each rounding tells: of the date's pen there are
 * five. */
#define ROUNDED_PX 3

static void measure(const struct style *s, struct font_set *fonts, struct measure *m)
{
	int32_t digit = font_metrics(fonts, THEME_TEXT)->digit;
	int32_t time;

	fonts->guide = s->dial.guide;
	time = 4 * digit + advance_of(fonts, ":");
	*m = (struct measure){
		.cell = font_px(digit, s->clock_size),
		.colon = width_of(s, fonts, ":"),
		.widest = font_px(time + 2 * digit + widest_date(fonts, &s->dial), s->clock_size) +
			  ROUNDED_PX};
	m->is_short = s->clock == BOARD_CLOCK_TIME || m->widest * 2 > s->right - s->left;
	if (m->is_short)
		m->widest = font_px(time, s->clock_size) + ROUNDED_PX;
}

static bool is_at_left(const struct style *s)
{
	return s->is_rtl != s->is_turned;
}

/* Room above the baseline for any letter, and below it, in eighths of the size; and beside it for
 * what leans over its edge, as a j does, in a part of it. */
#define ABOVE 9
#define BELOW 3
#define LEAN_PART 16

struct rect face_place(const struct style *s, struct font_set *fonts)
{
	struct measure m;
	struct rect r = {s->right, s->clock_base, s->right, s->clock_base};
	int32_t above = s->clock_size * ABOVE / 8, below = s->clock_size * BELOW / 8;
	int32_t lean = s->clock_size / LEAN_PART + 1;

	if (s->clock == BOARD_CLOCK_NONE)
		return r;
	measure(s, fonts, &m);
	r = (struct rect){s->right - m.widest - lean, s->clock_base - above, s->right + lean,
			  s->clock_base + below};
	if (is_at_left(s))
		r = rect_mirror(r, s->left + s->right);
	return rect_intersect(r, s->panel);
}

size_t face_bytes(const struct style *s)
{
	size_t height = (size_t)s->clock_size * 2;
	size_t width = (size_t)s->clock_size * 20;

	return scene_bytes(FACE_ITEMS_MAX, height * width, CLOCK_GLYPHS);
}

static bool is_time(const struct face_time *t)
{
	return t->weekday >= 0 && t->weekday < 7 && t->day >= 1 && t->day <= 31 && t->month >= 1 &&
	       t->month <= 12 && t->hour >= 0 && t->hour < 24 && t->minute >= 0 && t->minute < 60;
}

/* The date stands where it leaves room for the widest minute of this hour, which is on the panel's
 * edge. */
static int32_t date_pen(const struct style *s, struct font_set *fonts, const struct measure *m,
			const struct face_time *t, const char *date)
{
	char hour[TEXT_BYTES];
	int32_t time;

	snprintf(hour, sizeof hour, "%02d", t->hour);
	time = 2 * m->cell + m->colon + width_of(s, fonts, hour);
	return is_at_left(s) ? s->left + time : s->right - time - width_of(s, fonts, date);
}

/* A line at the clock's side of the panel. */
static enum err put_line(const struct style *s, struct font_set *fonts, const char *text,
			 struct scene *out)
{
	const struct type type = {THEME_TEXT, s->clock_size, s->quiet, SCENE_CLOCK};

	return type_put(out, fonts, &type, span_of(text), is_at_left(s) ? TYPE_PEN : TYPE_RIGHT,
			is_at_left(s) ? s->left : s->right, s->clock_base, NULL);
}

enum err face_build(const struct style *s, struct font_set *fonts, const struct face_time *time,
		    struct scene *out)
{
	const struct type type = {THEME_TEXT, s->clock_size, s->quiet, SCENE_CLOCK};
	char date[TEXT_BYTES] = "", minute[TEXT_BYTES], all[2 * TEXT_BYTES];
	struct measure m;
	enum err e;

	if (!is_time(time))
		return ERR_RANGE;
	if (s->clock == BOARD_CLOCK_NONE)
		return ERR_NONE;
	measure(s, fonts, &m);
	if (!m.is_short)
		write_date(&s->dial, time->weekday, time->day, time->month, date);
	snprintf(minute, sizeof minute, "%02d:%02d", time->hour, time->minute);
	snprintf(all, sizeof all, "%s%s", date, minute);
	if (m.is_short || bidi_is_rtl(span_of(date)) != is_at_left(s))
		return put_line(s, fonts, all, out);
	e = put_line(s, fonts, minute, out);
	if (e)
		return e;
	return type_put(out, fonts, &type, span_of(date), TYPE_PEN,
			date_pen(s, fonts, &m, time, date), s->clock_base, NULL);
}
