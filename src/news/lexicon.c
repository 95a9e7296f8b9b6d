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

/* Open addressing, a power of two of slots, at most half full. */
struct slot {
	uint64_t hash;
	struct lexeme *lexeme; /* NULL: empty */
};

struct lexicon {
	struct slot *slots;
	size_t mask, n;
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

/* Two words of equal hash. Of up to SPAN_HASH_EXACT bytes they are the same where they are as long.
 */
static bool is_same(struct span a, struct span b)
{
	return a.n == b.n && (a.n <= SPAN_HASH_EXACT || span_equal_nocase(a, b));
}

static struct slot *slot_of(const struct lexicon *l, struct span entry, uint64_t hash)
{
	size_t at = (size_t)(hash >> 20) & l->mask;

	while (l->slots[at].lexeme &&
	       (l->slots[at].hash != hash || !is_same(l->slots[at].lexeme->text, entry)))
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
	struct slot *old = x->l->slots;
	size_t n_old = old ? x->l->mask + 1 : 0, n = n_old ? n_old * 2 : 1024;

	if (old && x->l->n * 2 < n_old)
		return;
	x->l->slots = region_take_array(x->r, n, sizeof *old);
	x->l->mask = n - 1;
	for (size_t i = 0; i < n_old; i++)
		if (old[i].lexeme)
			*slot_of(x->l, old[i].lexeme->text, old[i].hash) = old[i];
}

static struct lexeme *enter(struct loader *x, struct span entry)
{
	uint64_t hash = span_hash_word(entry);
	struct slot *slot;

	make_room(x);
	slot = slot_of(x->l, entry, hash);
	if (!slot->lexeme) {
		slot->hash = hash;
		slot->lexeme = region_take(x->r, sizeof *slot->lexeme);
		slot->lexeme->text = entry;
		x->l->n++;
	}
	return slot->lexeme;
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
	return slot_of(l, word, span_hash_word(word))->lexeme;
}

const struct lexeme *lexicon_find_hashed(const struct lexicon *l, struct span word, uint64_t hash)
{
	return slot_of(l, word, hash)->lexeme;
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
