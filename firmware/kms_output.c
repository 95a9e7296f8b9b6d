#include "firmware/kms_output.h"

#include <drm_fourcc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USUAL_HZ 60

/* What speaks against M, the gravest first. */
struct faults {
	long fault[4];
};

static struct faults faults_of(const drmModeModeInfo *m, const struct kms_output_wish *wish)
{
	bool is_of_size = wish->width && m->hdisplay == wish->width && m->vdisplay == wish->height;
	int away_hz =
		is_of_size
			? abs((int)m->vrefresh - (wish->refresh_hz ? wish->refresh_hz : USUAL_HZ))
			: 0;
	int is_not_preferred = (m->type & DRM_MODE_TYPE_PREFERRED) == 0;
	struct faults f = {{!is_of_size, (m->flags & DRM_MODE_FLAG_INTERLACE) != 0,
			    wish->refresh_hz ? away_hz : is_not_preferred,
			    wish->refresh_hz ? is_not_preferred : away_hz}};

	return f;
}

/* What speaks against M in the place of WANTED, which has no room. Shapes are told apart by 2 %:
 * 1366 x 768 px are 16:9. */
static struct faults faults_of_less(const drmModeModeInfo *m, const drmModeModeInfo *wanted,
				    long px_max)
{
	long px = (long)m->hdisplay * m->vdisplay;
	long across = (long)m->hdisplay * wanted->vdisplay;
	long up = (long)m->vdisplay * wanted->hdisplay;
	struct faults f = {{px > px_max ? px : 0, (m->flags & DRM_MODE_FLAG_INTERLACE) != 0,
			    labs(across - up) * 50 / (MIN_OF(across, up) + 1), -px}};

	return f;
}

static bool is_better(const struct faults *a, const struct faults *b)
{
	for (size_t i = 0; i < COUNT_OF(a->fault); i++)
		if (a->fault[i] != b->fault[i])
			return a->fault[i] < b->fault[i];
	return false;
}

int kms_output_mode(const drmModeModeInfo *modes, int n, const struct kms_output_wish *wish)
{
	struct faults least = faults_of(&modes[0], wish);
	int best = 0;

	for (int i = 1; i < n; i++) {
		struct faults f = faults_of(&modes[i], wish);

		if (is_better(&f, &least)) {
			least = f;
			best = i;
		}
	}
	return best;
}

int kms_output_less(const drmModeModeInfo *modes, int n, int wanted, long px_max)
{
	struct faults least = faults_of_less(&modes[0], &modes[wanted], px_max);
	int best = 0;

	for (int i = 1; i < n; i++) {
		struct faults f = faults_of_less(&modes[i], &modes[wanted], px_max);

		if (is_better(&f, &least)) {
			least = f;
			best = i;
		}
	}
	return best;
}

/* Of the modes of C, in O. */
static void choose_mode(const drmModeConnector *c, const struct kms_output_wish *wish,
			struct kms_output *o)
{
	int best = kms_output_mode(c->modes, c->count_modes, wish);
	const drmModeModeInfo *m = &c->modes[best];

	o->is_reduced = wish->px_max && (long)m->hdisplay * m->vdisplay > wish->px_max;
	if (o->is_reduced)
		best = kms_output_less(c->modes, c->count_modes, best, wish->px_max);
	o->mode = c->modes[best];
}

uint32_t kms_output_property(const struct kms_calls *calls, int fd, uint32_t object, uint32_t type,
			     const char *name, uint64_t *value)
{
	drmModeObjectPropertiesPtr all = calls->get_properties(fd, object, type);
	uint32_t found = 0;

	for (uint32_t i = 0; all && i < all->count_props && !found; i++) {
		drmModePropertyPtr p = calls->get_property(fd, all->props[i]);

		if (p && strcmp(p->name, name) == 0) {
			found = all->props[i];
			if (value)
				*value = all->prop_values[i];
		}
		calls->free_property(p);
	}
	calls->free_properties(all);
	return found;
}

static bool has_format(const drmModePlane *p, uint32_t format)
{
	for (uint32_t i = 0; i < p->count_formats; i++)
		if (p->formats[i] == format)
			return true;
	return false;
}

static bool choose_format(const struct kms_calls *calls, int fd, const drmModePlane *p,
			  enum kms_pixels_format *out)
{
	bool has_565 = has_format(p, DRM_FORMAT_RGB565);
	uint64_t depth = 0;

