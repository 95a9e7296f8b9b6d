/*
 * kms_fake_frames.h - how a frame comes onto the panel of kms_fake.h: by atomic commits, or by the
 * older calls.
 */
#ifndef TESTS_KMS_FAKE_FRAMES_H
#define TESTS_KMS_FAKE_FRAMES_H

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/kms_fake_state.h"

static int fake_create_blob(int fd, const void *data, size_t n, uint32_t *id)
{
	(void)fd;
	for (int i = 0; i < FAKE_BLOBS_MAX; i++) {
		if (fake.blob[i].id)
			continue;
		assert(n <= sizeof fake.blob[i].bytes);
		memcpy(fake.blob[i].bytes, data, n);
		fake.blob[i].n = n;
		fake.blob[i].id = *id = ++fake.next_id;
		return 0;
	}
	return -ENOMEM;
}

static int fake_destroy_blob(int fd, uint32_t id)
{
	(void)fd;
	for (int i = 0; i < FAKE_BLOBS_MAX; i++)
		if (fake.blob[i].id == id)
			fake.blob[i].id = 0;
	return 0;
}

static drmModeAtomicReqPtr fake_atomic_alloc(void)
{
	return (drmModeAtomicReqPtr)calloc(1, sizeof(struct fake_request));
}

static void fake_atomic_free(drmModeAtomicReqPtr r)
{
	free(r);
}

static int fake_atomic_add(drmModeAtomicReqPtr r, uint32_t object, uint32_t property,
			   uint64_t value)
{
	struct fake_request *f = (struct fake_request *)r;

	assert(f->n < FAKE_SETTINGS_MAX && property);
	f->row[f->n].object = object;
	f->row[f->n].property = property;
	f->row[f->n++].value = value;
	return f->n;
}

static bool fake_value(const struct fake_request *f, uint32_t object, const char *name, uint64_t *v)
{
	for (int i = 0; i < f->n; i++) {
		if (f->row[i].object == object &&
		    strcmp(fake_property[f->row[i].property - 100], name) == 0) {
			*v = f->row[i].value;
			return true;
		}
	}
	return false;
}

static void fake_light(const drmModeModeInfo *mode, const struct fake_buffer *b)
{
	fake.width = mode->hdisplay;
	fake.height = mode->vdisplay;
	fake.shown_fb = b->fb;
	assert(b->width == fake.width && b->height == fake.height);
	fake_tell_all(b);
	fake.n_sets++;
}

static void fake_tell_blob(const struct fake_buffer *b, uint64_t id)
{
	for (int i = 0; i < FAKE_BLOBS_MAX; i++) {
		if (fake.blob[i].id != id)
			continue;
		for (size_t at = 0; at < fake.blob[i].n; at += sizeof(struct drm_mode_rect)) {
			struct drm_mode_rect c;

			memcpy(&c, fake.blob[i].bytes + at, sizeof c);
			fake_tell(b, rect_make(c.x1, c.y1, c.x2 - c.x1, c.y2 - c.y1));
		}
	}
}

static void fake_post_event(void *user)
{
	fake.event_user = user;
	fake.is_pending = true;
	if (!fake.loses_events)
		assert(write(fake.events[1], "f", 1) == 1);
}

static int fake_atomic_mode(const struct fake_request *f, uint64_t mode_blob)
{
	uint64_t fb = 0;
	uint64_t crtc = 0;
	uint64_t active = 0;

	assert(fake_value(f, FAKE_CRTC, "ACTIVE", &active));
	if (!active) {
		assert(fake_value(f, FAKE_PRIMARY, "FB_ID", &fb) && fb == 0);
		fake.width = fake.height = 0;
		fake.shown_fb = 0;
		return 0;
	}
	assert(fake_value(f, FAKE_PRIMARY, "FB_ID", &fb));
	assert(fake_value(f, FAKE_CONNECTOR, "CRTC_ID", &crtc) ||
	       fake_value(f, FAKE_CONNECTOR + 1, "CRTC_ID", &crtc));
	assert(crtc == FAKE_CRTC && fake_buffer_of((uint32_t)fb));
	for (int i = 0; i < FAKE_BLOBS_MAX; i++) {
		if (fake.blob[i].id == mode_blob) {
			drmModeModeInfo m;

			memcpy(&m, fake.blob[i].bytes, sizeof m);
			fake_light(&m, fake_buffer_of((uint32_t)fb));
			return 0;
		}
	}
	return -EINVAL;
}

