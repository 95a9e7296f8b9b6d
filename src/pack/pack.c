/*
 * The numbers P1 to P31 are the invariants of FORMAT.md. Strings are checked heap by heap, each
 * byte once; a reference into a checked heap then only has to begin and end between code points. So
 * a pack in which every card names the same long string costs no more than any other.
 */
#include "pack/pack.h"

#include <string.h>

#include "base/le.h"
#include "pack/format.h"
#include "pack/rules.h"

struct section {
	const unsigned char *p;
	uint32_t record_bytes;
	uint32_t n;
};

/* A pack while it is being checked. */
struct check {
	const unsigned char *bytes;
	size_t size;
	size_t at; /* all before it is accounted for */
	struct section known[FORMAT_N_KNOWN];
	const char *why;
};

static const char *const tags[FORMAT_N_KNOWN] = FORMAT_TAGS;
static const uint32_t least_bytes[FORMAT_N_KNOWN] = FORMAT_RECORD_BYTES;

static enum err refuse(struct check *c, enum err e, const char *why)
{
	c->why = why;
	return e;
}

static enum err check_header(struct check *c)
{
	struct span head = {(const char *)c->bytes, FORMAT_HASH};
	struct span rest;

	if (c->size < FORMAT_HEADER_BYTES || memcmp(c->bytes, FORMAT_MAGIC, FORMAT_MAGIC_BYTES))
		return refuse(c, ERR_CORRUPT, "P1: this is not a pack");
	if (le32(c->bytes + FORMAT_VERSION) > PACK_VERSION)
		return refuse(c, ERR_VERSION, "P2: the pack is of a newer version");
	if (le32(c->bytes + FORMAT_VERSION) != PACK_VERSION)
		return refuse(c, ERR_CORRUPT, "P2: there is no such version");
	if (le64(c->bytes + FORMAT_SIZE) != c->size)
		return refuse(c, ERR_CORRUPT, "P3: the pack is cut short or has bytes too many");
	rest.p = (const char *)c->bytes + FORMAT_HEADER_BYTES;
	rest.n = c->size - FORMAT_HEADER_BYTES;
	if (span_hash(rest, span_hash(head, SPAN_HASH_START)) != le64(c->bytes + FORMAT_HASH))
		return refuse(c, ERR_CORRUPT, "P4: the hash is wrong, the pack is damaged");
	return ERR_NONE;
}

/* Moves on to the next multiple of 16, over zero bytes. */
static bool skip_padding(struct check *c)
{
	size_t pad = -c->at & (FORMAT_ALIGN - 1);

	if (pad > c->size - c->at)
		return false;
	for (size_t i = 0; i < pad; i++)
		if (c->bytes[c->at + i])
			return false;
	c->at += pad;
	return true;
}

static enum err place_section(struct check *c, const unsigned char *entry, struct section *out)
{
	uint32_t record = le32(entry + FORMAT_RECORD);
	uint32_t count = le32(entry + FORMAT_COUNT);
	uint64_t length = (uint64_t)record * count;

	if (!skip_padding(c) || le64(entry + FORMAT_OFFSET) != c->at || length > c->size - c->at)
		return refuse(c, ERR_CORRUPT, "P6: a section is not where it has to be");
	out->p = c->bytes + c->at;
	out->record_bytes = record;
	out->n = count;
	c->at += (size_t)length;
	return ERR_NONE;
}

static size_t find_tag(const unsigned char *entry)
{
	size_t k = 0;

	while (k < FORMAT_N_KNOWN && memcmp(entry + FORMAT_TAG, tags[k], 4))
		k++;
	return k;
}

static enum err check_section(struct check *c, const unsigned char *entry)
{
	size_t k = find_tag(entry);
	struct section s = {NULL, 0, 0};
	enum err e = place_section(c, entry, &s);

	if (e)
		return e;
	if (k == FORMAT_N_KNOWN) {
		if (le32(entry + FORMAT_FLAGS) & FORMAT_REQUIRED)
			return refuse(c, ERR_VERSION, "P7: the pack needs a newer player");
		return ERR_NONE;
	}
	if (c->known[k].p)
		return refuse(c, ERR_CORRUPT, "P7: a section is there twice");
	if (least_bytes[k] == 1 ? s.record_bytes != 1
				: s.record_bytes < least_bytes[k] || s.record_bytes % 8)
		return refuse(c, ERR_CORRUPT, "P8: the records of a section have a wrong size");
	c->known[k] = s;
	return ERR_NONE;
}

