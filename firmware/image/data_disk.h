/*
 * data_disk.h - the one partition of an image that is written: ext4, the second of the disk the
 * machine was started from. All that goes to it goes through the journal first (data=journal), and
 * files are replaced whole (file_write() of base/file.h).
 */
#ifndef FIRMWARE_IMAGE_DATA_DISK_H
#define FIRMWARE_IMAGE_DATA_DISK_H

#include <stdbool.h>
#include <stddef.h>

#define DATA_DISK_AT "/data"

/* The partition beside BOOT_DEVICE: /dev/vda1 has /dev/vda2, /dev/mmcblk0p1 has /dev/mmcblk0p2.
 * False: BOOT_DEVICE is no first partition. */
bool data_disk_beside(const char *boot_device, char *device, size_t bytes);

/* Mounts DEVICE at DATA_DISK_AT. False: it cannot be used, errno says why. */
bool data_disk_mount(const char *device);

/* Does the error ERROR of data_disk_mount() say that there is no file system any more? */
bool data_disk_is_ruined(int error);

#endif
