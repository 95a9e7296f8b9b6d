#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/span.h"

#define PARTS_MAX 100 /* names tried for a part before giving up */

static enum err read_stream(FILE *f, size_t max, unsigned char **bytes, size_t *size)
{
	size_t capacity = 0;
	size_t n = 0;
	unsigned char *p = NULL;

	for (;;) {
		size_t got;

		if (n + 1 >= capacity) {
			size_t wanted = capacity ? capacity * 2 : 65536;
			unsigned char *grown = wanted > capacity ? realloc(p, wanted) : NULL;

			if (!grown) {
				free(p);
				return ERR_MEMORY;
			}
			p = grown;
			capacity = wanted;
		}
		got = fread(p + n, 1, capacity - n - 1, f);
		n += got;
		if (n > max) {
			free(p);
			return ERR_LIMIT;
		}
		if (got == 0)
			break;
	}
	if (ferror(f)) {
		free(p);
		return ERR_IO;
	}
	p[n] = 0;
	*bytes = p;
	*size = n;
	return ERR_NONE;
}

enum err file_read(const char *path, size_t max, unsigned char **bytes, size_t *size)
{
	FILE *f;
	enum err e;
	int reason;

	errno = 0;
	f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	if (!f)
		return errno == ENOENT ? ERR_MISSING : ERR_IO;
	e = read_stream(f, max, bytes, size);
	reason = errno;
	if (f != stdin)
		fclose(f);
	errno = reason;
	return e;
}

const char *file_reason(enum err e)
{
	return (e == ERR_IO || e == ERR_MISSING) && errno ? strerror(errno) : err_text(e);
}

enum err file_load(const char *path, size_t max, struct diag *d, unsigned char **bytes,
		   size_t *size)
{
	enum err e = file_read(path, max, bytes, size);
	bool in_mib = max >> 20 > 0;

	if (e == ERR_LIMIT)
		diag_report(d, DIAG_ERROR, path, 0, "the file is larger than %zu %s",
			    max >> (in_mib ? 20 : 10), in_mib ? "MiB" : "KiB");
	else if (e)
		diag_report(d, DIAG_ERROR, path, 0, "%s", file_reason(e));
	return e;
}

/* The part that is being made, for file_abandon(). */
static char *volatile current_part;

void file_abandon(void)
{
	if (current_part)
		unlink(current_part);
}

/* Where PATH leads, malloc'ed: a link is followed, so that what it points to is written. */
static char *target_of(const char *path)
{
	char *target = realpath(path, NULL);
	size_t n = strlen(path) + 1;

	if (target)
		return target;
	target = malloc(n);
	if (target)
		memcpy(target, path, n);
	return target;
}

/* Makes a new, empty file beside PATH with the rights MODE, and gives its name, malloc'ed; NULL
 * where that fails. Never one that is there. */
static char *make_part(const char *path, mode_t mode)
{
	size_t size = strlen(path) + 40;
	char *part = malloc(size);

	for (int i = 0; part && i < PARTS_MAX; i++) {
		int fd;

		snprintf(part, size, "%s.%ld-%d.tmp", path, (long)getpid(), i);
		fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd >= 0) {
			close(fd);
			return part;
		}
		if (errno != EEXIST)
			break;
	}
	free(part);
	return NULL;
}

/* Waits until the bytes of PATH, a file or a folder, are where a power cut leaves them. */
static bool settle(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* A folder whose system knows no fsync() is no reason to fail: the file itself is safe. */
static void settle_folder(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash)
		slash[slash == path] = 0;
	settle(slash ? path : ".");
}

static bool write_part(const char *part, const char *target, file_writer *write, void *user)
{
	return write(part, user) && settle(part) && rename(part, target) == 0;
}

static enum err replace_regular(char *target, mode_t mode, file_writer *write, void *user)
{
	char *part = make_part(target, mode);
	enum err e = part ? ERR_NONE : ERR_IO;

	current_part = part;
	if (part && !write_part(part, target, write, user)) {
		int reason = errno;

		e = ERR_IO;
		remove(part);
		errno = reason;
	}
	current_part = NULL;
	free(part);
	if (!e)
		settle_folder(target);
	return e;
}

enum err file_replace(const char *path, file_writer *write, void *user)
{
	char *target = target_of(path);
	struct stat st;
	bool is_there;
	enum err e;

	if (!target)
		return ERR_MEMORY;
	errno = 0;
	is_there = stat(target, &st) == 0;
	if (is_there && !S_ISREG(st.st_mode)) /* a pipe, a device: it stays what it is */
		e = !S_ISDIR(st.st_mode) && write(target, user) ? ERR_NONE : ERR_IO;
	else
		e = replace_regular(target, is_there ? st.st_mode & 0777 : 0666, write, user);
	if (e && is_there && S_ISDIR(st.st_mode))
		errno = EISDIR;
	free(target);
	return e;
}

static bool write_bytes(const char *part, void *user)
{
	const struct span *bytes = user;
	FILE *f = fopen(part, "wb");
	bool written;

	if (!f)
		return false;
	written = fwrite(bytes->p, 1, bytes->n, f) == bytes->n;
	return fclose(f) == 0 && written;
}

enum err file_write(const char *path, const void *bytes, size_t size)
{
	struct span all = {bytes, size};

	return file_replace(path, write_bytes, &all);
}