static enum err check_sections(struct check *c)
{
	uint32_t n = le32(c->bytes + FORMAT_N_SECTIONS);

	if (n > FORMAT_SECTIONS_MAX || n * FORMAT_ENTRY_BYTES > c->size - FORMAT_HEADER_BYTES)
		return refuse(c, ERR_CORRUPT, "P5: the table of sections is too long");
	c->at = FORMAT_HEADER_BYTES + (size_t)n * FORMAT_ENTRY_BYTES;
	for (uint32_t i = 0; i < n; i++) {
		size_t entry = FORMAT_HEADER_BYTES + (size_t)i * FORMAT_ENTRY_BYTES;
		enum err e = check_section(c, c->bytes + entry);

		if (e)
			return e;
	}
	if (!skip_padding(c) || c->at != c->size)
		return refuse(c, ERR_CORRUPT, "P6: there is something behind the last section");
	for (size_t k = 0; k < FORMAT_N_NEEDED; k++)
		if (!c->known[k].p)
			return refuse(c, ERR_CORRUPT, "P7: a section is missing");
	return ERR_NONE;
}

static struct pack_table table_of(const struct section *s)
{
	return (struct pack_table){s->p, s->record_bytes, s->n};
}

static struct span bytes_of(const struct section *s)
{
	return (struct span){(const char *)s->p, s->n};
}

static struct pack view_of(const struct check *c)
{
	return (struct pack){
		.cards = table_of(&c->known[FORMAT_CARD]),
		.proofs = table_of(&c->known[FORMAT_PROF]),
		.fonts = table_of(&c->known[FORMAT_FONT]),
		.times = table_of(&c->known[FORMAT_TIME]),
		.forms = table_of(&c->known[FORMAT_FORM]),
		.lines = bytes_of(&c->known[FORMAT_LINE]),
		.texts = bytes_of(&c->known[FORMAT_TEXT]),
		.theme = bytes_of(&c->known[FORMAT_THEM]),
		.maker = bytes_of(&c->known[FORMAT_MAKR]),
		.font_data = bytes_of(&c->known[FORMAT_FDAT]),
		.hash = le64(c->bytes + FORMAT_HASH),
	};
}

static const unsigned char *record_at(const struct pack_table *t, uint32_t i)
{
	return t->p + i * t->record_bytes;
}

static bool is_between(struct span heap, size_t at)
{
	return at == heap.n || ((unsigned char)heap.p[at] & 0xC0) != 0x80;
}

static bool is_inside(struct span heap, const unsigned char *ref)
{
	size_t at = le32(ref);
	size_t n = le32(ref + 4);

	return at <= heap.n && n <= heap.n - at && is_between(heap, at) && is_between(heap, at + n);
}

static struct span string_at(struct span heap, const unsigned char *ref)
{
	return (struct span){heap.p + le32(ref), le32(ref + 4)};
}

static enum err check_strings(struct check *c, const struct pack *p)
{
	if (!rules_is_line(p->lines) || !rules_is_text(p->texts))
		return refuse(c, ERR_CORRUPT, "P10: a text is not UTF-8 or has control characters");
	if (p->theme.n > PACK_THEME_MAX || !rules_is_text(p->theme))
		return refuse(c, ERR_CORRUPT, "P11: the theme is too long or not text");
	if (p->maker.n > PACK_LABEL_MAX || !rules_is_line(p->maker))
		return refuse(c, ERR_CORRUPT, "P11: the maker is too long or not text");
	return ERR_NONE;
}

static bool are_form_strings_inside(const struct pack *p, uint32_t i)
{
	const unsigned char *record = p->forms.n ? record_at(&p->forms, i) : NULL;

	return !record || (is_inside(p->lines, record + FORMAT_FORM_LANGUAGE) &&
			   is_inside(p->lines, record + FORMAT_FORM_HYPHENS) &&
			   (p->forms.record_bytes < FORMAT_FORM_BREAKABLE_BYTES ||
			    is_inside(p->lines, record + FORMAT_FORM_BREAKABLE)));
}

static enum err check_card(struct check *c, const struct pack *p, uint32_t i)
{
	const unsigned char *record = record_at(&p->cards, i);
	struct pack_card card;

