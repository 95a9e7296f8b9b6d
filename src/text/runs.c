/*
 * The goal: as few runs as can be, each of which one face can shape.
 *
 * Worked example, a paragraph that reads right to left, with levels below it:
 *
 *	ABC 2024 "x y" DEF		(capitals are Arabic letters)
 *	111122221122211111
 *
 * By level the runs are [ABC ][2024][ "][x y][" DEF]; as they stand from left to right, each of an
 * odd level turned by the shaper, they are [FED "][x y][" ][2024][ CBA].
 */
#include "text/runs.h"

#include <SDL_ttf.h>

#include "base/utf8.h"
#include "text/script.h"

/* What is asked of one line. */
struct asked {
	struct font_set *set;
	enum theme_role role;
	struct span paragraph;
	size_t end;
	struct font_face *guide; /* the face of kana, Hangul or bopomofo in the paragraph, or of
				    the set's guide; NULL: none */
	bool knows_guide;
};

bool runs_has(const struct font_face *face, uint32_t cp)
{
	return TTF_GlyphIsProvided32(face->measure, cp);
}

bool runs_is_shown(uint32_t cp)
{
	return cp > 0x20 && cp != 0xA0 && cp != 0xAD && !(cp >= 0x2000 && cp <= 0x200F) &&
	       !(cp >= 0x2028 && cp <= 0x202F) && !(cp >= 0x205F && cp <= 0x206F) && cp != 0x3000 &&
	       !(cp >= 0xFE00 && cp <= 0xFE0F) && cp != 0xFEFF && !(cp >= 0xE0000 && cp <= 0xE0FFF);
}

/* Has FACE the letter at AT, and with MARKS all that stands on it? */
static bool has_cluster(const struct asked *q, const struct font_face *face, size_t at, bool marks)
{
	size_t len;
	uint32_t cp = utf8_at(q->paragraph, at, &len);

	if (!runs_has(face, cp))
		return false;
	for (at += len; marks && at < q->end; at += len) {
		cp = utf8_at(q->paragraph, at, &len);
		if (!script_is_joined(cp))
			break;
		if (runs_is_shown(cp) && !runs_has(face, cp))
			return false;
	}
	return true;
}

static struct font_face *first_face(const struct asked *q, size_t at, bool marks)
{
	struct font_face *face = q->set->face[q->role];

	for (size_t i = 0; i < q->set->n_faces[q->role]; i++)
		if (has_cluster(q, &face[i], at, marks))
			return &face[i];
	return NULL;
}

static struct font_face *guide_of(struct asked *q)
{
	size_t len;

	for (size_t at = 0; !q->knows_guide && at < q->paragraph.n; at += len) {
		if (!script_guides(utf8_at(q->paragraph, at, &len)))
			continue;
		q->guide = first_face(q, at, false);
		q->knows_guide = true;
	}
	for (size_t i = 0; !q->knows_guide && q->set->guide && i < q->set->n_faces[q->role]; i++)
		if (!q->guide && runs_has(&q->set->face[q->role][i], q->set->guide))
			q->guide = &q->set->face[q->role][i];
	q->knows_guide = true;
	return q->guide;
}

static struct font_face *face_at(struct asked *q, size_t at)
{
	size_t len;
	uint32_t cp = utf8_at(q->paragraph, at, &len);
	struct font_face *face;

	if (script_is_guided(cp)) {
		face = guide_of(q);
		if (face && runs_has(face, cp))
			return face;
	}
	face = first_face(q, at, true);
	if (!face)
		face = first_face(q, at, false);
	return face ? face : &q->set->face[q->role][0];
}

static uint8_t level_at(const struct asked *q, size_t at)
{
	return q->set->bidi.is_plain ? 0 : q->set->bidi.level[at];
}

/* The nearest letter to AT of the same direction, after it or else before it; AT itself where there
 * is none. */
