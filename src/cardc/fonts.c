/*
 * Two roles with one face and one tracking share a cut, so their bytes are the same and the writer
 * stores them once.
 */
#include "cardc/live.h"
#include "cardc/fonts.h"

#include <stdbool.h>
#include <string.h>

#include <hb-subset.h>

#include "base/utf8.h"
#include "cardc/faces.h"
#include "cardc/scripts.h"
#include "cardc/tracking.h"
#include "text/font.h"
#include "text/script.h"

#define MISSES_SHOWN 8 /* of a role: a corpus of unknown signs would fill the screen */

static const char *const role_key[THEME_N_ROLES] = {
	[THEME_HEADLINE] = "headline", [THEME_QUOTE] = "quote", [THEME_STRONG] = "strong",
	[THEME_TEXT] = "text",	       [THEME_LABEL] = "label",
};

/* What stands between the words of any script, without figures: so that they are one run, and a
 * comma is of one colour with its letters. */
static const struct live_range between_words[] = {
	{0x0020, 0x0022}, {0x0027, 0x0029}, {0x002C, 0x002E}, /* space ! " ' ( ) , - . */
	{0x003A, 0x003B}, {0x003F, 0x003F}, {0x00A0, 0x00A0}, /* : ; ? */
	{0x00AB, 0x00AB}, {0x00BB, 0x00BB}, {0x2013, 0x2014}, /* guillemets, dashes */
	{0x2018, 0x201E}, {0x2026, 0x2026},		      /* quotation marks, ellipsis */
};

static void add_ranges(hb_set_t *set, const struct live_range *range, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hb_set_add_range(set, range[i].first, range[i].last);
}

/* A face with one tracking, and the code points somebody wants of it. */
struct cut {
	const struct face *face;
	int32_t tracking;
	hb_set_t *wanted;
	struct span bytes;
	struct cut *next;
};

struct maker {
	const struct theme *theme;
	const char *theme_file;
	struct region *r;
	struct diag *d;
	struct faces *faces;
	struct cut *cuts;
	struct pack_font *fonts;   /* PACK_FONTS_MAX */
	const struct cut **cut_of; /* of each font */
	size_t n_fonts;
	enum err e; /* the first failure; work goes on to report the others */
};

/* The code points of one role that no face of its chain has so far. */
struct chain {
	enum theme_role role;
	enum face_weight weight; /* of its first face */
	bool is_serif;		 /* so is its first face */
	uint32_t rank;		 /* of the next face */
	const struct need **missing;
	size_t n_missing;
	bool is_full; /* there was no room for one face more, which is reported */
};

static void fail(struct maker *m, enum err e)
{
	if (!m->e)
		m->e = e;
}

static struct cut *find_cut(struct maker *m, const struct face *face, int32_t tracking)
{
	struct cut *cut = m->cuts;

	while (cut && (cut->face != face || cut->tracking != tracking))
		cut = cut->next;
	if (cut)
		return cut;
	cut = region_take(m->r, sizeof *cut);
	cut->face = face;
	cut->tracking = tracking;
	cut->wanted = hb_set_create();
	cut->next = m->cuts;
	m->cuts = cut;
	return cut;
}

static const struct script *script_of_need(const struct need *need)
{
	return scripts_find(need->cp, need->with);
}

/* Is NEED of a script that Latin faces have no letters of? */
static bool is_own(const struct need *need)
{
	const struct script *script = script_of_need(need);

	return script && !script->is_shared;
}

/* What may be met by a face: see the top of fonts.h. */
enum scope { SCOPE_EUROPE, SCOPE_OTHER, SCOPE_FAMILY, SCOPE_ALL };

struct offer {
	const struct face *face;
	enum scope scope;
	const char *family; /* of SCOPE_FAMILY: of the row in scripts.h */
};

static bool meets(const struct offer *o, const struct need *need)
{
	const bool is_guide = need->with && script_guides(need->with);

	if (!faces_covers(o->face, need->cp) ||
	    (need->with && !is_guide && !faces_covers(o->face, need->with)))
		return false;
	switch (o->scope) {
	case SCOPE_EUROPE:
		return !is_own(need);
	case SCOPE_OTHER:
		return is_own(need);
	case SCOPE_FAMILY:
		return is_own(need) && strcmp(script_of_need(need)->family, o->family) == 0;
	default:
		return true;
	}
}

