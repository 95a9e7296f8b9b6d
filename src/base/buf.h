/*
 * buf.h - host only: bytes that grow at the end (a pack being written, a JSON line).
 *
 * Out of memory is remembered, not reported at each call: after a failure every append does
 * nothing and buf_failed() is true, so a writer checks once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct buf {
	unsigned char *p;
	size_t n;
	size_t max;
	bool failed;
};

void buf_init(struct buf *b);
void buf_finish(struct buf *b);

bool buf_failed(const struct buf *b);
void buf_put(struct buf *b, const void *bytes, size_t n);
void buf_put_span(struct buf *b, struct span s);
void buf_put_text(struct buf *b, const char *s);
/* Little-endian integers. */
void buf_put_u8(struct buf *b, uint8_t v);
void buf_put_u16(struct buf *b, uint16_t v);
void buf_put_u32(struct buf *b, uint32_t v);
void buf_put_u64(struct buf *b, uint64_t v);
/* Zero bytes until the length is a multiple of ALIGN (a power of two). */
void buf_pad(struct buf *b, size_t align);

#endif
