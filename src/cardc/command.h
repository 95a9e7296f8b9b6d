/*
 * command.h - what the subcommands of cardc share: exit status, complaints about the command line,
 * and reading a pack.
 *
 * Each subcommand is X_main(argc, argv) with argv[0] its own name, and returns the exit status.
 */
#ifndef CARDC_COMMAND_H
#define CARDC_COMMAND_H

#include "base/base.h"
#include "base/err.h"
#include "pack/pack.h"

enum command_status {
	COMMAND_OK = 0,
	COMMAND_FAILED = 1, /* the input has defects, or the work could not be done */
	COMMAND_USAGE = 2,  /* the command line is wrong */
};

/* "cardc NAME: message" and where to find help, on stderr; gives COMMAND_USAGE. */
int command_usage(const char *name, const char *format, ...) PRINTF_LIKE(2, 3);

/* Reads and validates PATH; what is wrong is printed as `path: error: reason`. *BYTES is the
 * caller's to free(), after the last use of *PACK. */
MUST_CHECK enum err command_open_pack(const char *path, struct pack *pack, unsigned char **bytes);

/* "headline", "quote", "notice". */
const char *command_kind_name(enum pack_kind kind);

/* "low", "normal", "high", "urgent". */
const char *command_priority_name(enum pack_priority priority);

#define COMMAND_TIME_BYTES 32

/* "2026-11-24T08:00:00" of a civil time of the pack. */
void command_time(int64_t ms, char out[COMMAND_TIME_BYTES]);

int compile_main(int argc, char **argv);
int list_main(int argc, char **argv);
int extract_main(int argc, char **argv);
int explain_main(int argc, char **argv);
int similarity_main(int argc, char **argv);
int check_main(int argc, char **argv);
int lines_main(int argc, char **argv);

#endif
