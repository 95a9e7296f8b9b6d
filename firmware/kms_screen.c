#include "firmware/kms_screen.h"

#include <errno.h>
#include <string.h>

static enum kms_screen_answer answer_of(int result)
{
	switch (-result) {
	case 0:
		return KMS_SCREEN_OK;
	case EBUSY:
	case EAGAIN:
	case EINTR:
		return KMS_SCREEN_BUSY;
	case EACCES:
	case EPERM:
		return KMS_SCREEN_NO_MASTER;
	case ENODEV:
	case EBADF:
	case EIO:
		return KMS_SCREEN_GONE;
	default:
		return KMS_SCREEN_REFUSED;
	}
}

bool kms_screen_prepare(const struct kms_calls *calls, int fd)
{
	if (calls->set_client_cap(fd, DRM_CLIENT_CAP_UNIVERSAL_PLANES, 1))
		return false;
	return calls->set_client_cap(fd, DRM_CLIENT_CAP_ATOMIC, 1) == 0;
}

/* False: a property that no atomic commit can do without is missing. */
static bool find_properties(struct kms_screen *s)
{
	const struct kms_output *o = &s->output;
	struct kms_screen_properties *id = &s->id;
	const struct {
		uint32_t object;
		uint32_t type;
		const char *name;
		uint32_t *to;
		bool is_needed;
	} row[] = {
		{o->connector, DRM_MODE_OBJECT_CONNECTOR, "CRTC_ID", &id->connector_crtc, true},
		{o->crtc, DRM_MODE_OBJECT_CRTC, "MODE_ID", &id->crtc_mode, true},
		{o->crtc, DRM_MODE_OBJECT_CRTC, "ACTIVE", &id->crtc_active, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "FB_ID", &id->plane_fb, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "CRTC_ID", &id->plane_crtc, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "SRC_X", &id->src_x, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "SRC_Y", &id->src_y, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "SRC_W", &id->src_w, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "SRC_H", &id->src_h, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "CRTC_X", &id->crtc_x, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "CRTC_Y", &id->crtc_y, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "CRTC_W", &id->crtc_w, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "CRTC_H", &id->crtc_h, true},
		{o->plane, DRM_MODE_OBJECT_PLANE, "FB_DAMAGE_CLIPS", &id->plane_damage, false},
	};

	for (size_t i = 0; i < COUNT_OF(row); i++) {
		*row[i].to = kms_output_property(s->calls, s->fd, row[i].object, row[i].type,
						 row[i].name, NULL);
		if (row[i].is_needed && !*row[i].to)
			return false;
	}
	return true;
}

void kms_screen_init(struct kms_screen *s, const struct kms_calls *calls, int fd, bool is_atomic,
		     const struct kms_output *output)
{
	memset(s, 0, sizeof *s);
	s->calls = calls;
	s->fd = fd;
	s->output = *output;
	s->is_atomic = is_atomic && find_properties(s);
}

struct setting {
	uint32_t object, property;
	uint64_t value;
};

static int add_all(const struct kms_screen *s, drmModeAtomicReqPtr r, const struct setting *list,
		   size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s->calls->atomic_add(r, list[i].object, list[i].property, list[i].value) < 0)
			return -ENOMEM;
	return 0;
}

/* Sizes of a source are in 1/65536 px. */
static int add_plane(const struct kms_screen *s, drmModeAtomicReqPtr r, const struct kms_buffer *b)
{
	uint32_t p = s->output.plane;
	uint64_t w = (uint64_t)b->width;
	uint64_t h = (uint64_t)b->height;
	const struct setting list[] = {
		{p, s->id.plane_fb, b->fb}, {p, s->id.plane_crtc, s->output.crtc},
		{p, s->id.src_x, 0},	    {p, s->id.src_y, 0},
		{p, s->id.src_w, w << 16},  {p, s->id.src_h, h << 16},
		{p, s->id.crtc_x, 0},	    {p, s->id.crtc_y, 0},
		{p, s->id.crtc_w, w},	    {p, s->id.crtc_h, h},
	};

	return add_all(s, r, list, COUNT_OF(list));
}

static int add_mode(const struct kms_screen *s, drmModeAtomicReqPtr r, uint32_t blob)
{
	const struct setting list[] = {
		{s->output.connector, s->id.connector_crtc, blob ? s->output.crtc : 0},
		{s->output.crtc, s->id.crtc_mode, blob},
		{s->output.crtc, s->id.crtc_active, blob != 0},
	};

	return add_all(s, r, list, COUNT_OF(list));
}

