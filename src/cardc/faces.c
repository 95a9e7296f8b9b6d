#include "cardc/faces.h"

#include <string.h>

#include <fontconfig/fontconfig.h>

struct faces {
	struct region *region;
	FcConfig *config;
	struct face *first;
};

static const struct {
	const char *word, *title;
	int fontconfig;
} weights[FACE_N_WEIGHTS] = {
	{"regular", "Regular", FC_WEIGHT_REGULAR},
	{"medium", "Medium", FC_WEIGHT_MEDIUM},
	{"semibold", "Semibold", FC_WEIGHT_DEMIBOLD},
	{"bold", "Bold", FC_WEIGHT_BOLD},
};

struct faces *faces_create(struct region *r)
{
	FcConfig *config = FcInitLoadConfigAndFonts();
	struct faces *f;

	if (!config)
		return NULL;
	f = region_take(r, sizeof *f);
	f->region = r;
	f->config = config;
	return f;
}

void faces_destroy(struct faces *f)
{
	if (!f)
		return;
	for (struct face *face = f->first; face; face = face->next) {
		hb_set_destroy(face->covers);
		hb_face_destroy(face->hb);
	}
	FcConfigDestroy(f->config);
	f->config = NULL;
	f->first = NULL;
}

static size_t find_char(struct span s, char c)
{
	const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;

	return hit ? (size_t)(hit - s.p) : s.n;
}

static enum err parse_wish(struct span s, struct face_wish *out)
{
	size_t colon = find_char(s, ':');
	struct span family = span_trim(span_cut(s, 0, colon));
	struct span word = span_trim(span_cut(s, colon + 1, s.n));

	if (family.n == 0)
		return ERR_SYNTAX;
	for (size_t i = 0; i < FACE_N_WEIGHTS; i++) {
		if (span_is(word, weights[i].word) || (colon == s.n && i == FACE_REGULAR)) {
			*out = (struct face_wish){family, (enum face_weight)i};
			return ERR_NONE;
		}
	}
	return ERR_SYNTAX;
}

bool faces_next_wish(struct span *rest, struct face_wish *out, enum err *e)
{
	size_t comma = find_char(*rest, ',');
	struct span wish = span_cut(*rest, 0, comma);

	*e = ERR_NONE;
	if (rest->n == 0)
		return false;
	*rest = span_cut(*rest, comma + 1, rest->n);
	*e = parse_wish(wish, out);
	return *e == ERR_NONE;
}

/* Everything installed of one family; NULL where fontconfig has no memory. */
static FcFontSet *list_family(const struct faces *f, struct span family)
{
	struct span name = region_copy(f->region, family);
	FcPattern *pattern = FcPatternCreate();
	FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
					       FC_WIDTH, FC_VARIABLE, FC_OUTLINE, (char *)NULL);
	FcFontSet *found = NULL;

	if (pattern && wanted && FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)name.p))
		found = FcFontList(f->config, pattern, wanted);
	if (wanted)
		FcObjectSetDestroy(wanted);
	if (pattern)
		FcPatternDestroy(pattern);
	return found;
}

static bool has(const FcPattern *p, const char *object, int value)
{
	int is;

	return FcPatternGetInteger(p, object, 0, &is) == FcResultMatch && is == value;
}

static bool fits(const FcPattern *p, enum face_weight weight)
{
	FcBool variable = FcFalse;
	FcBool outline = FcFalse;

	FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
	FcPatternGetBool(p, FC_OUTLINE, 0, &outline);
	/* A named instance of a variable font has its number in the upper half of the index. */
	return !variable && outline && has(p, FC_WEIGHT, weights[weight].fontconfig) &&
	       has(p, FC_SLANT, FC_SLANT_ROMAN) && has(p, FC_WIDTH, FC_WIDTH_NORMAL);
}

/* Where PATTERN's face is; false where that is unknown or an instance of a variable font. */
static bool place_of(const FcPattern *p, const char **path, unsigned *index)
{
	FcChar8 *file;
	int i;

	if (FcPatternGetString(p, FC_FILE, 0, &file) != FcResultMatch ||
	    FcPatternGetInteger(p, FC_INDEX, 0, &i) != FcResultMatch || i < 0 || i > 0xFFFF)
		return false;
	*path = (const char *)file;
	*index = (unsigned)i;
	return true;
}

/* The order of a listing depends on the file system, the first by name does not. */
static const FcPattern *first_of(const FcFontSet *set, enum face_weight weight)
{
	const FcPattern *best = NULL;
	const char *best_path = NULL;
	unsigned best_index = 0;

	for (int i = 0; i < set->nfont; i++) {
		const char *path;
		unsigned index;
		int order;

		if (!fits(set->fonts[i], weight) || !place_of(set->fonts[i], &path, &index))
			continue;
		order = best ? strcmp(path, best_path) : -1;
		if (order < 0 || (order == 0 && index < best_index)) {
			best = set->fonts[i];
			best_path = path;
			best_index = index;
		}
	}
	return best;
}

static const struct face *open_face(struct faces *f, const FcPattern *pattern,
				    struct face_wish wish)
{
	const char *path;
	unsigned index;
	hb_blob_t *blob;
	struct face *face;

	if (!place_of(pattern, &path, &index))
		return NULL;
	for (face = f->first; face; face = face->next)
		if (strcmp(face->path, path) == 0 && face->index == index)
			return face;
	blob = hb_blob_create_from_file_or_fail(path);
	if (!blob)
		return NULL;
	face = region_take(f->region, sizeof *face);
	face->path = region_copy(f->region, span_of(path)).p;
	face->index = index;
	/* Not fontconfig's full name: which of a font's names that is depends on the locale. */
	face->name = region_format(f->region, "%.*s %s", (int)wish.family.n, wish.family.p,
				   weights[wish.weight].title);
	face->hb = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	face->covers = hb_set_create();
	hb_face_collect_unicodes(face->hb, face->covers);
	face->next = f->first;
	f->first = face;
	return face;
}

const struct face *faces_find(struct faces *f, struct face_wish wish)
{
	FcFontSet *set = list_family(f, wish.family);
	const struct face *face = NULL;
	const FcPattern *pattern = set ? first_of(set, wish.weight) : NULL;

	if (pattern)
		face = open_face(f, pattern, wish);
	if (set)
		FcFontSetDestroy(set);
	return face;
}

bool faces_covers(const struct face *face, uint32_t cp)
{
	return hb_set_has(face->covers, cp);
}
