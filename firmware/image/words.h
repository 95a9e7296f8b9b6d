/*
 * words.h - the command line of a program that is to be started, word by word.
 */
#ifndef FIRMWARE_IMAGE_WORDS_H
#define FIRMWARE_IMAGE_WORDS_H

#include <sys/types.h>

#define WORDS_MAX 64

struct words {
	char *word[WORDS_MAX + 1]; /* ended by NULL */
	int n;
};

/* Adds WORD, which must stay; what has no room is left out. */
void words_add(struct words *w, const char *word);

/* Adds the lines of the file PATH, copied. */
void words_add_file(struct words *w, const char *path);

/* Starts the program the first word names, with no signal blocked. Below 0: it cannot be. */
pid_t words_start(const struct words *w);

#endif
