/*
 * kms_screen.h - puts buffers on an output: by atomic commits where the driver has them, else by
 * the older calls.
 *
 * Knows nothing of when; the display decides.
 */
#ifndef FIRMWARE_KMS_SCREEN_H
#define FIRMWARE_KMS_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "firmware/kms_buffer.h"
#include "firmware/kms_calls.h"
#include "firmware/kms_output.h"

enum kms_screen_answer {
	KMS_SCREEN_OK,
	KMS_SCREEN_BUSY,      /* the flip before is not over */
	KMS_SCREEN_NO_MASTER, /* somebody else has the screen */
	KMS_SCREEN_REFUSED,   /* this output or this mode is not to be had (any more) */
	KMS_SCREEN_GONE,      /* the card itself is gone */
};

/* Ids of what an atomic commit sets. 0: the driver has none. */
struct kms_screen_properties {
	uint32_t connector_crtc;
	uint32_t crtc_mode, crtc_active;
	uint32_t plane_fb, plane_crtc, plane_damage;
	uint32_t src_x, src_y, src_w, src_h;
	uint32_t crtc_x, crtc_y, crtc_w, crtc_h;
};

struct kms_screen {
	const struct kms_calls *calls;
	int fd;
	bool is_atomic;
	struct kms_output output;
	struct kms_screen_properties id;
};

/* Every driver's planes are shown to us after this, and atomic commits allowed where it has them:
 * true. */
bool kms_screen_prepare(const struct kms_calls *calls, int fd);

/* IS_ATOMIC as kms_screen_prepare() said; the older calls are taken where a property is missing.
 * Nothing to be released. */
void kms_screen_init(struct kms_screen *s, const struct kms_calls *calls, int fd, bool is_atomic,
		     const struct kms_output *output);

/* Sets the mode and shows B; waits until it is done. No event comes. */
MUST_CHECK enum kms_screen_answer kms_screen_set(struct kms_screen *s, const struct kms_buffer *b);

/* Shows B, whose stale parts are the damage, from the next vertical blank on; does not wait. Once
 * it is shown the card's file has an event with USER. */
MUST_CHECK enum kms_screen_answer kms_screen_flip(struct kms_screen *s, const struct kms_buffer *b,
						  void *user);

/* B is shown already and has been painted on; a card that copies is to copy the stale parts. No
 * event comes. */
MUST_CHECK enum kms_screen_answer kms_screen_refresh(struct kms_screen *s,
						     const struct kms_buffer *b);

/* Switches the output off, so that its buffers can go. */
void kms_screen_darken(struct kms_screen *s);

#endif
