/*
 * uevent.h - what the kernel tells of devices that come (netlink, kobject uevents).
 */
#ifndef FIRMWARE_IMAGE_UEVENT_H
#define FIRMWARE_IMAGE_UEVENT_H

#include <stdbool.h>
#include <stddef.h>

#define UEVENT_NAME_BYTES 32

/* A file to poll; below 0: cannot be opened. */
int uevent_open(void);

/* The name of the next disk or partition that came by USB ("sda1"), as what is in a PC else is not
 * given to us. False: no more events wait; errno is ENOBUFS where some were lost, as more came than
 * the kernel keeps. */
bool uevent_next_disk(int fd, char name[UEVENT_NAME_BYTES]);

/* The same of one message: N bytes of strings, each ended by NUL. False: it tells of something
 * else. */
bool uevent_is_disk(const char *message, size_t n, char name[UEVENT_NAME_BYTES]);

#endif
