/*
 * dog.h - the hardware watchdog: a circuit that restarts the machine unless it is fed.
 *
 * It is never put to sleep: init, who feeds it, never ends, and a restart that does not come off is
 * ended by it, too. So it makes no difference whether the driver would let it be closed (nowayout).
 */
#ifndef FIRMWARE_IMAGE_DOG_H
#define FIRMWARE_IMAGE_DOG_H

struct dog {
	int fd; /* below 0: there is none */
};

#define DOG_S 15 /* unfed so long, it bites; the longest the Raspberry Pi's can wait */

/* Wakes /dev/watchdog. Returns the seconds it waits; 0: there is none, or it is not to be used. */
int dog_open(struct dog *d);
void dog_feed(const struct dog *d);

#endif
