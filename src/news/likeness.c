/*
 * Goal: tell two wordings of one story ("Three die after crash in Lima", "Crash kills 3 in Peru's
 * capital") from two stories in one wording ("Storm kills 12 in Peru", "Storm kills 21 in Chile").
 *
 * Words become stems (Snowball), peoples their places, numbers in words digits. The words of the
 * two texts are paired, best pairs first: equal ones count whole, words of one sense (senses.txt),
 * of one beginning or of like spelling count in part. The figure is linear in what came of it:
 *
 *	share of the weight that is paired, words paired (five are enough),
 *	less for numbers, places, names and opposite words that are left over on both sides.
 *
 * Two texts that deny each other, or in which who did it and whom it was done to have changed
 *places (acts.h), are never the same, however many words they share.
 *
 * The weights are least squares on the human figures of the headline pairs of SemEval
 * STS 2013 and 2014; fitted on either half of the pairs they differ little, and tell the pairs of
 * the other half apart as well (README.md of this folder has the figures).
 */
#include "news/likeness.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "news/spelling.h"
#include "news/token.h"

#define STEM_MAX 64 /* bytes of a word that is compared; longer ones are cut */

/* Permille. Verbs tell less of a story than its nouns and names, verbs of saying least. */
enum {
	WEIGHT_WORD = 1000,
	WEIGHT_VERB = 700,
	WEIGHT_CUE = 500,
	WEIGHT_DAY = 500,
	WEIGHT_FUNCTION = 300,
};

/* How much a pair of words counts, in permille. */
enum { PAIR_SENSE = 600, PAIR_BEGINNING = 700, PAIR_LETTERS_MIN = 500 };

/* Fitted, see above; in permille of the figure. */
enum {
	FIT_BASE = 41,
	FIT_SHARE = 616,
	FIT_WORDS = 271,
	FIT_NUMBERS = -104,
	FIT_PLACES = -124,
	FIT_NAMES = -120, /* at -60 to -140 the pairs are told apart alike; a wall wants the safer
			     end */
	FIT_OPPOSITES = -124,
};

#define WORDS_ENOUGH 5

/* A word of senses.txt, found by its stem. */
struct sense {
	uint64_t stem; /* 0: an empty slot */
	struct span form_of;
	bool mutual; /* done by both to each other: nobody is the one it is done to */
	uint64_t senses[LIKENESS_SENSES_MAX];
};

struct likeness {
	const struct lexicon *l;
	struct region *r;
	struct sb_stemmer *stemmer;
	struct sense *slots; /* open addressing, a power of two */
	size_t n, mask;
};

static uint64_t hash_of(struct span s)
{
	uint64_t h = span_hash(s, SPAN_HASH_START);

	return h ? h : 1;
}

static struct sense *find_sense(const struct likeness *k, uint64_t stem)
{
	size_t at = (size_t)(stem ^ stem >> 31) & k->mask;

	while (k->slots[at].stem && k->slots[at].stem != stem)
		at = (at + 1) & k->mask;
	return &k->slots[at];
}

/* Letters in lower case, without hyphens and apostrophes: "Re-election" is "reelection". */
static struct span plain(struct span w, struct region *r)
{
	char *p = region_take(r, MIN_OF(w.n, (size_t)STEM_MAX) + 1);
	size_t n = 0;

