#define _DEFAULT_SOURCE

#include "firmware/image/setup.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "firmware/image/say.h"

void setup_mount(void)
{
	static const struct {
		const char *type, *at;
		unsigned long flags;
		const char *options;
	} row[] = {
		{"proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL},
		{"sysfs", "/sys", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL},
		{"devtmpfs", "/dev", MS_NOSUID | MS_NOEXEC, NULL},
		{"tmpfs", "/run", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=755"},
	};

	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		(void)mkdir(row[i].at, 0755);
		if (mount(row[i].type, row[i].at, row[i].type, row[i].flags, row[i].options) &&
		    errno != EBUSY)
			say_line("cannot mount", row[i].at, strerror(errno));
	}
}

void setup_console(void)
{
	struct termios t;

	if (tcgetattr(STDOUT_FILENO, &t))
		return;
	t.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	(void)tcsetattr(STDOUT_FILENO, TCSANOW, &t);
}

/* The file's PATH, and behind a space what the module is told. */
static void load(char *path)
{
	size_t n = strcspn(path, " ");
	const char *words = path[n] ? path + n + 1 : "";
	int fd;

	path[n] = 0;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	/* That a machine has no such device is no mistake: one image is for many. */
	if (fd < 0 ||
	    (syscall(SYS_finit_module, fd, words, 0) && errno != EEXIST && errno != ENODEV))
		say_line("cannot load", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	(void)unlink(path);
}

void setup_load(const char *list)
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen(list, "re");

	if (!f) {
		say_line("cannot read", list, strerror(errno));
		return;
	}
	while (say_read_line(f, line))
		load(line);
	fclose(f);
}

void setup_seal(void)
{
	if (mount(NULL, "/", NULL, MS_REMOUNT | MS_RDONLY, NULL))
		say_line("cannot seal", "/", strerror(errno));
}
