/*
 * Sections are filled one beside the other in memory and put together at the end, when their sizes
 * are known. Equal strings and equal fonts are stored once, in the order of their first use, so the
 * bytes depend on the input alone.
 */
#include "pack/writer.h"

#include <string.h>

#include "base/le.h"
#include "base/region.h"
#include "pack/format.h"
#include "pack/rules.h"

struct slot {
	uint32_t at, n; /* n 0: free (the empty string is never stored) */
};

/* Strings, each stored once; an open hash table finds them again. */
struct heap {
	struct buf bytes;
	struct slot *slots;
	size_t n_slots; /* a power of two, at least twice the number of strings */
	bool full;	/* over 4 GiB */
};

struct writer {
	struct buf section[FORMAT_N_KNOWN]; /* those of the heaps stay empty */
	struct heap lines, texts;
	struct region region;
};

static void heap_init(struct heap *h, size_t n_strings, struct region *r)
{
	size_t n = 64;

	while (n < n_strings * 2)
		n *= 2;
	buf_init(&h->bytes);
	h->slots = region_take_array(r, n, sizeof *h->slots);
	h->n_slots = n;
	h->full = false;
}

static struct slot *heap_find(struct heap *h, struct span s)
{
	size_t i = (size_t)span_hash(s, SPAN_HASH_START) & (h->n_slots - 1);

	for (; h->slots[i].n; i = (i + 1) & (h->n_slots - 1)) {
		struct span there = {(const char *)h->bytes.p + h->slots[i].at, h->slots[i].n};

		if (span_equal(there, s))
			break;
	}
	return &h->slots[i];
}

/* Appends the 8 bytes to OUT that refer to S in H. */
static void put_string(struct buf *out, struct heap *h, struct span s)
{
	struct slot *slot;

	if (s.n == 0 || h->bytes.failed) {
		buf_put_u64(out, 0);
		return;
	}
	slot = heap_find(h, s);
	if (slot->n == 0) {
		if (s.n > UINT32_MAX - h->bytes.n) {
			h->full = true;
			return;
		}
		slot->at = (uint32_t)h->bytes.n;
		slot->n = (uint32_t)s.n;
		buf_put_span(&h->bytes, s);
	}
	buf_put_u32(out, slot->at);
	buf_put_u32(out, slot->n);
}

static bool are_lines(const struct span *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!rules_is_line(s[i]))
			return false;
	return true;
}

static enum err put_card(struct writer *w, const struct pack_card *given)
{
	struct buf *out = &w->section[FORMAT_CARD];
	struct pack_card c = *given;
	const struct span string[FORMAT_CARD_N_STRINGS] = {c.text,  c.kicker, c.speaker, c.role,
							   c.place, c.date,   c.source};
	const char *why;
	enum err e;

	c.id = rules_card_id(c.kind, c.text, c.speaker);
	e = rules_check_card(&c, &why);
	if (e)
		return e == ERR_LIMIT ? e : ERR_RANGE;
	if (!are_lines(string, COUNT_OF(string)))
		return ERR_RANGE;
	buf_put_u64(out, c.id);
	buf_put_u64(out, (uint64_t)c.date_ms);
	buf_put_u32(out, (uint32_t)c.kind);
	buf_put_u32(out, c.article);
	buf_put_u32(out, c.voice);
	buf_put_u32(out, 0);
	for (size_t i = 0; i < COUNT_OF(string); i++)
		put_string(out, &w->lines, string[i]);
	return ERR_NONE;
}

static enum err put_proof(struct writer *w, const struct pack_proof *p)
{
	struct buf *out = &w->section[FORMAT_PROF];
	const char *why;
	enum err e = rules_check_proof(p, &why);

	if (e)
		return e == ERR_LIMIT ? e : ERR_RANGE;
	if (!rules_is_line(p->file) || !rules_is_line(p->rule) || !rules_is_text(p->source) ||
	    !rules_is_line(p->began) || !rules_is_line(p->read_as))
		return ERR_RANGE;
	buf_put_u64(out, p->start);
	buf_put_u64(out, p->end);
	buf_put_u32(out, p->line);
	buf_put_u32(out, 0);
	put_string(out, &w->lines, p->file);
	put_string(out, &w->lines, p->rule);
	put_string(out, &w->texts, p->source);
	buf_put_u64(out, p->more_start);
	buf_put_u64(out, p->more_end);
	put_string(out, &w->lines, p->began);
	put_string(out, &w->lines, p->read_as);
	buf_put_u32(out, p->began_line);
	buf_put_u32(out, 0);
	return ERR_NONE;
}

static bool is_timed(const struct writer_card *c)
{
	const struct pack_timing *t = &c->timing;

	return c->card.kind == PACK_NOTICE || t->from_ms || t->until_ms || t->priority ||
	       t->weight || t->hours.n || t->limit_minutes || t->at_once || t->freshness;
}

