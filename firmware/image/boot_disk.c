#define _DEFAULT_SOURCE

#include "firmware/image/boot_disk.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define CARDS BOOT_DISK_AT "/cards"
#define PATH_BYTES 512

static bool try_mount(const char *device)
{
	const unsigned long flags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC;

	if (access(device, F_OK) || mount(device, BOOT_DISK_AT, "vfat", flags, "utf8=1"))
		return false;
	if (access(BOOT_DISK_AT "/stoppress.ini", R_OK) == 0)
		return true;
	(void)umount(BOOT_DISK_AT);
	return false;
}

bool boot_disk_mount(const char *devices)
{
	char device[64];

	(void)mkdir(BOOT_DISK_AT, 0755);
	while (*devices) {
		size_t n = strcspn(devices, ",");

		snprintf(device, sizeof device, "%.*s", (int)(n < 64 ? n : 63), devices);
		if (try_mount(device))
			return true;
		devices += n + (devices[n] == ',');
	}
	return false;
}

/* A file that is called so and is no file of macOS beside another. */
static bool is_pack(const char *name)
{
	size_t n = strlen(name);

	return n > 5 && name[0] != '.' && strcasecmp(name + n - 5, ".pack") == 0;
}

bool boot_disk_newest_pack(char *path, size_t bytes)
{
	char newest[PATH_BYTES] = "";
	DIR *folder = opendir(CARDS);
	struct dirent *entry;
	time_t newest_s = 0;

	while (folder && (entry = readdir(folder)) != NULL) {
		char at[PATH_BYTES];
		struct stat st;

		snprintf(at, sizeof at, "%s/%s", CARDS, entry->d_name);
		if (!is_pack(entry->d_name) || stat(at, &st) || !S_ISREG(st.st_mode))
			continue;
		if (newest[0] &&
		    (st.st_mtime < newest_s || (st.st_mtime == newest_s && strcmp(at, newest) < 0)))
			continue;
		memcpy(newest, at, sizeof newest);
		newest_s = st.st_mtime;
	}
	if (folder)
		closedir(folder);
	if (newest[0])
		snprintf(path, bytes, "%s", newest + strlen(BOOT_DISK_AT "/"));
	return newest[0] != 0;
}
