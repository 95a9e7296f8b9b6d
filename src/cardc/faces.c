#include "cardc/faces.h"

#include <string.h>

#include <fontconfig/fontconfig.h>

#include "text/script.h"

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

/* Everything installed that has what PATTERN has, which is given away; NULL where fontconfig has no
 * memory. */
static FcFontSet *list_all(const struct faces *f, FcPattern *pattern)
{
	FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
					       FC_WIDTH, FC_VARIABLE, FC_OUTLINE, (char *)NULL);
	FcFontSet *found = NULL;

	if (pattern && wanted)
		found = FcFontList(f->config, pattern, wanted);
	if (wanted)
		FcObjectSetDestroy(wanted);
	if (pattern)
		FcPatternDestroy(pattern);
	return found;
}

static FcFontSet *list_family(const struct faces *f, struct span family)
{
	struct span name = region_copy(f->region, family);
	FcPattern *pattern = FcPatternCreate();

	if (pattern)
		FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)name.p);
	return list_all(f, pattern);
}

static FcFontSet *list_having(const struct faces *f, uint32_t cp)
{
	FcPattern *pattern = FcPatternCreate();
	FcCharSet *set = FcCharSetCreate();

	if (pattern && set && FcCharSetAddChar(set, cp))
		FcPatternAddCharSet(pattern, FC_CHARSET, set);
	if (set)
		FcCharSetDestroy(set);
	return list_all(f, pattern);
}

static bool has(const FcPattern *p, const char *object, int value)
{
	int is;

	return FcPatternGetInteger(p, object, 0, &is) == FcResultMatch && is == value;
}

static bool fits(const FcPattern *p, enum face_weight weight, int width)
{
	FcBool variable = FcFalse;
	FcBool outline = FcFalse;

	FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
	FcPatternGetBool(p, FC_OUTLINE, 0, &outline);
	/* A named instance of a variable font has its number in the upper half of the index. */
	return !variable && outline && has(p, FC_WEIGHT, weights[weight].fontconfig) &&
	       has(p, FC_SLANT, FC_SLANT_ROMAN) && has(p, FC_WIDTH, width);
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
static const FcPattern *first_of_width(const FcFontSet *set, enum face_weight weight, int width)
{
	const FcPattern *best = NULL;
	const char *best_path = NULL;
	unsigned best_index = 0;

	for (int i = 0; i < set->nfont; i++) {
		const char *path;
		unsigned index;
		int order;

		if (!fits(set->fonts[i], weight, width) || !place_of(set->fonts[i], &path, &index))
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

/* Symbola is a little narrow throughout. */
static const FcPattern *first_of(const FcFontSet *set, enum face_weight weight)
{
	const FcPattern *first = first_of_width(set, weight, FC_WIDTH_NORMAL);

	return first ? first : first_of_width(set, weight, FC_WIDTH_SEMICONDENSED);
}

/* https://learn.microsoft.com/typography/opentype/spec/os2#panose: family type 2 is text, its serif
 * styles 2 to 10 have serifs. */
static bool is_serif(hb_face_t *face)
{
	enum { FAMILY_TYPE = 32, SERIF_STYLE = 33, TEXT = 2, COVE = 2, TRIANGLE = 10 };
	hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	unsigned n;
	const char *p = hb_blob_get_data(blob, &n);
	bool serif = n > SERIF_STYLE && p[FAMILY_TYPE] == TEXT && p[SERIF_STYLE] >= COVE &&
		     p[SERIF_STYLE] <= TRIANGLE;

	hb_blob_destroy(blob);
	return serif;
}

/* Scripts beside Latin, Greek and Cyrillic from which on a face is general: Amiri has one, Noto
 * Sans CJK two (text/script.h), DejaVu Sans eleven, DejaVu Serif two. */
#define GENERAL_FROM 4

static bool is_general(const hb_set_t *covers)
{
	uint32_t seen[GENERAL_FROM + 3]; /* Latin, Greek and Cyrillic may be among them */
	size_t n = 0, n_european = 0;
	hb_codepoint_t cp = HB_SET_VALUE_INVALID;

	while (hb_set_next(covers, &cp)) {
		uint32_t script = script_of(cp);
		size_t i = 0;

		while (i < n && seen[i] != script)
			i++;
		if (script == SCRIPT_NONE || i < n)
			continue;
		seen[n++] = script;
		n_european += script == SCRIPT_LATIN || script == SCRIPT_GREEK ||
			      script == SCRIPT_CYRILLIC;
		if (n - n_european == GENERAL_FROM)
			return true;
	}
	return false;
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
	face->is_serif = is_serif(face->hb);
	face->is_general = is_general(face->covers);
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

const struct face *faces_find_any(struct faces *f, uint32_t cp, enum face_weight weight)
{
	FcFontSet *set = list_having(f, cp);
	const struct face *face = NULL;
	const FcPattern *pattern = set ? first_of(set, weight) : NULL;
	FcChar8 *family;

	if (set && !pattern) {
		weight = FACE_REGULAR;
		pattern = first_of(set, weight);
	}
	if (pattern && FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch) {
		struct span name = region_copy(f->region, span_of((const char *)family));

		face = open_face(f, pattern, (struct face_wish){name, weight});
	}
	if (set)
		FcFontSetDestroy(set);
	return face;
}

bool faces_covers(const struct face *face, uint32_t cp)
{
	return hb_set_has(face->covers, cp);
}