static size_t letter_near(const struct asked *q, size_t at)
{
	uint8_t level = level_at(q, at);
	size_t len;

	for (size_t i = at; i < q->end && level_at(q, i) == level; i += len)
		if (script_of(utf8_at(q->paragraph, i, &len)))
			return i;
	for (size_t i = at; i > 0; i -= len) {
		uint32_t cp = utf8_before(q->paragraph, i, &len);

		if (level_at(q, i - len) == level && script_of(cp))
			return i - len;
	}
	return at;
}

/* The face for what begins a run at AT: a bracket or quotation mark that belongs to no script takes
 * the face of its letters. */
static struct font_face *first_of_run(struct asked *q, size_t at)
{
	size_t len;
	uint32_t cp = utf8_at(q->paragraph, at, &len);
	struct font_face *face;

	if (script_of(cp))
		return face_at(q, at);
	face = face_at(q, letter_near(q, at));
	return runs_has(face, cp) ? face : face_at(q, at);
}

/* The run that begins at FROM. */
static struct font_cut next_run(struct asked *q, size_t from)
{
	struct font_cut run = {.start = from, .end = from, .level = level_at(q, from)};

	while (run.end < q->end && level_at(q, run.end) == run.level) {
		size_t len;
		uint32_t cp = utf8_at(q->paragraph, run.end, &len);
		uint32_t script = script_of(cp);
		bool stays =
			run.face && (script_is_joined(cp) || (!script && runs_has(run.face, cp)));

		if (!stays) {
			struct font_face *face =
				run.face ? face_at(q, run.end) : first_of_run(q, run.end);

			if (run.face && face != run.face)
				break;
			if (script && run.script && script != run.script)
				break;
			run.face = face;
			run.script = script ? script : run.script;
		}
		run.end += len;
	}
	if (!run.script)
		run.script = SCRIPT_LATIN;
	return run;
}

static void reverse(struct font_cut *run, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct font_cut kept = run[i];

		run[i] = run[n - 1 - i];
		run[n - 1 - i] = kept;
	}
}

/* UAX 9, L2: from the highest level down to the lowest odd one, turn what is at it or above. */
static void put_in_order(struct font_cut *run, size_t n)
{
	uint8_t highest = 0;

	for (size_t i = 0; i < n; i++)
		highest = MAX_OF(highest, run[i].level);
	for (uint8_t level = highest; level > 0; level--) {
		for (size_t i = 0; i < n;) {
			size_t start = i;

			while (i < n && run[i].level >= level)
				i++;
			reverse(run + start, i - start);
			i += i == start;
		}
	}
}

bool runs_find(struct font_set *set, enum theme_role role, struct span paragraph, struct span part)
{
	size_t at = part.n ? (size_t)(part.p - paragraph.p) : 0;
	struct asked q = {.set = set, .role = role, .paragraph = paragraph, .end = at + part.n};

	bidi_levels(&set->bidi, paragraph);
	bidi_end_line(&set->bidi, paragraph, at, q.end);
	set->n_line = 0;
	while (at < q.end && set->n_line < FONT_RUNS_MAX) {
		set->line[set->n_line] = next_run(&q, at);
		at = set->line[set->n_line++].end;
	}
	put_in_order(set->line, set->n_line);
	return at == q.end;
}

bool runs_is_plain(const struct font_cut *run, struct span paragraph)
{
	size_t len;

	if (run->level || (run->script != SCRIPT_LATIN && run->script != SCRIPT_GREEK &&
			   run->script != SCRIPT_CYRILLIC))
		return false;
	for (size_t at = run->start; at < run->end; at += len) {
		uint32_t cp = utf8_at(paragraph, at, &len);

		/* From U+1E00 on: Vietnamese, polytonic Greek. */
		if ((cp >= 0x300 && script_is_joined(cp)) || (cp >= 0x1E00 && cp <= 0x1FFF) ||
		    cp >= 0x2E80)
			return false;
	}
	return true;
}