static int fake_atomic_commit(int fd, drmModeAtomicReqPtr r, uint32_t flags, void *user)
{
	const struct fake_request *f = (const struct fake_request *)r;
	const struct fake_buffer *b;
	uint64_t v = 0;
	uint64_t w = 0;

	(void)fd;
	if (fake.is_card_gone || fake.master_error)
		return fake.is_card_gone ? -ENODEV : fake.master_error;
	if (fake_value(f, FAKE_CRTC, "MODE_ID", &v)) {
		assert(flags & DRM_MODE_ATOMIC_ALLOW_MODESET);
		return fake_atomic_mode(f, v);
	}
	if (fake.flip_error || fake.is_pending)
		return fake.flip_error ? fake.flip_error : -EBUSY;
	assert(fake_value(f, FAKE_PRIMARY, "FB_ID", &v));
	b = fake_buffer_of((uint32_t)v);
	assert(b && fake_value(f, FAKE_PRIMARY, "SRC_W", &w) && w == (uint64_t)fake.width << 16);
	if (fake_value(f, FAKE_PRIMARY, "FB_DAMAGE_CLIPS", &v))
		fake_tell_blob(b, v);
	else
		fake_tell_all(b);
	fake.shown_fb = b->fb;
	if (flags & DRM_MODE_PAGE_FLIP_EVENT) {
		fake.n_flips++;
		fake_post_event(user);
	} else {
		fake.n_refreshes++;
	}
	return 0;
}

static int fake_set_crtc(int fd, uint32_t crtc, uint32_t fb, uint32_t x, uint32_t y,
			 uint32_t *connectors, int n, drmModeModeInfoPtr mode)
{
	(void)fd;
	(void)x;
	(void)y;
	(void)connectors;
	assert(crtc == FAKE_CRTC);
	if (fake.is_card_gone || fake.master_error)
		return fake.is_card_gone ? -ENODEV : fake.master_error;
	if (fb == FAKE_OLD_FB || fb == 0) {
		fake.shown_fb = fb;
		return 0;
	}
	assert(n == 1 && fake_buffer_of(fb));
	fake_light(mode, fake_buffer_of(fb));
	return 0;
}

static int fake_page_flip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *user)
{
	(void)fd;
	assert(crtc == FAKE_CRTC && flags == DRM_MODE_PAGE_FLIP_EVENT && fake_buffer_of(fb));
	if (fake.is_card_gone || fake.master_error)
		return fake.is_card_gone ? -ENODEV : fake.master_error;
	if (fake.flip_error || fake.is_pending)
		return fake.flip_error ? fake.flip_error : -EBUSY;
	fake.n_flips++;
	fake.shown_fb = fb;
	fake_tell_all(fake_buffer_of(fb));
	fake_post_event(user);
	return 0;
}

static int fake_dirty_fb(int fd, uint32_t fb, drmModeClipPtr clips, uint32_t n)
{
	(void)fd;
	if (fake.is_card_gone || fake.master_error)
		return fake.is_card_gone ? -ENODEV : fake.master_error;
	assert(fb == fake.shown_fb);
	fake.n_refreshes++;
	if (fake.is_scanned) {
		fake_tell_all(fake_buffer_of(fb));
		return -ENOSYS;
	}
	for (uint32_t i = 0; i < n; i++)
		fake_tell(fake_buffer_of(fb),
			  rect_make(clips[i].x1, clips[i].y1, clips[i].x2 - clips[i].x1,
				    clips[i].y2 - clips[i].y1));
	return 0;
}

#endif
