#include "news/lexicon.h"

#include <stdio.h>
#include <string.h>

#include "base/embed.h"

/* Open addressing, a power of two of slots, at most half full. */
struct slot {
	struct span entry; /* p is NULL in an empty slot */
	struct span value;
};

struct table {
	struct slot *slots;
	size_t n_slots;
	size_t longest; /* words */
};

struct lexicon {
	struct table tables[LEXICON_N_TABLES];
};

static const char *const table_name[LEXICON_N_TABLES] = {
	[LEXICON_ABBREVIATIONS] = "abbreviations",
	[LEXICON_CUES] = "cues",
	[LEXICON_TITLES] = "titles",
	[LEXICON_ROLES] = "roles",
	[LEXICON_FIRST_NAMES] = "first-names",
	[LEXICON_PLACES] = "places",
	[LEXICON_DEMONYMS] = "demonyms",
	[LEXICON_ORGANISATIONS] = "organisations",
	[LEXICON_AGENCIES] = "agencies",
	[LEXICON_ACRONYMS] = "acronyms",
	[LEXICON_FUNCTION] = "function-words",
	[LEXICON_MONTHS] = "months",
	[LEXICON_VERBS] = "verbs",
	[LEXICON_NICKNAMES] = "nicknames",
	[LEXICON_WEEKDAYS] = "weekdays",
	[LEXICON_SEATS] = "seats",
	[LEXICON_EPITHETS] = "epithets",
	[LEXICON_RELATIONAL] = "relational",
	[LEXICON_INSTITUTIONS] = "institutions",
	[LEXICON_STANDALONE] = "standalone",
	[LEXICON_SENSES] = "senses",
};

static uint64_t hash_nocase(struct span s)
{
	uint64_t h = SPAN_HASH_START;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
		struct span one = {&c, 1};

		h = span_hash(one, h);
	}
	return h ^ h >> 29;
}

static struct slot *find(const struct table *t, struct span entry)
{
	size_t at;

	if (t->n_slots == 0)
		return NULL;
	at = (size_t)hash_nocase(entry) & (t->n_slots - 1);
	while (t->slots[at].entry.p && !span_equal_nocase(t->slots[at].entry, entry))
		at = (at + 1) & (t->n_slots - 1);
	return &t->slots[at];
}

static struct span next_line(struct span *rest)
{
	size_t n = 0;
	struct span line;

	while (n < rest->n && rest->p[n] != '\n')
		n++;
	line = span_cut(*rest, 0, n);
	*rest = span_cut(*rest, n + 1, rest->n);
	return line;
}

static void add(struct table *t, struct span line, const char *file, uint32_t number,
		struct diag *d)
{
	size_t tab = span_find(line, 0, "\t");
	struct span entry = span_trim(span_cut(line, 0, tab));
	size_t words = 1;
	struct slot *slot;

	if (entry.n == 0)
		return;
	slot = find(t, entry);
	if (slot->entry.p) {
		diag_report(d, DIAG_WARNING, file, number, "'%.*s' stands twice", (int)entry.n,
			    entry.p);
		return;
	}
	slot->entry = entry;
	slot->value = span_trim(span_cut(line, tab, line.n));
	for (size_t i = 0; i < entry.n; i++)
		words += entry.p[i] == ' ';
	t->longest = MAX_OF(t->longest, words);
}

static void load_table(struct table *t, struct span text, const char *file, struct region *r,
		       struct diag *d)
{
	size_t n_lines = 1;
	uint32_t number = 0;

	for (size_t i = 0; i < text.n; i++)
		n_lines += text.p[i] == '\n';
	t->n_slots = 16;
	while (t->n_slots < n_lines * 2)
		t->n_slots *= 2;
	t->slots = region_take_array(r, t->n_slots, sizeof *t->slots);
	while (text.n) {
		struct span line = next_line(&text);

		add(t, span_cut(line, 0, span_find(line, 0, "#")), file, ++number, d);
	}
}

enum err lexicon_load(const char *language, struct region *r, struct diag *d,
		      const struct lexicon **out)
{
	struct lexicon *l = region_take(r, sizeof *l);
	bool any = false;

	for (size_t i = 0; i < LEXICON_N_TABLES; i++) {
		char name[96];
		struct span text;

		snprintf(name, sizeof name, "assets/lang/%.8s/%s.txt", language, table_name[i]);
		if (!embed_find(name, &text))
			continue;
		any = true;
		load_table(&l->tables[i], text, name, r, d);
	}
	if (!any)
		return ERR_MISSING;
	*out = l;
	return ERR_NONE;
}

bool lexicon_value(const struct lexicon *l, enum lexicon_table table, struct span entry,
		   struct span *value)
{
	const struct slot *slot = find(&l->tables[table], entry);

	if (!slot || !slot->entry.p)
		return false;
	*value = slot->value;
	return true;
}

bool lexicon_has(const struct lexicon *l, enum lexicon_table table, struct span entry)
{
	struct span value;

	return lexicon_value(l, table, entry, &value);
}

size_t lexicon_longest(const struct lexicon *l, enum lexicon_table table)
{
	return l->tables[table].longest;
}

void lexicon_each(const struct lexicon *l, enum lexicon_table table,
		  void (*take)(void *user, struct span entry, struct span value), void *user)
{
	const struct table *t = &l->tables[table];

	for (size_t i = 0; i < t->n_slots; i++)
		if (t->slots[i].entry.p)
			take(user, t->slots[i].entry, t->slots[i].value);
}