	for (size_t i = 0; i < w.n && n < STEM_MAX; i++) {
		char c = w.p[i];

		if (c == '-' || c == '\'' || c == '.' || c == '_')
			continue;
		if (w.n - i >= 3 && c == '\xE2' && w.p[i + 1] == '\x80') {
			i += 2; /* U+2010 to U+2019: hyphens and marks */
			continue;
		}
		p[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (struct span){p, n};
}

static struct span stem_of(const struct likeness *k, struct span word, struct region *r)
{
	const sb_symbol *s = sb_stemmer_stem(k->stemmer, (const sb_symbol *)word.p, (int)word.n);

	if (!s)
		return word;
	return region_copy(r,
			   (struct span){(const char *)s, (size_t)sb_stemmer_length(k->stemmer)});
}

/* The two lowest bits of a sense are its end, the others the hash of its name. */
enum end { END_NONE = 1, END_PLUS, END_MINUS };

static void add_sense(struct sense *s, struct span item)
{
	enum end end = span_ends(item, "+")   ? END_PLUS
		       : span_ends(item, "-") ? END_MINUS
					      : END_NONE;
	uint64_t sense = (hash_of(span_cut(item, 0, item.n - (end != END_NONE))) & ~UINT64_C(3)) |
			 (uint64_t)end;
	size_t i = 0;

	while (i < LIKENESS_SENSES_MAX && s->senses[i] && s->senses[i] != sense)
		i++;
	if (i < LIKENESS_SENSES_MAX)
		s->senses[i] = sense;
}

static void add_entry(void *user, struct span entry, struct span value)
{
	struct likeness *k = user;
	struct span stem = stem_of(k, plain(entry, k->r), k->r);
	struct sense *s = find_sense(k, hash_of(stem));

	s->stem = hash_of(stem);
	while (value.n) {
		size_t end = MIN_OF(span_find(value, 0, " "), value.n);
		struct span item = span_cut(value, 0, end);

		if (span_is(item, "<>"))
			s->mutual = true;
		else if (span_starts(item, "="))
			s->form_of = stem_of(k, span_cut(item, 1, item.n), k->r);
		else
			add_sense(s, item);
		value = span_trim(span_cut(value, end, value.n));
	}
}

static void count_entry(void *user, struct span entry, struct span value)
{
	struct likeness *k = user;

	(void)entry;
	(void)value;
	k->n++;
}

struct likeness *likeness_create(const struct lexicon *l, struct region *r)
{
	struct likeness *k = region_take(r, sizeof *k);

	k->l = l;
	k->r = r;
	k->stemmer = sb_stemmer_new("english", NULL);
	if (!k->stemmer)
		region_exhausted(0);
	lexicon_each(l, LEXICON_SENSES, count_entry, k);
	for (k->mask = 15; k->mask < 2 * k->n;)
		k->mask = 2 * k->mask + 1;
	k->slots = region_take_array(r, k->mask + 1, sizeof *k->slots);
	lexicon_each(l, LEXICON_SENSES, add_entry, k);
	return k;
}

void likeness_destroy(struct likeness *k)
{
	if (k)
		sb_stemmer_delete(k->stemmer);
}

/* The digits of "$1,200" and "40th"; ends where a unit begins. */
static struct span digits_of(struct span w, struct region *r)
{
	char *p = region_take(r, w.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < w.n; i++)
		if ((w.p[i] >= '0' && w.p[i] <= '9') || (n && (w.p[i] == '.' || w.p[i] == ':')))
			p[n++] = w.p[i];
		else if (n && w.p[i] != ',')
			break;
	return (struct span){p, n};
}

static struct likeness_word number_word(struct span digits)
{
	return (struct likeness_word){
		.key = hash_of(digits), .weight = WEIGHT_WORD, .kind = LIKENESS_NUMBER};
}

static uint16_t weight_of(const struct lexicon *l, struct span w)
{
	if (lexicon_has(l, LEXICON_FUNCTION, w))
		return WEIGHT_FUNCTION;
	if (lexicon_has(l, LEXICON_WEEKDAYS, w) || lexicon_has(l, LEXICON_MONTHS, w))
		return WEIGHT_DAY;
	if (lexicon_has(l, LEXICON_CUES, w))
		return WEIGHT_CUE;
	return lexicon_has(l, LEXICON_VERBS, w) ? WEIGHT_VERB : WEIGHT_WORD;
}

/* False where the word only carries grammar. */
static bool read_word(const struct likeness *k, const struct token *t, struct region *r,
		      struct likeness_word *out)
{
	struct span surface = token_stem(t), word = plain(surface, r), stem;
	const struct sense *s;

	if (word.n == 0)
		return false;
	stem = stem_of(k, word, r);
	s = find_sense(k, hash_of(stem));
	if (!s->stem && lexicon_has(k->l, LEXICON_FUNCTION, surface))
		return false;
	if (s->form_of.n) {
		stem = s->form_of;
		s = find_sense(k, hash_of(stem));
	}
	if (stem.p[0] >= '0' && stem.p[0] <= '9') {
		*out = number_word(stem);
		return true;
	}
	*out = (struct likeness_word){
		.key = hash_of(stem), .stem = stem, .weight = weight_of(k->l, surface)};
	memcpy(out->senses, s->senses, sizeof out->senses);
	return true;
}

/* The place that the tokens from AT name, as the kicker shows it, and how many they are; 0: none.
 */
static size_t read_place(const struct likeness *k, const struct tokens *t, size_t at,
			 struct region *r, struct likeness_word *out)
{
	static const enum lexicon_table tables[] = {LEXICON_DEMONYMS, LEXICON_SEATS,
						    LEXICON_PLACES};

	if (t->items[at].kind != TOKEN_WORD || !(t->items[at].flags & TOKEN_CAPITAL))
		return 0;
	for (size_t n = MIN_OF((size_t)3, t->n - at); n > 0; n--) {
		struct span last = token_stem(&t->items[at + n - 1]), name, shown;

		name = (struct span){t->items[at].text.p,
				     (size_t)(last.p + last.n - t->items[at].text.p)};
		name = spelling_single_spaced(r, name);
		for (size_t i = 0; i < COUNT_OF(tables); i++) {
			if (!lexicon_value(k->l, tables[i], name, &shown))
				continue;
			*out = (struct likeness_word){
				.key = hash_of(plain(shown.n ? shown : name, r)),
				.weight = WEIGHT_WORD,
				.kind = LIKENESS_PLACE};
			return n;
		}
	}
	return 0;
}

/* Are most words in capitals, as some papers set headlines? Capitals then tell nothing. */
static bool is_title_case(const struct tokens *t)
{
	size_t n_capitals = 0, n_words = 0;

	for (size_t i = 0; i < t->n; i++) {
		bool counts = t->items[i].kind == TOKEN_WORD && t->items[i].text.n > 3;

		n_words += counts;
		n_capitals += counts && t->items[i].flags & TOKEN_CAPITAL;
	}
	return n_capitals * 3 > n_words * 2;
}

static bool is_inner_capital(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_STARTS_SENTENCE);
}

static void add_once(struct likeness_text *t, const struct likeness_word *w)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->words[i].key == w->key)
			return;
	t->words[t->n++] = *w;
}

