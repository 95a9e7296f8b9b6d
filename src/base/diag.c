#include "base/diag.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void diag_init(struct diag *d, diag_sink *sink, void *user)
{
	memset(d, 0, sizeof *d);
	d->sink = sink;
	d->user = user;
}

static const char *level_name(enum diag_level level)
{
	static const char *const name[] = {"note", "warning", "error"};

	return name[level];
}

static int format_place(char *out, size_t max, const char *file, uint32_t line)
{
	if (!file)
		return snprintf(out, max, "stoppress: ");
	if (line == 0)
		return snprintf(out, max, "%s: ", file);
	return snprintf(out, max, "%s:%u: ", file, (unsigned)line);
}

/* What cannot be printed, or was cut in the middle, becomes '?': a message quotes hostile input,
 * and a terminal obeys control characters. */
static void make_printable(char *s)
{
	struct span all = span_of(s);

	for (size_t at = 0, len; at < all.n; at += len) {
		uint32_t cp = utf8_at(all, at, &len);
		bool malformed = cp == UTF8_REPLACEMENT && len == 1;

		if (malformed || cp < ' ' || (cp >= 0x7F && cp < 0xA0))
			memset(s + at, '?', len);
	}
}

void diag_report(struct diag *d, enum diag_level level, const char *file, uint32_t line,
		 const char *format, ...)
{
	char message[401];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	make_printable(message);
	if (level == DIAG_ERROR && d->n_errors++ == 0) {
		int n = format_place(d->first, sizeof d->first, file, line);

		if (n >= 0 && (size_t)n < sizeof d->first)
			snprintf(d->first + n, sizeof d->first - (size_t)n, "%s: %.200s",
				 level_name(level), message);
	}
	if (level == DIAG_WARNING)
		d->n_warnings++;
	if (d->sink)
		d->sink(d->user, level, file, line, message);
}

void diag_print(void *user, enum diag_level level, const char *file, uint32_t line,
		const char *message)
{
	char place[512];

	format_place(place, sizeof place, file, line);
	fprintf(user, "%s%s: %s\n", place, level_name(level), message);
}
