#include "firmware/kms_buffer.h"

#include <drm_fourcc.h>
#include <string.h>

static uint32_t fourcc(enum kms_pixels_format format)
{
	return format == KMS_PIXELS_RGB565 ? DRM_FORMAT_RGB565 : DRM_FORMAT_XRGB8888;
}

enum err kms_buffer_init(struct kms_buffer *b, const struct kms_calls *calls, int fd, int width,
			 int height, enum kms_pixels_format format)
{
	uint32_t bits = (uint32_t)kms_pixels_bytes(format) * 8;
	uint32_t handles[4] = {0};
	uint32_t pitches[4] = {0};
	uint32_t offsets[4] = {0};
	uint64_t size = 0;
	uint64_t offset = 0;

	memset(b, 0, sizeof *b);
	if (calls->create_dumb(fd, (uint32_t)width, (uint32_t)height, bits, 0, &b->handle,
			       &b->pitch_bytes, &size))
		return ERR_MEMORY;
	b->n_bytes = (size_t)size;
	b->width = width;
	b->height = height;
	b->format = format;
	handles[0] = b->handle;
	pitches[0] = b->pitch_bytes;
	if (calls->add_fb2(fd, (uint32_t)width, (uint32_t)height, fourcc(format), handles, pitches,
			   offsets, &b->fb, 0))
		goto destroy;
	if (calls->map_dumb(fd, b->handle, &offset))
		goto remove;
	b->px = calls->map(fd, b->n_bytes, offset);
	if (!b->px)
		goto remove;
	kms_buffer_age(b, rect_make(0, 0, width, height));
	return ERR_NONE;
remove:
	calls->rm_fb(fd, b->fb);
destroy:
	calls->destroy_dumb(fd, b->handle);
	memset(b, 0, sizeof *b);
	return ERR_MEMORY;
}

void kms_buffer_finish(struct kms_buffer *b, const struct kms_calls *calls, int fd)
{
	if (!b->fb)
		return;
	calls->unmap(b->px, b->n_bytes);
	calls->rm_fb(fd, b->fb);
	calls->destroy_dumb(fd, b->handle);
	memset(b, 0, sizeof *b);
}

void kms_buffer_age(struct kms_buffer *b, struct rect r)
{
	r = rect_intersect(r, rect_make(0, 0, b->width, b->height));
	if (rect_is_empty(r))
		return;
	for (size_t i = 0; i < b->n_stale; i++) {
		if (rect_contains(b->stale[i], r))
			return;
		if (rect_contains(r, b->stale[i])) {
			b->stale[i] = r;
			return;
		}
	}
	if (b->n_stale < KMS_BUFFER_RECTS_MAX) {
		b->stale[b->n_stale++] = r;
		return;
	}
	for (size_t i = 0; i < b->n_stale; i++)
		r = rect_unite(r, b->stale[i]);
	b->stale[0] = r;
	b->n_stale = 1;
}

void kms_buffer_renew(struct kms_buffer *b, const struct canvas *c)
{
	for (size_t i = 0; i < b->n_stale; i++)
		kms_pixels_copy(c, b->stale[i], b->format, b->px, b->pitch_bytes);
}

void kms_buffer_fresh(struct kms_buffer *b)
{
	b->n_stale = 0;
}