/* Does T deny: has it an odd number of "not", "no", "never", "doesn't"? */
static bool denies(const struct lexicon *l, const struct tokens *t)
{
	bool odd = false;

	for (size_t i = 0; i < t->n; i++)
		odd ^= t->items[i].kind == TOKEN_WORD && token_is_class(l, &t->items[i], "neg");
	return odd;
}

/* KEYS as acts_find() has them. */
static void read_acts(const struct likeness *k, const struct tokens *t, const uint64_t *keys,
		      struct acts *out)
{
	size_t n = 0;

	acts_find(k->l, t, keys, out);
	for (size_t i = 0; i < out->n; i++)
		if (!find_sense(k, out->items[i].verb)->mutual)
			out->items[n++] = out->items[i];
	out->n = n;
}

void likeness_read(const struct likeness *k, struct span text, struct region *r,
		   struct likeness_text *out)
{
	struct likeness_text result = {
		.words = region_take_array(r, LIKENESS_WORDS_MAX, sizeof *result.words)};
	struct tokens t = {0};
	uint64_t *keys;
	bool title_case;

	token_split(k->l, text, r, &t);
	result.denies = denies(k->l, &t);
	title_case = is_title_case(&t);
	keys = region_take_array(r, t.n, sizeof *keys);
	for (size_t i = 0; i < t.n && result.n < LIKENESS_WORDS_MAX; i++) {
		struct likeness_word w;
		size_t n = read_place(k, &t, i, r, &w);

		if (n) {
			add_once(&result, &w);
			for (size_t end = i + n; i + 1 < end; i++)
				keys[i] = w.key;
			keys[i] = w.key;
		} else if (t.items[i].kind == TOKEN_NUMBER) {
			w = number_word(digits_of(t.items[i].text, r));
			keys[i] = w.key;
			add_once(&result, &w);
		} else if (t.items[i].kind == TOKEN_WORD && read_word(k, &t.items[i], r, &w)) {
			if (!title_case && is_inner_capital(&t.items[i]) && w.stem.n)
				w.kind = LIKENESS_NAME;
			keys[i] = w.key;
			add_once(&result, &w);
		}
	}
	read_acts(k, &t, keys, &result.acts);
	*out = result;
}

/* Has A a sense, an end of one or not, that differs from one of B's in the bits FLIP? */
static bool sense_meets(const struct likeness_word *a, const struct likeness_word *b, uint64_t flip,
			bool is_end)
{
	for (size_t i = 0; i < LIKENESS_SENSES_MAX && a->senses[i]; i++)
		for (size_t k = 0; k < LIKENESS_SENSES_MAX && b->senses[k]; k++)
			if ((a->senses[i] ^ b->senses[k]) == flip &&
			    ((a->senses[i] & 3) != END_NONE) == is_end)
				return true;
	return false;
}

static bool share_sense(const struct likeness_word *a, const struct likeness_word *b)
{
	return sense_meets(a, b, 0, false);
}

static bool are_opposite(const struct likeness_word *a, const struct likeness_word *b)
{
	return sense_meets(a, b, END_PLUS ^ END_MINUS, true);
}

/* Byte I of the word with a space at both ends. */
static char letter(struct span w, size_t i)
{
	return i == 0 || i > w.n ? ' ' : w.p[i - 1];
}

/* Dice's coefficient of the runs of three letters, in permille. */
static int letters_alike(struct span a, struct span b)
{
	size_t shared = 0;

	for (size_t i = 0; i < a.n; i++)
		for (size_t k = 0; k < b.n; k++)
			if (letter(a, i) == letter(b, k) && letter(a, i + 1) == letter(b, k + 1) &&
			    letter(a, i + 2) == letter(b, k + 2)) {
				shared++;
				break;
			}
	return (int)(MIN_OF(shared * 2000, (a.n + b.n) * 1000) / (a.n + b.n));
}

