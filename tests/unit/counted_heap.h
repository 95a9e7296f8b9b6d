/*
 * counted_heap.h - for one test: every block of the heap is counted, of whatever library, to the
 * byte that was asked for. glibc lets a program bring its own malloc (its manual, "Replacing
 * malloc"); this one puts 16 bytes in front of glibc's own blocks. Under a sanitizer, which has a
 * heap of its own, nothing is counted.
 */
#ifndef TESTS_UNIT_COUNTED_HEAP_H
#define TESTS_UNIT_COUNTED_HEAP_H

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

static atomic_size_t counted_bytes;

#if !defined(__SANITIZE_ADDRESS__)

#define COUNTED_HEAD 16

void *__libc_malloc(size_t n);
void *__libc_memalign(size_t align, size_t n);
void __libc_free(void *p);
void *memalign(size_t align, size_t n);

/* Before each block: where glibc's begins, and how many bytes were asked for. */
static void *counted_block(void *base, size_t lead, size_t n)
{
	unsigned char *p = base;
	const uintptr_t head[2] = {(uintptr_t)base, n};

	if (!base)
		return NULL;
	p += lead;
	memcpy(p - COUNTED_HEAD, head, sizeof head);
	counted_bytes += n;
	return p;
}

/* Not through malloc(): a compiler makes a calloc() of one and a memset(). */
static void *counted_take(size_t n)
{
	if (n > SIZE_MAX - COUNTED_HEAD)
		return NULL;
	return counted_block(__libc_malloc(n + COUNTED_HEAD), COUNTED_HEAD, n);
}

void *malloc(size_t n)
{
	return counted_take(n);
}

void free(void *p)
{
	uintptr_t head[2];

	if (!p)
		return;
	memcpy(head, (unsigned char *)p - COUNTED_HEAD, sizeof head);
	counted_bytes -= head[1];
	__libc_free((void *)head[0]);
}

void *calloc(size_t n, size_t size)
{
	void *p;

	if (size && n > SIZE_MAX / size)
		return NULL;
	p = counted_take(n * size);
	return p ? memset(p, 0, n * size) : NULL;
}

void *realloc(void *p, size_t n)
{
	uintptr_t head[2];
	void *other = counted_take(n);

	if (!p || !other)
		return other;
	memcpy(head, (unsigned char *)p - COUNTED_HEAD, sizeof head);
	memcpy(other, p, head[1] < n ? head[1] : n);
	free(p);
	return other;
}

void *memalign(size_t align, size_t n)
{
	size_t lead = align > COUNTED_HEAD ? align : COUNTED_HEAD;

	return counted_block(__libc_memalign(lead, n + lead), lead, n);
}

void *aligned_alloc(size_t align, size_t n)
{
	return memalign(align, n);
}

int posix_memalign(void **out, size_t align, size_t n)
{
	void *p = memalign(align, n);

	if (!p)
		return ENOMEM;
	*out = p;
	return 0;
}

#endif

#endif
