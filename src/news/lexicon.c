#include "news/lexicon.h"

#include <stdio.h>
#include <string.h>

#include "base/embed.h"

/* What one table says of an entry. */
struct lexeme_value {
	struct lexeme_value *next; /* of the same entry, in another table */
	enum lexicon_table table;
	struct span text;
	struct span entry;
	struct lexeme_value *after; /* the next entry of the same table */
};

/* Open addressing, a power of two of slots, at most half full; small, as most words are in no table
 * and their slot is not in the cache. */
struct slot {
	uint32_t hash; /* the upper half */
	uint32_t at;   /* index of its lexeme, plus one; 0: empty */
};

struct lexicon {
	struct slot *slots;
	size_t mask;
	struct lexeme **lexemes;
	size_t n, max;
	size_t longest[LEXICON_N_TABLES]; /* words */
	struct lexeme_value *first[LEXICON_N_TABLES], *last[LEXICON_N_TABLES];
};

struct loader {
	struct lexicon *l;
	struct region *r;
	struct diag *d;
	enum lexicon_table table;
	const char *file;
	uint32_t line;
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
	[LEXICON_STANDING] = "standing",
	[LEXICON_NEWSWORTHY] = "newsworthy",
};

/* Of up to SPAN_HASH_EXACT bytes words of equal hash are the same where they are as long. */
static bool is_same(const struct lexeme *e, struct span word, uint64_t hash)
{
	return e->hash == hash && e->text.n == word.n &&
	       (word.n <= SPAN_HASH_EXACT || span_equal_nocase(e->text, word));
}

static struct slot *slot_of(const struct lexicon *l, struct span entry, uint64_t hash)
{
	size_t at = (size_t)(hash >> 20) & l->mask;
	uint32_t upper = (uint32_t)(hash >> 32);

	while (l->slots[at].at && (l->slots[at].hash != upper ||
				   !is_same(l->lexemes[l->slots[at].at - 1], entry, hash)))
		at = (at + 1) & l->mask;
	return &l->slots[at];
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

static void make_room(struct loader *x)
{
	struct lexicon *l = x->l;
	size_t n = l->slots ? (l->mask + 1) * 2 : 1024;

	if (l->slots && l->n * 2 <= l->mask)
		return;
	l->slots = region_take_array(x->r, n, sizeof *l->slots);
	l->mask = n - 1;
	for (size_t i = 0; i < l->n; i++) {
		const struct lexeme *e = l->lexemes[i];

		*slot_of(l, e->text, e->hash) =
			(struct slot){(uint32_t)(e->hash >> 32), (uint32_t)i + 1};
	}
}

static struct lexeme *enter(struct loader *x, struct span entry)
{
	struct lexicon *l = x->l;
	uint64_t hash = span_hash_word(entry);
	struct slot *slot;
	struct lexeme *e;

	make_room(x);
	slot = slot_of(l, entry, hash);
	if (slot->at)
		return l->lexemes[slot->at - 1];
	e = region_take(x->r, sizeof *e);
	e->text = entry;
	e->hash = hash;
	l->lexemes = region_grow(x->r, l->lexemes, l->n, &l->max, sizeof *l->lexemes);
	l->lexemes[l->n++] = e;
	*slot = (struct slot){(uint32_t)(hash >> 32), (uint32_t)l->n};
	return e;
}

static void add(struct loader *x, struct span line)
{
	size_t tab = span_find(line, 0, "\t"), words = 1;
	struct span entry = span_trim(span_cut(line, 0, tab));
	struct lexeme_value *value;
	struct lexeme *e;

	if (entry.n == 0)
		return;
	e = enter(x, entry);
	if (lexicon_in(e, x->table)) {
		diag_report(x->d, DIAG_WARNING, x->file, x->line, "'%.*s' stands twice",
			    (int)entry.n, entry.p);
		return;
	}
	value = region_take(x->r, sizeof *value);
	*value = (struct lexeme_value){(struct lexeme_value *)e->values, x->table,
				       span_trim(span_cut(line, tab, line.n)), entry, NULL};
	if (x->l->last[x->table])
		x->l->last[x->table]->after = value;
	else
		x->l->first[x->table] = value;
	x->l->last[x->table] = value;
	e->values = value;
	e->tables |= UINT64_C(1) << x->table;
	if (x->table == LEXICON_FUNCTION && value->text.n >= 3)
		e->cls = lexicon_class(value->text.p);
	for (size_t i = 0; i < entry.n; i++)
		words += entry.p[i] == ' ';
	x->l->longest[x->table] = MAX_OF(x->l->longest[x->table], words);
	if (words > 1)
		enter(x, span_cut(entry, 0, span_find(entry, 0, " ")))->begins |= UINT64_C(1)
										  << x->table;
}

static void load_table(struct loader *x, struct span text)
{
	while (text.n) {
		struct span line = next_line(&text);

		x->line++;
		add(x, span_cut(line, 0, span_find(line, 0, "#")));
	}
}

enum err lexicon_load(const char *language, struct region *r, struct diag *d,
		      const struct lexicon **out)
{
	struct lexicon *l = region_take(r, sizeof *l);
	bool any = false;

	for (size_t i = 0; i < LEXICON_N_TABLES; i++) {
		char name[96];
		struct loader x = {l, r, d, (enum lexicon_table)i, name, 0};
		struct span text;

		snprintf(name, sizeof name, "assets/lang/%.8s/%s.txt", language, table_name[i]);
		if (!embed_find(name, &text))
			continue;
		any = true;
		load_table(&x, text);
	}
	if (!any)
		return ERR_MISSING;
	*out = l;
	return ERR_NONE;
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct span word)
{
	return lexicon_find_hashed(l, word, span_hash_word(word));
}

const struct lexeme *lexicon_find_hashed(const struct lexicon *l, struct span word, uint64_t hash)
{
	const struct slot *s = slot_of(l, word, hash);

	return s->at ? l->lexemes[s->at - 1] : NULL;
}

bool lexicon_value_of(const struct lexeme *e, enum lexicon_table table, struct span *value)
{
	const struct lexeme_value *v;

	if (!lexicon_in(e, table))
		return false;
	for (v = e->values; v->table != table; v = v->next)
		;
	*value = v->text;
	return true;
}

bool lexicon_value(const struct lexicon *l, enum lexicon_table table, struct span entry,
		   struct span *value)
{
	return lexicon_value_of(lexicon_find(l, entry), table, value);
}

bool lexicon_has(const struct lexicon *l, enum lexicon_table table, struct span entry)
{
	return lexicon_in(lexicon_find(l, entry), table);
}

size_t lexicon_longest(const struct lexicon *l, enum lexicon_table table)
{
	return l->longest[table];
}

void lexicon_each(const struct lexicon *l, enum lexicon_table table,
		  void (*take)(void *user, struct span entry, struct span value), void *user)
{
	for (const struct lexeme_value *v = l->first[table]; v; v = v->after)
		take(user, v->entry, v->text);
}
