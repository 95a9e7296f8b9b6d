/*
 * The goal: pieces of any size in the same few steps, from a block that lasts for years.
 *
 * The obstacle: a list of what is free gets longer with each hole, and the holes get smaller.
 *
 * The idea: free pieces hang in lists by size, sixteen sizes between two powers of two, and two
 * levels of bits tell which lists have any; so a list whose every piece is large enough is found by
 * counting zeros. Whatever is given back is joined with the free piece before and the one behind.
 *
 * A piece is known by its header. The first word of the header belongs to the piece before while
 * that is taken; when that is free, it has its size, by which its header is found:
 *
 *	| size before | size, flags | bytes of the caller ...        |
 *	                            | next | last | ... | size       | where it is free
 *
 * So a piece of 64 bytes has 56 for the caller: up to the second word of the header behind it. The
 * block ends with a header of size 0 that is taken.
 */
#include "firmware/image/heap.h"

#include <stdint.h>

#include "base/base.h"

#define HEADER (2 * sizeof(size_t))
#define PIECE_MIN (2 * HEADER)
#define LISTS_LOG2 4
#define LISTS (1u << LISTS_LOG2) /* between two powers of two */
#define SMALL_LOG2 8		 /* below, a list each 16 bytes */
#define SMALL ((size_t)1 << SMALL_LOG2)
#define LEVELS 33 /* pieces below a TiB */
#define PIECE_MAX ((size_t)1 << (SMALL_LOG2 + LEVELS - 2))
/* A canvas that was given back is just as large as the next one, but in a list of which not all
 * are: so many of them are looked at first. */
#define LOOKS 16

#define IS_FREE ((size_t)1)
#define IS_AFTER_FREE ((size_t)2)
#define FLAGS (IS_FREE | IS_AFTER_FREE)

struct piece {
	size_t size_before; /* where the piece before is free */
	size_t size;	    /* with the header, a multiple of HEAP_ALIGN, and FLAGS */
	struct piece *next, *last;
};

struct heap {
	size_t size, taken, most, pieces;
	struct piece *end;
	uint64_t levels; /* which have any */
	uint32_t lists[LEVELS];
	struct piece *first[LEVELS][LISTS];
};

_Static_assert(HEADER == HEAP_ALIGN, "a header keeps the alignment");
_Static_assert(offsetof(struct piece, next) == HEADER, "links are the caller's bytes");

static size_t size_of(const struct piece *p)
{
	return p->size & ~FLAGS;
}

static struct piece *at(const void *p, size_t offset)
{
	return (struct piece *)((uintptr_t)p + offset);
}

static struct piece *after(const struct piece *p)
{
	return at(p, size_of(p));
}

static void *bytes_of(struct piece *p)
{
	return (char *)p + HEADER;
}

static struct piece *piece_of(const void *bytes)
{
	return (struct piece *)((uintptr_t)bytes - HEADER);
}

static size_t round_up(size_t n, size_t to)
{
	return (n + to - 1) & ~(to - 1);
}

/* ---------------------------------------------------------------------------------------- lists */

struct place {
	unsigned level, list;
};

static struct place place_of(size_t size)
{
	unsigned log2;

	if (size < SMALL)
		return (struct place){0, (unsigned)(size / (SMALL / LISTS))};
	log2 = BIT_HIGHEST(size);
	return (struct place){log2 - SMALL_LOG2 + 1,
			      (unsigned)(size >> (log2 - LISTS_LOG2)) - LISTS};
}

/* A size whose list has no smaller pieces. */
static size_t whole_list(size_t size)
{
	return size < SMALL ? size : size + ((size_t)1 << (BIT_HIGHEST(size) - LISTS_LOG2)) - 1;
}

static void list_in(struct heap *h, struct piece *p)
{
	struct place place = place_of(size_of(p));
	struct piece **first = &h->first[place.level][place.list];

	p->last = NULL;
	p->next = *first;
	if (p->next)
		p->next->last = p;
	*first = p;
	h->levels |= UINT64_C(1) << place.level;
	h->lists[place.level] |= UINT32_C(1) << place.list;
}

static void list_out(struct heap *h, struct piece *p)
{
	struct place place = place_of(size_of(p));
	struct piece **first = &h->first[place.level][place.list];

	if (p->next)
		p->next->last = p->last;
	if (p->last)
		p->last->next = p->next;
	else
		*first = p->next;
	if (*first)
		return;
	h->lists[place.level] &= ~(UINT32_C(1) << place.list);
	if (!h->lists[place.level])
		h->levels &= ~(UINT64_C(1) << place.level);
}