	if (calls->get_cap(fd, DRM_CAP_DUMB_PREFERRED_DEPTH, &depth))
		depth = 0;
	if (has_format(p, DRM_FORMAT_XRGB8888) && !(depth == 16 && has_565))
		*out = KMS_PIXELS_XRGB8888;
	else if (has_565)
		*out = KMS_PIXELS_RGB565;
	else
		return false;
	return true;
}

static bool is_primary(const struct kms_calls *calls, int fd, uint32_t plane)
{
	uint64_t type = DRM_PLANE_TYPE_OVERLAY;

	return kms_output_property(calls, fd, plane, DRM_MODE_OBJECT_PLANE, "type", &type) &&
	       type == DRM_PLANE_TYPE_PRIMARY;
}

/* The primary plane of the CRTC at INDEX, and how it wants its pixels. */
static bool find_plane(const struct kms_calls *calls, int fd, int index, struct kms_output *o)
{
	drmModePlaneResPtr all = calls->get_planes(fd);
	bool found = false;

	for (uint32_t i = 0; all && i < all->count_planes && !found; i++) {
		drmModePlanePtr p = calls->get_plane(fd, all->planes[i]);

		if (p && p->possible_crtcs & 1u << index && is_primary(calls, fd, p->plane_id) &&
		    choose_format(calls, fd, p, &o->format)) {
			o->plane = p->plane_id;
			found = true;
		}
		calls->free_plane(p);
	}
	calls->free_planes(all);
	return found;
}

/* A CRTC that ENCODER can be driven by: the one that does, else the first with a plane. */
static bool find_crtc(const struct kms_calls *calls, int fd, const drmModeRes *res,
		      uint32_t encoder, struct kms_output *o)
{
	drmModeEncoderPtr e = calls->get_encoder(fd, encoder);
	bool found = false;

	for (int pass = 0; e && pass < 2 && !found; pass++) {
		for (int i = 0; i < res->count_crtcs && i < 32 && !found; i++) {
			bool fits = pass ? (e->possible_crtcs & 1u << i) != 0
					 : res->crtcs[i] == e->crtc_id;

			if (fits && find_plane(calls, fd, i, o)) {
				o->crtc = res->crtcs[i];
				found = true;
			}
		}
	}
	calls->free_encoder(e);
	return found;
}

static bool serve(const struct kms_calls *calls, int fd, const drmModeRes *res,
		  const drmModeConnector *c, struct kms_output *o)
{
	if (c->encoder_id && find_crtc(calls, fd, res, c->encoder_id, o))
		return true;
	for (int i = 0; i < c->count_encoders; i++)
		if (find_crtc(calls, fd, res, c->encoders[i], o))
			return true;
	return false;
}

static void name_it(const drmModeConnector *c, struct kms_output *o)
{
	const char *type = drmModeGetConnectorTypeName(c->connector_type);

	snprintf(o->name, sizeof o->name, "%s-%u", type ? type : "Unknown",
		 (unsigned)c->connector_type_id);
}

enum err kms_output_find(const struct kms_calls *calls, int fd, const struct kms_output_wish *wish,
			 struct kms_output *out)
{
	static const drmModeConnection order[] = {DRM_MODE_CONNECTED, DRM_MODE_UNKNOWNCONNECTION};
	drmModeResPtr res = calls->get_resources(fd);
	enum err e = ERR_MISSING;

	if (!res)
		return ERR_IO;
	for (size_t pass = 0; pass < COUNT_OF(order) && e; pass++) {
		for (int i = 0; i < res->count_connectors && e; i++) {
			drmModeConnectorPtr c = calls->get_connector(fd, res->connectors[i]);
			struct kms_output o = {.connector = res->connectors[i]};

			if (c && c->connection == order[pass] && c->count_modes > 0 &&
			    serve(calls, fd, res, c, &o)) {
				choose_mode(c, wish, &o);
				name_it(c, &o);
				*out = o;
				e = ERR_NONE;
			}
			calls->free_connector(c);
		}
	}
	calls->free_resources(res);
	return e;
}

bool kms_output_equal(const struct kms_output *a, const struct kms_output *b)
{
	return a->connector == b->connector && a->crtc == b->crtc && a->plane == b->plane &&
	       a->format == b->format && a->mode.hdisplay == b->mode.hdisplay &&
	       a->mode.vdisplay == b->mode.vdisplay && a->mode.clock == b->mode.clock &&
	       a->mode.flags == b->mode.flags;
}
