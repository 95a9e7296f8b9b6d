#define _DEFAULT_SOURCE

#include "firmware/image/boot_disk.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

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

bool boot_disk_mount(const char *devices, char device[BOOT_DISK_DEVICE_BYTES])
{
	(void)mkdir(BOOT_DISK_AT, 0755);
	while (*devices) {
		size_t n = strcspn(devices, ",");

		snprintf(device, BOOT_DISK_DEVICE_BYTES, "%.*s", (int)n, devices);
		if (try_mount(device))
			return true;
		devices += n + (devices[n] == ',');
	}
	return false;
}

/* A file that is called so and is no file of macOS beside another. */
static bool is_called(const char *name, const char *end)
{
	size_t n = strlen(name);
	size_t n_end = strlen(end);

	return n > n_end && name[0] != '.' && strcasecmp(name + n - n_end, end) == 0;
}

bool boot_disk_is_pack(const char *name)
{
	return is_called(name, ".pack");
}

bool boot_disk_is_notice(const char *name)
{
	return (is_called(name, ".txt") || is_called(name, ".md")) &&
	       strncasecmp(name, "readme", 6) != 0;
}

/* FNV-1a */
static uint64_t mix(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ p[i]) * UINT64_C(1099511628211);
	return hash;
}

/* Of one file; the sum of all does not depend on their order. */
static uint64_t mark_of(const char *name, const struct stat *st)
{
	const int64_t of[] = {(int64_t)st->st_size, (int64_t)st->st_mtime};

	return mix(mix(UINT64_C(14695981039346656037), name, strlen(name)), of, sizeof of);
}

static bool is_newer(const char *name, const struct stat *st, const struct boot_disk_cards *than)
{
	if (!than->pack[0] || st->st_mtime != than->pack_s)
		return !than->pack[0] || st->st_mtime > than->pack_s;
	return strcmp(name, than->pack) > 0;
}

void boot_disk_look(const char *folder, struct boot_disk_cards *out)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	memset(out, 0, sizeof *out);
	while (dir && (entry = readdir(dir)) != NULL) {
		bool is_notice = boot_disk_is_notice(entry->d_name);
		char at[PATH_BYTES];
		struct stat st;

		snprintf(at, sizeof at, "%s/%s", folder, entry->d_name);
		if ((!is_notice && !boot_disk_is_pack(entry->d_name)) || stat(at, &st) ||
		    !S_ISREG(st.st_mode))
			continue;
		out->n_notices += is_notice;
		out->mark += mark_of(entry->d_name, &st);
		if (is_notice || !is_newer(entry->d_name, &st, out))
			continue;
		memcpy(out->pack, entry->d_name, strlen(entry->d_name) + 1);
		out->pack_s = st.st_mtime;
	}
	if (dir)
		closedir(dir);
}
