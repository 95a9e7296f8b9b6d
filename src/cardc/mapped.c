#include "cardc/mapped.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages are let go so many bytes at a time. */
#define PIECE ((size_t)8 << 20)

enum err mapped_open(struct mapped *m, const char *path)
{
	struct stat st;
	void *p = MAP_FAILED;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return ERR_IO;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (uintmax_t)st.st_size <= SIZE_MAX)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED) {
		close(fd);
		return ERR_IO;
	}
	*m = (struct mapped){{p, (size_t)st.st_size}, fd, 0};
	return ERR_NONE;
}

void mapped_close(struct mapped *m)
{
	munmap((void *)(uintptr_t)m->bytes.p, m->bytes.n);
	close(m->fd);
}

/* To map pages again is the one portable way to give back what was read of them. PIECE is a
 * multiple of every page size. */
void mapped_let_go(struct mapped *m, size_t done)
{
	size_t to = done / PIECE * PIECE;
	void *at = (void *)(uintptr_t)(m->bytes.p + m->gone);

	if (to <= m->gone || to > m->bytes.n)
		return;
	if (mmap(at, to - m->gone, PROT_READ, MAP_PRIVATE | MAP_FIXED, m->fd, (off_t)m->gone) != at)
		return;
	m->gone = to;
}
