/*
 * spool.h - every candidate of a compilation, in a file without a name: put there in any order,
 * read back in that of the corpus. In memory stay 16 bytes a candidate, and 16 for each that
 * another card was kept instead of.
 */
#ifndef CARDC_SPOOL_H
#define CARDC_SPOOL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/news.h"

struct spool_entry {
	uint32_t number;  /* news_card.number */
	uint32_t article; /* its id */
	uint64_t at;	  /* in the file */
};

/* OTHER is a card left out in favour of card NUMBER, or the card that was kept instead of it. */
struct spool_pair {
	uint32_t number;
	uint64_t other; /* an id */
};

struct spool {
	FILE *file;
	const char *folder;
	struct region *r;
	struct buf record;
	uint64_t at, end; /* of the file: where it is read, and where it ends */
	struct {
		struct spool_entry *items; /* by number, once sorted */
		size_t n, max;
	} entries;
	struct {
		struct spool_pair *items; /* likewise */
		size_t n, max;
	} pairs;
	enum err failed;
};

/* A candidate as it was put there. Of the card all is there but ranges, hold and quotation; of the
 * article kicker, place, date, source, opinion, and its file's name. */
struct spool_row {
	struct news_card card;
	const struct article *article; /* one for all rows of an article that are read at once */
	struct span duplicates;	       /* ids, a space between */
};

/* The file is made in FOLDER, which is made where it is not there. Errors are reported to D. */
MUST_CHECK enum err spool_open(struct spool *s, const char *folder, struct region *r,
			       struct diag *d);

/* KEPT is the card that stands for C; NULL: none. A failure is told by spool_sort(). */
void spool_add(struct spool *s, const struct article *a, const struct news_card *c,
	       const struct news_card *kept);

/* After the last candidate. ERR_IO, ERR_MEMORY: not all could be kept; reported to D. */
MUST_CHECK enum err spool_sort(struct spool *s, struct diag *d);

/* Reads entries [FROM, TO) into ROWS, which then live in R. */
MUST_CHECK enum err spool_read(struct spool *s, size_t from, size_t to, struct region *r,
			       struct diag *d, struct spool_row *rows);

/* Of a zeroed one, too. */
void spool_close(struct spool *s);

#endif