static size_t count_met(const struct chain *c, const struct offer *o)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_missing; i++)
		n += meets(o, c->missing[i]);
	return n;
}

/* Vowels that HarfBuzz takes apart, beyond those that Unicode does: its Khmer and Thai shapers. */
static const struct {
	hb_codepoint_t whole, part[2];
} taken_apart[] = {
	{0x0E33, {0x0E4D, 0x0E32}}, {0x0EB3, {0x0ECD, 0x0EB2}}, {0x17BE, {0x17C1, 0x17BE}},
	{0x17BF, {0x17C1, 0x17BF}}, {0x17C0, {0x17C1, 0x17C0}}, {0x17C4, {0x17C1, 0x17C4}},
	{0x17C5, {0x17C1, 0x17C5}},
};

/* CP and all the shaper may ask for in its place. Of what the face does not have, nothing comes. */
static void want(hb_set_t *set, hb_codepoint_t cp)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_codepoint_t a = cp, b;

	hb_set_add(set, cp);
	while (hb_unicode_decompose(unicode, a, &a, &b)) {
		hb_set_add(set, a);
		if (b)
			hb_set_add(set, b);
	}
	for (size_t i = 0; i < COUNT_OF(taken_apart); i++)
		for (size_t k = 0; k < 2 && cp == taken_apart[i].whole; k++)
			hb_set_add(set, taken_apart[i].part[k]);
}

/* A mark and the letter it stands on, and the letter that is both in one. */
static void want_together(hb_set_t *set, hb_codepoint_t letter, hb_codepoint_t mark)
{
	hb_codepoint_t both;

	want(set, letter);
	if (hb_unicode_compose(hb_unicode_funcs_get_default(), letter, mark, &both))
		hb_set_add(set, both);
}

/* Moves what the offer meets from the missing ones to the cut. */
static void cover(struct chain *c, const struct offer *o, struct cut *cut)
{
	size_t left = 0;

	for (size_t i = 0; i < c->n_missing; i++) {
		const struct need *need = c->missing[i];

		if (!meets(o, need)) {
			c->missing[left++] = need;
			continue;
		}
		want(cut->wanted, need->cp);
		if (need->with && faces_covers(o->face, need->with))
			want_together(cut->wanted, need->with, need->cp);
		if (is_own(need) && script_of(need->cp) != SCRIPT_NONE)
			add_ranges(cut->wanted, between_words, COUNT_OF(between_words));
	}
	c->n_missing = left;
}

/* Once a chain: what is missing then is missing for that reason. */
static void report_full(struct maker *m, struct chain *c, const struct offer *o)
{
	const struct need none = {.file = m->theme_file}, *need = &none;

	if (c->is_full)
		return;
	c->is_full = true;
	for (size_t i = c->n_missing; i > 0; i--)
		if (meets(o, c->missing[i - 1]))
			need = c->missing[i - 1];
	diag_report(m->d, DIAG_ERROR, need->file, need->line,
		    "%s: one font more than the %d of a role or the %d of a pack is needed, '%.*s'",
		    role_key[c->role], FONT_RANKS_MAX, PACK_FONTS_MAX, (int)o->face->name.n,
		    o->face->name.p);
	fail(m, ERR_LIMIT);
}

/* False where there is no room for it, which is then reported. */
static bool add_face(struct maker *m, struct chain *c, const struct offer *o, int32_t tracking)
{
	size_t n_live;
	const struct live_range *live = live_text(c->role, &n_live);
	struct cut *cut;
	struct pack_font *font;

	if (m->n_fonts == PACK_FONTS_MAX || c->rank == FONT_RANKS_MAX) {
		report_full(m, c, o);
		return false;
	}
	cut = find_cut(m, o->face, tracking);
	if (c->rank == 0)
		add_ranges(cut->wanted, live, n_live);
	cover(c, o, cut);
	m->cut_of[m->n_fonts] = cut;
	font = &m->fonts[m->n_fonts++];
	font->role = (uint32_t)c->role;
	font->rank = c->rank++;
	font->name = o->face->name;
	return true;
}

