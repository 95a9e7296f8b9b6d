/*
 * page.h - what a change of goldens looks like: an HTML page with before, after and difference.
 */
#ifndef TESTS_GOLDENS_PAGE_H
#define TESTS_GOLDENS_PAGE_H

#include <stdio.h>

/* Opens FOLDER/index.html and writes its head; NULL: it cannot be written. */
FILE *page_open(const char *folder);

/* A scene whose pictures are FOLDER/NAME.before.png, .after.png and .difference.png; VERDICT in
 * words, and how the layout changed, as text ("" where it did not). */
void page_add(FILE *f, const char *name, const char *verdict, const char *before_lay,
	      const char *after_lay);

void page_close(FILE *f);

#endif
