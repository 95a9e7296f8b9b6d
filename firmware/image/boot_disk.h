/*
 * boot_disk.h - the partition that the machine was started from, as an office fills it: read-only,
 * stoppress.ini and cards/ in it.
 */
#ifndef FIRMWARE_IMAGE_BOOT_DISK_H
#define FIRMWARE_IMAGE_BOOT_DISK_H

#include <stdbool.h>
#include <stddef.h>

#define BOOT_DISK_AT "/boot"

/* Mounts, read-only, the first of DEVICES (paths with commas between them) that is there and has
 * FAT with a file stoppress.ini. False: none has, by now. */
bool boot_disk_mount(const char *devices);

/* The pack to show: the newest *.pack in BOOT_DISK_AT/cards, of several of one date the last by
 * name, as "cards/NAME.pack" in PATH. False: there is none. */
bool boot_disk_newest_pack(char *path, size_t bytes);

#endif
