/*
 * Three passes over the chunks (chunk.h). Names that are sure by themselves are entered first, then
 * those that need another to lean on (a surname with a title, a pair at a sentence's start); the
 * third pass looks at every chunk again and links short forms ("Lavrov", "Don") to the entries,
 * which by then are all there.
 */
#include "news/names.h"

#include <string.h>

#include "news/nameword.h"
#include "news/office.h"
#include "news/role.h"
#include "news/spelling.h"

/* Lists of names, by the lower bits of their first letter. */
#define INITIALS 32

struct chunks {
	struct chunk *items;
	size_t n, max;
};

struct collector {
	const struct reading *g;
	struct region *r;
	struct names *out;
	struct chunks chunks; /* of all paragraphs, in order */
	size_t mentions_max;
	/* Names by the first letter of their surname, each list in order: index plus one; 0: none.
	 */
	uint16_t first_of[INITIALS], last_of[INITIALS], next_of[NAMES_MAX];
};

static size_t initial(struct span last)
{
	return (unsigned char)span_lower(last.p[0]) % INITIALS;
}

static const struct token *at(const struct collector *c, size_t para, size_t i)
{
	return reading_token(c->g, para, i);
}

static bool has_shout(struct span s)
{
	struct span w = spelling_first_word(s);

	if (w.n <= 3)
		return false;
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] >= 'a' && w.p[i] <= 'z')
			return false;
	return true;
}

static void count_spelling(struct name *e, struct span text)
{
	for (size_t i = 0; i < e->n_spellings; i++)
		if (span_equal(e->spellings[i].text, text)) {
			e->spellings[i].n++;
			return;
		}
	if (e->n_spellings < NAMES_SPELLINGS_MAX)
		e->spellings[e->n_spellings++] = (struct name_spelling){text, 1};
}

/* Of all spellings: full before short, ordinary case before shouted, then the most used. */
static void choose_spelling(struct name *e)
{
	const struct name_spelling *best = NULL;

	for (size_t i = 0; i < e->n_spellings; i++) {
		const struct name_spelling *s = &e->spellings[i];
		bool full = span_find(s->text, 0, " ") < s->text.n;
		bool best_full = best && span_find(best->text, 0, " ") < best->text.n;

		if (!best || full > best_full ||
		    (full == best_full &&
		     (has_shout(best->text) > has_shout(s->text) ||
		      (has_shout(best->text) == has_shout(s->text) && s->n > best->n))))
			best = s;
	}
	e->full = best->text;
	e->is_full = span_find(e->full, 0, " ") < e->full.n;
}

/* What is looked for: a full name or a surname alone, and what the words around it tell. */
struct wanted {
	struct span full, last;
	char gender; /* 0: not known */
};

static struct wanted wanted(const struct collector *c, const struct chunk *k, struct span last)
{
	return (struct wanted){chunk_text(c->g, k, c->r), last, k->gender};
}

/* 0: another person; 1: the same one if that is spelt in two ways; 2: spelt alike. */
static int fit(const struct collector *c, const struct name *e, const struct wanted *w)
{
	bool same_last;
	struct span first, e_first;

	if (!spelling_may_agree(e->last, w->last))
		return 0;
	if (e->kind == NAME_BODY || (w->gender && e->gender && w->gender != e->gender) ||
	    !spelling_same_surname(e->last, w->last))
		return 0;
	same_last = span_equal_nocase(e->last, w->last);
	first = spelling_first_word(w->full);
	e_first = spelling_first_word(e->full);
	if (!e->is_full || first.n == w->full.n)
		return 1 + same_last;
	if (span_equal_nocase(first, e_first))
		return 1 + same_last;
	return same_last && spelling_same_first(c->g->l, first, e_first);
}

/* The person that fits best, of several the first one; *SHARED: there are several. */
static size_t find_person(const struct collector *c, const struct wanted *w, bool *shared)
{
	size_t found = NAMES_NONE;
	int best = 0;

	*shared = false;
	for (size_t i = c->first_of[initial(w->last)]; i; i = c->next_of[i - 1]) {
		int fits = fit(c, &c->out->items[i - 1], w);

		if (fits > best) {
			best = fits;
			found = i - 1;
			*shared = false;
		} else if (fits && fits == best) {
			*shared |= c->out->items[i - 1].kind == NAME_PERSON;
		}
	}
	return found;
}

static size_t find_exact(const struct collector *c, struct span text)
{
	for (size_t i = 0; i < c->out->n; i++)
		if (span_equal_nocase(c->out->items[i].full, text))
			return i;
	return NAMES_NONE;
}

