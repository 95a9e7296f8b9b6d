#include "base/rect.h"

#include "base/base.h"

struct rect rect_make(int x, int y, int w, int h)
{
	struct rect r = {x, y, x + w, y + h};

	return r;
}

int rect_width(struct rect r)
{
	return MAX_OF(r.x1 - r.x0, 0);
}

int rect_height(struct rect r)
{
	return MAX_OF(r.y1 - r.y0, 0);
}

bool rect_is_empty(struct rect r)
{
	return r.x0 >= r.x1 || r.y0 >= r.y1;
}

bool rect_equal(struct rect a, struct rect b)
{
	if (rect_is_empty(a) || rect_is_empty(b))
		return rect_is_empty(a) && rect_is_empty(b);
	return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

bool rect_contains(struct rect outer, struct rect inner)
{
	if (rect_is_empty(inner))
		return true;
	return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 &&
	       inner.y1 <= outer.y1;
}

struct rect rect_intersect(struct rect a, struct rect b)
{
	struct rect r = {MAX_OF(a.x0, b.x0), MAX_OF(a.y0, b.y0), MIN_OF(a.x1, b.x1),
			 MIN_OF(a.y1, b.y1)};

	return r;
}

bool rect_overlaps(struct rect a, struct rect b)
{
	return !rect_is_empty(rect_intersect(a, b));
}

struct rect rect_unite(struct rect a, struct rect b)
{
	struct rect r = {MIN_OF(a.x0, b.x0), MIN_OF(a.y0, b.y0), MAX_OF(a.x1, b.x1),
			 MAX_OF(a.y1, b.y1)};

	if (rect_is_empty(a))
		return b;
	return rect_is_empty(b) ? a : r;
}

int64_t rect_area(struct rect r)
{
	return (int64_t)rect_width(r) * rect_height(r);
}

struct rect rect_mirror(struct rect r, int axis)
{
	return (struct rect){axis - r.x1, r.y0, axis - r.x0, r.y1};
}
