/*
 * scribe.h - a thread that does what may take long: it brings the proof of play to the disk, and
 * writes the status. So a slow card or a full disk makes no picture late.
 *
 * The status replaces the one before whole (a file beside it, fsync, rename): whoever reads sees
 * one or the other. Only the newest of those handed in is written.
 */
#ifndef FIRMWARE_SCRIBE_H
#define FIRMWARE_SCRIBE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "firmware/status.h"

#define SCRIBE_PATH_MAX 512

struct scribe {
	bool is_open;
	pthread_t thread;
	pthread_mutex_t lock; /* of all below */
	pthread_cond_t work;
	bool has_status, is_busy, is_ending;
	int sync_fd; /* to be brought to the disk; below 0: none */
	struct status status;
	unsigned n_failed; /* writes */
	int reason;	   /* errno of the last of them */
	/* The thread's own. */
	char path[SCRIBE_PATH_MAX], part[SCRIBE_PATH_MAX];
	struct status writing;
	char block[STATUS_BYTES_MAX];
};

/* PATH: of the status; NULL: there is none. False: there is no thread to be had, or PATH is too
 * long. */
bool scribe_open(struct scribe *s, const char *path);

/* S is copied. Takes no time. */
void scribe_status(struct scribe *s, const struct status *status);

/* What was written to FD is to be brought to the disk. Takes no time. */
void scribe_sync(struct scribe *s, int fd);

/* How many writes failed since the last time; *REASON is errno's of the last. */
unsigned scribe_failures(struct scribe *s, int *reason);

/* Waits until all is done, but no longer than FOR_MS. False: something is still under way; then the
 * scribe keeps what it was given until the program ends. */
bool scribe_close(struct scribe *s, int for_ms);

#endif