static bool is_in_chain(const struct maker *m, const struct chain *c, const struct cut *cut)
{
	for (size_t i = 0; i < m->n_fonts; i++)
		if (m->fonts[i].role == (uint32_t)c->role && m->cut_of[i] == cut)
			return true;
	return false;
}

/* Adds the offer where it helps; false where there is no room. */
static bool try_offer(struct maker *m, struct chain *c, const struct face *face, enum scope scope,
		      const char *family)
{
	const struct offer o = {face, scope, family};
	bool is_tracked = scope == SCOPE_EUROPE;

	if (!face || count_met(c, &o) == 0)
		return true;
	return add_face(m, c, &o, is_tracked ? m->theme->tracking[c->role] : 0);
}

/* The chain's first face. */
static bool begin_chain(struct maker *m, struct chain *c, const struct face *face,
			enum face_weight weight)
{
	const struct offer o = {face, SCOPE_EUROPE, NULL};

	c->weight = weight;
	c->is_serif = face->is_serif;
	return add_face(m, c, &o, m->theme->tracking[c->role]);
}

/* The theme's own families: the first installed one, then what helps. GENERAL: those that have a
 * little of everything, for what is then still missing; else the others. */
static void add_theme_faces(struct maker *m, struct chain *c, bool general)
{
	struct span rest = span_of(m->theme->family[c->role]);
	struct face_wish wish;
	enum err e;

	while (faces_next_wish(&rest, &wish, &e)) {
		const struct face *face = faces_find(m->faces, wish);
		bool room = true;

		if (!face)
			continue;
		if (c->rank == 0)
			room = begin_chain(m, c, face, wish.weight);
		else if (!general)
			room = try_offer(m, c, face, SCOPE_EUROPE, NULL);
		if (room && face->is_general == general)
			room = try_offer(m, c, face, SCOPE_OTHER, NULL);
		if (!room)
			return;
	}
	if (e) {
		diag_report(m->d, DIAG_ERROR, m->theme_file, 0,
			    "%s: '%s' is not a list of 'Family' or 'Family:weight' (regular, "
			    "medium, semibold, bold)",
			    role_key[c->role], m->theme->family[c->role]);
		fail(m, e);
	} else if (c->rank == 0) {
		diag_report(m->d, DIAG_ERROR, m->theme_file, 0,
			    "%s: none of '%s' is installed; 'make deps' installs fonts-inter, "
			    "fonts-noto-core and fonts-dejavu-core",
			    role_key[c->role], m->theme->family[c->role]);
		fail(m, ERR_MISSING);
	}
}

/* FAMILY in the chain's weight, or in the nearest one there is: fonts of other scripts often have
 * two. */
static const struct face *nearest_face(struct maker *m, const struct chain *c, const char *family)
{
	const enum face_weight order[] = {c->weight,
					  c->weight >= FACE_SEMIBOLD ? FACE_BOLD : FACE_REGULAR,
					  FACE_REGULAR, FACE_BOLD};
	const struct face *face = NULL;

	for (size_t i = 0; family && !face && i < COUNT_OF(order); i++)
		face = faces_find(m->faces, (struct face_wish){span_of(family), order[i]});
	return face;
}

static const struct face *script_face(struct maker *m, const struct chain *c,
				      const struct script *script)
{
	const struct face *face = c->is_serif ? nearest_face(m, c, script->serif) : NULL;

	return face ? face : nearest_face(m, c, script->family);
}

/* Faces for scripts the theme says nothing about. Chinese before Japanese and Korean: a Han letter
 * that no kana or Hangul guides takes the first face of the player's chain that has it. */
static void add_script_faces(struct maker *m, struct chain *c, bool guided)
{
	for (size_t i = 0; i < c->n_missing;) {
		const struct need *need = c->missing[i];
		const struct script *script = script_of_need(need);
		const size_t n_before = c->n_missing;

		if (script && (need->with || script_guides(need->cp)) == guided) {
			enum scope scope = script->is_shared ? SCOPE_EUROPE : SCOPE_FAMILY;

			if (!try_offer(m, c, script_face(m, c, script), scope, script->family))
				return;
		}
		/* cover() closes up the list, so the next missing one is then at I. */
		i += c->n_missing == n_before;
	}
}