/* The first list from PLACE on that has any; NULL: none has. */
static struct piece *first_from(const struct heap *h, struct place place)
{
	uint32_t lists = h->lists[place.level] & (UINT32_MAX << place.list);
	uint64_t levels;

	if (lists)
		return h->first[place.level][BIT_LOWEST(lists)];
	levels = h->levels & (UINT64_MAX << place.level << 1);
	if (!levels)
		return NULL;
	place.level = (unsigned)BIT_LOWEST(levels);
	return h->first[place.level][BIT_LOWEST(h->lists[place.level])];
}

static struct piece *find(const struct heap *h, size_t size)
{
	struct place place = place_of(size);
	struct piece *p = h->first[place.level][place.list];

	for (unsigned i = 0; p && i < LOOKS; i++, p = p->next)
		if (size_of(p) >= size)
			return p;
	return first_from(h, place_of(whole_list(size)));
}

/* --------------------------------------------------------------------------------------- pieces */

/* P is free from now on and SIZE bytes large. */
static void set_free(struct heap *h, struct piece *p, size_t size)
{
	struct piece *behind = at(p, size);

	p->size = size | IS_FREE | (p->size & IS_AFTER_FREE);
	behind->size_before = size;
	behind->size |= IS_AFTER_FREE;
	list_in(h, p);
}

static void set_taken(struct heap *h, struct piece *p)
{
	list_out(h, p);
	p->size &= ~IS_FREE;
	after(p)->size &= ~IS_AFTER_FREE;
}

/* The free piece P, joined with the one behind where that is free. P is in no list. */
static void join_behind(struct heap *h, struct piece *p)
{
	struct piece *behind = after(p);
	size_t size = size_of(p);

	if (behind->size & IS_FREE) {
		list_out(h, behind);
		size += size_of(behind);
	}
	set_free(h, p, size);
}

/* What is behind the first SIZE bytes of the taken piece P is free, where it is a piece. */
static void split(struct heap *h, struct piece *p, size_t size)
{
	size_t rest = size_of(p) - size;
	struct piece *behind = at(p, size);

	if (rest < PIECE_MIN)
		return;
	p->size = size | (p->size & FLAGS);
	behind->size = rest;
	join_behind(h, behind);
}

/* The size of a taken piece is NOW and was BEFORE. */
static void count(struct heap *h, size_t before, size_t now)
{
	h->taken += now - before;
	if (h->taken > h->most)
		h->most = h->taken;
}

/* The size of a piece with N bytes for the caller; 0: there is none so large. */
static size_t piece_size(size_t n)
{
	size_t size;

	if (n > PIECE_MAX / 2)
		return 0;
	size = round_up(n + sizeof(size_t), HEAP_ALIGN);
	return size < PIECE_MIN ? PIECE_MIN : size;
}

/* The free piece P begins where bytes of the caller are aligned: what is before is a piece. */
static struct piece *align_front(struct heap *h, struct piece *p, size_t align)
{
	uintptr_t start = (uintptr_t)bytes_of(p);
	size_t front = round_up(start, align) - start;
	size_t size = size_of(p);
	struct piece *q;

	if (front && front < PIECE_MIN)
		front += align; /* which is 32 or more here */
	if (!front)
		return p;
	q = at(p, front);
	list_out(h, p);
	q->size = 0;
	set_free(h, p, front);
	set_free(h, q, size - front);
	return q;
}

static void give(struct heap *h, struct piece *p)
{
	size_t size = size_of(p);

	h->taken -= size;
	h->pieces--;
	if (p->size & IS_AFTER_FREE) {
		struct piece *before = at(p, (size_t)0 - p->size_before);

		p->size = 0; /* it is no piece any more, should it be given back again */
		p = before;
		list_out(h, p);
		p->size += size;
	}
	join_behind(h, p);
}

size_t heap_overhead(void)
{
	return round_up(sizeof(struct heap), HEAP_ALIGN) + HEADER + PIECE_MIN;
}

struct heap *heap_init(void *block, size_t size)
{
	struct heap *h = block;
	struct piece *first = at(block, round_up(sizeof *h, HEAP_ALIGN));

	*h = (struct heap){.size = size & ~(size_t)(HEAP_ALIGN - 1)};
	h->end = at(block, h->size - HEADER);
	h->end->size = 0;
	first->size = 0;
	set_free(h, first, (size_t)((char *)h->end - (char *)first));
	return h;
}

void heap_extend(struct heap *h, size_t more)
{
	struct piece *was = h->end;

	h->size += more;
	h->end = at(was, more);
	h->end->size = 0;
	was->size = more | (was->size & IS_AFTER_FREE);
	h->taken += more; /* as if it had been taken */
	h->pieces++;
	give(h, was);
}

size_t heap_spare_at_end(const struct heap *h)
{
	return h->end->size & IS_AFTER_FREE ? h->end->size_before : 0;
}

