/*
 * pulse.h - tells whoever watches over the player how it does, by the protocol of systemd
 * (sd_notify(3)): datagrams to the socket NOTIFY_SOCKET. READY=1 once the first picture is up,
 * WATCHDOG=1 twice in WATCHDOG_USEC at least, RELOADING=1, STOPPING=1. Where these are not in the
 * environment nobody listens, or nobody watches, and nothing is sent.
 */
#ifndef FIRMWARE_PULSE_H
#define FIRMWARE_PULSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

struct pulse {
	int fd; /* below 0: nobody listens */
	struct sockaddr_un to;
	socklen_t to_bytes;
	bool is_ready;	  /* it was told */
	int64_t every_us; /* 0: nobody watches */
	int64_t due_us;	  /* steady time of the next beat */
};

void pulse_open(struct pulse *p);

/* To be called after each picture that was really shown, and where none was due; at least as often
 * as due_us says. Sends where half of the time until then is over; the first one, and the first
 * after a reload, say that the player is ready. P may be NULL. */
void pulse_beat(struct pulse *p);

/* Inputs are being read anew, which ends with the next beat; the player comes to its end. P may be
 * NULL. */
void pulse_reloading(struct pulse *p);
void pulse_stopping(struct pulse *p);

/* Does somebody wait for beats? P may be NULL. */
bool pulse_is_watched(const struct pulse *p);

/* Is a beat due now? P may be NULL. */
bool pulse_is_due(const struct pulse *p);

void pulse_close(struct pulse *p);

#endif
