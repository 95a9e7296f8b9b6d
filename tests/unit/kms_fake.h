/*
 * kms_fake.h - a graphics card in memory: one CRTC with a primary and an overlay plane, two
 * connectors, and a panel that holds only what it was told of, so that damage which is left out
 * shows.
 */
#ifndef TESTS_KMS_FAKE_H
#define TESTS_KMS_FAKE_H

#include <assert.h>
#include <drm_fourcc.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "base/rect.h"
#include "firmware/kms_calls.h"

enum {
	FAKE_CRTC = 31,
	FAKE_ENCODER = 41,
	FAKE_OVERLAY = 50,
	FAKE_PRIMARY = 51,
	FAKE_CONNECTOR = 61, /* and 62 */
	FAKE_OLD_FB = 7,     /* what the console shows */
	FAKE_SIDE_MAX = 512,
	FAKE_BUFFERS_MAX = 8,
	FAKE_SETTINGS_MAX = 32,
	FAKE_BLOBS_MAX = 8,
	FAKE_MODES_MAX = 6,
};

/* Index + 100 is a property's id. */
static const char *const fake_property[] = {
	"CRTC_ID", "MODE_ID", "ACTIVE", "FB_ID",  "SRC_X",  "SRC_Y", "SRC_W",
	"SRC_H",   "CRTC_X",  "CRTC_Y", "CRTC_W", "CRTC_H", "type",  "FB_DAMAGE_CLIPS",
};

struct fake_buffer {
	uint32_t handle, fb;
	int width, height;
	uint32_t format;
	uint32_t pitch;
	unsigned char *px;
	bool is_mapped;
};

struct fake_connector {
	drmModeConnection connection;
	drmModeModeInfo mode[FAKE_MODES_MAX];
	int n_modes;
};

static struct {
	bool is_atomic;
	bool has_damage; /* FB_DAMAGE_CLIPS */
	bool is_scanned; /* dirty_fb is not known: the memory itself is on the panel */
	bool only_565;
	uint64_t depth;
	int n_buffers_max;
	long used_kib;	  /* of a machine that has 1,000,000 */
	int master_error; /* of every call that needs the master */
	int flip_error;	  /* of flips and refreshes, not of setting a mode */
	bool is_card_gone;
	bool loses_events;
	bool has_hotplug; /* the next read_hotplug() says so */
	struct fake_connector connector[2];

	struct fake_buffer buffer[FAKE_BUFFERS_MAX];
	struct {
		uint32_t id;
		size_t n;
		unsigned char bytes[512];
	} blob[FAKE_BLOBS_MAX];
	uint32_t next_id;
	int events[2], plugs[2];
	void *event_user;
	bool is_pending;
	uint32_t shown_fb;
	int width, height; /* of the mode that is set; 0: dark */
	uint32_t panel[FAKE_SIDE_MAX * FAKE_SIDE_MAX];
	int n_sets, n_flips, n_refreshes;
	int64_t told_px; /* damage in all */
	int n_drops;
} fake;

struct fake_request {
	struct {
		uint32_t object, property;
		uint64_t value;
	} row[FAKE_SETTINGS_MAX];
	int n;
};

static struct fake_buffer *fake_buffer_of(uint32_t fb)
{
	for (int i = 0; i < FAKE_BUFFERS_MAX; i++)
		if (fb && fake.buffer[i].fb == fb)
			return &fake.buffer[i];
	return NULL;
}

static uint32_t fake_pixel(const struct fake_buffer *b, int x, int y)
{
	const unsigned char *row = b->px + (size_t)y * b->pitch;
	uint32_t v32;
	uint16_t v16;

	if (b->format == DRM_FORMAT_XRGB8888) {
		memcpy(&v32, row + x * 4, sizeof v32);
		return v32;
	}
	memcpy(&v16, row + x * 2, sizeof v16);
	return v16;
}

static void fake_tell(const struct fake_buffer *b, struct rect r)
{
	assert(rect_contains(rect_make(0, 0, b->width, b->height), r));
	fake.told_px += rect_area(r);
	for (int y = r.y0; y < r.y1; y++)
		for (int x = r.x0; x < r.x1; x++)
			fake.panel[y * FAKE_SIDE_MAX + x] = fake_pixel(b, x, y);
}

static void fake_tell_all(const struct fake_buffer *b)
{
	fake_tell(b, rect_make(0, 0, b->width, b->height));
}

