/*
 * boot_disk.h - the partition that the machine was started from, as an office fills it: read-only,
 * stoppress.ini and cards/ in it.
 */
#ifndef FIRMWARE_IMAGE_BOOT_DISK_H
#define FIRMWARE_IMAGE_BOOT_DISK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define BOOT_DISK_AT "/boot"
#define BOOT_DISK_CARDS BOOT_DISK_AT "/cards"
#define BOOT_DISK_DEVICE_BYTES 64

/* Mounts, read-only, the first of DEVICES (paths with commas between them) that is there and has
 * FAT with a file stoppress.ini; DEVICE is which. False: none has, by now. */
bool boot_disk_mount(const char *devices, char device[BOOT_DISK_DEVICE_BYTES]);

/* Packs are files *.pack, notices *.txt and *.md that are no readme. */
bool boot_disk_is_pack(const char *name);
bool boot_disk_is_notice(const char *name);

struct boot_disk_cards {
	char pack[256]; /* the newest pack, of several of one date the last by name; empty: none */
	time_t pack_s;
	int n_notices;
	uint64_t mark; /* of names, sizes and dates: another one where anything was changed */
};

/* What is in FOLDER to be shown; nothing where there is no such folder. */
void boot_disk_look(const char *folder, struct boot_disk_cards *out);

#endif
