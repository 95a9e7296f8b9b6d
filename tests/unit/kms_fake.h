/*
 * kms_fake.h - a graphics card in memory: one CRTC with a primary and an overlay plane, two
 * connectors, and a panel that holds only what it was told of, so that damage which is left out
 * shows.
 */
#ifndef TESTS_KMS_FAKE_H
#define TESTS_KMS_FAKE_H

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/kms_fake_frames.h"
#include "tests/unit/kms_fake_objects.h"
#include "tests/unit/kms_fake_state.h"

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

static inline void fake_plug(void)
{
	fake.has_hotplug = true;
	assert(write(fake.plugs[1], "u", 1) == 1);
}

static inline int fake_n_buffers(void)
{
	int n = 0;

	for (int i = 0; i < FAKE_BUFFERS_MAX; i++)
		n += fake.buffer[i].handle != 0;
	return n;
}

#endif
