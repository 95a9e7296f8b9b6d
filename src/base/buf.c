#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/le.h"

void buf_init(struct buf *b)
{
	memset(b, 0, sizeof *b);
}

void buf_finish(struct buf *b)
{
	if (!b)
		return;
	free(b->p);
	buf_init(b);
}

bool buf_failed(const struct buf *b)
{
	return b->failed;
}

static bool reserve(struct buf *b, size_t n)
{
	size_t max = b->max ? b->max : 256;
	unsigned char *p;

	if (b->failed)
		return false;
	if (b->max - b->n >= n)
		return true;
	while (max - b->n < n) {
		if (max > SIZE_MAX / 2) {
			b->failed = true;
			return false;
		}
		max *= 2;
	}
	p = realloc(b->p, max);
	if (!p) {
		b->failed = true;
		return false;
	}
	b->p = p;
	b->max = max;
	return true;
}

void buf_put(struct buf *b, const void *bytes, size_t n)
{
	if (n == 0 || !reserve(b, n))
		return;
	memcpy(b->p + b->n, bytes, n);
	b->n += n;
}

void buf_put_span(struct buf *b, struct span s)
{
	buf_put(b, s.p, s.n);
}

void buf_put_text(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void buf_put_u8(struct buf *b, uint8_t v)
{
	buf_put(b, &v, 1);
}

void buf_put_u16(struct buf *b, uint16_t v)
{
	unsigned char bytes[2];

	le16_put(bytes, v);
	buf_put(b, bytes, sizeof bytes);
}

void buf_put_u32(struct buf *b, uint32_t v)
{
	unsigned char bytes[4];

	le32_put(bytes, v);
	buf_put(b, bytes, sizeof bytes);
}

void buf_put_u64(struct buf *b, uint64_t v)
{
	unsigned char bytes[8];

	le64_put(bytes, v);
	buf_put(b, bytes, sizeof bytes);
}

void buf_pad(struct buf *b, size_t align)
{
	static const unsigned char zero[64];

	while (!b->failed && b->n % align)
		buf_put(b, zero, MIN_OF(align - b->n % align, sizeof zero));
}
