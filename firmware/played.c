/* flock() is no POSIX. */
#define _DEFAULT_SOURCE

#include "firmware/played.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc.h"
#include "base/le.h"

#define MARK 0x31525053u /* "SPR1" */
#define CHECKED_FROM 8	 /* the CRC is of the bytes from here on */
/* A page that is no more than this behind the newest may be out of order with it. */
#define ASTRAY 2

static const char head_text[] = "stoppress proof of play 1\n";

/* ------------------------------------------------------------------------------------- records */

void played_pack(const struct played_record *r, unsigned char *bytes)
{
	memset(bytes, 0, PLAYED_RECORD_BYTES);
	le32_put(bytes, MARK);
	le64_put(bytes + 8, r->number);
	le64_put(bytes + 16, (uint64_t)r->start_ms);
	le32_put(bytes + 24, r->shown_ms);
	le32_put(bytes + 28, r->flags);
	le64_put(bytes + 32, r->card);
	le64_put(bytes + 40, r->pack);
	le32_put(bytes + 48, r->place);
	le32_put(bytes + 52, r->n_frames);
	le32_put(bytes + 4, crc_of(bytes + CHECKED_FROM, PLAYED_RECORD_BYTES - CHECKED_FROM));
}

bool played_unpack(const unsigned char *bytes, struct played_record *out)
{
	struct played_record r;

	if (le32(bytes) != MARK ||
	    le32(bytes + 4) != crc_of(bytes + CHECKED_FROM, PLAYED_RECORD_BYTES - CHECKED_FROM))
		return false;
	r.number = le64(bytes + 8);
	r.start_ms = (int64_t)le64(bytes + 16);
	r.shown_ms = le32(bytes + 24);
	r.flags = le32(bytes + 28);
	r.card = le64(bytes + 32);
	r.pack = le64(bytes + 40);
	r.place = le32(bytes + 48);
	r.n_frames = le32(bytes + 52);
	if (r.number == 0)
		return false;
	*out = r;
	return true;
}

/* --------------------------------------------------------------------------------- the whole file
 */

static bool is_head(const unsigned char *page)
{
	return memcmp(page, head_text, sizeof head_text) == 0;
}

static int by_number(const void *a, const void *b)
{
	const struct played_record *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* Copies go, and so does what is too old to be whole: of the page that is being written over. */
static void tidy(struct played_list *list, size_t n_pages)
{
	uint64_t capacity = n_pages * (uint64_t)PLAYED_PAGE_RECORDS;
	uint64_t last = list->n ? list->records[list->n - 1].number : 0;
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		uint64_t number = list->records[i].number;

		if (last - number < capacity && (n == 0 || number != list->records[n - 1].number))
			list->records[n++] = list->records[i];
	}
	list->n = n;
	list->n_missing = n ? last - list->records[0].number + 1 - n : 0;
}

enum err played_read(const unsigned char *bytes, size_t n, struct played_list *out)
{
	struct played_list list = {NULL, 0, 0};
	size_t n_pages = n / PLAYED_PAGE_BYTES;

	if (n_pages == 0 || !is_head(bytes))
		return ERR_SYNTAX;
	list.records = calloc(n_pages * PLAYED_PAGE_RECORDS, sizeof *list.records);
	if (!list.records)
		return ERR_MEMORY;
	for (size_t at = PLAYED_PAGE_BYTES; at + PLAYED_RECORD_BYTES <= n;
	     at += PLAYED_RECORD_BYTES)
		if (played_unpack(bytes + at, &list.records[list.n]))
			list.n++;
	if (list.n)
		qsort(list.records, list.n, sizeof *list.records, by_number);
	tidy(&list, n_pages);
	*out = list;
	return ERR_NONE;
}

/* ----------------------------------------------------------------------------------- the place */

static off_t place_of(uint64_t slot)
{
	return (off_t)((slot + 1) * PLAYED_PAGE_BYTES);
}

enum page_kind { PAGE_BLANK, PAGE_BROKEN, PAGE_GOOD };

/* Reads the page in SLOT; *LAST is the highest number of its records. */
static enum page_kind look(const struct played *p, uint32_t slot, unsigned char *page,
			   uint64_t *last)
{
	bool is_blank = true;
	struct played_record r;

	*last = 0;
	if (pread(p->fd, page, PLAYED_PAGE_BYTES, place_of(slot)) != PLAYED_PAGE_BYTES)
		return PAGE_BROKEN;
	for (size_t at = 0; at < PLAYED_PAGE_BYTES; at += PLAYED_RECORD_BYTES)
		if (played_unpack(page + at, &r))
			*last = MAX_OF(*last, r.number);
	for (size_t i = 0; i < PLAYED_PAGE_BYTES && is_blank; i++)
		is_blank = page[i] == 0;
	return *last ? PAGE_GOOD : is_blank ? PAGE_BLANK : PAGE_BROKEN;
}

