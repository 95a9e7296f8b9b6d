#include "cardc/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "base/file.h"

/* Bytes: 60,000 cards with a paragraph each take a tenth of it, and cut fonts next to nothing. */
#define PACK_FILE_MAX ((size_t)1 << 30)

int command_usage(const char *name, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "cardc %s: ", name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\nTry 'cardc %s --help'.\n", name);
	return COMMAND_USAGE;
}

void command_print(void *user, enum diag_level level, const char *file, uint32_t line,
		   const char *message)
{
	diag_print(user, level, file ? file : "cardc", line, message);
}

int command_take(const struct command_options *o, int argc, char **argv, void *user)
{
	int option, status;

	while ((option = getopt_long(argc, argv, o->letters, o->list, NULL)) != -1) {
		if (option == COMMAND_HELP) {
			o->print_help();
			return COMMAND_OK;
		}
		if (option == '?') { /* getopt_long() has said what is wrong */
			fprintf(stderr, "Try 'cardc %s --help'.\n", o->name);
			return COMMAND_USAGE;
		}
		status = o->take(user, option, optarg);
		if (status != COMMAND_GO_ON)
			return status;
	}
	return COMMAND_GO_ON;
}

enum err command_open_pack(const char *path, struct pack *pack, unsigned char **bytes)
{
	struct diag d;
	unsigned char *p;
	size_t size;
	const char *why;
	enum err e;

	diag_init(&d, command_print, stderr);
	e = file_load(path, PACK_FILE_MAX, &d, &p, &size);
	if (e)
		return e;
	e = pack_open(pack, p, size, &why);
	if (e) {
		diag_report(&d, DIAG_ERROR, path, 0, "%s", why);
		free(p);
		return e;
	}
	*bytes = p;
	return ERR_NONE;
}

const char *command_kind_name(enum pack_kind kind)
{
	static const char *const names[PACK_N_KINDS] = {"headline", "quote", "notice"};

	return names[kind];
}

const char *command_priority_name(enum pack_priority priority)
{
	static const char *const names[] = {"low", "normal", "high", "urgent"};

	return names[priority - PACK_PRIORITY_LOW];
}

void command_time(int64_t ms, char out[COMMAND_TIME_BYTES])
{
	struct civil c;

	civil_from_ms(ms, 0, &c);
	snprintf(out, COMMAND_TIME_BYTES, "%04d-%02d-%02dT%02d:%02d:%02d", c.year % 10000, c.month,
		 c.day, c.hour, c.minute, c.second);
}
