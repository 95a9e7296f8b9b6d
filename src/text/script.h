/*
 * script.h - which writing system a code point belongs to, as far as shaping has to know.
 *
 * A coarse table by blocks of Unicode 15, enough to tell HarfBuzz how to shape a run. Chinese and
 * Japanese count as one, so that mixed text stays one run.
 */
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

struct script {
	uint32_t first, last; /* code points, inclusive */
	const char *tag;      /* ISO 15924: "Latn" */
	bool is_rtl;
};

/* The script of CP; NULL for what takes the script of its neighbours: digits, spaces, punctuation,
 * combining marks, and blocks the table does not know. Static storage. */
const struct script *script_of(uint32_t cp);

/* The script of text that has nothing else: Latin. */
const struct script *script_default(void);

#endif
