#include "news/spelling.h"

#include <string.h>

#include "base/base.h"
#include "base/utf8.h"
#include "news/token.h"

/* Spellings of one surname may differ by this many letters (Zelensky, Zelenskyy, Zelesnky), where
 * it is long enough that two people rarely do; shorter ones by a letter less. */
enum {
	SPELLING_DISTANCE = 2,
	SPELLING_LONG = 8,
	SPELLING_LENGTH_MIN = 6,
	FIRST_LENGTH_MIN = 5,
	WORD_MAX = 24
};

static char level(char c)
{
	c = span_lower(c);
	return c == 'y' || c == 'j' ? 'i' : c;
}

/* The letter at *I, which moves behind it and its repetitions; i, j and y are one. 0 at the end. */
static char next_sound(struct span s, size_t *i)
{
	char first = *i < s.n ? level(s.p[*i]) : 0;

	while (*i < s.n && level(s.p[*i]) == first)
		++*i;
	return first;
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
			char x = span_lower(a.p[i - 1]), y = span_lower(b.p[j - 1]);
			size_t best = MIN_OF(now[j - 1], last[j]) + 1;

			best = MIN_OF(best, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == span_lower(b.p[j - 2]) &&
			    y == span_lower(a.p[i - 2]))
				best = MIN_OF(best, before[j - 2] + 1);
			now[j] = best;
		}
	}
	return row[a.n % 3][b.n];
}

/* Which letters a word has, one bit each. */
static uint32_t letters_of(struct span s)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < s.n; i++)
		letters |= UINT32_C(1) << (s.p[i] & 31);
	return letters;
}

/* Each of SPELLING_DISTANCE edits takes one letter away and brings one in at most. */
static bool share_letters(struct span a, struct span b)
{
	uint32_t other = letters_of(a) ^ letters_of(b);
	int n = 0;

	for (; other; other &= other - 1)
		n++;
	return n <= 2 * SPELLING_DISTANCE;
}

/* Does one of them have the ending of a woman's name (Petrov, Petrova) and the other not? */
static bool differ_in_gender(struct span a, struct span b)
{
	return span_ends(a, "a") != span_ends(b, "a");
}

bool spelling_same_surname(struct span a, struct span b)
{
	if (span_equal_nocase(a, b))
		return true;
	if (!spelling_may_agree(a, b) || differ_in_gender(a, b) ||
	    MIN_OF(a.n, b.n) < SPELLING_LENGTH_MIN ||
	    MAX_OF(a.n, b.n) - MIN_OF(a.n, b.n) > SPELLING_DISTANCE || !share_letters(a, b))
		return false;
	return distance(a, b) <= (MIN_OF(a.n, b.n) < SPELLING_LONG ? 1 : SPELLING_DISTANCE);
}

/* Sergei and Sergey, Dmitri and Dmitriy: two ways to write one foreign name. */
static bool sounds_alike(struct span a, struct span b)
{
	size_t i = 0, j = 0;
	char x, y;

	do {
		x = next_sound(a, &i);
		y = next_sound(b, &j);
	} while (x && x == y);
	return x == y;
}

bool spelling_is_nickname(const struct lexicon *l, struct span nick, struct span name)
{
	struct span value;

	return lexicon_value(l, LEXICON_NICKNAMES, nick, &value) && span_equal_nocase(value, name);
}

bool spelling_same_first(const struct lexicon *l, struct span a, struct span b)
{
	if (span_equal_nocase(a, b) || spelling_is_nickname(l, a, b) ||
	    spelling_is_nickname(l, b, a))
		return true;
	if (a.n <= 2 && span_ends(a, "."))
		return span_lower(a.p[0]) == span_lower(b.p[0]);
	if (MIN_OF(a.n, b.n) < FIRST_LENGTH_MIN || span_lower(a.p[0]) != span_lower(b.p[0]) ||
	    differ_in_gender(a, b))
		return false;
	if (lexicon_has(l, LEXICON_FIRST_NAMES, a) && lexicon_has(l, LEXICON_FIRST_NAMES, b))
		return sounds_alike(a, b);
	return distance(a, b) <= SPELLING_DISTANCE;
}

struct span spelling_first_word(struct span full)
{
	return span_cut(full, 0, span_find(full, 0, " "));
}

static bool is_single_spaced(struct span s)
{
	bool after_space = true;

	for (size_t i = 0, len; i < s.n; i += len) {
		bool space = token_is_space(utf8_at(s, i, &len));

		if (space && (after_space || s.p[i] != ' '))
			return false;
		after_space = space;
	}
	return !after_space || s.n == 0;
}

struct span spelling_single_spaced(struct region *r, struct span s)
{
	char *p;
	size_t n = 0;

	if (is_single_spaced(s))
		return s;
	p = region_take(r, s.n + 1);
	for (size_t i = 0, len; i < s.n; i += len) {
		if (!token_is_space(utf8_at(s, i, &len))) {
			memcpy(p + n, s.p + i, len);
			n += len;
		} else if (n && p[n - 1] != ' ') {
			p[n++] = ' ';
		}
	}
	return (struct span){p, n && p[n - 1] == ' ' ? n - 1 : n};
}

struct span spelling_line(struct region *r, struct span s)
{
	struct span words = spelling_single_spaced(r, s);
	char *p = region_take(r, words.n + 1);

	for (size_t i = 0; i < words.n; i++)
		p[i] = words.p[i];
	if (words.n && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 32);
	return (struct span){p, words.n};
}

struct span spelling_calm(const struct lexicon *l, struct region *r, struct span name)
{
	struct span full = spelling_single_spaced(r, name);
	size_t n = span_find(full, 0, " ");
	struct span first = span_cut(full, 0, n);
	char *p;

	if (n < 4 || n == full.n || !lexicon_has(l, LEXICON_FIRST_NAMES, first))
		return full;
	for (size_t i = 0; i < n; i++)
		if (first.p[i] < 'A' || first.p[i] > 'Z')
			return full;
	p = region_take(r, full.n);
	for (size_t i = 0; i < full.n; i++)
		p[i] = (char)(i > 0 && i < n ? full.p[i] + 32 : full.p[i]);
	return (struct span){p, full.n};
}