static int fake_get_cap(int fd, uint64_t cap, uint64_t *value)
{
	(void)fd;
	*value = cap == DRM_CAP_DUMB_BUFFER ? 1 : fake.depth;
	return 0;
}

static int fake_set_client_cap(int fd, uint64_t cap, uint64_t value)
{
	(void)fd;
	(void)value;
	return cap == DRM_CLIENT_CAP_ATOMIC && !fake.is_atomic ? -EOPNOTSUPP : 0;
}

static int fake_set_master(int fd)
{
	(void)fd;
	return fake.master_error;
}

static int fake_drop_master(int fd)
{
	(void)fd;
	fake.n_drops++;
	return 0;
}

static int fake_handle_event(int fd, drmEventContextPtr context)
{
	char byte;

	if (fake.is_card_gone || read(fd, &byte, 1) != 1)
		return -1;
	fake.is_pending = false;
	context->page_flip_handler2(fd, 0, 0, 0, FAKE_CRTC, fake.event_user);
	return 0;
}

static void fake_free(void *p)
{
	free(p);
}

static drmModeResPtr fake_get_resources(int fd)
{
	static uint32_t crtc[] = {FAKE_CRTC};
	static uint32_t connector[] = {FAKE_CONNECTOR, FAKE_CONNECTOR + 1};
	drmModeResPtr r = calloc(1, sizeof *r);

	(void)fd;
	if (fake.is_card_gone || !r) {
		free(r);
		return NULL;
	}
	r->count_crtcs = 1;
	r->crtcs = crtc;
	r->count_connectors = 2;
	r->connectors = connector;
	return r;
}

static void fake_free_resources(drmModeResPtr p)
{
	fake_free(p);
}

static drmModeConnectorPtr fake_get_connector(int fd, uint32_t id)
{
	static uint32_t encoder[] = {FAKE_ENCODER};
	struct fake_connector *from = &fake.connector[id - FAKE_CONNECTOR];
	drmModeConnectorPtr c = calloc(1, sizeof *c);

	(void)fd;
	assert(c);
	c->connector_id = id;
	c->connector_type = DRM_MODE_CONNECTOR_HDMIA;
	c->connector_type_id = id - FAKE_CONNECTOR + 1;
	c->connection = from->connection;
	c->count_modes = from->connection == DRM_MODE_DISCONNECTED ? 0 : from->n_modes;
	c->modes = from->mode;
	c->count_encoders = 1;
	c->encoders = encoder;
	return c;
}

static void fake_free_connector(drmModeConnectorPtr p)
{
	fake_free(p);
}

static drmModeEncoderPtr fake_get_encoder(int fd, uint32_t id)
{
	drmModeEncoderPtr e = calloc(1, sizeof *e);

	(void)fd;
	assert(e && id == FAKE_ENCODER);
	e->encoder_id = id;
	e->possible_crtcs = 1;
	return e;
}

static void fake_free_encoder(drmModeEncoderPtr p)
{
	fake_free(p);
}

static drmModeCrtcPtr fake_get_crtc(int fd, uint32_t id)
{
	drmModeCrtcPtr c = calloc(1, sizeof *c);

	(void)fd;
	assert(c);
	c->crtc_id = id;
	c->buffer_id = FAKE_OLD_FB;
	c->mode_valid = 1;
	return c;
}

static void fake_free_crtc(drmModeCrtcPtr p)
{
	fake_free(p);
}

static drmModePlaneResPtr fake_get_planes(int fd)
{
	static uint32_t id[] = {FAKE_OVERLAY, FAKE_PRIMARY};
	drmModePlaneResPtr p = calloc(1, sizeof *p);

	(void)fd;
	assert(p);
	p->count_planes = 2;
	p->planes = id;
	return p;
}

static void fake_free_planes(drmModePlaneResPtr p)
{
	fake_free(p);
}

static drmModePlanePtr fake_get_plane(int fd, uint32_t id)
{
	static uint32_t format[] = {DRM_FORMAT_RGB565, DRM_FORMAT_XRGB8888};
	drmModePlanePtr p = calloc(1, sizeof *p);

	(void)fd;
	assert(p);
	p->plane_id = id;
	p->possible_crtcs = 1;
	p->count_formats = fake.only_565 ? 1 : 2;
	p->formats = format;
	return p;
}

