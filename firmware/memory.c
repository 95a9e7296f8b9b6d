#include "firmware/memory.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The figure behind NAME, which begins a line of TEXT. */
static long figure(const char *text, const char *name)
{
	const char *at = strstr(text, name);

	return at ? strtol(at + strlen(name), NULL, 10) : 0;
}

#define TEXT_BYTES 2048

/* The beginning of the file PATH. False: it cannot be read. */
static bool read_text(const char *path, char text[TEXT_BYTES])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, text, TEXT_BYTES - 1);
	close(fd);
	text[n > 0 ? n : 0] = 0;
	return n > 0;
}

long memory_available_kib(void)
{
	char text[TEXT_BYTES];

	if (!read_text("/proc/meminfo", text) || !strstr(text, "\nMemAvailable:"))
		return -1;
	return figure(text, "\nMemAvailable:");
}

long memory_data_kib(void)
{
	char text[TEXT_BYTES];

	if (!read_text("/proc/self/status", text) || !strstr(text, "\nVmData:"))
		return -1;
	return figure(text, "\nVmData:");
}

enum err memory_use(struct memory_use *out)
{
	char text[TEXT_BYTES];

	if (!read_text("/proc/self/smaps_rollup", text))
		return ERR_UNSUPPORTED;
	out->dirty_kib = figure(text, "\nPrivate_Dirty:");
	out->clean_kib = figure(text, "\nPrivate_Clean:");
	out->pss_kib = figure(text, "\nPss:");
	out->rss_kib = figure(text, "\nRss:");
	return ERR_NONE;
}