/* Takes the page in SLOT where it is newer than what is known. */
static void take(struct played *p, uint32_t slot)
{
	unsigned char page[PLAYED_PAGE_BYTES];
	uint64_t last;

	if (look(p, slot, page, &last) != PAGE_GOOD || last <= p->number)
		return;
	p->number = last;
	memcpy(p->page, page, sizeof page);
}

/* The ring is in order from slot 0 up to the newest, and older behind it. False: a broken page is
 * in the way. */
static bool search(struct played *p)
{
	unsigned char page[PLAYED_PAGE_BYTES];
	uint64_t first, last;
	uint32_t low = 0, high = p->n_pages;

	if (look(p, 0, page, &first) != PAGE_GOOD)
		return false;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		enum page_kind kind = look(p, middle, page, &last);

		if (kind == PAGE_BROKEN)
			return false;
		if (kind == PAGE_GOOD && last >= first)
			low = middle;
		else
			high = middle;
	}
	for (uint32_t i = 0; i <= 2 * ASTRAY + 1; i++)
		take(p, (low + p->n_pages + i - ASTRAY) % p->n_pages);
	return true;
}

void played_prepare(struct played *p)
{
	if (p->is_ready || p->fd < 0)
		return;
	p->is_ready = true;
	if (search(p))
		return;
	for (uint32_t slot = 0; slot < p->n_pages; slot++)
		take(p, slot);
}

/* ------------------------------------------------------------------------------------- writing */

static bool make(int fd, uint32_t n_pages)
{
	unsigned char head[PLAYED_PAGE_BYTES] = {0};

	memcpy(head, head_text, sizeof head_text);
	errno = posix_fallocate(fd, 0, place_of(n_pages)); /* which sets none itself */
	/* The head comes last: a file without it is made once more. */
	return errno == 0 && fsync(fd) == 0 &&
	       pwrite(fd, head, sizeof head, 0) == (ssize_t)sizeof head && fsync(fd) == 0;
}

static enum err begin(struct played *p, uint32_t n_pages)
{
	unsigned char head[PLAYED_PAGE_BYTES];
	static const unsigned char blank[sizeof head_text];
	struct stat st;

	if (flock(p->fd, LOCK_EX | LOCK_NB))
		return errno == EWOULDBLOCK ? ERR_LIMIT : ERR_IO;
	if (fstat(p->fd, &st) || !S_ISREG(st.st_mode))
		return ERR_SYNTAX;
	if (st.st_size == 0 && !make(p->fd, n_pages))
		return ERR_IO;
	if (pread(p->fd, head, sizeof head, 0) != (ssize_t)sizeof head)
		return ERR_SYNTAX;
	if (memcmp(head, blank, sizeof blank) == 0) {
		if (!make(p->fd, n_pages))
			return ERR_IO;
	} else if (!is_head(head)) {
		return ERR_SYNTAX;
	}
	if (fstat(p->fd, &st) || st.st_size < place_of(4))
		return ERR_SYNTAX;
	p->n_pages = (uint32_t)MIN_OF(st.st_size / PLAYED_PAGE_BYTES - 1, UINT32_MAX);
	return ERR_NONE;
}

enum err played_open(struct played *p, const char *path, uint32_t n_pages)
{
	enum err e;
	int reason;

	memset(p, 0, sizeof *p);
	p->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (p->fd < 0)
		return ERR_IO;
	e = begin(p, n_pages);
	reason = errno;
	if (e)
		played_close(p);
	errno = reason;
	return e;
}

/* The page whose first record is number N * PLAYED_PAGE_RECORDS belongs in slot N; with an odd
 * count of records, in the one behind it. As a page holds an even number of them, a full one is in
 * its own place, and its last copy but one goes with the page behind it. */
static uint32_t slot_for(const struct played *p, uint64_t number)
{
	uint64_t index = number % PLAYED_PAGE_RECORDS;

	return (uint32_t)((number / PLAYED_PAGE_RECORDS + (index + 1) % 2) % p->n_pages);
}

enum err played_add(struct played *p, const struct played_record *r)
{
	struct played_record numbered = *r;
	size_t index;

	if (p->fd < 0)
		return ERR_IO;
	played_prepare(p);
	numbered.number = ++p->number;
	index = numbered.number % PLAYED_PAGE_RECORDS;
	if (index == 0)
		memset(p->page, 0, sizeof p->page);
	played_pack(&numbered, p->page + index * PLAYED_RECORD_BYTES);
	if (pwrite(p->fd, p->page, sizeof p->page, place_of(slot_for(p, numbered.number))) !=
	    (ssize_t)sizeof p->page)
		return ERR_IO;
	return ERR_NONE;
}

void played_close(struct played *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}