static void fake_free_plane(drmModePlanePtr p)
{
	fake_free(p);
}

static drmModeObjectPropertiesPtr fake_get_properties(int fd, uint32_t id, uint32_t type)
{
	static uint32_t ids[COUNT_OF(fake_property)];
	static uint64_t values[COUNT_OF(fake_property)];
	drmModeObjectPropertiesPtr p = calloc(1, sizeof *p);

	(void)fd;
	(void)type;
	assert(p);
	for (uint32_t i = 0; i < COUNT_OF(ids); i++) {
		ids[i] = 100 + i;
		values[i] = 0;
		if (strcmp(fake_property[i], "type") == 0)
			values[i] = id == FAKE_PRIMARY ? DRM_PLANE_TYPE_PRIMARY
						       : DRM_PLANE_TYPE_OVERLAY;
	}
	p->count_props = COUNT_OF(ids) - !fake.has_damage;
	p->props = ids;
	p->prop_values = values;
	return p;
}

static void fake_free_properties(drmModeObjectPropertiesPtr p)
{
	fake_free(p);
}

static drmModePropertyPtr fake_get_property(int fd, uint32_t id)
{
	drmModePropertyPtr p = calloc(1, sizeof *p);

	(void)fd;
	assert(p && id >= 100 && id < 100 + COUNT_OF(fake_property));
	p->prop_id = id;
	strcpy(p->name, fake_property[id - 100]);
	return p;
}

static void fake_free_property(drmModePropertyPtr p)
{
	fake_free(p);
}

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

static int fake_create_dumb(int fd, uint32_t width, uint32_t height, uint32_t bpp, uint32_t flags,
			    uint32_t *handle, uint32_t *pitch, uint64_t *size)
{
	(void)fd;
	(void)flags;
	for (int i = 0; i < fake.n_buffers_max; i++) {
		struct fake_buffer *b = &fake.buffer[i];

		if (b->handle)
			continue;
		b->handle = *handle = ++fake.next_id;
		b->width = (int)width;
		b->height = (int)height;
		b->pitch = *pitch = width * bpp / 8 + 64;
		*size = (uint64_t)b->pitch * height;
		b->px = malloc(*size);
		assert(b->px);
		memset(b->px, 0x5a, *size);
		return 0;
	}
	return -ENOMEM;
}

static struct fake_buffer *fake_by_handle(uint32_t handle)
{
	for (int i = 0; i < FAKE_BUFFERS_MAX; i++)
		if (handle && fake.buffer[i].handle == handle)
			return &fake.buffer[i];
	assert(false && "a handle that there is");
	return NULL;
}

static int fake_destroy_dumb(int fd, uint32_t handle)
{
	struct fake_buffer *b = fake_by_handle(handle);

	(void)fd;
	assert(!b->fb && !b->is_mapped);
	free(b->px);
	memset(b, 0, sizeof *b);
	return 0;
}

static int fake_map_dumb(int fd, uint32_t handle, uint64_t *offset)
{
	(void)fd;
	*offset = handle;
	return 0;
}

static int fake_add_fb2(int fd, uint32_t width, uint32_t height, uint32_t format,
			const uint32_t handles[4], const uint32_t pitches[4],
			const uint32_t offsets[4], uint32_t *id, uint32_t flags)
{
	struct fake_buffer *b = fake_by_handle(handles[0]);

	(void)fd;
	(void)width;
	(void)height;
	(void)flags;
	assert(pitches[0] == b->pitch && offsets[0] == 0);
	b->format = format;
	b->fb = *id = ++fake.next_id;
	return 0;
}

static int fake_rm_fb(int fd, uint32_t id)
{
	(void)fd;
	assert(fake_buffer_of(id));
	fake_buffer_of(id)->fb = 0;
	return 0;
}

static int fake_open_card(const char *path)
{
	return strcmp(path, "/dev/dri/card1") == 0 && !fake.is_card_gone ? dup(fake.events[0])
									 : -ENOENT;
}

static void fake_close(int fd)
{
	close(fd);
}

static void *fake_map(int fd, size_t n, uint64_t offset)
{
	struct fake_buffer *b = fake_by_handle((uint32_t)offset);

	(void)fd;
	assert(n == (size_t)b->pitch * (size_t)b->height);
	b->is_mapped = true;
	return b->px;
}

