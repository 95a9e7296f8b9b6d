/*
 * rect.h - half-open rectangles of pixels: [x0, x1) by [y0, y1). Empty where x0 >= x1 or y0 >= y1.
 */
#ifndef BASE_RECT_H
#define BASE_RECT_H

#include <stdbool.h>
#include <stdint.h>

struct rect {
	int x0, y0, x1, y1; /* px */
};

struct rect rect_make(int x, int y, int w, int h);
int rect_width(struct rect r);	/* px, never negative */
int rect_height(struct rect r); /* px, never negative */
bool rect_is_empty(struct rect r);
bool rect_equal(struct rect a, struct rect b); /* all empty ones are equal */
/* Is every pixel of INNER in OUTER? An empty one is inside anything. */
bool rect_contains(struct rect outer, struct rect inner);
bool rect_overlaps(struct rect a, struct rect b);
struct rect rect_intersect(struct rect a, struct rect b);
/* The smallest rectangle around both; an empty one adds nothing. */
struct rect rect_unite(struct rect a, struct rect b);
int64_t rect_area(struct rect r); /* px^2 */

/* R as seen in a mirror: what was at x is at AXIS - x. */
struct rect rect_mirror(struct rect r, int axis);

#endif
