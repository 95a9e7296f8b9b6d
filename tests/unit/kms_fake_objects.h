/*
 * kms_fake_objects.h - what the card of kms_fake.h answers when it is asked: its abilities,
 * connectors, CRTC, planes and their properties. And who is master of it.
 */
#ifndef TESTS_KMS_FAKE_OBJECTS_H
#define TESTS_KMS_FAKE_OBJECTS_H

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/base.h"
#include "tests/unit/kms_fake_state.h"

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

#endif