static int set_atomic(struct kms_screen *s, const struct kms_buffer *b)
{
	drmModeAtomicReqPtr r;
	uint32_t blob = 0;
	int result = s->calls->create_blob(s->fd, &s->output.mode, sizeof s->output.mode, &blob);

	if (result)
		return result;
	r = s->calls->atomic_alloc();
	result = r ? add_plane(s, r, b) : -ENOMEM;
	if (!result)
		result = add_mode(s, r, blob);
	if (!result)
		result = s->calls->atomic_commit(s->fd, r, DRM_MODE_ATOMIC_ALLOW_MODESET, NULL);
	s->calls->atomic_free(r);
	/* A mode that is set keeps its blob. */
	s->calls->destroy_blob(s->fd, blob);
	return result;
}

enum kms_screen_answer kms_screen_set(struct kms_screen *s, const struct kms_buffer *b)
{
	uint32_t connector = s->output.connector;

	if (s->is_atomic)
		return answer_of(set_atomic(s, b));
	return answer_of(s->calls->set_crtc(s->fd, s->output.crtc, b->fb, 0, 0, &connector, 1,
					    &s->output.mode));
}

/* A blob of the stale parts; 0: the driver takes none, so all is damaged. */
static uint32_t damage_blob(const struct kms_screen *s, const struct kms_buffer *b)
{
	struct drm_mode_rect clip[KMS_BUFFER_RECTS_MAX];
	uint32_t blob = 0;

	if (!s->id.plane_damage || b->n_stale == 0)
		return 0;
	for (size_t i = 0; i < b->n_stale; i++) {
		clip[i].x1 = b->stale[i].x0;
		clip[i].y1 = b->stale[i].y0;
		clip[i].x2 = b->stale[i].x1;
		clip[i].y2 = b->stale[i].y1;
	}
	if (s->calls->create_blob(s->fd, clip, b->n_stale * sizeof clip[0], &blob))
		return 0;
	return blob;
}

static int show_atomic(struct kms_screen *s, const struct kms_buffer *b, uint32_t flags, void *user)
{
	drmModeAtomicReqPtr r = s->calls->atomic_alloc();
	uint32_t blob = damage_blob(s, b);
	const struct setting damage = {s->output.plane, s->id.plane_damage, blob};
	int result = r ? add_plane(s, r, b) : -ENOMEM;

	if (!result && blob)
		result = add_all(s, r, &damage, 1);
	if (!result)
		result = s->calls->atomic_commit(s->fd, r, flags, user);
	s->calls->atomic_free(r);
	if (blob)
		s->calls->destroy_blob(s->fd, blob);
	return result;
}

enum kms_screen_answer kms_screen_flip(struct kms_screen *s, const struct kms_buffer *b, void *user)
{
	if (s->is_atomic)
		return answer_of(show_atomic(
			s, b, DRM_MODE_PAGE_FLIP_EVENT | DRM_MODE_ATOMIC_NONBLOCK, user));
	return answer_of(
		s->calls->page_flip(s->fd, s->output.crtc, b->fb, DRM_MODE_PAGE_FLIP_EVENT, user));
}

/* ENOSYS: the card scans the memory itself. */
static int refresh_dirty(struct kms_screen *s, const struct kms_buffer *b)
{
	drmModeClip clip[KMS_BUFFER_RECTS_MAX];
	int result;

	for (size_t i = 0; i < b->n_stale; i++) {
		clip[i].x1 = (uint16_t)b->stale[i].x0;
		clip[i].y1 = (uint16_t)b->stale[i].y0;
		clip[i].x2 = (uint16_t)b->stale[i].x1;
		clip[i].y2 = (uint16_t)b->stale[i].y1;
	}
	result = s->calls->dirty_fb(s->fd, b->fb, clip, (uint32_t)b->n_stale);
	return result == -ENOSYS ? 0 : result;
}

enum kms_screen_answer kms_screen_refresh(struct kms_screen *s, const struct kms_buffer *b)
{
	if (s->is_atomic)
		return answer_of(show_atomic(s, b, 0, NULL));
	return answer_of(refresh_dirty(s, b));
}

static void darken_atomic(struct kms_screen *s)
{
	drmModeAtomicReqPtr r = s->calls->atomic_alloc();
	const struct setting off[] = {
		{s->output.plane, s->id.plane_fb, 0},
		{s->output.plane, s->id.plane_crtc, 0},
	};

	if (r && !add_all(s, r, off, COUNT_OF(off)) && !add_mode(s, r, 0))
		(void)s->calls->atomic_commit(s->fd, r, DRM_MODE_ATOMIC_ALLOW_MODESET, NULL);
	s->calls->atomic_free(r);
}

void kms_screen_darken(struct kms_screen *s)
{
	if (s->is_atomic)
		darken_atomic(s);
	else
		(void)s->calls->set_crtc(s->fd, s->output.crtc, 0, 0, 0, NULL, 0, NULL);
}
