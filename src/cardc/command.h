/*
 * command.h - what the subcommands of cardc share: exit status, options, complaints about the
 * command line, and reading a pack.
 *
 * Each subcommand is X_main(argc, argv) with argv[0] its own name, and returns the exit status.
 */
#ifndef CARDC_COMMAND_H
#define CARDC_COMMAND_H

#include <getopt.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "pack/pack.h"

enum command_status {
	COMMAND_OK = 0,
	COMMAND_FAILED = 1, /* the input has defects, or the work could not be done */
	COMMAND_USAGE = 2,  /* the command line is wrong */
};

/* "cardc NAME: message" and where to find help, on stderr; gives COMMAND_USAGE. */
int command_usage(const char *name, const char *format, ...) PRINTF_LIKE(2, 3);

/* diag_print() as this program: a report without a file begins with "cardc". */
diag_sink command_print;

#define COMMAND_GO_ON (-1) /* no exit status: the command is to be run */
#define COMMAND_HELP 1000  /* the value of --help, which every list of options has */

struct command_options {
	const char *name;	   /* of the subcommand */
	const char *letters;	   /* as getopt() takes them */
	const struct option *list; /* as getopt_long() takes it */
	void (*print_help)(void);
	/* Takes one that is not --help: COMMAND_GO_ON, or the exit status. NULL: there is none. */
	int (*take)(void *user, int option, const char *value);
};

/* Takes the options of ARGV; optind is that of the first operand then. COMMAND_GO_ON, or the exit
 * status: --help was printed, or what is wrong. */
int command_take(const struct command_options *o, int argc, char **argv, void *user);

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
