/*
 * log.h - what the player says while it runs, for years: to standard error, each message once a
 * minute at most; repeats are counted and told of. Under journald each line begins with its
 * priority (sd-daemon(3)). The last errors are kept, with their times.
 *
 * A diag_sink; of one thread only. Never allocates.
 */
#ifndef FIRMWARE_LOG_H
#define FIRMWARE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"

#define LOG_KINDS_MAX 16 /* different messages a minute that repeats are counted of */
#define LOG_KEPT 4	 /* errors and warnings that are kept */
#define LOG_TEXT_MAX 240 /* bytes of each, with its place */

struct log_error {
	int64_t utc_ms;	  /* when it came first */
	unsigned n_times; /* in all that can be told */
	enum diag_level level;
	char text[LOG_TEXT_MAX]; /* "file:line: message" */
};

struct log_kind {
	uint64_t hash; /* of the message; 0: free */
	int64_t told_us;
	unsigned n_held; /* since then */
	enum diag_level level;
	char text[LOG_TEXT_MAX];
};

struct log {
	FILE *to;
	bool has_priorities;
	struct log_kind kinds[LOG_KINDS_MAX];
	struct log_error last[LOG_KEPT]; /* the oldest first */
	size_t n_last;
};

/* HAS_PRIORITIES: lines begin with <3> (errors), <4> (warnings), <5> (notes). */
void log_init(struct log *l, FILE *to, bool has_priorities);

/* Is TO a stream of the journal, by JOURNAL_STREAM of the environment (systemd.exec(5))? */
bool log_is_journal(FILE *to);

/* USER is the log. */
diag_sink log_report;

/* Tells of repeats whose minute is over. To be called now and then. */
void log_settle(struct log *l);

/* Tells of all repeats. */
void log_finish(struct log *l);

#endif
