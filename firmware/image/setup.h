/*
 * setup.h - what a program expects of a Linux machine: file systems and drivers.
 */
#ifndef FIRMWARE_IMAGE_SETUP_H
#define FIRMWARE_IMAGE_SETUP_H

/* /proc, /sys, /dev, and /run in memory; what fails is said. */
void setup_mount(void);

/* The serial line, if standard output is one, is never held up by what comes in on it: a pin that
 * nobody drives makes bytes of noise, among them XOFF, and init would wait for XON. */
void setup_console(void);

/* Loads the kernel modules whose paths LIST names, one a line, in that order, with the parameters
 * that stand behind a path, and takes their files
 * away where they can be: on an initramfs they are memory. */
void setup_load(const char *list);

/* From here on nothing but what is mounted can be written. */
void setup_seal(void);

#endif
