#define _GNU_SOURCE

#include "firmware/image/pool.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/base.h"

#define RESERVED ((size_t)1 << 30) /* addresses alone */
#define PAGE ((size_t)65536)	   /* or smaller: what any of our processors has */
#define LARGE ((size_t)4 * PAGE)   /* its pages are worth a call of the system */
#define SPARE (2 * LARGE)	   /* at the end of the block, at most */

#define BESIDE 64 /* of a piece, at most */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct heap *heap;
static size_t size; /* of the block, which heap is at */
static size_t pad;  /* so much at its end is kept */

/* The block grows by MORE bytes, a multiple of PAGE. */
static bool extend(size_t more)
{
	if (more > RESERVED - size || mprotect((char *)heap + size, more, PROT_READ | PROT_WRITE))
		return false;
	size += more;
	return true;
}

static bool begin(void)
{
	char *at = mmap(NULL, RESERVED + PAGE, PROT_NONE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (at == MAP_FAILED)
		return false;
	heap = (struct heap *)(((uintptr_t)at + PAGE - 1) & ~(uintptr_t)(PAGE - 1));
	if (!extend(LARGE)) {
		munmap(at, RESERVED + PAGE);
		heap = NULL;
		return false;
	}
	heap_init(heap, size);
	return true;
}

/* At least SPARE bytes at the end of the block are not taken. */
static bool make_spare(size_t spare)
{
	size_t has = heap_spare_at_end(heap);
	size_t more = (spare - MIN_OF(has, spare) + PAGE - 1) & ~(PAGE - 1);

	if (more == 0)
		return true;
	if (!extend(more))
		return false;
	heap_extend(heap, more);
	return true;
}

static void *take_more(size_t n, size_t align)
{
	if (n > RESERVED || align > RESERVED || !make_spare(n + align + BESIDE))
		return NULL;
	return heap_take(heap, n, align);
}

static void *take(size_t n, size_t align)
{
	int e = errno;
	void *p = NULL;

	pthread_mutex_lock(&lock);
	if (heap || begin())
		p = heap_take(heap, n, align);
	if (heap && !p)
		p = take_more(n, align);
	pthread_mutex_unlock(&lock);
	errno = p ? e : ENOMEM;
	return p;
}

_Noreturn static void fail(void)
{
	static const char words[] = "pool: memory was given back that is not taken\n";

	(void)!write(STDERR_FILENO, words, sizeof words - 1);
	abort();
}

/* The whole pages from AT on, N bytes, are not needed. */
static void drop(void *at, size_t n)
{
	uintptr_t from = ((uintptr_t)at + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
	uintptr_t to = ((uintptr_t)at + n) & ~(uintptr_t)(PAGE - 1);

	if (from < to)
		(void)madvise((void *)from, to - from, MADV_DONTNEED);
}

/* The end of the block is the kernel's again, so that it does not count against a limit. */
static void trim(void)
{
	size_t less = heap_spare_at_end(heap);

	if (less < pad + SPARE)
		return;
	less = (less - pad - LARGE) & ~(PAGE - 1);
	heap_cut(heap, less);
	drop((char *)heap + size - less, less);
	if (mprotect((char *)heap + size - less, less, PROT_NONE))
		heap_extend(heap, less);
	else
		size -= less;
}

static void give(void *p)
{
	int e = errno;
	size_t n;

	pthread_mutex_lock(&lock);
	n = heap_size(p);
	if (!heap || !heap_give(heap, p))
		fail();
	if (n >= LARGE) /* whose beginning is the heap's now */
		drop((char *)p + HEAP_ALIGN, n - HEAP_ALIGN);
	trim();
	pthread_mutex_unlock(&lock);
	errno = e;
}

void pool_use(struct heap_use *out)
{
	pthread_mutex_lock(&lock);
	*out = (struct heap_use){0, 0, 0, 0, 0};
	if (heap)
		heap_use(heap, out);
	pthread_mutex_unlock(&lock);
}

/* ---- the names that glibc's manual asks for */

/* Of what it can set M_TOP_PAD alone: from now on the block has VALUE bytes more than are taken,
 * and keeps them. */
int mallopt(int what, int value)
{
	bool is_done;

	if (what != M_TOP_PAD || value < 0)
		return 0;
	pthread_mutex_lock(&lock);
	pad = (size_t)value;
	is_done = (heap || begin()) && make_spare(pad);
	if (is_done)
		trim();
	pthread_mutex_unlock(&lock);
	return is_done;
}

void *malloc(size_t n)
{
	return take(n, HEAP_ALIGN);
}

void free(void *p)
{
	if (p)
		give(p);
}

void *calloc(size_t n, size_t one)
{
	void *p;

	if (one && n > SIZE_MAX / one) {
		errno = ENOMEM;
		return NULL;
	}
	p = take(n * one, HEAP_ALIGN);
	return p ? memset(p, 0, n * one) : NULL;
}

static bool resize(void *p, size_t n)
{
	bool fits;

	pthread_mutex_lock(&lock);
	fits = heap_resize(heap, p, n);
	pthread_mutex_unlock(&lock);
	return fits;
}

void *realloc(void *p, size_t n)
{
	void *other;

	if (!p)
		return malloc(n);
	if (n && resize(p, n))
		return p;
	other = n ? malloc(n) : NULL;
	if (other)
		memcpy(other, p, MIN_OF(heap_size(p), n));
	if (other || !n)
		free(p);
	return other;
}

static bool is_alignment(size_t align)
{
	return align && (align & (align - 1)) == 0;
}

void *memalign(size_t align, size_t n)
{
	if (is_alignment(align))
		return take(n, align);
	errno = EINVAL;
	return NULL;
}

void *aligned_alloc(size_t align, size_t n)
{
	return memalign(align, n);
}

int posix_memalign(void **out, size_t align, size_t n)
{
	int e = errno;
	void *p;

	if (!is_alignment(align) || align % sizeof(void *))
		return EINVAL;
	p = take(n, align);
	errno = e;
	if (!p)
		return ENOMEM;
	*out = p;
	return 0;
}

void *valloc(size_t n)
{
	return take(n, PAGE);
}

void *pvalloc(size_t n)
{
	return n > RESERVED ? take(n, PAGE) : take((n + PAGE - 1) & ~(PAGE - 1), PAGE);
}

size_t malloc_usable_size(void *p)
{
	return p ? heap_size(p) : 0;
}
