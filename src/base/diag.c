#include "base/diag.h"

#include <inttypes.h>
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

/* The offset of the first byte at or after FROM that cannot be printed, and in *LEN how many belong
 * to it; s.n where there is none. Names of files and what messages quote of them are hostile, and a
 * terminal obeys control characters. */
static size_t find_unprintable(struct span s, size_t from, size_t *len)
{
	for (size_t at = from; at < s.n; at += *len) {
		uint32_t cp = utf8_at(s, at, len);
		bool malformed = cp == UTF8_REPLACEMENT && *len == 1;

		if (malformed || cp < ' ' || (cp >= 0x7F && cp < 0xA0))
			return at;
	}
	*len = 0;
	return s.n;
}

static void make_printable(char *s)
{
	struct span all = span_of(s);
	size_t len;

	for (size_t at = 0; (at = find_unprintable(all, at, &len)) < all.n; at += len)
		memset(s + at, '?', len);
}

/* make_printable() for what is only read. */
static void print_text(FILE *f, struct span s)
{
	for (size_t at = 0, len = 0; at < s.n; at += len) {
		size_t bad = find_unprintable(s, at, &len);

		fwrite(s.p + at, 1, bad - at, f);
		fprintf(f, "%.*s", (int)len, "????");
		at = bad;
	}
}

#define FILE_KEPT 100	 /* bytes of the name in diag.first: its end tells files apart */
#define LINE_TEXT_MAX 12 /* ":4294967295" */

static void format_line(char out[LINE_TEXT_MAX], uint32_t line)
{
	out[0] = 0;
	if (line)
		snprintf(out, LINE_TEXT_MAX, ":%" PRIu32, line);
}

static void keep_first(struct diag *d, const char *file, uint32_t line, const char *message)
{
	size_t n = file ? strlen(file) : 0;
	char place[LINE_TEXT_MAX];

	format_line(place, file ? line : 0);
	snprintf(d->first, sizeof d->first, "%s%s: %s: %.128s",
		 file ? file + (n > FILE_KEPT ? n - FILE_KEPT : 0) : "stoppress", place,
		 level_name(DIAG_ERROR), message);
	make_printable(d->first);
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
	if (level == DIAG_ERROR && d->n_errors++ == 0)
		keep_first(d, file, line, message);
	if (level == DIAG_WARNING)
		d->n_warnings++;
	if (d->sink)
		d->sink(d->user, level, file, line, message);
}

void diag_print(void *user, enum diag_level level, const char *file, uint32_t line,
		const char *message)
{
	char place[LINE_TEXT_MAX];

	format_line(place, file ? line : 0);
	print_text(user, span_of(file ? file : "stoppress"));
	fprintf(user, "%s: %s: %s\n", place, level_name(level), message);
}
