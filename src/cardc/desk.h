/*
 * desk.h - the desk file: what an editor has decided about cards, by their ids.
 *
 *	[pin]      ID = note           shown before others, whatever the limits
 *	[exclude]  ID = note           not shown
 *	[edit]     ID = text           a headline's words; of a quotation the part that stays, where
 *	                               its attribution splits it of either piece
 *	[hold]     ID = 2025-09-01     in the pack, not shown before that day
 *	[block]    words = a, b        no card with these words
 *	           topics = a, b       no card of an article with this kicker
 *	[sources]  NAME = 120 %        weight of the score, 1 to 300 %, by source or file name
 *	[freshness] NAME = day         how long its cards are news: breaking (6 hours), day, week,
 *	                               timeless; by kicker, else by source or file name, else "all"
 *
 * Words are found as whole words, whatever their case (block.h); topics and names of sources are
 * compared likewise, as a whole. An id is 16 hex digits, as `cardc list` shows; of an edited card
 *both its old and its new one name it. Exclude goes before pin, pin before block; the office's own
 *notices are not blocked. An edit is the editor's signature: it also brings back what was refused
 *for its words; a trimmed quotation is still proved. Nothing here rewords a quotation.
 */
#ifndef CARDC_DESK_H
#define CARDC_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "cardc/block.h"
#include "news/news.h"

#define DESK_BUILT_IN "assets/desk/desk.ini"
#define DESK_FILE_MAX ((size_t)4 << 20) /* bytes */
#define DESK_HEADLINE_MAX 90		/* characters of an edited headline, as of any other */

enum desk_verb { DESK_PIN, DESK_EXCLUDE, DESK_EDIT, DESK_HOLD, DESK_N_VERBS };

struct desk_entry {
	enum desk_verb verb;
	uint64_t id;
	struct span value;
	int64_t until_ms; /* DESK_HOLD: midnight, civil as in news_timing */
	uint32_t line;
	bool used; /* some candidate had this id */
};

struct desk_source {
	struct span name, folded;
	int percent;
	uint32_t line;
	bool used; /* some candidate was of it */
};

struct desk_freshness {
	struct span name, folded; /* folded: empty for "all" */
	int freshness;		  /* as in news_timing */
	uint32_t line;
	bool used;
};

struct desk {
	const char *file;
	struct diag *d;
	struct {
		struct desk_entry *items; /* by id, then by line */
		size_t n, max;
	} entries;
	struct block words, topics;
	struct {
		struct desk_source *items;
		size_t n, max;
	} sources;
	struct {
		struct desk_freshness *items;
		size_t n, max;
	} freshness;
};

/* Reads TEXT. Each mistake is reported to D as `FILE:line: error`, and reading goes on; ERR_SYNTAX
 * where there was one: OUT then holds the rest. Everything lives in R; FILE and D must stay. */
MUST_CHECK enum err desk_read(struct span text, const char *file, struct region *r, struct diag *d,
			      struct desk *out);

/* Applies the desk USER to a candidate; a function for struct news_desk. An edit that cannot be
 * made is reported as an error at its line, and the card stays as it was. */
void desk_judge(void *user, const struct article *a, struct news_card *c, struct region *r);

/* After all candidates: warns, at its line, of each entry that no candidate had the id of, each
 * word, topic and source that none had, and each pinned card that could not be shown, with the
 * reason. */
void desk_report(const struct desk *desk, const struct news_result *result);

#endif