/* How far two words are one, in permille. */
static int pair_worth(const struct likeness_word *a, const struct likeness_word *b)
{
	size_t same = 0, longer = MAX_OF(a->stem.n, b->stem.n);
	int worth = 0, letters;

	if (a->key == b->key)
		return 1000;
	if (a->stem.n == 0 || b->stem.n == 0)
		return 0;
	if (share_sense(a, b))
		worth = PAIR_SENSE;
	while (same < MIN_OF(a->stem.n, b->stem.n) && a->stem.p[same] == b->stem.p[same])
		same++;
	if (same >= 4 && same * 10 >= longer * 6)
		worth = PAIR_BEGINNING;
	letters = letters_alike(a->stem, b->stem);
	return letters > PAIR_LETTERS_MIN ? MAX_OF(worth, letters) : worth;
}

struct pair {
	int worth; /* with the weight of the lighter word */
	uint8_t a, b;
};

static int by_worth(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	return x->a != y->a ? x->a - y->a : x->b - y->b;
}

struct pairing {
	const struct likeness_text *a, *b;
	bool a_paired[LIKENESS_WORDS_MAX], b_paired[LIKENESS_WORDS_MAX];
	int worth; /* of all pairs */
	int n;
};

static void pair_words(struct pairing *p)
{
	struct pair pairs[LIKENESS_WORDS_MAX * LIKENESS_WORDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < p->a->n; i++)
		for (size_t k = 0; k < p->b->n; k++) {
			const struct likeness_word *a = &p->a->words[i], *b = &p->b->words[k];
			int worth = pair_worth(a, b);

			if (worth)
				pairs[n++] =
					(struct pair){worth * MIN_OF(a->weight, b->weight) / 1000,
						      (uint8_t)i, (uint8_t)k};
		}
	qsort(pairs, n, sizeof *pairs, by_worth);
	for (size_t i = 0; i < n; i++) {
		if (p->a_paired[pairs[i].a] || p->b_paired[pairs[i].b])
			continue;
		p->a_paired[pairs[i].a] = p->b_paired[pairs[i].b] = true;
		p->worth += pairs[i].worth;
		p->n++;
	}
}

/* Of words of KIND: 1000 where both texts have some and share none, 500 where they share one and
 * each has another, else 0. */
static int conflict(const struct pairing *p, enum likeness_kind kind)
{
	int shared = 0, left_a = 0, left_b = 0;

	for (size_t i = 0; i < p->a->n; i++)
		if (p->a->words[i].kind == kind)
			*(p->a_paired[i] ? &shared : &left_a) += 1;
	for (size_t i = 0; i < p->b->n; i++)
		left_b += p->b->words[i].kind == kind && !p->b_paired[i];
	if (!left_a || !left_b)
		return 0;
	return shared ? 500 : 1000;
}

/* Is a word left over in one text and its opposite in the other? */
static bool contradict(const struct pairing *p)
{
	for (size_t i = 0; i < p->a->n; i++)
		for (size_t k = 0; k < p->b->n && !p->a_paired[i]; k++)
			if (!p->b_paired[k] && are_opposite(&p->a->words[i], &p->b->words[k]))
				return true;
	return false;
}

static int weight_of_all(const struct likeness_text *t)
{
	int sum = 0;

	for (size_t i = 0; i < t->n; i++)
		sum += t->words[i].weight;
	return sum;
}

int likeness_of(const struct likeness_text *a, const struct likeness_text *b)
{
	struct pairing p = {.a = a, .b = b};
	int result, weight;
	bool same = a->denies == b->denies && !acts_swapped(&a->acts, &b->acts);

	if (a->n == 0 || b->n == 0)
		return 0;
	pair_words(&p);
	weight = weight_of_all(a) + weight_of_all(b);
	if (p.n == 0 || (2 * p.worth == weight && same))
		return p.n ? 1000 : 0;
	result = FIT_BASE * 1000 + FIT_SHARE * (2000 * p.worth / weight) +
		 FIT_WORDS * (MIN_OF(p.n, WORDS_ENOUGH) * 1000 / WORDS_ENOUGH) +
		 FIT_NUMBERS * conflict(&p, LIKENESS_NUMBER) +
		 FIT_PLACES * conflict(&p, LIKENESS_PLACE) +
		 FIT_NAMES * conflict(&p, LIKENESS_NAME) +
		 (contradict(&p) ? FIT_OPPOSITES * 1000 : 0);
	/* "Court blocks the sale", "Court does not block the sale"; "Holm beats Brook", "Brook
	 * beats Holm": near, and never the same. */
	return num_clamp(result / 1000, 0, same ? 1000 : LIKENESS_SAME - 1);
}