	for (size_t s = 0; s < FORMAT_CARD_N_STRINGS; s++)
		if (!is_inside(p->lines, record + FORMAT_CARD_STRINGS + 8 * s))
			return refuse(c, ERR_CORRUPT, "P12: a string of a card is out of bounds");
	if (!are_form_strings_inside(p, i))
		return refuse(c, ERR_CORRUPT, "P12: a string of a card is out of bounds");
	/* Before the value becomes an enum. */
	if (le32(record + FORMAT_CARD_KIND) >= PACK_N_KINDS)
		return refuse(c, ERR_CORRUPT, "P13: a card is of no known kind");
	pack_card(p, i, &card);
	return rules_check_card(&card, &c->why);
}

static enum err check_proof(struct check *c, const struct pack *p, uint32_t i)
{
	const unsigned char *record = record_at(&p->proofs, i);
	struct pack_proof proof;

	if (!is_inside(p->lines, record + FORMAT_PROF_FILE) ||
	    !is_inside(p->lines, record + FORMAT_PROF_RULE) ||
	    !is_inside(p->texts, record + FORMAT_PROF_SOURCE) ||
	    (p->proofs.record_bytes >= FORMAT_PROF_BYTES &&
	     (!is_inside(p->lines, record + FORMAT_PROF_BEGAN) ||
	      !is_inside(p->lines, record + FORMAT_PROF_READ_AS))))
		return refuse(c, ERR_CORRUPT, "P12: a string of a proof is out of bounds");
	pack_proof(p, i, &proof);
	return rules_check_proof(&proof, &c->why);
}

static enum err check_timing(struct check *c, const struct pack *p, uint32_t i)
{
	const unsigned char *record = record_at(&p->times, i);
	uint32_t priority = le32(record + FORMAT_TIME_PRIORITY);
	bool is_whole = p->times.record_bytes >= FORMAT_TIME_BYTES;
	struct pack_timing timing;

	if (!is_inside(p->lines, record + FORMAT_TIME_HOURS))
		return refuse(c, ERR_CORRUPT, "P12: the hours of a card are out of bounds");
	/* Before the value becomes an enum: -1 to 2. */
	if (priority + 1 > PACK_PRIORITY_URGENT + 1)
		return refuse(c, ERR_CORRUPT, "P24: a priority or weight is out of range");
	if (is_whole && (le32(record + FORMAT_TIME_FRESHNESS) >= PACK_N_FRESHNESS ||
			 le32(record + FORMAT_TIME_AT_ONCE) > 1))
		return refuse(c, ERR_CORRUPT, "P31: a freshness is none");
	pack_timing(p, i, &timing);
	return rules_check_timing(&timing, &c->why);
}

static enum err check_font(struct check *c, const struct pack *p, uint32_t i)
{
	const unsigned char *record = record_at(&p->fonts, i);
	const unsigned char *before = i ? record_at(&p->fonts, i - 1) : NULL;
	uint32_t role = le32(record + FORMAT_FONT_ROLE);
	uint32_t rank = le32(record + FORMAT_FONT_RANK);
	uint64_t at = le64(record + FORMAT_FONT_OFFSET);
	uint64_t n = le64(record + FORMAT_FONT_LENGTH);
	bool follows = before && le32(before + FORMAT_FONT_ROLE) == role;

	if (!is_inside(p->lines, record + FORMAT_FONT_NAME))
		return refuse(c, ERR_CORRUPT, "P12: a font's name is out of bounds");
	if (le32(record + FORMAT_FONT_NAME + 4) > PACK_LABEL_MAX)
		return refuse(c, ERR_LIMIT, "P12: a font's name is too long");
	if (role >= FORMAT_ROLES_MAX || (before && le32(before + FORMAT_FONT_ROLE) > role) ||
	    rank != (follows ? le32(before + FORMAT_FONT_RANK) + 1 : 0))
		return refuse(c, ERR_CORRUPT, "P20: the fonts are not in order");
	if (at % FORMAT_ALIGN || at > p->font_data.n || n > p->font_data.n - at ||
	    n < FORMAT_FONT_LEAST)
		return refuse(c, ERR_CORRUPT, "P21: a font is out of bounds");
	return ERR_NONE;
}

