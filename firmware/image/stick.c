#define _DEFAULT_SOURCE

#include "firmware/image/stick.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "firmware/image/boot_disk.h"
#include "firmware/image/data_disk.h"
#include "firmware/image/say.h"
#include "firmware/image/words.h"
#include "firmware/now.h"

#define PATH_BYTES 1024
#define LOOK_S 120 /* for a full stick that is slow */
#define KEPT DATA_DISK_AT "/cards.pack"
#define MARK DATA_DISK_AT "/cards.mark"

const char *stick_pack(bool has_data)
{
	return has_data ? KEPT : "/run/stick.pack";
}

bool stick_kept(const struct stick *s, char *pack, size_t bytes)
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen(MARK, "re");
	bool is_same = f && say_read_line(f, line) && strtoull(line, NULL, 16) == s->mark;

	if (f)
		fclose(f);
	if (!is_same || access(KEPT, R_OK)) {
		(void)unlink(KEPT);
		return false;
	}
	snprintf(pack, bytes, "%s", KEPT);
	return true;
}

void stick_keep(const struct stick *s)
{
	char line[32];
	int n = snprintf(line, sizeof line, "%llx\n", (unsigned long long)s->mark);

	if (file_write(MARK, line, (size_t)n))
		say_line("the cards cannot be kept", NULL, NULL);
}

static pid_t start(const char *from, const char *out)
{
	static struct words w;

	w.n = 0;
	words_add(&w, "/cards");
	words_add(&w, from);
	words_add(&w, out);
	return words_start(&w);
}

bool stick_make(const char *folder, const char *out)
{
	pid_t pid = start(folder, out);
	int status;

	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
	       WEXITSTATUS(status) == 0;
}

void stick_note(struct stick *s, const char *boot_device, const char *name)
{
	if (boot_disk_has(boot_device, name))
		return;
	for (int i = 0; i < s->n_names; i++)
		if (strcmp(s->name[i], name) == 0)
			return;
	if (s->n_names < STICK_NAMES_MAX)
		snprintf(s->name[s->n_names++], sizeof s->name[0], "%s", name);
}

void stick_note_all(struct stick *s, const char *boot_device, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		char to[PATH_BYTES];
		ssize_t n = readlinkat(dirfd(dir), entry->d_name, to, sizeof to - 1);

		to[n > 0 ? n : 0] = 0;
		if (strstr(to, "/usb") && strlen(entry->d_name) < UEVENT_NAME_BYTES)
			stick_note(s, boot_device, entry->d_name);
	}
	if (dir)
		closedir(dir);
}

void stick_tend(struct stick *s, const char *out)
{
	int64_t now_us = now_steady_us();
	static char device[UEVENT_NAME_BYTES + 8];

	if (s->pid > 0) {
		if (now_us > s->deadline_us)
			kill(s->pid, SIGKILL);
		return;
	}
	if (s->n_names == 0)
		return;
	snprintf(device, sizeof device, "/dev/%s", s->name[0]);
	s->n_names--;
	memmove(s->name[0], s->name[1], (size_t)s->n_names * sizeof s->name[0]);
	s->pid = start(device, out);
	if (s->pid < 0)
		s->pid = 0;
	s->deadline_us = now_us + LOOK_S * INT64_C(1000000);
}

bool stick_bury(struct stick *s, int status)
{
	s->pid = 0;
	(void)umount2("/stick", MNT_DETACH); /* where it was killed */
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
