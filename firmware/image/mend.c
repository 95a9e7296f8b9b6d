/*
 * mend: a data disk whose file system is ruined is made anew (blank.h).
 *
 *	mend DISK BLANK         DISK becomes what BLANK says. 0: done; 1: not, and why
 *	mend --note DISK BLANK  notes DISK in the new file BLANK (for sdcard.sh)
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "firmware/image/blank.h"

static int fail(const char *name, const char *why)
{
	fprintf(stderr, "mend: %s: %s\n", name, why);
	return 1;
}

static int note(const char *disk_name, const char *name)
{
	int disk = open(disk_name, O_RDONLY | O_CLOEXEC);
	int out = disk < 0 ? -1 : open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	enum err e;

	if (out < 0)
		return fail(disk < 0 ? disk_name : name, strerror(errno));
	e = blank_note(disk, out);
	return e ? fail(disk_name, err_text(e)) : 0;
}

static int restore(const char *disk_name, const char *name)
{
	int blank = open(name, O_RDONLY | O_CLOEXEC);
	int disk = blank < 0 ? -1 : open(disk_name, O_RDWR | O_EXCL | O_CLOEXEC);
	enum err e;

	if (disk < 0)
		return fail(blank < 0 ? name : disk_name, strerror(errno));
	if (!blank_is_ours(disk))
		return fail(disk_name,
			    "there is something else than a data disk; it is left alone");
	e = blank_restore(blank, disk);
	return e ? fail(name, err_text(e)) : 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "--note") == 0)
		return note(argv[2], argv[3]);
	if (argc == 3)
		return restore(argv[1], argv[2]);
	fputs("usage: mend [--note] DISK BLANK\n", stderr);
	return 2;
}