/* A first name, nickname or family name put first ("Kim"), alone: the one person it fits. */
static size_t find_by_first(const struct collector *c, struct span word)
{
	size_t found = NAMES_NONE;
	struct span whole = {NULL, 0}; /* what WORD is short for, if anything */

	(void)lexicon_value(c->g->l, LEXICON_NICKNAMES, word, &whole);
	for (size_t i = 0; i < c->out->n; i++) {
		const struct name *e = &c->out->items[i];
		struct span first;

		if (e->kind == NAME_BODY || !e->is_full ||
		    !(spelling_may_agree(e->full, word) || spelling_may_agree(e->full, whole)))
			continue;
		first = spelling_first_word(e->full);
		if (!span_equal_nocase(first, word) && !span_equal_nocase(first, whole))
			continue;
		if (found != NAMES_NONE)
			return NAMES_NONE;
		found = i;
	}
	return found;
}

static size_t add_name(struct collector *c, struct span text, struct span last, enum name_kind kind)
{
	struct name e = {.kind = kind, .full = text, .last = last};
	uint16_t *tail;

	if (c->out->n >= NAMES_MAX)
		return NAMES_NONE;
	e.is_full = span_find(text, 0, " ") < text.n;
	REGION_PUSH(c->r, c->out, e);
	tail = &c->last_of[initial(last)];
	*(*tail ? &c->next_of[*tail - 1] : &c->first_of[initial(last)]) = (uint16_t)c->out->n;
	*tail = (uint16_t)c->out->n;
	return c->out->n - 1;
}

static struct span last_word(const struct collector *c, const struct chunk *k)
{
	size_t i = k->end - 1;

	while (i > k->first && (span_equal_nocase(token_stem(at(c, k->para, i)), span_of("Jr")) ||
				span_equal_nocase(token_stem(at(c, k->para, i)), span_of("Sr"))))
		i--;
	for (size_t j = k->first; k->kind == NAME_BODY && j < k->end; j++)
		if (nameword_is_institution(c->g, at(c, k->para, j)))
			i = j;
	return token_stem(at(c, k->para, i));
}

static void add_role(struct collector *c, struct name *e, struct span role)
{
	unsigned worth;
	size_t i;

	role = spelling_single_spaced(c->r, role);
	if (!role.n || e->n_roles == NAMES_ROLES_MAX)
		return;
	for (i = 0; i < e->n_roles; i++)
		if (span_equal_nocase(e->roles[i], role))
			return;
	worth = role_worth(c->g, c->r, role);
	if (worth == 0)
		return;
	for (i = e->n_roles; i > 0 && role_worth(c->g, c->r, e->roles[i - 1]) < worth; i--)
		e->roles[i] = e->roles[i - 1];
	e->roles[i] = role;
	e->n_roles++;
}

static void collect_roles(struct collector *c, const struct chunk *k, struct name *e)
{
	if (k->titled)
		add_role(c, e, role_before(c->g, k->para, k->outer, k->first));
	add_role(c, e, role_before_comma(c->g, k->para, k->first, k->end));
	if (k->end - k->first > 1 || e->kind == NAME_PERSON)
		add_role(c, e, role_after(c->g, k->para, k->end));
}

/* "Previous Trump promises": a capital that the sentence's start may have given. */
static bool is_doubtful(const struct collector *c, const struct chunk *k)
{
	const struct token *t = at(c, k->para, k->first);

	return t->flags & TOKEN_STARTS_SENTENCE && k->end - k->first == 2 &&
	       !nameword_is_first_name(c->g, t);
}

static bool is_plain_word(const struct collector *c, const struct token *t)
{
	static const char *const endings[] = {"ous",   "ing",  "ed",   "ful", "less", "ive",
					      "ional", "able", "ible", "ish", "ly"};

	if (reading_in(c->g, t, LEXICON_VERBS, NULL) ||
	    reading_in(c->g, t, LEXICON_STANDALONE, NULL) ||
	    reading_in(c->g, t, LEXICON_CUES, NULL))
		return true;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (span_ends(t->text, endings[i]))
			return true;
	return false;
}

static size_t enter_body(struct collector *c, const struct chunk *k)
{
	struct span text = chunk_text(c->g, k, c->r);
	size_t who = find_exact(c, text);

	return who == NAMES_NONE ? add_name(c, text, last_word(c, k), NAME_BODY) : who;
}

/* Names that are sure by themselves come first, so that a surname with a title, a first name alone
 * or a doubtful pair finds the full name that stands later. */
