/*
 * player.h - keeps the player running: starts it, listens to its heart, ends it where it hangs, and
 * starts it again.
 */
#ifndef FIRMWARE_IMAGE_PLAYER_H
#define FIRMWARE_IMAGE_PLAYER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "firmware/image/words.h"

#define PLAYER_BEAT_S 10 /* it is asked for two beats in so long */
#define PLAYER_ENDS_MAX 5

struct player {
	struct words words; /* its command line */
	pid_t pid;	    /* 0: not running */
	int64_t started_us;
	int64_t start_us;    /* where it does not run: start it then */
	int64_t deadline_us; /* the next beat comes before, or it hangs */
	bool has_beaten;     /* since it was started last */
	int n_told;	     /* how often of its memory */
	bool is_killed, is_asked;
	int64_t end_us[PLAYER_ENDS_MAX]; /* a ring of its last ends */
	unsigned n_ends;
};

/* Starts it where it is due; ends it where it hangs. HAS_HEARD: a beat came. Returns why the
 * machine has to be restarted; NULL: it has not. */
const char *player_tend(struct player *p, bool has_heard);

/* Is to be called where the process PID ended; true where that was the player. */
bool player_bury(struct player *p, pid_t pid, int status);

/* Has it end, to be started at once with the words it has then. */
void player_renew(struct player *p);

#endif
