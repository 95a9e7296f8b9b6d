/*
 * json.h - a pack as JSON, for programs.
 *
 *	{"maker": "cardc 0.1.0", "hash": "16 hex digits",
 *	 "cards": [{"card": 1, "kind": "headline" or "quote", "id": "16 hex digits", "article": 1,
 *		    "voice": 0, "text", "kicker", "speaker", "role", "place", "date", "source":
 *texts, "date_ms": UTC or null, "proof": {"file": "a.txt", "line": 1, "start": 0, "end": 9, "rule",
 *"source"}}], "fonts": [{"role": 0, "rank": 0, "name": "Inter Bold", "bytes": 37848}]}
 *
 * Cards count from 1, as `cardc list` and `cardc explain` do. Every key is always there; a text
 *that is not known is "". Fields may be added, none will change its meaning.
 */
#ifndef CARDC_JSON_H
#define CARDC_JSON_H

#include "pack/pack.h"

/* NUL-terminated, the caller's to free(); NULL where memory ends. */
char *json_of_pack(const struct pack *pack);

#endif
