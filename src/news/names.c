/*
 * Two passes over the tokens. The first finds chunks (runs of capitalised words), splits titles and
 * roles off their left end and enters every chunk that is surely a name; the second looks at the
 * chunks again and links short forms ("Lavrov", "Don") to the entries, which by then are all there.
 *
 *	Former Kremlin spokesman Dmitry Peskov,      chunk "Dmitry Peskov", role before it
 *	Russia's Transport Ministry said             chunk "Transport Ministry", a body
 */
#include "news/names.h"

#include <string.h>

/* Spellings of one surname may differ by this many letters (Zelensky, Zelenskyy, Zelesnky), where
 * it is long enough that two people rarely do. */
enum { SPELLING_DISTANCE = 2, SPELLING_LENGTH_MIN = 6, WORD_MAX = 24 };
enum { ROLE_LENGTH_MAX = 60 };

struct chunk {
	size_t para, first, end;
	size_t outer;
	enum name_kind kind;
	bool titled; /* a title or role stands right before it */
	char gender;
};

struct collector {
	const struct reading *g;
	struct region *r;
	struct names *out;
	size_t mentions_max;
};

/* ------------------------------------------------------------------------------ spellings */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Optimal string alignment distance (a swap of neighbours counts one), ASCII case ignored; a large
 * number where the words are too long to tell. */
static size_t distance(struct span a, struct span b)
{
	size_t row[3][WORD_MAX + 1];

	if (a.n > WORD_MAX || b.n > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			char x = lower(a.p[i - 1]), y = lower(b.p[j - 1]);
			size_t best = MIN_OF(now[j - 1], last[j]) + 1;

			best = MIN_OF(best, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b.p[j - 2]) && y == lower(a.p[i - 2]))
				best = MIN_OF(best, before[j - 2] + 1);
			now[j] = best;
		}
	}
	return row[a.n % 3][b.n];
}

static bool same_surname(struct span a, struct span b)
{
	if (span_equal_nocase(a, b))
		return true;
	if (MIN_OF(a.n, b.n) < SPELLING_LENGTH_MIN || lower(a.p[0]) != lower(b.p[0]) ||
	    MAX_OF(a.n, b.n) - MIN_OF(a.n, b.n) > SPELLING_DISTANCE)
		return false;
	return distance(a, b) <= SPELLING_DISTANCE;
}

static bool is_nickname(const struct lexicon *l, struct span nick, struct span name)
{
	struct span value;

	return lexicon_value(l, LEXICON_NICKNAMES, nick, &value) && span_equal_nocase(value, name);
}

static bool same_first(const struct lexicon *l, struct span a, struct span b)
{
	if (span_equal_nocase(a, b) || is_nickname(l, a, b) || is_nickname(l, b, a))
		return true;
	if (a.n <= 2 && span_ends(a, "."))
		return lower(a.p[0]) == lower(b.p[0]);
	return MIN_OF(a.n, b.n) >= 5 && lower(a.p[0]) == lower(b.p[0]) && distance(a, b) <= 2;
}

static struct span first_word(struct span full)
{
	return span_cut(full, 0, span_find(full, 0, " "));
}

/* --------------------------------------------------------------------------------- chunks */

static const struct token *at(const struct collector *c, size_t para, size_t i)
{
	return reading_token(c->g, para, i);
}

