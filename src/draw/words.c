#include "draw/words.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/embed.h"
#include "pack/pack.h"

/* Tags of old, or of more than one language, that feeds have. */
static const struct {
	const char *tag, *language;
} others[] = {{"no", "nb"}, {"iw", "he"}};

void words_file(struct span language, char buffer[WORDS_FILE_BYTES])
{
	if (language.n == 0)
		language = span_of("en");
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (span_is(language, others[i].tag))
			language = span_of(others[i].language);
	snprintf(buffer, WORDS_FILE_BYTES, "assets/lang/%.*s/panel.txt",
		 (int)MIN_OF(language.n, (size_t)PACK_LANGUAGE_MAX), language.p);
}

struct span words_table(struct span language)
{
	char file[WORDS_FILE_BYTES];
	struct span text;

	words_file(language, file);
	return embed_find(file, &text) ? text : span_of("");
}

struct span words_find(struct span table, const char *entry)
{
	struct span line;

	for (size_t at = 0; at < table.n; at += line.n + 1) {
		size_t tab;

		line = span_cut(table, at, span_find(table, at, "\n"));
		tab = span_find(line, 0, "\t");
		if (tab < line.n && span_is(span_cut(line, 0, tab), entry))
			return span_cut(line, tab + 1, line.n);
	}
	return span_of("");
}

static struct span value_of(struct span name, const struct words_value *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_is(name, values[i].name))
			return values[i].value;
	return span_of("");
}

struct span words_fill(struct span pattern, const struct words_value *values, size_t n,
		       char *buffer, size_t size)
{
	struct span out = {buffer, 0}, part;

	for (size_t at = 0, end; at < pattern.n; at = end) {
		bool is_name = pattern.p[at] == '{';

		end = span_find(pattern, at, is_name ? "}" : "{");
		part = span_cut(pattern, at + is_name, end);
		if (is_name) {
			part = value_of(part, values, n);
			end = MIN_OF(end + 1, pattern.n);
		}
		if (out.n + part.n > size)
			return span_of("");
		if (part.n)
			memcpy(buffer + out.n, part.p, part.n);
		out.n += part.n;
	}
	return out;
}
