/*
 * reports.h - for tests: a diagnostics sink that keeps what it is told as text, one report a line,
 * "file:line: level: message".
 */
#ifndef TESTS_UNIT_REPORTS_H
#define TESTS_UNIT_REPORTS_H

#include <stdio.h>
#include <string.h>

#include "base/diag.h"

struct reports {
	char text[4096];
	struct diag diag; /* give its address to the function under test */
};

static inline void reports_take(void *user, enum diag_level level, const char *file, uint32_t line,
				const char *message)
{
	static const char *const name[] = {"note", "warning", "error"};
	struct reports *r = user;
	size_t n = strlen(r->text);

	snprintf(r->text + n, sizeof r->text - n, "%s:%u: %s: %s\n", file ? file : "-",
		 (unsigned)line, name[level], message);
}

static inline void reports_init(struct reports *r)
{
	memset(r, 0, sizeof *r);
	diag_init(&r->diag, reports_take, r);
}

#endif