static void fake_unmap(void *p, size_t n)
{
	(void)n;
	for (int i = 0; i < FAKE_BUFFERS_MAX; i++)
		if (fake.buffer[i].px == p)
			fake.buffer[i].is_mapped = false;
}

static int fake_open_hotplug(void)
{
	return dup(fake.plugs[0]);
}

static bool fake_read_hotplug(int fd)
{
	char byte;
	bool is_ours = fake.has_hotplug;

	assert(read(fd, &byte, 1) == 1);
	fake.has_hotplug = false;
	return is_ours;
}

static long fake_available_kib(void)
{
	return 1000000 - fake.used_kib;
}

static const struct kms_calls fake_calls = {
	.set_client_cap = fake_set_client_cap,
	.get_cap = fake_get_cap,
	.set_master = fake_set_master,
	.drop_master = fake_drop_master,
	.handle_event = fake_handle_event,
	.get_resources = fake_get_resources,
	.free_resources = fake_free_resources,
	.get_connector = fake_get_connector,
	.free_connector = fake_free_connector,
	.get_encoder = fake_get_encoder,
	.free_encoder = fake_free_encoder,
	.get_crtc = fake_get_crtc,
	.free_crtc = fake_free_crtc,
	.get_planes = fake_get_planes,
	.free_planes = fake_free_planes,
	.get_plane = fake_get_plane,
	.free_plane = fake_free_plane,
	.get_properties = fake_get_properties,
	.free_properties = fake_free_properties,
	.get_property = fake_get_property,
	.free_property = fake_free_property,
	.create_blob = fake_create_blob,
	.destroy_blob = fake_destroy_blob,
	.atomic_alloc = fake_atomic_alloc,
	.atomic_add = fake_atomic_add,
	.atomic_commit = fake_atomic_commit,
	.atomic_free = fake_atomic_free,
	.set_crtc = fake_set_crtc,
	.page_flip = fake_page_flip,
	.dirty_fb = fake_dirty_fb,
	.create_dumb = fake_create_dumb,
	.destroy_dumb = fake_destroy_dumb,
	.map_dumb = fake_map_dumb,
	.add_fb2 = fake_add_fb2,
	.rm_fb = fake_rm_fb,
	.open_card = fake_open_card,
	.close_card = fake_close,
	.map = fake_map,
	.unmap = fake_unmap,
	.open_hotplug = fake_open_hotplug,
	.read_hotplug = fake_read_hotplug,
	.available_kib = fake_available_kib,
};

static drmModeModeInfo fake_mode(int width, int height, int hz, uint32_t type, uint32_t flags)
{
	drmModeModeInfo m;

	memset(&m, 0, sizeof m);
	m.hdisplay = (uint16_t)width;
	m.vdisplay = (uint16_t)height;
	m.vrefresh = (uint32_t)hz;
	m.clock = (uint32_t)(width * height * hz / 1000);
	m.type = type;
	m.flags = flags;
	return m;
}

/* The second connector has a monitor of 320 x 200, which offers 160 x 120 as well. */
static void fake_reset(void)
{
	for (int i = 0; i < 2; i++) {
		if (fake.events[i])
			close(fake.events[i]);
		if (fake.plugs[i])
			close(fake.plugs[i]);
	}
	memset(&fake, 0, sizeof fake);
	fake.is_atomic = true;
	fake.has_damage = true;
	fake.n_buffers_max = FAKE_BUFFERS_MAX;
	fake.next_id = 1000;
	fake.connector[0].connection = DRM_MODE_DISCONNECTED;
	fake.connector[1].connection = DRM_MODE_CONNECTED;
	fake.connector[1].n_modes = 2;
	fake.connector[1].mode[0] = fake_mode(320, 200, 60, DRM_MODE_TYPE_PREFERRED, 0);
	fake.connector[1].mode[1] = fake_mode(160, 120, 60, 0, 0);
	assert(pipe(fake.events) == 0 && pipe(fake.plugs) == 0);
}

static void fake_plug(void)
{
	fake.has_hotplug = true;
	assert(write(fake.plugs[1], "u", 1) == 1);
}

static int fake_n_buffers(void)
{
	int n = 0;

	for (int i = 0; i < FAKE_BUFFERS_MAX; i++)
		n += fake.buffer[i].handle != 0;
	return n;
}

#endif
