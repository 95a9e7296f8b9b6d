/*
 * kms_calls.h - what the DRM display asks of the kernel, as a table, so that a test can answer in
 * the kernel's place.
 *
 * All but the last few entries are libdrm's functions of the same name, with its types and its
 * rules: what a get_ gives is freed by the free_ below it; an int is 0 or a negative errno
 * (set_crtc, page_flip, atomic_commit and the like) unless said otherwise.
 */
#ifndef FIRMWARE_KMS_CALLS_H
#define FIRMWARE_KMS_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

struct kms_calls {
	int (*set_client_cap)(int fd, uint64_t cap, uint64_t value);
	int (*get_cap)(int fd, uint64_t cap, uint64_t *value);
	int (*set_master)(int fd);
	int (*drop_master)(int fd);
	int (*handle_event)(int fd, drmEventContextPtr context);

	drmModeResPtr (*get_resources)(int fd);
	void (*free_resources)(drmModeResPtr p);
	drmModeConnectorPtr (*get_connector)(int fd, uint32_t id); /* asks the monitor anew */
	void (*free_connector)(drmModeConnectorPtr p);
	drmModeEncoderPtr (*get_encoder)(int fd, uint32_t id);
	void (*free_encoder)(drmModeEncoderPtr p);
	drmModeCrtcPtr (*get_crtc)(int fd, uint32_t id);
	void (*free_crtc)(drmModeCrtcPtr p);
	drmModePlaneResPtr (*get_planes)(int fd);
	void (*free_planes)(drmModePlaneResPtr p);
	drmModePlanePtr (*get_plane)(int fd, uint32_t id);
	void (*free_plane)(drmModePlanePtr p);
	drmModeObjectPropertiesPtr (*get_properties)(int fd, uint32_t id, uint32_t type);
	void (*free_properties)(drmModeObjectPropertiesPtr p);
	drmModePropertyPtr (*get_property)(int fd, uint32_t id);
	void (*free_property)(drmModePropertyPtr p);

	int (*create_blob)(int fd, const void *data, size_t n, uint32_t *id);
	int (*destroy_blob)(int fd, uint32_t id);
	drmModeAtomicReqPtr (*atomic_alloc)(void);
	int (*atomic_add)(drmModeAtomicReqPtr r, uint32_t object, uint32_t property,
			  uint64_t value); /* below 0: an error */
	int (*atomic_commit)(int fd, drmModeAtomicReqPtr r, uint32_t flags, void *user);
	void (*atomic_free)(drmModeAtomicReqPtr r);

	int (*set_crtc)(int fd, uint32_t crtc, uint32_t fb, uint32_t x, uint32_t y,
			uint32_t *connectors, int n, drmModeModeInfoPtr mode);
	int (*page_flip)(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *user);
	int (*dirty_fb)(int fd, uint32_t fb, drmModeClipPtr clips, uint32_t n);

	int (*create_dumb)(int fd, uint32_t width, uint32_t height, uint32_t bpp, uint32_t flags,
			   uint32_t *handle, uint32_t *pitch, uint64_t *size);
	int (*destroy_dumb)(int fd, uint32_t handle);
	int (*map_dumb)(int fd, uint32_t handle, uint64_t *offset);
	int (*add_fb2)(int fd, uint32_t width, uint32_t height, uint32_t format,
		       const uint32_t handles[4], const uint32_t pitches[4],
		       const uint32_t offsets[4], uint32_t *id, uint32_t flags);
	int (*rm_fb)(int fd, uint32_t id);

	/* The system's own, below. */
	int (*open_card)(const char *path); /* a file to poll for events, or a negative errno */
	void (*close_card)(int fd);
	void *(*map)(int fd, size_t n, uint64_t offset); /* writable; NULL: refused */
	void (*unmap)(void *p, size_t n);
	/* A file that becomes readable where the kernel tells of devices; below 0: there is none.
	 */
	int (*open_hotplug)(void);
	/* Takes all that is waiting in it. Was any of it about displays? */
	bool (*read_hotplug)(int fd);
	/* What programs may still take of the machine's memory; below 0: not known. */
	long (*available_kib)(void);
};

/* The kernel, by libdrm and a netlink socket. */
extern const struct kms_calls kms_calls_libdrm;

#endif
