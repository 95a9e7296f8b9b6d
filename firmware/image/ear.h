/*
 * ear.h - init's end of the player's heartbeat (firmware/pulse.h): a socket without a file.
 */
#ifndef FIRMWARE_IMAGE_EAR_H
#define FIRMWARE_IMAGE_EAR_H

#include <stdbool.h>

/* Opens it and puts its name into the environment, for the player to inherit: two beats in EVERY_S
 * seconds are asked for. Below 0: it cannot be opened. */
int ear_open(int every_s);

/* Takes all beats that came. False: none did. */
bool ear_heard(int fd);

#endif