static size_t enter(struct collector *c, struct chunk *k, bool sure_only)
{
	struct span last = last_word(c, k);
	struct wanted surname = {last, last, k->gender}, w;
	bool lone = k->end - k->first == 1, doubtful = is_doubtful(c, k), shared;
	size_t who;

	if (sure_only != !(lone || doubtful))
		return NAMES_NONE;
	if (k->kind == NAME_BODY)
		return enter_body(c, k);
	if (lone && k->kind == NAME_UNKNOWN)
		return NAMES_NONE;
	if (doubtful && (find_person(c, &surname, &shared) != NAMES_NONE ||
			 is_plain_word(c, at(c, k->para, k->first))))
		k->outer = ++k->first;
	w = wanted(c, k, last);
	who = find_person(c, &w, &shared);
	if (who == NAMES_NONE && lone)
		who = find_by_first(c, last);
	return who == NAMES_NONE && k->end - k->first + k->titled > 1
		       ? add_name(c, chunk_text(c->g, k, c->r), last, k->kind)
		       : who;
}

static void learn(struct collector *c, struct chunk *k, size_t who)
{
	struct name *e = &c->out->items[who];

	if (k->kind == NAME_PERSON && e->kind == NAME_UNKNOWN)
		e->kind = NAME_PERSON;
	count_spelling(e, chunk_text(c->g, k, c->r));
	choose_spelling(e);
	if (!e->gender)
		e->gender = k->gender;
	if (e->kind != NAME_BODY)
		collect_roles(c, k, e);
	if (e->n_roles && e->kind == NAME_UNKNOWN)
		e->kind = NAME_PERSON;
}

/* The entry that a chunk not entered in the first pass stands for. */
static size_t link_short(const struct collector *c, const struct chunk *k, bool *shared)
{
	struct span text = chunk_text(c->g, k, c->r);
	struct wanted w = {text, text, k->gender};
	size_t who = find_person(c, &w, shared);

	if (who != NAMES_NONE)
		return who;
	return find_by_first(c, text);
}

static void add_mention(struct collector *c, const struct chunk *k, size_t who, bool shared)
{
	struct name_mention m = {k->para, k->first, k->end, k->outer, who, shared};

	/* "Kremlin spokesman Ann Ray": the Kremlin is part of her role, not named for itself. */
	while (c->out->n_mentions > c->out->para_mentions[k->para] &&
	       c->out->mentions[c->out->n_mentions - 1].first >= k->outer)
		c->out->items[c->out->mentions[--c->out->n_mentions].who].n--;
	c->out->mentions =
		region_grow(c->r, c->out->mentions, c->out->n_mentions, &c->mentions_max, sizeof m);
	c->out->mentions[c->out->n_mentions++] = m;
	c->out->items[who].n++;
}

/* "FULL TEXT" */
static bool is_all_shouted(const struct collector *c, const struct chunk *k)
{
	for (size_t i = k->first; i < k->end; i++)
		if (!(at(c, k->para, i)->flags & TOKEN_SHOUT))
			return false;
	return true;
}

/* Is T the first word of a place's name of several? */
static bool begins_place(const struct token *t)
{
	return t->whole &&
	       t->whole->begins & (UINT64_C(1) << LEXICON_PLACES | UINT64_C(1) << LEXICON_DEMONYMS);
}

static bool known_thing(const struct collector *c, const struct chunk *k)
{
	const struct token *t = at(c, k->para, k->first);
	struct span text;

	if (k->kind != NAME_UNKNOWN)
		return false;
	if (k->end - k->first == 1)
		return nameword_is_place(c->g, t) || nameword_heads_role(c->g, t) ||
		       nameword_is_honorific(t);
	if (is_all_shouted(c, k) && !nameword_is_first_name(c->g, t))
		return true;
	if (!begins_place(t))
		return false;
	text = chunk_text(c->g, k, c->r);
	return lexicon_has(c->g->l, LEXICON_PLACES, text) ||
	       lexicon_has(c->g->l, LEXICON_DEMONYMS, text);
}

static void enter_all(struct collector *c, bool sure_only)
{
	for (size_t i = 0; i < c->chunks.n; i++) {
		struct chunk k = c->chunks.items[i];
		size_t who = known_thing(c, &k) ? NAMES_NONE : enter(c, &k, sure_only);

		if (who != NAMES_NONE)
			learn(c, &k, who);
	}
}

/* "Barker & Stone said" */
static bool is_firm(const struct token *after, const struct token *before)
{
	return (after && span_is(after->text, "&")) || (before && span_is(before->text, "&"));
}

/* "Warren said": a surname that stands alone in the whole article, beside a verb of saying. */
static size_t enter_lone(struct collector *c, const struct chunk *k)
{
	const struct token *after = at(c, k->para, k->end);
	const struct token *before = k->outer ? at(c, k->para, k->outer - 1) : NULL;

	if (is_firm(after, before) ||
	    reading_in(c->g, at(c, k->para, k->first), LEXICON_ROLES, "mod") ||
	    (!reading_in(c->g, after, LEXICON_CUES, NULL) &&
	     !reading_in(c->g, before, LEXICON_CUES, NULL)))
		return NAMES_NONE;
	return add_name(c, chunk_text(c->g, k, c->r), chunk_text(c->g, k, c->r), NAME_UNKNOWN);
}

