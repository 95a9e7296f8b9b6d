#define _DEFAULT_SOURCE

#include "firmware/image/data_disk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

bool data_disk_beside(const char *boot_device, char *device, size_t bytes)
{
	size_t n = strlen(boot_device);

	if (n < 2 || n + 1 > bytes || boot_device[n - 1] != '1' ||
	    (boot_device[n - 2] >= '0' && boot_device[n - 2] <= '9'))
		return false;
	snprintf(device, bytes, "%.*s2", (int)n - 1, boot_device);
	return true;
}

/* What was being written when the power failed (base/file.h): never anything but a beginning. */
static void remove_parts(void)
{
	DIR *dir = opendir(DATA_DISK_AT);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name);

		if (n > 4 && strcmp(entry->d_name + n - 4, ".tmp") == 0)
			(void)unlinkat(dirfd(dir), entry->d_name, 0);
	}
	if (dir)
		closedir(dir);
}

bool data_disk_mount(const char *device)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME;

	(void)mkdir(DATA_DISK_AT, 0755);
	if (mount(device, DATA_DISK_AT, "ext4", flags, "data=journal,errors=remount-ro"))
		return false;
	remove_parts();
	return true;
}

/* EUCLEAN: the kernel's own code for a damaged one; EBADMSG: for a wrong check sum. */
bool data_disk_is_ruined(int error)
{
	return error == EINVAL || error == EUCLEAN || error == EBADMSG;
}