/* Each first half has its second behind it, and the other way round. */
static enum err check_parts(struct check *c, const struct pack *p)
{
	struct pack_card before = {.n_parts = 0};

	for (uint32_t i = 0; i < p->forms.n; i++) {
		struct pack_card card;

		pack_card(p, i, &card);
		if (!rules_may_follow(i ? &before : NULL, &card))
			return refuse(c, ERR_CORRUPT,
				      "P29: the halves of a quotation are not one "
				      "behind the other");
		before = card;
	}
	return rules_may_follow(&before, NULL)
		       ? ERR_NONE
		       : refuse(c, ERR_CORRUPT, "P29: the second half of a quotation is missing");
}

static enum err check_content(struct check *c, const struct pack *p)
{
	enum err e;

	if (p->cards.n == 0 || p->cards.n > PACK_CARDS_MAX || p->proofs.n != p->cards.n ||
	    p->fonts.n > PACK_FONTS_MAX)
		return refuse(c, ERR_CORRUPT, "P9: too few or too many cards, proofs or fonts");
	if (p->times.p && p->times.n != p->cards.n)
		return refuse(c, ERR_CORRUPT, "P22: not every card has its times");
	if (p->forms.p && p->forms.n != p->cards.n)
		return refuse(c, ERR_CORRUPT, "P27: not every card has its form");
	e = check_strings(c, p);
	for (uint32_t i = 0; !e && i < p->cards.n; i++) {
		e = check_card(c, p, i);
		if (!e)
			e = check_proof(c, p, i);
	}
	if (!e)
		e = check_parts(c, p);
	for (uint32_t i = 0; !e && i < p->times.n; i++)
		e = check_timing(c, p, i);
	for (uint32_t i = 0; !e && i < p->fonts.n; i++)
		e = check_font(c, p, i);
	return e;
}

enum err pack_open(struct pack *pack, const void *bytes, size_t size, const char **why)
{
	struct check c = {.bytes = bytes, .size = size};
	struct pack view;
	enum err e = check_header(&c);

	if (!e)
		e = check_sections(&c);
	if (!e) {
		view = view_of(&c);
		e = check_content(&c, &view);
	}
	if (!e)
		*pack = view;
	else if (why)
		*why = c.why;
	return e;
}

uint32_t pack_n_cards(const struct pack *pack)
{
	return pack->cards.n;
}

static struct span form_string(const struct pack *pack, uint32_t i, size_t at)
{
	return string_at(pack->lines, record_at(&pack->forms, i) + at);
}

/* Card I as the half of another; a pack that is being checked may have no such card. */
static struct pack_half read_half(const struct pack *pack, uint32_t i)
{
	struct pack_half half = {{NULL, 0}, {NULL, 0}, {NULL, 0}};

	if (i >= pack->cards.n)
		return half;
	half.text = string_at(pack->lines, record_at(&pack->cards, i) + FORMAT_CARD_STRINGS);
	half.hyphens = form_string(pack, i, FORMAT_FORM_HYPHENS);
	if (pack->forms.record_bytes >= FORMAT_FORM_BREAKABLE_BYTES)
		half.breakable = form_string(pack, i, FORMAT_FORM_BREAKABLE);
	return half;
}

static void read_form(const struct pack *pack, uint32_t i, struct pack_card *out)
{
	const unsigned char *record;

	out->part = out->n_parts = 0;
	out->language = out->hyphens = out->breakable = (struct span){NULL, 0};
	out->other = (struct pack_half){{NULL, 0}, {NULL, 0}, {NULL, 0}};
	if (pack->forms.n == 0)
		return;
	record = record_at(&pack->forms, i);
	out->part = le32(record + FORMAT_FORM_PART);
	out->n_parts = le32(record + FORMAT_FORM_N_PARTS);
	out->language = form_string(pack, i, FORMAT_FORM_LANGUAGE);
	out->hyphens = form_string(pack, i, FORMAT_FORM_HYPHENS);
	if (pack->forms.record_bytes >= FORMAT_FORM_BREAKABLE_BYTES)
		out->breakable = form_string(pack, i, FORMAT_FORM_BREAKABLE);
	if (out->n_parts) /* below the first there is none: -1 is beyond the last */
		out->other = read_half(pack, out->part == 1 ? i + 1 : i - 1);
}

