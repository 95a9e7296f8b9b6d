#include "firmware/own_canvas.h"

#include <stdlib.h>

#include "firmware/budget.h"

enum err own_canvas_fit(struct canvas *c, int width, int height)
{
	uint32_t *px;

	if (c->px && c->width == width && c->height == height)
		return ERR_NONE;
	free(c->px);
	*c = (struct canvas){NULL, 0, 0, 0};
	budget_add_px((long)width * height);
	px = calloc((size_t)width * (size_t)height, sizeof *px);
	if (!px)
		return ERR_MEMORY;
	*c = (struct canvas){px, width, height, width};
	return ERR_NONE;
}
