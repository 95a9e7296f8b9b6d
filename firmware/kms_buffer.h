/*
 * kms_buffer.h - a picture in the card's memory, and what of it is older than the canvas.
 */
#ifndef FIRMWARE_KMS_BUFFER_H
#define FIRMWARE_KMS_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"
#include "base/rect.h"
#include "draw/canvas.h"
#include "firmware/kms_calls.h"
#include "firmware/kms_pixels.h"

/* More rectangles are made one: telling the card of many small ones costs more than it saves. */
#define KMS_BUFFER_RECTS_MAX 16

struct kms_buffer {
	uint32_t fb; /* 0: there is none */
	uint32_t handle;
	uint32_t pitch_bytes;
	int width, height; /* px */
	enum kms_pixels_format format;
	void *px;
	size_t n_bytes;
	struct rect stale[KMS_BUFFER_RECTS_MAX];
	size_t n_stale;
};

/* A dumb buffer, mapped, all of it stale. ERR_MEMORY: the card has no room; nothing is kept. */
MUST_CHECK enum err kms_buffer_init(struct kms_buffer *b, const struct kms_calls *calls, int fd,
				    int width, int height, enum kms_pixels_format format);
/* B may be zeroed or finished. */
void kms_buffer_finish(struct kms_buffer *b, const struct kms_calls *calls, int fd);

/* R of the canvas is newer than the buffer. */
void kms_buffer_age(struct kms_buffer *b, struct rect r);
/* Copies what is stale from C. It stays listed: the card has to be told, see kms_buffer_fresh(). */
void kms_buffer_renew(struct kms_buffer *b, const struct canvas *c);
/* The card was told. */
void kms_buffer_fresh(struct kms_buffer *b);

#endif