void pack_card(const struct pack *pack, uint32_t i, struct pack_card *out)
{
	const unsigned char *record = record_at(&pack->cards, i);
	struct span *const string[FORMAT_CARD_N_STRINGS] = {
		&out->text,  &out->kicker, &out->speaker, &out->role,
		&out->place, &out->date,   &out->source,
	};
	uint64_t date = le64(record + FORMAT_CARD_DATE);

	out->kind = (enum pack_kind)le32(record + FORMAT_CARD_KIND);
	out->id = le64(record + FORMAT_CARD_ID);
	out->article = le32(record + FORMAT_CARD_ARTICLE);
	out->voice = le32(record + FORMAT_CARD_VOICE);
	memcpy(&out->date_ms, &date, sizeof date);
	for (size_t s = 0; s < FORMAT_CARD_N_STRINGS; s++)
		*string[s] = string_at(pack->lines, record + FORMAT_CARD_STRINGS + 8 * s);
	read_form(pack, i, out);
}

void pack_proof(const struct pack *pack, uint32_t i, struct pack_proof *out)
{
	const unsigned char *record = record_at(&pack->proofs, i);

	out->file = string_at(pack->lines, record + FORMAT_PROF_FILE);
	out->line = le32(record + FORMAT_PROF_LINE);
	out->start = le64(record + FORMAT_PROF_START);
	out->end = le64(record + FORMAT_PROF_END);
	out->more_start = out->more_end = 0;
	if (pack->proofs.record_bytes >= FORMAT_PROF_MORE_BYTES) {
		out->more_start = le64(record + FORMAT_PROF_MORE_START);
		out->more_end = le64(record + FORMAT_PROF_MORE_END);
	}
	out->began = out->read_as = (struct span){NULL, 0};
	out->began_line = 0;
	if (pack->proofs.record_bytes >= FORMAT_PROF_BYTES) {
		out->began = string_at(pack->lines, record + FORMAT_PROF_BEGAN);
		out->read_as = string_at(pack->lines, record + FORMAT_PROF_READ_AS);
		out->began_line = le32(record + FORMAT_PROF_BEGAN_LINE);
	}
	out->rule = string_at(pack->lines, record + FORMAT_PROF_RULE);
	out->source = string_at(pack->texts, record + FORMAT_PROF_SOURCE);
}

void pack_timing(const struct pack *pack, uint32_t i, struct pack_timing *out)
{
	const unsigned char *record;
	uint64_t from, until;

	memset(out, 0, sizeof *out);
	if (pack->times.n == 0)
		return;
	record = record_at(&pack->times, i);
	from = le64(record + FORMAT_TIME_FROM);
	until = le64(record + FORMAT_TIME_UNTIL);
	memcpy(&out->from_ms, &from, sizeof from);
	memcpy(&out->until_ms, &until, sizeof until);
	out->priority = (enum pack_priority)((int)le32(record + FORMAT_TIME_PRIORITY));
	out->weight = le32(record + FORMAT_TIME_WEIGHT);
	out->hours = string_at(pack->lines, record + FORMAT_TIME_HOURS);
	if (pack->times.record_bytes < FORMAT_TIME_BYTES)
		return;
	out->limit_minutes = le32(record + FORMAT_TIME_LIMIT);
	out->at_once = le32(record + FORMAT_TIME_AT_ONCE) != 0;
	out->freshness = (enum pack_freshness)le32(record + FORMAT_TIME_FRESHNESS);
}

uint32_t pack_n_fonts(const struct pack *pack)
{
	return pack->fonts.n;
}

void pack_font(const struct pack *pack, uint32_t i, struct pack_font *out)
{
	const unsigned char *record = record_at(&pack->fonts, i);

	out->role = le32(record + FORMAT_FONT_ROLE);
	out->rank = le32(record + FORMAT_FONT_RANK);
	out->name = string_at(pack->lines, record + FORMAT_FONT_NAME);
	out->bytes.p = pack->font_data.p + (size_t)le64(record + FORMAT_FONT_OFFSET);
	out->bytes.n = (size_t)le64(record + FORMAT_FONT_LENGTH);
}

struct span pack_theme(const struct pack *pack)
{
	return pack->theme;
}

struct span pack_maker(const struct pack *pack)
{
	return pack->maker;
}

uint64_t pack_hash(const struct pack *pack)
{
	return pack->hash;
}
