#include "draw/face.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "draw/type.h"

#define TEXT_BYTES 80
#define CLOCK_GLYPHS 32 /* of all its texts */

/* Measures of the clock's type, px. */
struct measure {
	int32_t cell; /* of the widest digit */
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
	int32_t time;

	*m = (struct measure){
		.cell = font_px(font_metrics(fonts, THEME_TEXT)->digit, s->clock_size)};
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
	r = (struct rect){s->right - m.widest, s->clock_base - above, s->right,
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

/* "Sun 24 Aug ". */
static void write_date(const struct dial *d, const struct face_time *t, char text[TEXT_BYTES])
{
	snprintf(text, TEXT_BYTES, "%s %d%s %s ", d->weekday[t->weekday], t->day, d->after_day,
		 d->month[t->month - 1]);
}

static bool is_time(const struct face_time *t)
{
	return t->weekday >= 0 && t->weekday < 7 && t->day >= 1 && t->day <= 31 && t->month >= 1 &&
	       t->month <= 12 && t->hour >= 0 && t->hour < 24 && t->minute >= 0 && t->minute < 60;
}

/* The date stands where it leaves room for the widest minute of this hour. */
static int32_t date_pen(const struct style *s, struct font_set *fonts, const struct measure *m,
			const struct face_time *t, const char *date)
{
	char hour[TEXT_BYTES];

	snprintf(hour, sizeof hour, "%02d", t->hour);
	return s->right - 2 * m->cell - m->colon - width_of(s, fonts, hour) -
	       width_of(s, fonts, date);
}

enum err face_build(const struct style *s, struct font_set *fonts, const struct face_time *time,
		    struct scene *out)
{
	const struct type type = {THEME_TEXT, s->clock_size, s->quiet, SCENE_CLOCK};
	bool at_left = s->is_rtl != s->is_turned;
	char date[TEXT_BYTES] = "", minute[TEXT_BYTES], all[2 * TEXT_BYTES];
	struct measure m;
	enum err e;

	if (!is_time(time))
		return ERR_RANGE;
	if (s->clock == BOARD_CLOCK_NONE)
		return ERR_NONE;
	measure(s, fonts, &m);
	if (!m.is_short)
		write_date(&s->dial, time, date);
	snprintf(minute, sizeof minute, "%02d:%02d", time->hour, time->minute);
	snprintf(all, sizeof all, "%s%s", date, minute);
	if (at_left)
		return type_put(out, fonts, &type, span_of(all), TYPE_PEN, s->left, s->clock_base,
				NULL);
	e = type_put(out, fonts, &type, span_of(minute), TYPE_RIGHT, s->right, s->clock_base, NULL);
	if (e || m.is_short)
		return e;
	return type_put(out, fonts, &type, span_of(date), TYPE_PEN,
			date_pen(s, fonts, &m, time, date), s->clock_base, NULL);
}
