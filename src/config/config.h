/*
 * config.h - one way to read settings: an INI text against a table of keys.
 *
 * Each key has a row: section, name, type, range, default, one sentence. The same table fills a
 * plain struct, checks values, suggests the nearest key for a misspelt one, and prints the manual.
 * Parsing by inih. Never opens a file, never allocates.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/span.h"

enum config_type {
	CONFIG_INT,	 /* int32_t, decimal */
	CONFIG_PERMILLE, /* int32_t in 1/1000, written in percent: "5.7" and "5.7 %" are 57 */
	CONFIG_BOOL,	 /* bool: yes/no, on/off, true/false */
	CONFIG_ENUM,	 /* int32_t, the index of the word in CHOICES */
	CONFIG_COLOUR,	 /* uint32_t 0x00RRGGBB, written #rrggbb */
	CONFIG_TEXT,	 /* char[max + 1], NUL-terminated UTF-8 without control characters */
};

#define CONFIG_TEXT_MAX 127 /* bytes of a CONFIG_TEXT value, without its terminator */

struct config_key {
	const char *section;
	const char *name;
	enum config_type type;
	const char *unit;     /* "px", "mm", "%" or "" */
	int32_t min, max;     /* inclusive, in stored units; CONFIG_TEXT: bytes */
	const char *fallback; /* the default, as it would be written; NULL: the key is required */
	const char *const *choices; /* CONFIG_ENUM: words, ended by NULL */
	size_t offset;		    /* of the field in the struct that is filled */
	const char *doc;	    /* one sentence for the manual */
};

/* Fills OUT from TEXT: defaults first, then what the text says. A line is a [section], a key =
 * value (or key: value), or a comment behind ';' or '#'; what follows " ;" in a value is a comment
 * too.
 *
 * Every defect is reported to D with FILE:line (unknown section, whose keys are passed over, or
 * unknown key, each with the nearest known one, malformed value, value out of range, key set twice,
 * missing required key, a line that is none of the above, too long (inih's INI_MAX_LINE less 2) or
 * holds a NUL byte) and reading goes on; ERR_SYNTAX where there was any: OUT then holds the default
 * for each key in error, the first value for a key set twice, and what it held before for a
 * required key that is missing or in error. ERR_LIMIT: more than 64 keys; nothing was done. */
MUST_CHECK enum err config_read(const struct config_key *keys, size_t n_keys, struct span text,
				const char *file, void *out, struct diag *d);

/* One line of a text read by config_each(): NAME = VALUE in SECTION, or, where NAME is NULL, the
 * line that opens SECTION. Valid during the call; LINE is 1-based. */
typedef void config_take(void *user, const char *section, const char *name, const char *value,
			 uint32_t line);

/* For settings whose keys no table can list: reads TEXT as config_read() does and calls TAKE with
 * USER for each section and each key in order. Lines that are no INI are reported to D and passed
 * over, a section's name and a key's are cut at inih's 49 bytes; ERR_SYNTAX where there was a bad
 * line. What sections and keys mean, TAKE has to judge. */
MUST_CHECK enum err config_each(struct span text, const char *file, config_take *take, void *user,
				struct diag *d);

/* The line of TEXT that sets NAME in SECTION, the first where there are several; 0: none does. For
 * messages about a value that config_read() took. */
uint32_t config_line_of(struct span text, const char *section, const char *name);

/* The manual: one entry a key, in table order. */
void config_print_help(const struct config_key *keys, size_t n_keys, FILE *f);

#endif
