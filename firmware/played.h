/*
 * played.h - proof of play: what was on the screen, when and for how long, in a ring file of fixed
 * size that no kill and no power cut makes unreadable.
 *
 * A file is pages of 4,096 bytes: a head, which is never written again, then the ring. A record has
 * 64 bytes: a mark, a CRC of the rest, its number in the file, and what was shown. A page holds the
 * 64 records whose numbers have the same number / 64. While it fills, it is written whole after
 * each record, in turn to two places of the ring: its own, and the one behind that, which is the
 * oldest. So what was written before is never written over before a newer copy is on the disk, and
 * a write that breaks off loses the record it was for. Who reads takes all records with the right
 * CRC, in the order of their numbers; copies do not matter.
 *
 * One write a showing, after it has ended. When it is brought to the disk is the caller's affair
 * (diary.h).
 */
#ifndef FIRMWARE_PLAYED_H
#define FIRMWARE_PLAYED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/err.h"

#define PLAYED_PAGE_BYTES 4096
#define PLAYED_RECORD_BYTES 64
#define PLAYED_PAGE_RECORDS (PLAYED_PAGE_BYTES / PLAYED_RECORD_BYTES)
/* 16 MiB: 262,000 showings, a month of one every ten seconds. */
#define PLAYED_PAGES 4096

enum played_flag {
	PLAYED_NO_TIME = 1, /* nobody knew the time: the start is ms since the player began */
	PLAYED_UNSEEN = 2,  /* there was no monitor, or somebody else had it */
	PLAYED_HELD = 4,    /* by a key, not by the schedule */
};

struct played_record {
	uint64_t number;     /* in the file, from 1; the file's own */
	int64_t start_ms;    /* UTC */
	uint32_t shown_ms;   /* by a clock that never jumps */
	uint32_t flags;	     /* of enum played_flag */
	uint64_t card, pack; /* ids (pack.h) */
	uint32_t place;	     /* of the card in the pack, from 1 */
	uint32_t n_frames;   /* that were presented */
};

/* The record at BYTES, which has PLAYED_RECORD_BYTES. False: it is none. */
bool played_unpack(const unsigned char *bytes, struct played_record *out);
void played_pack(const struct played_record *r, unsigned char *bytes);

/* What a file holds. */
struct played_list {
	struct played_record *records; /* by number; to be freed */
	size_t n;
	uint64_t n_missing; /* numbers between the first and the last that no record has */
};

/* Reads BYTES, a whole file. ERR_SYNTAX: it is no such file; ERR_MEMORY. Any bytes are fine. */
MUST_CHECK enum err played_read(const unsigned char *bytes, size_t n, struct played_list *out);

/* A file that is written to. */
struct played {
	int fd;				       /* below 0: closed */
	uint32_t n_pages;		       /* of the ring */
	bool is_ready;			       /* the place to go on is known */
	uint64_t number;		       /* of the last record; 0: none yet */
	unsigned char page[PLAYED_PAGE_BYTES]; /* the one that fills */
};

/* Opens PATH, which is made with N_PAGES (at least 4) where it is not there or empty. ERR_IO: it
 * cannot be (errno says why), ERR_SYNTAX: it is another kind of file, and left alone, ERR_LIMIT:
 * another player writes to it. */
MUST_CHECK enum err played_open(struct played *p, const char *path, uint32_t n_pages);

/* Finds the place to go on, by some twenty short reads. played_add() does it where it was not done.
 */
void played_prepare(struct played *p);

/* Writes R, but for its number, behind the last record. ERR_IO: it is lost. */
MUST_CHECK enum err played_add(struct played *p, const struct played_record *r);

void played_close(struct played *p);

#endif
