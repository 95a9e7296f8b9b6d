/*
 * bell.h - what calls the player from outside: signals, and a clock that somebody has set.
 *
 * One file becomes readable, so whatever waits can wait for it too (display.h, listen) and nothing
 * is lost between a look and a sleep. No handler runs at any time.
 */
#ifndef FIRMWARE_BELL_H
#define FIRMWARE_BELL_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

enum bell_ring {
	BELL_END = 1,	 /* SIGTERM, SIGINT: come to an end */
	BELL_RELOAD = 2, /* SIGHUP: read pack and profile anew */
	BELL_REPORT = 4, /* SIGUSR1: write down what is on, in words and as a picture */
	BELL_CLOCK = 8,	 /* the clock of the system was set: it stands elsewhere now */
	BELL_ALARM = 16, /* it is the time bell_alarm() was told */
};

struct bell {
	int fd; /* readable where it has rung; below 0: there is none */
	int signals, clock, alarm;
	bool is_armed; /* an alarm is to come */
	sigset_t before;
};

/* From now on the signals above end nothing, in this thread and in those it starts: so this comes
 * before any is started. False: the system has no such files; then signals do what they always do.
 */
bool bell_open(struct bell *b);

/* Rings at the steady time AT_US (now.h), once; 0: no more. To the point, where a wait with a
 * timeout is late by up to a thousandth of it (select_estimate_accuracy() of Linux): more than a
 * refresh, after twenty seconds. B may be NULL. */
void bell_alarm(struct bell *b, int64_t at_us);

/* What has rung since the last time, bits of enum bell_ring; takes no time. B may be NULL. */
unsigned bell_take(struct bell *b);

/* Has the signals among RUNG ring once more, for who listens next. B may be NULL. */
void bell_pass_on(const struct bell *b, unsigned rung);

/* Signals that came and were not taken are forgotten, so that none ends the program while it puts
 * its things away. */
void bell_close(struct bell *b);

#endif