static size_t whose(struct collector *c, struct chunk *k, bool *shared)
{
	size_t who;

	*shared = false;
	if (known_thing(c, k))
		return NAMES_NONE;
	if (k->kind == NAME_BODY)
		return find_exact(c, chunk_text(c->g, k, c->r));
	if (k->end - k->first > 1) {
		struct wanted w = wanted(c, k, last_word(c, k));

		who = find_person(c, &w, shared);
		if (who != NAMES_NONE || !is_doubtful(c, k))
			return who;
		k->outer = ++k->first;
	}
	who = link_short(c, k, shared);
	if (who != NAMES_NONE && c->out->items[who].kind == NAME_UNKNOWN)
		c->out->items[who].kind = NAME_PERSON;
	return who == NAMES_NONE ? enter_lone(c, k) : who;
}

static void mention_all(struct collector *c)
{
	c->out->para_mentions =
		region_take_array(c->r, c->g->a->n + 1, sizeof *c->out->para_mentions);
	for (size_t p = 0, i = 0; p < c->g->a->n; p++) {
		c->out->para_mentions[p] = c->out->n_mentions;
		for (; i < c->chunks.n && c->chunks.items[i].para == p; i++) {
			struct chunk k = c->chunks.items[i];
			bool shared;
			size_t who = whose(c, &k, &shared);

			if (who != NAMES_NONE)
				add_mention(c, &k, who, shared);
		}
	}
	c->out->para_mentions[c->g->a->n] = c->out->n_mentions;
}

static void find_chunks(struct collector *c)
{
	for (size_t p = 0; p < c->g->a->n; p++) {
		struct chunk k;

		for (size_t i = 0; chunk_next(c->g, p, &i, &k);)
			REGION_PUSH(c->r, &c->chunks, k);
	}
}

static void choose_roles(struct collector *c)
{
	for (size_t i = 0; i < c->out->n; i++) {
		struct name *e = &c->out->items[i];

		for (size_t k = 0; k < e->n_roles && e->kind != NAME_BODY && !e->role.n; k++)
			e->role = office_line(c->g->l, c->r, e->roles[k]);
	}
}

void names_collect(const struct reading *g, struct region *r, struct names *out)
{
	struct collector c = {.g = g, .r = r, .out = out};

	memset(out, 0, sizeof *out);
	find_chunks(&c);
	enter_all(&c, true);
	enter_all(&c, false);
	mention_all(&c);
	choose_roles(&c);
}

/* The first mention of the paragraph that ends behind token WHERE. Mentions do not overlap. */
static size_t first_ending_after(const struct names *n, size_t para, size_t where)
{
	size_t low = n->para_mentions[para], high = n->para_mentions[para + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (n->mentions[middle].end > where)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static const struct name_mention *mention_at(const struct names *n, size_t para, size_t i)
{
	return i < n->para_mentions[para + 1] ? &n->mentions[i] : NULL;
}

const struct name_mention *names_within(const struct names *n, size_t para, size_t from, size_t to)
{
	size_t i = first_ending_after(n, para, from);
	const struct name_mention *m = mention_at(n, para, i);

	if (m && m->first < from)
		m = mention_at(n, para, i + 1);
	return m && m->end <= to ? m : NULL;
}

const struct name_mention *names_ending(const struct names *n, size_t para, size_t end)
{
	const struct name_mention *m = NULL;

	if (end)
		m = mention_at(n, para, first_ending_after(n, para, end - 1));
	return m && m->end == end ? m : NULL;
}

const struct name_mention *names_starting(const struct names *n, size_t para, size_t outer)
{
	const struct name_mention *m = mention_at(n, para, first_ending_after(n, para, outer));

	return m && (m->outer == outer || m->first == outer) ? m : NULL;
}

const struct name_mention *names_covering(const struct names *n, size_t para, size_t where)
{
	const struct name_mention *m = mention_at(n, para, first_ending_after(n, para, where));

	return m && m->outer <= where ? m : NULL;
}

bool names_has_role(const struct names *n, size_t i, struct span word)
{
	for (size_t k = 0; k < n->items[i].n_roles; k++) {
		struct span role = n->items[i].roles[k];

		for (size_t from = 0; from < role.n;) {
			size_t end = from;

			while (end < role.n && role.p[end] != ' ' && role.p[end] != '\'' &&
			       (unsigned char)role.p[end] < 0x80)
				end++;
			if (span_equal_nocase(span_cut(role, from, end), word))
				return true;
			from = end + 1;
		}
	}
	return false;
}
