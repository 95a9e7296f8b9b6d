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
#define BOOT_DISK_NAME_BYTES 256 /* of a pack's name, its end included */

/* Mounts, read-only, the first of DEVICES (paths with commas between them) that is there and has
 * FAT with a file stoppress.ini; DEVICE is which. False: none has, by now. */
bool boot_disk_mount(const char *devices, char device[BOOT_DISK_DEVICE_BYTES]);

/* Is NAME (of /dev: "sda", "sda2") the disk that DEVICE ("/dev/sda1") is a part of, or a part of
 * it?
 */
bool boot_disk_has(const char *device, const char *name);

/* Packs are files *.pack, notices *.txt and *.md that are no readme. */
bool boot_disk_is_pack(const char *name);
bool boot_disk_is_notice(const char *name);

struct boot_disk_cards {
	/* The newest pack, of several of one date the last by name; empty: none. FAT may have names
	 * three times as long, in scripts of three bytes a letter: such a pack is passed over. */
	char pack[BOOT_DISK_NAME_BYTES];
	time_t pack_s;
	int n_notices;
	uint64_t mark; /* of names, sizes and dates: another one where anything was changed */
};

/* One file more, NAME of SIZE bytes and DATE_S, is among them. */
void boot_disk_count(struct boot_disk_cards *c, const char *name, int64_t size, time_t date_s);

/* What is in FOLDER to be shown; nothing where there is no such folder. */
void boot_disk_look(const char *folder, struct boot_disk_cards *out);

#endif
