#include "news/spelling.h"

#include "base/base.h"

/* Spellings of one surname may differ by this many letters (Zelensky, Zelenskyy, Zelesnky), where
 * it is long enough that two people rarely do. */
enum { SPELLING_DISTANCE = 2, SPELLING_LENGTH_MIN = 6, WORD_MAX = 24 };

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

bool spelling_same_surname(struct span a, struct span b)
{
	if (span_equal_nocase(a, b))
		return true;
	if (MIN_OF(a.n, b.n) < SPELLING_LENGTH_MIN || lower(a.p[0]) != lower(b.p[0]) ||
	    MAX_OF(a.n, b.n) - MIN_OF(a.n, b.n) > SPELLING_DISTANCE)
		return false;
	return distance(a, b) <= SPELLING_DISTANCE;
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
		return lower(a.p[0]) == lower(b.p[0]);
	return MIN_OF(a.n, b.n) >= 5 && lower(a.p[0]) == lower(b.p[0]) && distance(a, b) <= 2;
}

struct span spelling_first_word(struct span full)
{
	return span_cut(full, 0, span_find(full, 0, " "));
}
