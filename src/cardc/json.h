/*
 * json.h - a pack as JSON, for programs.
 *
 *	{"maker": "cardc 0.1.0", "hash": "16 hex digits", "cards": [CARD], "fonts": [FONT]}
 *
 * CARD: {"card": 1, "kind": "headline", "quote" or "notice", "id": "16 hex digits", "article": 1,
 * "voice": 0, texts "text", "kicker", "speaker", "role", "place", "date", "source", "date_ms": UTC
 *or null, "language": "de" or "", "part" and "parts": 1 and 2 of the first half of a quotation,
 *else 0, "from" and "until": "2026-11-24T08:00:00" by the clock on the wall, or null, "hours":
 *"mon-fri 08:00-18:00", "priority": "low", "normal", "high" or "urgent", "weight": 1 to 9, "proof":
 *{"file": "a.txt", "line": 1, "start": 0, "end": 9, "rule", "source"}} FONT: {"role": 0, "rank": 0,
 *"name": "Inter Bold", "bytes": 37848}
 *
 * A quotation that its attribution splits has "more_start" and "more_end" in its proof, too.
 *
 * Cards count from 1, as `cardc list` and `cardc explain` do. Every key is always there; a text
 *that is not known is "". Fields may be added, none will change its meaning.
 */
#ifndef CARDC_JSON_H
#define CARDC_JSON_H

#include <stdbool.h>

#include <cjson/cJSON.h>

#include "pack/pack.h"

/* Adds KEY to OBJECT; *OK becomes false where memory ends, and stays as it is where it does not. */
void json_add_text(cJSON *object, const char *key, struct span s, bool *ok);
void json_add_number(cJSON *object, const char *key, double v, bool *ok);
void json_add_bool(cJSON *object, const char *key, bool v, bool *ok);

/* NUL-terminated, the caller's to free(); NULL where memory ends. */
char *json_of_pack(const struct pack *pack);

#endif
