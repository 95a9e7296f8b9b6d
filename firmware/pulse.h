/*
 * pulse.h - tells whoever watches over the player that it lives, by the protocol of systemd
 * (sd_notify(3)): a datagram WATCHDOG=1 to the socket NOTIFY_SOCKET, twice in WATCHDOG_USEC. Where
 * these are not in the environment nobody watches, and nothing is sent.
 */
#ifndef FIRMWARE_PULSE_H
#define FIRMWARE_PULSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

struct pulse {
	int fd; /* below 0: nobody watches */
	struct sockaddr_un to;
	socklen_t to_bytes;
	int64_t every_us;
	int64_t due_us; /* steady time of the next beat */
};

void pulse_open(struct pulse *p);

/* To be called after each picture that was really shown, and where none was due; at least as often
 * as due_us says. Sends where a beat is due. P may be NULL. */
void pulse_beat(struct pulse *p);

/* Does somebody wait for beats? P may be NULL. */
bool pulse_is_watched(const struct pulse *p);

/* Is a beat due now? P may be NULL. */
bool pulse_is_due(const struct pulse *p);

void pulse_close(struct pulse *p);

#endif