/* All letters of the scripts that text may be in which comes later. */
static void add_live_faces(struct maker *m, struct chain *c, const struct needs *needs)
{
	for (size_t i = 0; live_has(c->role) && i < needs->n_live; i++) {
		const struct script *script = needs->live[i].script;
		const struct offer o = {script_face(m, c, script), SCOPE_FAMILY, script->family};
		struct cut *cut;

		if (!o.face) {
			diag_report(m->d, DIAG_ERROR, needs->live[i].file, 0,
				    "live_text: '%s' is not installed; Debian: %s", script->family,
				    script->package);
			fail(m, ERR_MISSING);
			return;
		}
		cut = find_cut(m, o.face, 0);
		if (!is_in_chain(m, c, cut) && !add_face(m, c, &o, 0))
			return;
		for (; script; script = scripts_next(script))
			hb_set_add_range(cut->wanted, script->first, script->last);
		add_ranges(cut->wanted, between_words, COUNT_OF(between_words));
	}
}

/* Whatever is installed that has it. */
static void add_any_faces(struct maker *m, struct chain *c)
{
	for (size_t i = 0; i < c->n_missing;) {
		const size_t n_before = c->n_missing;
		const struct face *face = faces_find_any(m->faces, c->missing[i]->cp, c->weight);

		if (!try_offer(m, c, face, SCOPE_ALL, NULL))
			return;
		i += c->n_missing == n_before;
	}
}

/* Where NEED's glyph may be found, for a message. */
static const char *hint(struct maker *m, const struct chain *c, const struct need *need)
{
	const struct script *script = script_of_need(need);

	if (!script)
		return "";
	if (script_face(m, c, script))
		return region_format(m->r, "; not even %s has it", script->package).p;
	return region_format(m->r, "; Debian: %s", script->package).p;
}

/* Have both needs one row of the table, and are letters of no common script? */
static bool is_alike(const struct need *a, const struct need *b)
{
	return is_own(a) && is_own(b) &&
	       strcmp(script_of_need(a)->family, script_of_need(b)->family) == 0;
}

/* One message for a script: its package brings all of it. */
static void report_miss(struct maker *m, const struct chain *c, size_t i)
{
	const struct need *need = c->missing[i];
	char glyph[UTF8_MAX + 1] = "";
	struct span more = span_of("");
	size_t n = 0;

	for (size_t k = i + 1; k < c->n_missing; k++)
		n += is_alike(need, c->missing[k]);
	if (n)
		more = region_format(m->r, ", nor %zu more of its script", n);
	glyph[utf8_put(need->cp, glyph)] = 0;
	diag_report(m->d, DIAG_ERROR, need->file, need->line,
		    "no font has U+%04X (%s), which the theme's '%s' has to show%s%s",
		    (unsigned)need->cp, glyph, role_key[c->role], more.p, hint(m, c, need));
	fail(m, ERR_MISSING);
}

static void report_misses(struct maker *m, const struct chain *c)
{
	size_t n_shown = 0, n_more = 0;

	for (size_t i = 0; i < c->n_missing; i++) {
		bool is_told = false;

		for (size_t k = 0; k < i && !is_told; k++)
			is_told = is_alike(c->missing[k], c->missing[i]);
		if (is_told)
			continue;
		if (n_shown++ < MISSES_SHOWN)
			report_miss(m, c, i);
		else
			n_more++;
	}
	if (n_more)
		diag_report(m->d, DIAG_NOTE, m->theme_file, 0,
			    "%s: %zu more characters have no font", role_key[c->role], n_more);
}

static void make_chain(struct maker *m, enum theme_role role, const struct needs *needs)
{
	const struct need_list *list = &needs->role[role];
	struct chain c = {.role = role};

	c.missing = region_take_array(m->r, list->n, sizeof(struct need *));
	c.n_missing = list->n;
	for (size_t i = 0; i < list->n; i++)
		c.missing[i] = &list->items[i];
	add_theme_faces(m, &c, false);
	if (c.rank == 0)
		return;
	add_script_faces(m, &c, false);
	add_script_faces(m, &c, true);
	add_theme_faces(m, &c, true);
	add_any_faces(m, &c);
	add_live_faces(m, &c, needs);
	if (!c.is_full)
		report_misses(m, &c);
}

