/*
 * faces.h - the fonts installed on this machine: a face by family and weight, by fontconfig.
 *
 * Exact or nothing: the family, upright, of normal width (or, where there is none, the next
 * narrower), of the weight asked for. Never a substitute but where one is asked for, never a
 * variable font (its instances are not cut out), never a bitmap.
 */
#ifndef CARDC_FACES_H
#define CARDC_FACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

#include "base/base.h"
#include "base/err.h"
#include "base/region.h"
#include "base/span.h"

enum face_weight { FACE_REGULAR, FACE_MEDIUM, FACE_SEMIBOLD, FACE_BOLD, FACE_N_WEIGHTS };

/* "Inter Display:bold": what a theme asks for. */
struct face_wish {
	struct span family;
	enum face_weight weight;
};

/* One face; lives as long as the struct faces it is from. */
struct face {
	const char *path;
	unsigned index;	  /* in a collection; 0 for a file with one face */
	struct span name; /* family and weight as first wished for: "Inter Display Bold" */
	hb_face_t *hb;
	hb_set_t *covers; /* its code points */
	bool is_serif;	  /* by PANOSE */
	bool is_general; /* has something of many scripts, as DejaVu Sans: a last resort for each */
	struct face *next;
};

struct faces; /* the fonts that were looked at so far */

/* Reads fontconfig's configuration. NULL: it cannot be read. Takes memory from R. */
struct faces *faces_create(struct region *r);
void faces_destroy(struct faces *f);

/* The first wish of the comma-separated *REST, which moves on behind it. False at the end.
 * ERR_SYNTAX in *E: an empty family or an unknown weight. */
bool faces_next_wish(struct span *rest, struct face_wish *out, enum err *e);

/* The face for WISH, opened once; NULL where it is not installed or not readable. Of several files
 * the first by name. */
const struct face *faces_find(struct faces *f, struct face_wish wish);

/* The face of WEIGHT, else any upright one, that has CP; of several the first file by name. NULL:
 * none is installed. */
const struct face *faces_find_any(struct faces *f, uint32_t cp, enum face_weight weight);

bool faces_covers(const struct face *face, uint32_t cp);

#endif