static enum err put_timing(struct writer *w, const struct pack_timing *t)
{
	struct buf *out = &w->section[FORMAT_TIME];
	const char *why;
	enum err e = rules_check_timing(t, &why);

	if (e)
		return e == ERR_LIMIT ? e : ERR_RANGE;
	if (!rules_is_line(t->hours))
		return ERR_RANGE;
	buf_put_u64(out, (uint64_t)t->from_ms);
	buf_put_u64(out, (uint64_t)t->until_ms);
	buf_put_u32(out, (uint32_t)t->priority);
	buf_put_u32(out, t->weight);
	put_string(out, &w->lines, t->hours);
	buf_put_u32(out, t->limit_minutes);
	buf_put_u32(out, t->at_once);
	buf_put_u32(out, t->freshness);
	buf_put_u32(out, 0);
	return ERR_NONE;
}

static bool has_form(const struct pack_card *c)
{
	return c->language.n || c->hyphens.n || c->breakable.n || c->n_parts;
}

static enum err put_form(struct writer *w, const struct pack_card *c)
{
	struct buf *out = &w->section[FORMAT_FORM];

	if (!rules_is_line(c->language) || !rules_is_line(c->hyphens) ||
	    !rules_is_line(c->breakable))
		return ERR_RANGE;
	buf_put_u32(out, c->part);
	buf_put_u32(out, c->n_parts);
	put_string(out, &w->lines, c->language);
	put_string(out, &w->lines, c->hyphens);
	put_string(out, &w->lines, c->breakable);
	return ERR_NONE;
}

static bool is_font_in_order(const struct pack_font *f, size_t i)
{
	bool follows = i > 0 && f[i - 1].role == f[i].role;

	return f[i].role < FORMAT_ROLES_MAX && (i == 0 || f[i - 1].role <= f[i].role) &&
	       f[i].rank == (follows ? f[i - 1].rank + 1 : 0);
}

/* Where the bytes of font I stand in FDAT; appended where no font before it has the same. */
static uint64_t put_font_bytes(struct writer *w, const struct pack_font *f, size_t i)
{
	struct buf *data = &w->section[FORMAT_FDAT];
	struct buf *out = &w->section[FORMAT_FONT];
	uint64_t at;

	for (size_t j = 0; j < i && !buf_failed(out); j++)
		if (span_equal(f[j].bytes, f[i].bytes))
			return le64(out->p + j * 32 + FORMAT_FONT_OFFSET);
	buf_pad(data, FORMAT_ALIGN);
	at = data->n;
	buf_put_span(data, f[i].bytes);
	return at;
}

static enum err put_font(struct writer *w, const struct pack_font *f, size_t i)
{
	struct buf *out = &w->section[FORMAT_FONT];
	uint64_t at;

	if (f[i].name.n > PACK_LABEL_MAX)
		return ERR_LIMIT;
	if (!rules_is_line(f[i].name) || !is_font_in_order(f, i) ||
	    f[i].bytes.n < FORMAT_FONT_LEAST)
		return ERR_RANGE;
	at = put_font_bytes(w, f, i);
	buf_put_u32(out, f[i].role);
	buf_put_u32(out, f[i].rank);
	put_string(out, &w->lines, f[i].name);
	buf_put_u64(out, at);
	buf_put_u64(out, f[i].bytes.n);
	return ERR_NONE;
}

static enum err check_whole(const struct writer_input *in)
{
	if (in->n_cards > PACK_CARDS_MAX || in->n_fonts > PACK_FONTS_MAX ||
	    in->theme.n > PACK_THEME_MAX || in->maker.n > PACK_LABEL_MAX)
		return ERR_LIMIT;
	if (in->n_cards == 0 || !rules_is_text(in->theme) || !rules_is_line(in->maker))
		return ERR_RANGE;
	return ERR_NONE;
}

static enum err put_all(struct writer *w, const struct writer_input *in, size_t *bad)
{
	bool timed = false, formed = false;

	for (size_t i = 0; i < in->n_cards; i++) {
		timed |= is_timed(&in->cards[i]);
		formed |= has_form(&in->cards[i].card);
	}
	for (size_t i = 0; i < in->n_cards; i++) {
		enum err e = put_card(w, &in->cards[i].card);

		if (!e)
			e = put_proof(w, &in->cards[i].proof);
		if (!e && timed)
			e = put_timing(w, &in->cards[i].timing);
		if (!e && formed)
			e = put_form(w, &in->cards[i].card);
		if (e) {
			*bad = i;
			return e;
		}
	}
	for (size_t i = 0; i < in->n_fonts; i++) {
		enum err e = put_font(w, in->fonts, i);

		if (e)
			return e;
	}
	buf_put_span(&w->section[FORMAT_THEM], in->theme);
	buf_put_span(&w->section[FORMAT_MAKR], in->maker);
	return ERR_NONE;
}

