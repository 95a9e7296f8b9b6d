/*
 * json.h - JSON into a block of memory: what is right by construction as long as the caller opens
 * and closes in pairs. Never allocates, never writes past the block.
 */
#ifndef FIRMWARE_JSON_H
#define FIRMWARE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct json {
	char *p;
	size_t n, max;
	bool is_first; /* nothing stands before in this object or array */
};

void json_init(struct json *j, char *block, size_t bytes);

/* NAME is NULL in an array. OPEN is '{' or '[', CLOSE its counterpart. */
void json_open(struct json *j, const char *name, char open);
void json_close(struct json *j, char close);
void json_int(struct json *j, const char *name, int64_t v);
void json_bool(struct json *j, const char *name, bool v);
/* Any bytes: what is no UTF-8 becomes U+FFFD. */
void json_text(struct json *j, const char *name, struct span s);
/* 64 bits as 16 hexadecimal digits, in quotes: JavaScript's numbers have 53. */
void json_id(struct json *j, const char *name, uint64_t v);
/* UTC in ms as "2026-11-24T08:00:05.100Z". */
void json_time(struct json *j, const char *name, int64_t utc_ms);

/* False: it did not fit, and is cut off somewhere. Ends the text with a newline and a NUL byte. */
bool json_end(struct json *j);

#endif