/* What hb-subset keeps anyway (kerning, marks, ligatures, what scripts need), with figures of one
 * height and width for clocks and tables, without fractions. */
static void choose_features(hb_subset_input_t *input)
{
	hb_set_t *keep = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);

	hb_set_add(keep, HB_TAG('t', 'n', 'u', 'm'));
	hb_set_add(keep, HB_TAG('l', 'n', 'u', 'm'));
	hb_set_del(keep, HB_TAG('f', 'r', 'a', 'c'));
	hb_set_del(keep, HB_TAG('n', 'u', 'm', 'r'));
	hb_set_del(keep, HB_TAG('d', 'n', 'o', 'm'));
}

/* Beside the names that hb-subset keeps (copyright, family, version): under which licence a font is
 * given away, and where that stands. Numbers of OpenType's name table. */
static void choose_names(hb_subset_input_t *input)
{
	enum { LICENCE = 13, LICENCE_URL = 14 };
	hb_set_t *keep = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);

	hb_set_add(keep, LICENCE);
	hb_set_add(keep, LICENCE_URL);
}

/* The subset's bytes in the region; empty where hb-subset fails. */
static struct span subset(const struct cut *cut, struct region *r)
{
	struct span bytes = {NULL, 0};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *face = NULL;

	if (!input)
		return bytes;
	hb_set_union(hb_subset_input_unicode_set(input), cut->wanted);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	choose_features(input);
	choose_names(input);
	face = hb_subset_or_fail(cut->face->hb, input);
	if (face) {
		hb_blob_t *blob = hb_face_reference_blob(face);
		unsigned n;
		const char *p = hb_blob_get_data(blob, &n);

		bytes = region_copy(r, (struct span){p, n});
		hb_blob_destroy(blob);
		hb_face_destroy(face);
	}
	hb_subset_input_destroy(input);
	return bytes;
}

static void make_cut(struct maker *m, struct cut *cut)
{
	enum err e = ERR_NONE;

	cut->bytes = subset(cut, m->r);
	if (cut->bytes.n == 0)
		e = ERR_CORRUPT;
	else if (cut->tracking)
		/* The copy in the region is ours. */
		e = tracking_bake((unsigned char *)cut->bytes.p, cut->bytes.n, cut->tracking);
	if (e) {
		diag_report(m->d, DIAG_ERROR, cut->face->path, 0, "the font cannot be cut: %s",
			    err_text(e));
		fail(m, e);
	}
}

static void maker_run(struct maker *m, const struct needs *needs)
{
	for (size_t role = 0; role < THEME_N_ROLES; role++)
		make_chain(m, (enum theme_role)role, needs);
	for (struct cut *cut = m->cuts; cut && !m->e; cut = cut->next)
		make_cut(m, cut);
	for (size_t i = 0; i < m->n_fonts; i++)
		m->fonts[i].bytes = m->cut_of[i]->bytes;
}

enum err fonts_make(const struct theme *t, const char *theme_file, const struct needs *needs,
		    struct region *r, struct diag *d, struct fonts_made *out)
{
	struct maker m = {.theme = t, .theme_file = theme_file, .r = r, .d = d};

	m.faces = faces_create(r);
	if (!m.faces) {
		diag_report(d, DIAG_ERROR, "cardc", 0, "fontconfig's configuration cannot be read");
		return ERR_IO;
	}
	m.fonts = region_take_array(r, PACK_FONTS_MAX, sizeof *m.fonts);
	m.cut_of = region_take_array(r, PACK_FONTS_MAX, sizeof *m.cut_of);
	maker_run(&m, needs);
	for (struct cut *cut = m.cuts; cut; cut = cut->next)
		hb_set_destroy(cut->wanted);
	faces_destroy(m.faces);
	if (!m.e)
		*out = (struct fonts_made){m.fonts, m.n_fonts};
	return m.e;
}