static const struct buf *section_bytes(const struct writer *w, size_t k)
{
	if (k == FORMAT_LINE)
		return &w->lines.bytes;
	return k == FORMAT_TEXT ? &w->texts.bytes : &w->section[k];
}

static size_t align_up(size_t n)
{
	return (n + FORMAT_ALIGN - 1) & ~(size_t)(FORMAT_ALIGN - 1);
}

/* Of the sections that may be missing only those are written that are not empty. */
static bool is_written(const struct writer *w, size_t k)
{
	return k < FORMAT_N_NEEDED || w->section[k].n > 0;
}

static size_t n_sections(const struct writer *w)
{
	size_t n = 0;

	for (size_t k = 0; k < FORMAT_N_KNOWN; k++)
		n += is_written(w, k);
	return n;
}

static void put_table(const struct writer *w, struct buf *pack)
{
	static const char *const tags[FORMAT_N_KNOWN] = FORMAT_TAGS;
	static const uint32_t record[FORMAT_N_KNOWN] = FORMAT_WRITTEN_BYTES;
	size_t at = align_up(FORMAT_HEADER_BYTES + n_sections(w) * FORMAT_ENTRY_BYTES);

	for (size_t k = 0; k < FORMAT_N_KNOWN; k++) {
		size_t n = section_bytes(w, k)->n;

		if (!is_written(w, k))
			continue;
		buf_put(pack, tags[k], 4);
		buf_put_u32(pack, k == FORMAT_FORM ? 0 : FORMAT_REQUIRED);
		buf_put_u64(pack, at);
		buf_put_u32(pack, record[k]);
		buf_put_u32(pack, (uint32_t)(n / record[k]));
		at = align_up(at + n);
	}
}

/* The whole pack from its sections, into the empty PACK. */
static void put_pack(const struct writer *w, struct buf *pack)
{
	struct span head, rest;

	buf_put(pack, FORMAT_MAGIC, FORMAT_MAGIC_BYTES);
	buf_put_u32(pack, PACK_VERSION);
	buf_put_u32(pack, (uint32_t)n_sections(w));
	buf_put_u64(pack, 0);
	buf_put_u64(pack, 0);
	put_table(w, pack);
	for (size_t k = 0; k < FORMAT_N_KNOWN; k++) {
		if (!is_written(w, k))
			continue;
		buf_pad(pack, FORMAT_ALIGN);
		buf_put(pack, section_bytes(w, k)->p, section_bytes(w, k)->n);
	}
	buf_pad(pack, FORMAT_ALIGN);
	if (buf_failed(pack))
		return;
	le64_put(pack->p + FORMAT_SIZE, pack->n);
	head = (struct span){(const char *)pack->p, FORMAT_HASH};
	rest = span_cut((struct span){(const char *)pack->p, pack->n}, FORMAT_HEADER_BYTES,
			pack->n);
	le64_put(pack->p + FORMAT_HASH, span_hash(rest, span_hash(head, SPAN_HASH_START)));
}

/* Everything was put; is it all there, and is it a pack? */
static enum err finish(const struct writer *w, struct buf *pack)
{
	struct pack check;

	for (size_t k = 0; k < FORMAT_N_KNOWN; k++) {
		if (buf_failed(section_bytes(w, k)))
			return ERR_MEMORY;
		if (section_bytes(w, k)->n > UINT32_MAX)
			return ERR_LIMIT;
	}
	if (w->lines.full || w->texts.full)
		return ERR_LIMIT;
	put_pack(w, pack);
	if (buf_failed(pack))
		return ERR_MEMORY;
	/* The reader has the last word: what it would refuse is never handed out. */
	return pack_open(&check, pack->p, pack->n, NULL) ? ERR_RANGE : ERR_NONE;
}

static void writer_finish(struct writer *w)
{
	for (size_t k = 0; k < FORMAT_N_KNOWN; k++)
		buf_finish(&w->section[k]);
	buf_finish(&w->lines.bytes);
	buf_finish(&w->texts.bytes);
	region_finish(&w->region);
}

enum err writer_write(const struct writer_input *in, struct buf *out, size_t *bad)
{
	struct writer w;
	struct buf pack;
	size_t culprit = 0;
	enum err e = check_whole(in);

	if (e)
		return e;
	memset(&w, 0, sizeof w);
	buf_init(&pack);
	region_init(&w.region);
	heap_init(&w.lines, in->n_cards * (FORMAT_CARD_N_STRINGS + 6) + in->n_fonts, &w.region);
	heap_init(&w.texts, in->n_cards, &w.region);
	e = put_all(&w, in, &culprit);
	if (!e)
		e = finish(&w, &pack);
	if (!e) {
		buf_put(out, pack.p, pack.n);
		e = buf_failed(out) ? ERR_MEMORY : ERR_NONE;
	} else if (bad) {
		*bad = culprit;
	}
	buf_finish(&pack);
	writer_finish(&w);
	return e;
}
