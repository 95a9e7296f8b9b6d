/*
 * say.h - what init and its helpers tell on the console, and what they are told by files of lines
 * and by the kernel's command line.
 */
#ifndef FIRMWARE_IMAGE_SAY_H
#define FIRMWARE_IMAGE_SAY_H

#include <stdbool.h>
#include <stdio.h>

#define SAY_LINE_BYTES 256

/* The line "init: SECONDS s: WHAT WHICH: WHY", seconds since the kernel began; WHICH and WHY may be
 * NULL. */
void say_line(const char *what, const char *which, const char *why);

/* The next line of F that is not empty, without its end; false: no more. */
bool say_read_line(FILE *f, char line[SAY_LINE_BYTES]);

/* A number of the environment, NAME=VALUE, not below 0; FALLBACK where there is none. */
long say_setting(const char *name, long fallback);

#endif
