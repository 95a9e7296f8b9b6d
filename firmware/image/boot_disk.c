#define _DEFAULT_SOURCE

#include "firmware/image/boot_disk.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 1024 /* of a name in FAT up to 765, utf8=1 */

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

bool boot_disk_has(const char *device, const char *name)
{
	const char *part = strncmp(device, "/dev/", 5) == 0 ? device + 5 : "";
	size_t n = strlen(part);

	while (n > 0 && part[n - 1] >= '0' && part[n - 1] <= '9')
		n--;
	if (n > 1 && part[n - 1] == 'p' && part[n - 2] >= '0' && part[n - 2] <= '9')
		n--; /* the disk's own name ends with a digit: mmcblk0p1 */
	if (n == 0 || strncmp(name, part, n) != 0)
		return false;
	name += n;
	name += *name == 'p';
	return strspn(name, "0123456789") == strlen(name);
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
static uint64_t mark_of(const char *name, int64_t size, time_t date_s)
{
	const int64_t of[] = {size, (int64_t)date_s};

	return mix(mix(UINT64_C(14695981039346656037), name, strlen(name)), of, sizeof of);
}

static bool is_newer(const char *name, time_t date_s, const struct boot_disk_cards *than)
{
	if (!than->pack[0] || date_s != than->pack_s)
		return !than->pack[0] || date_s > than->pack_s;
	return strcmp(name, than->pack) > 0;
}

void boot_disk_count(struct boot_disk_cards *c, const char *name, int64_t size, time_t date_s)
{
	bool is_notice = boot_disk_is_notice(name);

	if (!is_notice && !boot_disk_is_pack(name))
		return;
	c->n_notices += is_notice;
	c->mark += mark_of(name, size, date_s);
	if (is_notice || strlen(name) >= sizeof c->pack || !is_newer(name, date_s, c))
		return;
	memcpy(c->pack, name, strlen(name) + 1);
	c->pack_s = date_s;
}

void boot_disk_look(const char *folder, struct boot_disk_cards *out)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	memset(out, 0, sizeof *out);
	while (dir && (entry = readdir(dir)) != NULL) {
		char at[PATH_BYTES];
		struct stat st;
		int n = snprintf(at, sizeof at, "%s/%s", folder, entry->d_name);

		if (n < (int)sizeof at && stat(at, &st) == 0 && S_ISREG(st.st_mode))
			boot_disk_count(out, entry->d_name, (int64_t)st.st_size, st.st_mtime);
	}
	if (dir)
		closedir(dir);
}