void heap_cut(struct heap *h, size_t less)
{
	size_t size = h->end->size_before;
	struct piece *spare = at(h->end, (size_t)0 - size);

	list_out(h, spare);
	h->size -= less;
	h->end = at(spare, size - less);
	h->end->size = 0;
	set_free(h, spare, size - less);
}

void *heap_take(struct heap *h, size_t n, size_t align)
{
	size_t size = piece_size(n);
	size_t extra = align > HEAP_ALIGN ? align + PIECE_MIN : 0;
	struct piece *p = size && extra < PIECE_MAX / 2 ? find(h, size + extra) : NULL;

	if (!p)
		return NULL;
	if (extra)
		p = align_front(h, p, align);
	set_taken(h, p);
	split(h, p, size);
	count(h, 0, size_of(p));
	h->pieces++;
	return bytes_of(p);
}

size_t heap_size(const void *p)
{
	return size_of(piece_of(p)) - sizeof(size_t);
}

bool heap_resize(struct heap *h, void *bytes, size_t n)
{
	struct piece *p = piece_of(bytes);
	struct piece *behind = after(p);
	size_t before = size_of(p);
	size_t size = piece_size(n);

	if (!size)
		return false;
	if (size > before) {
		if (!(behind->size & IS_FREE) || before + size_of(behind) < size)
			return false;
		set_taken(h, behind);
		p->size += size_of(behind);
	}
	split(h, p, size);
	count(h, before, size_of(p));
	return true;
}

/* Is P, which may be anything, a piece of H by its place and size? */
static bool is_within(const struct heap *h, const struct piece *p)
{
	uintptr_t first = (uintptr_t)h + round_up(sizeof *h, HEAP_ALIGN);

	return (uintptr_t)p >= first && p < h->end && (uintptr_t)p % HEAP_ALIGN == 0 &&
	       size_of(p) >= PIECE_MIN && size_of(p) % HEAP_ALIGN == 0 &&
	       size_of(p) <= (uintptr_t)h->end - (uintptr_t)p;
}

static bool is_free_within(const struct heap *h, const struct piece *p)
{
	return is_within(h, p) && p->size & IS_FREE && after(p)->size & IS_AFTER_FREE &&
	       after(p)->size_before == size_of(p);
}

/* Is P taken, and are its neighbours what their headers say? */
static bool is_taken_within(const struct heap *h, const struct piece *p)
{
	const struct piece *behind = after(p);

	if (!is_within(h, p) || p->size & IS_FREE || behind->size & IS_AFTER_FREE)
		return false;
	if (behind->size & IS_FREE ? !is_free_within(h, behind)
				   : behind != h->end && !is_within(h, behind))
		return false;
	return !(p->size & IS_AFTER_FREE) || (p->size_before <= (uintptr_t)p - (uintptr_t)h &&
					      is_free_within(h, at(p, (size_t)0 - p->size_before)));
}

bool heap_give(struct heap *h, void *bytes)
{
	struct piece *p = piece_of(bytes);

	if (!is_taken_within(h, p))
		return false;
	give(h, p);
	return true;
}

void heap_use(const struct heap *h, struct heap_use *out)
{
	unsigned level, list;

	*out = (struct heap_use){
		.size = h->size, .taken = h->taken, .most = h->most, .pieces = h->pieces};
	if (!h->levels)
		return;
	level = BIT_HIGHEST(h->levels);
	list = BIT_HIGHEST(h->lists[level]);
	out->largest = size_of(h->first[level][list]) - sizeof(size_t);
}

bool heap_is_sound(const struct heap *h)
{
	const struct piece *p = at(h, round_up(sizeof *h, HEAP_ALIGN));
	size_t free_bytes = 0, listed = 0;
	bool was_free = false;

	for (; p < h->end; p = after(p)) {
		bool is_free = p->size & IS_FREE;

		if (size_of(p) < PIECE_MIN || was_free != !!(p->size & IS_AFTER_FREE) ||
		    (is_free && (was_free || after(p)->size_before != size_of(p))))
			return false;
		free_bytes += is_free ? size_of(p) : 0;
		was_free = is_free;
	}
	for (unsigned i = 0; i < LEVELS * LISTS; i++) {
		const struct piece *first = h->first[i / LISTS][i % LISTS];
		bool is_told = h->lists[i / LISTS] >> i % LISTS & 1;

		if (!first != !is_told)
			return false;
		for (p = first; p; p = p->next)
			listed += size_of(p);
	}
	return p == NULL && listed == free_bytes &&
	       h->taken + free_bytes + HEADER + round_up(sizeof *h, HEAP_ALIGN) == h->size;
}
