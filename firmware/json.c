#include "firmware/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/num.h"
#include "base/utf8.h"

void json_init(struct json *j, char *block, size_t bytes)
{
	j->p = block;
	j->n = 0;
	j->max = bytes;
	j->is_first = true;
}

/* N counts on where the block is full, so that json_end() knows. */
static void put(struct json *j, const char *bytes, size_t n)
{
	if (j->n + n <= j->max)
		memcpy(j->p + j->n, bytes, n);
	j->n += n;
}

static void put_string(struct json *j, const char *s)
{
	put(j, s, strlen(s));
}

static void put_character(struct json *j, struct span s, size_t at, size_t len)
{
	uint32_t cp = utf8_at(s, at, &len);
	char escape[8];

	if (cp == UTF8_REPLACEMENT && len == 1) {
		put_string(j, "\xEF\xBF\xBD");
	} else if (cp == '"' || cp == '\\' || cp < ' ') {
		snprintf(escape, sizeof escape, cp < ' ' ? "\\u%04x" : "\\%c", (int)cp);
		put_string(j, escape);
	} else {
		put(j, s.p + at, len);
	}
}

static void put_quoted(struct json *j, struct span s)
{
	put_string(j, "\"");
	for (size_t at = 0, len; at < s.n; at += len) {
		(void)utf8_at(s, at, &len);
		put_character(j, s, at, len);
	}
	put_string(j, "\"");
}

static void begin(struct json *j, const char *name)
{
	if (!j->is_first)
		put_string(j, ", ");
	j->is_first = false;
	if (name) {
		put_quoted(j, span_of(name));
		put_string(j, ": ");
	}
}

void json_open(struct json *j, const char *name, char open)
{
	begin(j, name);
	put(j, &open, 1);
	j->is_first = true;
}

void json_close(struct json *j, char close)
{
	put(j, &close, 1);
	j->is_first = false;
}

void json_int(struct json *j, const char *name, int64_t v)
{
	char text[24];

	begin(j, name);
	snprintf(text, sizeof text, "%" PRId64, v);
	put_string(j, text);
}

void json_bool(struct json *j, const char *name, bool v)
{
	begin(j, name);
	put_string(j, v ? "true" : "false");
}

void json_text(struct json *j, const char *name, struct span s)
{
	begin(j, name);
	put_quoted(j, s);
}

void json_id(struct json *j, const char *name, uint64_t v)
{
	char text[24];

	begin(j, name);
	snprintf(text, sizeof text, "\"%016" PRIx64 "\"", v);
	put_string(j, text);
}

void json_time(struct json *j, const char *name, int64_t utc_ms)
{
	struct civil c;
	char text[48];

	begin(j, name);
	civil_from_ms(utc_ms, 0, &c);
	snprintf(text, sizeof text, "\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\"", c.year % 10000,
		 c.month, c.day, c.hour, c.minute, c.second, (int)num_floor_mod(utc_ms, 1000));
	put_string(j, text);
}

bool json_end(struct json *j)
{
	put(j, "\n", 2);
	return j->n <= j->max;
}
