/*
 * format.h - the numbers of FORMAT.md, for the reader, the writer and their tests. Never holds
 * functions; the reasons stand in FORMAT.md.
 */
#ifndef PACK_FORMAT_H
#define PACK_FORMAT_H

#include <stdint.h>

#define FORMAT_MAGIC "\x93STOPPR\n"

enum {
	FORMAT_MAGIC_BYTES = 8,
	FORMAT_ALIGN = 16, /* of sections and fonts */
	FORMAT_SECTIONS_MAX = 64,
	FORMAT_FONT_LEAST = 12, /* bytes of an OpenType header */
	FORMAT_ROLES_MAX = 256,
};

/* Offsets in the header. */
enum {
	FORMAT_VERSION = 8,
	FORMAT_N_SECTIONS = 12,
	FORMAT_SIZE = 16,
	FORMAT_HASH = 24,
	FORMAT_HEADER_BYTES = 32,
};

/* Offsets in an entry of the section table. */
enum {
	FORMAT_TAG = 0,
	FORMAT_FLAGS = 4,
	FORMAT_OFFSET = 8,
	FORMAT_RECORD = 16,
	FORMAT_COUNT = 20,
	FORMAT_ENTRY_BYTES = 24,
};

#define FORMAT_REQUIRED UINT32_C(1) /* flag: who does not know the tag must refuse the pack */

/* The sections version 1 knows, in the order the writer writes them. */
enum format_section {
	FORMAT_CARD,
	FORMAT_PROF,
	FORMAT_FONT,
	FORMAT_LINE,
	FORMAT_TEXT,
	FORMAT_THEM,
	FORMAT_MAKR,
	FORMAT_FDAT,
	FORMAT_N_NEEDED,
	FORMAT_TIME = FORMAT_N_NEEDED, /* may be missing, as the next */
	FORMAT_FORM,
	FORMAT_N_KNOWN,
};

#define FORMAT_TAGS                                                                            \
	{                                                                                      \
		"CARD", "PROF", "FONT", "LINE", "TEXT", "THEM", "MAKR", "FDAT", "TIME", "FORM" \
	}

/* The least bytes of a record. */
#define FORMAT_RECORD_BYTES                       \
	{                                         \
		88, 48, 32, 1, 1, 1, 1, 1, 32, 24 \
	}

/* What the writer writes: with the fields that older packs lack. */
#define FORMAT_WRITTEN_BYTES                      \
	{                                         \
		88, 88, 32, 1, 1, 1, 1, 1, 48, 32 \
	}

enum {
	FORMAT_CARD_ID = 0,
	FORMAT_CARD_DATE = 8,
	FORMAT_CARD_KIND = 16,
	FORMAT_CARD_ARTICLE = 20,
	FORMAT_CARD_VOICE = 24,
	FORMAT_CARD_STRINGS = 32, /* text kicker speaker role place date source, 8 bytes each */
	FORMAT_CARD_N_STRINGS = 7,
};

enum {
	FORMAT_PROF_START = 0,
	FORMAT_PROF_END = 8,
	FORMAT_PROF_LINE = 16,
	FORMAT_PROF_FILE = 24,
	FORMAT_PROF_RULE = 32,
	FORMAT_PROF_SOURCE = 40,
	FORMAT_PROF_MORE_START = 48,
	FORMAT_PROF_MORE_END = 56,
	FORMAT_PROF_MORE_BYTES = 64, /* of a record that has both */
	FORMAT_PROF_BEGAN = 64,
	FORMAT_PROF_READ_AS = 72,
	FORMAT_PROF_BEGAN_LINE = 80,
	FORMAT_PROF_BYTES = 88, /* of one that has all */
};

enum {
	FORMAT_TIME_FROM = 0,
	FORMAT_TIME_UNTIL = 8,
	FORMAT_TIME_PRIORITY = 16,
	FORMAT_TIME_WEIGHT = 20,
	FORMAT_TIME_HOURS = 24,
	FORMAT_TIME_LIMIT = 32,
	FORMAT_TIME_AT_ONCE = 36,
	FORMAT_TIME_FRESHNESS = 40,
	FORMAT_TIME_BYTES = 48, /* of a record that has all */
};

enum {
	FORMAT_FORM_PART = 0,
	FORMAT_FORM_N_PARTS = 4,
	FORMAT_FORM_LANGUAGE = 8,
	FORMAT_FORM_HYPHENS = 16,
	FORMAT_FORM_BREAKABLE = 24,
	FORMAT_FORM_BREAKABLE_BYTES = 32, /* of a record that has it */
};

enum {
	FORMAT_FONT_ROLE = 0,
	FORMAT_FONT_RANK = 4,
	FORMAT_FONT_NAME = 8,
	FORMAT_FONT_OFFSET = 16,
	FORMAT_FONT_LENGTH = 24,
};

#endif
