/*
 * keys.h - the keys of the terminal that the player was started on, as a display's events: for
 * screens without a desktop. A terminal at the other end of a network (ssh) is one, too.
 *
 * Space holds the card, and goes on; arrows show another card; l or Home goes back to live; s saves
 * a picture; q ends. What ends a program by a signal (Ctrl-C) does as before.
 */
#ifndef FIRMWARE_KEYS_H
#define FIRMWARE_KEYS_H

#include <termios.h>

#include "firmware/display.h"

struct keys {
	int fd;		     /* to be polled; below 0: there are none */
	struct termios then; /* of the terminal */
};

/* The keys of the file FD, where that is the terminal of this process, which is in its foreground;
 * else there are none. From here to keys_close() it shows no letters. */
void keys_open(struct keys *k, int fd);

/* The next key, where one was pressed; DISPLAY_NOTHING: none, or one that means nothing here. Does
 * not wait. */
enum display_event keys_read(struct keys *k);

/* The terminal is gone. */
void keys_lose(struct keys *k);

/* The terminal is as it was. */
void keys_close(struct keys *k);

#endif