static bool is_capital(const struct collector *c, const struct token *t)
{
	if (!t || t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (t->text.n == 1)
		return false;
	return !reading_in(c->g, t, LEXICON_FUNCTION, NULL) || t->flags & TOKEN_SHOUT;
}

static bool is_calendar(const struct collector *c, const struct token *t)
{
	return reading_in(c->g, t, LEXICON_WEEKDAYS, NULL) ||
	       (reading_in(c->g, t, LEXICON_MONTHS, NULL) && t->flags & TOKEN_CAPITAL);
}

static bool is_particle(const struct token *t)
{
	static const char *const particles[] = {"de",  "da",  "del", "della", "di",  "du", "van",
						"von", "der", "den", "bin",   "ibn", "al", "el",
						"la",  "le",  "ter", "dos",   "zu"};

	for (size_t i = 0; t && i < COUNT_OF(particles); i++)
		if (span_is(t->text, particles[i]))
			return true;
	return false;
}

static bool joined(const struct token *t)
{
	return t && t->flags & TOKEN_SPACE && t->kind == TOKEN_WORD;
}

static bool is_institution(const struct collector *c, const struct token *t)
{
	return t && t->flags & TOKEN_CAPITAL && reading_in(c->g, t, LEXICON_INSTITUTIONS, NULL);
}

/* The end of the run of capitalised words that begins at I. */
static size_t chunk_end(const struct collector *c, size_t para, size_t i)
{
	for (i++;; i++) {
		const struct token *last = at(c, para, i - 1), *t = at(c, para, i);
		const struct token *next = at(c, para, i + 1);

		if (last->flags & (TOKEN_POSSESSIVE | TOKEN_ENDS_SENTENCE) || !joined(t) ||
		    is_calendar(c, t))
			return i;
		if (is_capital(c, t) || (t->text.n == 2 && t->text.p[1] == '.'))
			continue;
		if (is_particle(t) && (is_capital(c, next) || is_particle(next)))
			continue;
		if (is_institution(c, last) && (reading_is(t, "of") || reading_is(t, "for")) &&
		    is_capital(c, next))
			continue;
		return i;
	}
}

static bool is_honorific(const struct token *t)
{
	static const char *const words[] = {"Mr",   "Mrs",  "Ms",   "Miss", "Mx",   "Sir",
					    "Dame", "Lord", "Lady", "Dr",   "Madam"};

	for (size_t i = 0; t && i < COUNT_OF(words); i++)
		if (span_equal_nocase(token_stem(t), span_of(words[i])))
			return true;
	return false;
}

/* A word that can head a role right before a name: a title, or a role noun of one person. */
static bool heads_role(const struct collector *c, const struct token *t)
{
	return t && !(t->flags & TOKEN_POSSESSIVE) && !is_honorific(t) &&
	       (reading_in(c->g, t, LEXICON_TITLES, NULL) ||
		reading_in(c->g, t, LEXICON_ROLES, " m f"));
}

static bool is_place(const struct collector *c, const struct token *t)
{
	return reading_in(c->g, t, LEXICON_PLACES, NULL) ||
	       reading_in(c->g, t, LEXICON_DEMONYMS, NULL);
}

/* A word that can stand in a role without heading it. */
static bool fits_role(const struct collector *c, const struct token *t)
{
	return heads_role(c, t) || reading_in(c->g, t, LEXICON_ROLES, "mod") ||
	       reading_in(c->g, t, LEXICON_INSTITUTIONS, NULL) || is_place(c, t) ||
	       (is_capital(c, t) && !is_honorific(t));
}

/* May the role that begins at token I take in the word before it? */
static bool role_takes(const struct collector *c, size_t para, size_t i)
{
	const struct token *t = at(c, para, i - 1);

	if (!joined(at(c, para, i)) || t->kind != TOKEN_WORD ||
	    t->flags & (TOKEN_ENDS_SENTENCE | TOKEN_POSSESSIVE) || is_calendar(c, t))
		return false;
	if (span_is(t->text, "and"))
		return i > 1 && heads_role(c, at(c, para, i - 2));
	return fits_role(c, t);
}

/* Where the role whose last word stands before token END begins; END where there is none. */
static size_t role_extent(const struct collector *c, size_t para, size_t end)
{
	size_t i = end;
	const struct token *before;

	if (i > 2 && reading_is(at(c, para, i - 2), "of") && heads_role(c, at(c, para, i - 3)) &&
	    at(c, para, i - 1)->flags & TOKEN_CAPITAL)
		i -= 2;
	if (i == 0 || !heads_role(c, at(c, para, i - 1)))
		return end;
	i--;
	while (i > 0 && role_takes(c, para, i))
		i--;
	before = i ? at(c, para, i - 1) : NULL;
	if (before && before->kind == TOKEN_WORD && before->flags & TOKEN_POSSESSIVE &&
	    joined(at(c, para, i)) && (is_place(c, before) || before->flags & TOKEN_SHOUT))
		i--;
	return i;
}

/* Where the title or role right before token FIRST begins; FIRST where there is none. */
static size_t role_start(const struct collector *c, size_t para, size_t first)
{
	size_t i = first;

	while (i > 0 && is_honorific(at(c, para, i - 1)) &&
	       !(at(c, para, i - 1)->flags & TOKEN_ENDS_SENTENCE))
		i--;
	return i > 0 && joined(at(c, para, i)) ? role_extent(c, para, i) : i;
}

static bool is_first_name(const struct collector *c, const struct token *t)
{
	return reading_in(c->g, t, LEXICON_FIRST_NAMES, NULL) ||
	       reading_in(c->g, t, LEXICON_NICKNAMES, NULL);
}

static bool splits_off(const struct collector *c, const struct token *t)
{
	return heads_role(c, t) || is_honorific(t) || is_place(c, t) ||
	       reading_in(c->g, t, LEXICON_ROLES, "mod");
}

/* Splits titles, places and the like off the left end of the chunk: behind the last title, but not
 * beyond a first name that has a surname after it. */
static void strip_titles(const struct collector *c, struct chunk *k)
{
	size_t start = k->first;

	if (is_institution(c, at(c, k->para, k->end - 1)))
		return;
	while (start + 1 < k->end && splits_off(c, at(c, k->para, start)))
		start++;
	for (size_t i = k->first; i + 1 < k->end; i++) {
		const struct token *t = at(c, k->para, i);

		if (is_first_name(c, t) &&
		    !(i + 2 < k->end && reading_in(c->g, t, LEXICON_TITLES, NULL))) {
			start = MAX_OF(start, i);
			break;
		}
		if (heads_role(c, t) || is_honorific(t))
			start = MAX_OF(start, i + 1);
	}
	k->first = start;
}

static enum name_kind chunk_kind(const struct collector *c, struct chunk *k)
{
	const struct token *head = at(c, k->para, k->first);
	const struct token *last = at(c, k->para, k->end - 1);
	struct span text = reading_text(c->g, k->para, k->first, k->end), value;

	if (k->end - k->first == 1 && heads_role(c, head))
		return NAME_UNKNOWN;
	for (size_t i = k->first; i < k->end; i++)
		if (is_institution(c, at(c, k->para, i)) &&
		    (i + 1 == k->end || reading_is(at(c, k->para, i + 1), "of")))
			return NAME_BODY;
	if (lexicon_has(c->g->l, LEXICON_ORGANISATIONS, text) ||
	    reading_in(c->g, last, LEXICON_ORGANISATIONS, NULL) ||
	    reading_in(c->g, last, LEXICON_ACRONYMS, NULL))
		return NAME_BODY;
	if (k->end - k->first > 1 && reading_in(c->g, head, LEXICON_FIRST_NAMES, NULL)) {
		if (lexicon_value(c->g->l, LEXICON_FIRST_NAMES, token_stem(head), &value) &&
		    value.n)
			k->gender = value.p[0];
		return NAME_PERSON;
	}
	if (k->end - k->first == 1 && last->flags & TOKEN_SHOUT && last->text.n <= 6 && !k->titled)
		return NAME_BODY;
	return k->titled ? NAME_PERSON : NAME_UNKNOWN;
}

/* The gender that words before the name tell. */
static char title_gender(const struct collector *c, const struct chunk *k)
{
	for (size_t i = k->outer; i < k->first; i++) {
		struct span value, word = token_stem(at(c, k->para, i));

		if (lexicon_value(c->g->l, LEXICON_TITLES, word, &value) && value.n)
			return value.p[0];
		if (lexicon_value(c->g->l, LEXICON_ROLES, word, &value) && value.n == 1)
			return value.p[0];
	}
	return 0;
}

/* A body's full name takes in the country before it: "Russia's" + "Transport Ministry". */
static void widen_body(const struct collector *c, struct chunk *k, size_t from)
{
	const struct token *before = from ? at(c, k->para, from - 1) : NULL;

	k->first = from;
	if (before && before->kind == TOKEN_WORD && before->flags & TOKEN_POSSESSIVE &&
	    joined(at(c, k->para, from)) && is_place(c, before))
		k->first--;
	k->outer = k->first;
}

/* The chunk that begins at or after token *I; false at the end of the paragraph. */
static bool next_chunk(const struct collector *c, size_t para, size_t *i, struct chunk *k)
{
	for (; *i < c->g->paras[para].n; ++*i) {
		const struct token *t = at(c, para, *i);
		size_t from = *i;

		if (!is_capital(c, t) || is_calendar(c, t))
			continue;
		*k = (struct chunk){para, *i, chunk_end(c, para, *i), *i, NAME_UNKNOWN, false, 0};
		*i = k->end;
		strip_titles(c, k);
		k->outer = role_start(c, para, k->first);
		k->titled = k->outer < k->first;
		k->kind = chunk_kind(c, k);
		if (k->kind == NAME_BODY)
			widen_body(c, k, from);
		if (!k->gender)
			k->gender = title_gender(c, k);
		return true;
	}
	return false;
}

/* The words of the chunk as a name: no possessive ending, no leading function word. */
static struct span chunk_text(const struct collector *c, const struct chunk *k)
{
	struct span s = reading_text(c->g, k->para, k->first, k->end);
	const struct token *last = at(c, k->para, k->end - 1);
	struct span stem = token_stem(last);

	s.n -= last->text.n - stem.n;
	return s;
}

/* -------------------------------------------------------------------------------- entries */

static bool has_shout(struct span s)
{
	struct span w = first_word(s);

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

/* Several people may have one surname; a first name decides, else the match must be the only one.
 */
static size_t find_person(const struct collector *c, struct span full, struct span last)
{
	bool has_first = span_find(full, 0, " ") < full.n;
	size_t found = NAMES_NONE;

	for (size_t i = 0; i < c->out->n; i++) {
		const struct name *e = &c->out->items[i];

		if (e->kind == NAME_BODY || !same_surname(e->last, last))
			continue;
		if (has_first && e->is_full &&
		    !same_first(c->g->l, first_word(full), first_word(e->full)))
			continue;
		if (has_first || span_equal_nocase(e->last, last))
			return i;
		if (found == NAMES_NONE)
			found = i;
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

	for (size_t i = 0; i < c->out->n; i++) {
		const struct name *e = &c->out->items[i];
		struct span first = first_word(e->full);

		if (e->kind == NAME_BODY || !e->is_full)
			continue;
		if (!span_equal_nocase(first, word) && !is_nickname(c->g->l, word, first))
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

	if (c->out->n >= NAMES_MAX)
		return NAMES_NONE;
	e.is_full = span_find(text, 0, " ") < text.n;
	REGION_PUSH(c->r, c->out, e);
	return c->out->n - 1;
}

static struct span last_word(const struct collector *c, const struct chunk *k)
{
	size_t i = k->end - 1;

	while (i > k->first && (span_equal_nocase(token_stem(at(c, k->para, i)), span_of("Jr")) ||
				span_equal_nocase(token_stem(at(c, k->para, i)), span_of("Sr"))))
		i--;
	for (size_t j = k->first; k->kind == NAME_BODY && j < k->end; j++)
		if (is_institution(c, at(c, k->para, j)))
			i = j;
	return token_stem(at(c, k->para, i));
}

/* ---------------------------------------------------------------------------------- roles */

static unsigned role_worth(const struct collector *c, struct span role)
{
	unsigned worth = 0;
	struct tokens t = {0};

	token_split(c->g->l, role, c->r, &t);
	for (size_t i = 0; i < t.n; i++) {
		worth += i < 5;
		worth += is_place(c, &t.items[i]) ? 3 : 0;
		worth += reading_in(c->g, &t.items[i], LEXICON_INSTITUTIONS, NULL);
	}
	return role.n > ROLE_LENGTH_MAX ? 0 : worth;
}

static void add_role(struct collector *c, struct name *e, struct span role)
{
	unsigned worth;
	size_t i;

	if (!role.n || role.n > ROLE_LENGTH_MAX || e->n_roles == NAMES_ROLES_MAX)
		return;
	for (i = 0; i < e->n_roles; i++)
		if (span_equal_nocase(e->roles[i], role))
			return;
	worth = role_worth(c, role);
	for (i = e->n_roles; i > 0 && role_worth(c, e->roles[i - 1]) < worth; i--)
		e->roles[i] = e->roles[i - 1];
	e->roles[i] = role;
	e->n_roles++;
}

/* The role words before the name, honorifics left out. */
static struct span role_before(const struct collector *c, const struct chunk *k)
{
	size_t end = k->first;

	while (end > k->outer && is_honorific(at(c, k->para, end - 1)))
		end--;
	return reading_text(c->g, k->para, k->outer, end);
}

/* A word that is part of a role for sure, not of a name behind it. */
static bool fits_plain_role(const struct collector *c, const struct token *t)
{
	return heads_role(c, t) || reading_in(c->g, t, LEXICON_ROLES, "mod") ||
	       reading_in(c->g, t, LEXICON_INSTITUTIONS, NULL);
}

/* "Ann Ray, director of the Blue Project, which": the words between the commas, where a role noun
 * stands among the first of them. */
static struct span role_after(const struct collector *c, const struct chunk *k)
{
	size_t i = k->end, first, head = SIZE_MAX;

	if (!reading_is(at(c, k->para, i), ",") || at(c, k->para, i - 1)->flags & TOKEN_POSSESSIVE)
		return (struct span){NULL, 0};
	i++;
	if (at(c, k->para, i) && token_is_class(c->g->l, at(c, k->para, i), "art"))
		i++;
	for (first = i; at(c, k->para, i) && i < first + 12; i++) {
		const struct token *t = at(c, k->para, i);

		if (t->kind != TOKEN_WORD || token_is_class(c->g->l, t, "rel") ||
		    token_is_class(c->g->l, t, "aux") || token_is_class(c->g->l, t, "pron"))
			break;
		if (head == SIZE_MAX && (token_is_class(c->g->l, t, "prep") || i > first + 6))
			break;
		if (heads_role(c, t)) {
			const struct token *next = at(c, k->para, i + 1);

			if (head == SIZE_MAX && is_capital(c, next) && joined(next) &&
			    !fits_plain_role(c, next))
				return (struct span){NULL, 0};
			head = i;
		}
		if (!heads_role(c, t) && reading_in(c->g, t, LEXICON_CUES, NULL))
			break;
	}
	if (head == SIZE_MAX || !at(c, k->para, i))
		return (struct span){NULL, 0};
	if (at(c, k->para, i)->kind == TOKEN_WORD)
		return (struct span){NULL, 0};
	return reading_text(c->g, k->para, first, i);
}

/* "Britain's prime minister, Ann Ray, hosted": the role before the comma. */
static struct span role_before_comma(const struct collector *c, const struct chunk *k)
{
	size_t i = k->first, start;
	const struct token *after = at(c, k->para, k->end);

	if (i < 2 || !reading_is(at(c, k->para, i - 1), ",") ||
	    !heads_role(c, at(c, k->para, i - 2)))
		return (struct span){NULL, 0};
	if (!after || after->kind != TOKEN_PUNCT ||
	    !(after->text.p[0] == ',' || after->text.p[0] == '.'))
		return (struct span){NULL, 0};
	start = role_extent(c, k->para, i - 1);
	return reading_text(c->g, k->para, start, i - 1);
}

static void collect_roles(struct collector *c, const struct chunk *k, struct name *e)
{
	if (k->titled)
		add_role(c, e, role_before(c, k));
	add_role(c, e, role_before_comma(c, k));
	if (k->end - k->first > 1 || e->kind == NAME_PERSON)
		add_role(c, e, role_after(c, k));
}

/* ---------------------------------------------------------------------------------- passes */

/* "Previous Trump promises": a capital that the sentence's start may have given. */
static bool is_doubtful(const struct collector *c, const struct chunk *k)
{
	const struct token *t = at(c, k->para, k->first);

	return t->flags & TOKEN_STARTS_SENTENCE && k->end - k->first == 2 && !is_first_name(c, t);
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
	struct span text = chunk_text(c, k);
	size_t who = find_exact(c, text);

	return who == NAMES_NONE ? add_name(c, text, last_word(c, k), NAME_BODY) : who;
}

/* Names that are sure by themselves come first, so that a surname with a title, a first name alone
 * or a doubtful pair finds the full name that stands later. */
static size_t enter(struct collector *c, struct chunk *k, bool sure_only)
{
	struct span last = last_word(c, k);
	bool lone = k->end - k->first == 1, doubtful = is_doubtful(c, k);
	size_t who;

	if (sure_only != !(lone || doubtful))
		return NAMES_NONE;
	if (k->kind == NAME_BODY)
		return enter_body(c, k);
	if (lone && k->kind == NAME_UNKNOWN)
		return NAMES_NONE;
	if (doubtful && (find_person(c, last, last) != NAMES_NONE ||
			 is_plain_word(c, at(c, k->para, k->first))))
		k->outer = ++k->first;
	who = find_person(c, chunk_text(c, k), last);
	if (who == NAMES_NONE && lone)
		who = find_by_first(c, last);
	return who == NAMES_NONE && k->end - k->first + k->titled > 1
		       ? add_name(c, chunk_text(c, k), last, k->kind)
		       : who;
}

static void learn(struct collector *c, struct chunk *k, size_t who)
{
	struct name *e = &c->out->items[who];

	if (k->kind == NAME_PERSON && e->kind == NAME_UNKNOWN)
		e->kind = NAME_PERSON;
	count_spelling(e, chunk_text(c, k));
	choose_spelling(e);
	if (!e->gender)
		e->gender = k->gender;
	if (e->kind != NAME_BODY)
		collect_roles(c, k, e);
	if (e->n_roles && e->kind == NAME_UNKNOWN)
		e->kind = NAME_PERSON;
}

/* The entry that a chunk not entered in the first pass stands for. */
static size_t link_short(const struct collector *c, const struct chunk *k)
{
	struct span text = chunk_text(c, k);
	size_t who = find_person(c, text, text);

	if (who != NAMES_NONE)
		return who;
	return find_by_first(c, text);
}

static void add_mention(struct collector *c, const struct chunk *k, size_t who)
{
	struct name_mention m = {k->para, k->first, k->end, k->outer, who};

	/* "Kremlin spokesman Ann Ray": the Kremlin is part of her role, not named for itself. */
	while (c->out->n_mentions > c->out->para_mentions[k->para] &&
	       c->out->mentions[c->out->n_mentions - 1].first >= k->outer)
		c->out->items[c->out->mentions[--c->out->n_mentions].who].n--;
	c->out->mentions =
		region_grow(c->r, c->out->mentions, c->out->n_mentions, &c->mentions_max, sizeof m);
	c->out->mentions[c->out->n_mentions++] = m;
	c->out->items[who].n++;
}

static bool known_thing(const struct collector *c, const struct chunk *k)
{
	const struct token *t = at(c, k->para, k->first);
	struct span text = chunk_text(c, k);

	if (k->kind != NAME_UNKNOWN)
		return false;
	if (lexicon_has(c->g->l, LEXICON_PLACES, text) ||
	    lexicon_has(c->g->l, LEXICON_DEMONYMS, text))
		return true;
	return k->end - k->first == 1 && (is_place(c, t) || heads_role(c, t) || is_honorific(t));
}

static void enter_all(struct collector *c, bool sure_only)
{
	for (size_t p = 0; p < c->g->a->n; p++) {
		struct chunk k;

		for (size_t i = 0; next_chunk(c, p, &i, &k);) {
			size_t who = known_thing(c, &k) ? NAMES_NONE : enter(c, &k, sure_only);

			if (who != NAMES_NONE)
				learn(c, &k, who);
		}
	}
}

/* "Warren said": a surname that stands alone in the whole article, beside a verb of saying. */
static size_t enter_lone(struct collector *c, const struct chunk *k)
{
	const struct token *after = at(c, k->para, k->end);
	const struct token *before = k->outer ? at(c, k->para, k->outer - 1) : NULL;

	if (!reading_in(c->g, after, LEXICON_CUES, NULL) &&
	    !reading_in(c->g, before, LEXICON_CUES, NULL))
		return NAMES_NONE;
	return add_name(c, chunk_text(c, k), chunk_text(c, k), NAME_UNKNOWN);
}

static size_t whose(struct collector *c, struct chunk *k)
{
	size_t who;

	if (known_thing(c, k))
		return NAMES_NONE;
	if (k->kind == NAME_BODY)
		return find_exact(c, chunk_text(c, k));
	if (k->end - k->first > 1) {
		who = find_person(c, chunk_text(c, k), last_word(c, k));
		if (who != NAMES_NONE || !is_doubtful(c, k))
			return who;
		k->outer = ++k->first;
	}
	who = link_short(c, k);
	if (who != NAMES_NONE && c->out->items[who].kind == NAME_UNKNOWN)
		c->out->items[who].kind = NAME_PERSON;
	return who == NAMES_NONE ? enter_lone(c, k) : who;
}

static void mention_all(struct collector *c)
{
	c->out->para_mentions =
		region_take_array(c->r, c->g->a->n + 1, sizeof *c->out->para_mentions);
	for (size_t p = 0; p < c->g->a->n; p++) {
		struct chunk k;

		c->out->para_mentions[p] = c->out->n_mentions;
		for (size_t i = 0; next_chunk(c, p, &i, &k);) {
			size_t who = whose(c, &k);

			if (who != NAMES_NONE)
				add_mention(c, &k, who);
		}
	}
	c->out->para_mentions[c->g->a->n] = c->out->n_mentions;
}

void names_collect(const struct reading *g, struct region *r, struct names *out)
{
	struct collector c = {g, r, out, 0};

	memset(out, 0, sizeof *out);
	enter_all(&c, true);
	enter_all(&c, false);
	mention_all(&c);
}

/* --------------------------------------------------------------------------------- look-up */

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
