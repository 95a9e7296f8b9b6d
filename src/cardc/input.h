/*
 * input.h - the corpus: files and folders named on the command line, read whole, and of feeds the
 * items (news/source.h).
 *
 * A file that is named is taken whatever it is called; of a folder, and the folders in it, every
 * *.txt, *.text and *.md, and of feeds *.xml, *.rss, *.atom, *.rdf and *.json (in capitals too) in
 * the byte order of their paths. Names that begin with a dot are passed over, links to folders are
 * not followed, and a file that is met twice is read once.
 * "-" is the standard input. A file over 64 MiB is mapped (mapped.h), not held; of the standard
 * input, which cannot be, so much is an error.
 */
#ifndef CARDC_INPUT_H
#define CARDC_INPUT_H

#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "cardc/mapped.h"
#include "news/article.h"

#define INPUT_FILE_MAX ((size_t)64 * 1024 * 1024) /* bytes that are held of one file */

struct input_files {
	struct news_file *items; /* names and bytes live in the region */
	size_t n, max;
	struct {
		struct mapped *items;
		size_t n, max;
	} mapped; /* the large ones */
};

/* Reads all of PATHS into *OUT. What cannot be read is reported to D as `path: error: reason`, and
 * reading goes on. ERR_IO: something was reported; OUT then holds the rest. */
MUST_CHECK enum err input_read(char *const *paths, size_t n, struct region *r, struct diag *d,
			       struct input_files *out);

/* FILE is read up to byte DONE: where it is a large one, memory that it takes until there is given
 * back. */
void input_let_go(struct input_files *files, const struct news_file *file, size_t done);

/* Gives back the large files; the others live in the region. */
void input_finish(struct input_files *files);

#endif
