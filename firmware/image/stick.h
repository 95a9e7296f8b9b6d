/*
 * stick.h - cards that come on a USB stick: shown at once, and kept, where there is a data disk,
 * until the cards on the boot disk are changed. The program /cards (cards.c) reads the stick; a bad
 * one cannot make init wait.
 */
#ifndef FIRMWARE_IMAGE_STICK_H
#define FIRMWARE_IMAGE_STICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "firmware/image/uevent.h"

/* That wait at a time: a stick itself and its partitions. */
#define STICK_NAMES_MAX 8

struct stick {
	char name[STICK_NAMES_MAX][UEVENT_NAME_BYTES]; /* of disks to be looked at */
	int n_names;
	pid_t pid;	     /* of /cards, which looks at one; 0: none */
	int64_t deadline_us; /* of it */
	uint64_t mark;	     /* of the cards on the boot disk (boot_disk_look()) */
};

/* Where the pack of a stick goes. */
const char *stick_pack(bool has_data);

/* The pack of a stick that was kept, as long as the boot disk has the mark it had then; after that
 * it is removed. */
bool stick_kept(const struct stick *s, char *pack, size_t bytes);
/* Keeps the pack that is there now. */
void stick_keep(const struct stick *s);

/* Makes the pack OUT of FOLDER, and waits for it. False: it could not be made. */
bool stick_make(const char *folder, const char *out);

/* The disk NAME came, which may be of the boot disk's (boot_disk_has()), and is then no stick; one
 * too many is left out. */
void stick_note(struct stick *s, const char *boot_device, const char *name);
/* The same for those that are there already: FOLDER has a link for each disk to where it is. */
void stick_note_all(struct stick *s, const char *boot_device, const char *folder);
/* Looks at what came, one after the other, OUT is where its cards go; ends what takes too long. */
void stick_tend(struct stick *s, const char *out);
/* /cards ended; true: there are new cards. */
bool stick_bury(struct stick *s, int status);

#endif
