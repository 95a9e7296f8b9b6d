/*
 * blank.h - a disk as it was when it was new: its blocks that are not zero, in a file, from which
 * the disk can be made anew.
 *
 * The file: "STOPNEW1"; the size of the disk in blocks; how many records follow; the CRC-32 of
 * both. A record is the index of a block, which rises, the CRC-32 of its bytes, and these. Numbers
 * are of 32 bits, little-endian; a block has 4096 bytes.
 */
#ifndef FIRMWARE_IMAGE_BLANK_H
#define FIRMWARE_IMAGE_BLANK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"

#define BLANK_BLOCK 4096

/* Notes the disk in the file DISK, whose size is of whole blocks, in the file OUT, which is empty.
 * Both are descriptors. ERR_RANGE: the size is not. ERR_IO: it cannot be read, or written. */
MUST_CHECK enum err blank_note(int disk, int out);

/* May DISK be made anew? That is, does it have the mark of an ext4 and the UUID of an image's data
 * disk (or none yet), or nothing in its first 128 KiB but zeros or ones, as flash memory has that
 * lost them? Somebody else's file system is left alone. False also where it cannot be read. */
bool blank_is_ours(int disk);

/* Makes DISK as it was noted in the file BLANK, and waits until that is written. ERR_CORRUPT: BLANK
 * is damaged; ERR_RANGE: DISK is smaller: nothing was written. ERR_IO: it cannot be read, or DISK
 * cannot be written to. */
MUST_CHECK enum err blank_restore(int blank, int disk);

#endif
