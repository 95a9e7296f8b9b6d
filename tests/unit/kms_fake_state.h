/*
 * kms_fake_state.h - the graphics card of kms_fake.h: what it has, and what is on its panel.
 */
#ifndef TESTS_KMS_FAKE_STATE_H
#define TESTS_KMS_FAKE_STATE_H

#include <assert.h>
#include <drm_fourcc.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

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

#endif
