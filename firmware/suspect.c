#include "firmware/suspect.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

#define MARK UINT64_C(0x3154435053555350) /* "PSUSPCT1" */

/* FD has all of a page, and room for it: to write to a mapped hole of a full file system is the end
 * of the process (SIGBUS). */
static bool has_page(int fd)
{
	struct stat st;

	if (fstat(fd, &st))
		return false;
	errno = S_ISREG(st.st_mode) ? posix_fallocate(fd, 0, sizeof(struct suspect_page)) : EINVAL;
	return errno == 0;
}

bool suspect_open(struct suspect *s, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	int reason;
	void *p;

	memset(s, 0, sizeof *s);
	if (fd < 0)
		return false;
	p = has_page(fd) ? mmap(NULL, sizeof *s->page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
			 : MAP_FAILED;
	reason = errno;
	close(fd);
	errno = reason;
	if (p == MAP_FAILED)
		return false;
	s->page = p;
	if (s->page->mark != MARK)
		memset(s->page, 0, sizeof *s->page);
	s->page->mark = MARK;
	s->pack = s->page->pack;
	s->utc_ms = s->page->utc_ms;
	s->page->pack = 0;
	return true;
}

void suspect_begin(struct suspect *s, uint64_t pack, int64_t utc_ms)
{
	volatile struct suspect_page *p = s->page;

	if (!p)
		return;
	p->utc_ms = utc_ms;
	p->pack = pack;
}

void suspect_end(struct suspect *s)
{
	volatile struct suspect_page *p = s->page;

	if (p)
		p->pack = 0;
}

/* Its place; SUSPECT_CARDS_MAX: it has none. */
static size_t find(const struct suspect *s, uint64_t card)
{
	size_t i = 0;

	while (i < SUSPECT_CARDS_MAX &&
	       (s->page->cards[i].n_ends == 0 || s->page->cards[i].card != card))
		i++;
	return i;
}

void suspect_blame(struct suspect *s, uint64_t card)
{
	size_t i, free;

	if (!s->page)
		return;
	i = find(s, card);
	for (free = 0; i == SUSPECT_CARDS_MAX && free < SUSPECT_CARDS_MAX; free++)
		if (s->page->cards[free].n_ends == 0)
			i = free;
	if (i == SUSPECT_CARDS_MAX)
		return;
	s->page->cards[i].card = card;
	s->page->cards[i].n_ends++;
}

void suspect_clear(struct suspect *s, uint64_t card)
{
	size_t i = s->page ? find(s, card) : SUSPECT_CARDS_MAX;

	if (i < SUSPECT_CARDS_MAX)
		s->page->cards[i].n_ends = 0;
}

bool suspect_card(const struct suspect *s, size_t i, uint64_t *card)
{
	if (!s->page || i >= SUSPECT_CARDS_MAX || s->page->cards[i].n_ends < SUSPECT_LIMIT)
		return false;
	*card = s->page->cards[i].card;
	return true;
}

void suspect_close(struct suspect *s)
{
	if (s->page)
		munmap(s->page, sizeof *s->page);
	s->page = NULL;
}
