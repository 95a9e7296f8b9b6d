/*
 * ICU works on UTF-16. Each of its iterators gives boundaries in order; a line of Chinese may end
 * where the one for words and the one for lines agree, any other one where the one for lines says
 * so: its Thai and its like are words already, and its Japanese are phrases where it is asked for
 * them (CSS Text 4, word-break: auto-phrase).
 */
#include "cardc/wordends.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "pack/pack.h"

#define BREAK_HERE "\xE2\x80\x8B" /* U+200B */

#define TAIL_KANA 3

enum writing { SPACED, DICTIONARY, CHINESE, JAPANESE };

struct text {
	UChar *p;
	int32_t n;
};

/* The code point whose first unit is at AT. (ICU's own macros mix signs.) */
static UChar32 code_point(struct text t, int32_t at)
{
	return U16_IS_LEAD(t.p[at]) && at + 1 < t.n
		       ? (UChar32)U16_GET_SUPPLEMENTARY(t.p[at], t.p[at + 1])
		       : (UChar32)t.p[at];
}

static int32_t before(struct text t, int32_t at)
{
	return at - 1 - (at > 1 && U16_IS_TRAIL(t.p[at - 1]));
}

static enum writing writing_at(struct text t, int32_t at)
{
	UErrorCode e = U_ZERO_ERROR;

	switch (uscript_getScript(code_point(t, at), &e)) {
	case USCRIPT_THAI:
	case USCRIPT_LAO:
	case USCRIPT_KHMER:
	case USCRIPT_MYANMAR:
		return DICTIONARY;
	case USCRIPT_HAN:
		return CHINESE;
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
		return JAPANESE;
	default:
		return SPACED;
	}
}

/* The writing of the text as a whole: kana make its Han Japanese. */
static enum writing writing_in(struct text t)
{
	enum writing most = SPACED;

	for (int32_t i = 0; i < t.n; i++) {
		enum writing one = writing_at(t, i);

		most = one > most ? one : most;
	}
	return most;
}

static bool is_unspaced(struct text t, int32_t at)
{
	return writing_at(t, before(t, at)) != SPACED || writing_at(t, at) != SPACED;
}

/* Both have the boundaries of one text; WORDS may be NULL. */
struct iterators {
	UBreakIterator *lines, *words;
};

static bool open_iterators(struct iterators *it, struct text t, enum writing writing)
{
	UErrorCode e = U_ZERO_ERROR;

	*it = (struct iterators){NULL, NULL};
	it->lines = ubrk_open(UBRK_LINE, writing == JAPANESE ? "ja@lb=strict;lw=phrase" : "th", t.p,
			      t.n, &e);
	if (writing == CHINESE)
		it->words = ubrk_open(UBRK_WORD, "zh", t.p, t.n, &e);
	return U_SUCCESS(e);
}

static void close_iterators(struct iterators *it)
{
	if (it->lines)
		ubrk_close(it->lines);
	if (it->words)
		ubrk_close(it->words);
}

/* Bytes of T from FROM to TO, behind those in OUT; false where they are too many. */
static bool append(char *out, size_t *n, struct text t, int32_t from, int32_t to)
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t room = (int32_t)(PACK_TEXT_MAX - *n);
	int32_t length = 0;

	u_strToUTF8(out + *n, room, &length, t.p + from, to - from, &e);
	if (U_FAILURE(e) || length > room)
		return false;
	*n += (size_t)length;
	return true;
}

static bool is_numeral(UChar32 c)
{
	static const UChar han[] = u"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341"
				   u"\u767E\u5343\u4E07\u842C\u5104\u4EBF\u5146\u3007\u4E24\u5169";

	for (size_t i = 0; han[i]; i++)
		if (c == han[i])
			return true;
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Does a number end at AT, with the kana that stands before what is counted, as in "three ka
 * countries"? */
static bool is_behind_number(struct text t, int32_t at)
{
	static const UChar ka[] = u"\u304B\u30AB\u30B1\u30F5\u30F6\u7B87";

	for (size_t i = 0; ka[i] && at > 1; i++)
		if (t.p[at - 1] == ka[i])
			return is_numeral(code_point(t, before(t, at - 1)));
	return is_numeral(code_point(t, before(t, at)));
}

/* More of a number, or a letter that counts, as in "two days". */
static bool is_counted(struct text t, int32_t at)
{
	return is_numeral(code_point(t, at)) || writing_at(t, at) == CHINESE;
}

static bool is_hiragana(struct text t, int32_t at)
{
	return at < t.n && t.p[at] >= 0x3041 && t.p[at] <= 0x309F;
}

/* Does a tail of few kana stand at AT, as the second verb of "hantai shite iru", up to the end or a
 * stop? The dictionary knows it as a word; a reader does not. */
static bool is_tail(struct text t, int32_t at)
{
	int32_t n = 0;

	while (is_hiragana(t, at + n))
		n++;
	return n > 0 && n <= TAIL_KANA &&
	       (at + n == t.n || (t.p[at + n] >= 0x3001 && t.p[at + n] <= 0x300F));
}

/* A particle behind a closing mark or bracket: it belongs to what stands inside. */
static bool is_particle(struct text t, int32_t at)
{
	UChar32 mark = code_point(t, before(t, at));

	return is_hiragana(t, at) &&
	       (mark == 0x300D || mark == 0x300F || mark == 0x300B || mark == 0xFF09);
}

/* Would a line end at AT within a number, before what it counts, a particle or a tail? */
static bool is_torn(struct text t, int32_t at)
{
	return (is_behind_number(t, at) && is_counted(t, at)) || is_particle(t, at) ||
	       is_tail(t, at);
}

/* T with its line ends in OUT (PACK_TEXT_MAX bytes); returns how long it is, 0: there is none. */
static size_t mark(struct text t, const struct iterators *it, char *out)
{
	size_t n = 0;
	int32_t done = 0;
	bool found = false;
	int32_t at;

	while ((at = ubrk_next(it->lines)) != UBRK_DONE) {
		if (at == t.n || t.p[at - 1] <= ' ' || !is_unspaced(t, at) || is_torn(t, at) ||
		    (it->words && !ubrk_isBoundary(it->words, at)))
			continue;
		if (!append(out, &n, t, done, at) ||
		    n + sizeof BREAK_HERE - 1 > (size_t)PACK_TEXT_MAX)
			return 0;
		memcpy(out + n, BREAK_HERE, sizeof BREAK_HERE - 1);
		n += sizeof BREAK_HERE - 1;
		done = at;
		found = true;
	}
	return found && append(out, &n, t, done, t.n) ? n : 0;
}

struct span wordends_mark(struct span text, struct region *r)
{
	UErrorCode e = U_ZERO_ERROR;
	struct text t = {region_take_array(r, text.n + 1, sizeof(UChar)), 0};
	char out[PACK_TEXT_MAX];
	struct iterators it;
	enum writing writing;
	size_t n = 0;

	if (text.n == 0 || text.n > (size_t)PACK_TEXT_MAX)
		return (struct span){NULL, 0};
	u_strFromUTF8(t.p, (int32_t)text.n + 1, &t.n, text.p, (int32_t)text.n, &e);
	writing = U_SUCCESS(e) ? writing_in(t) : SPACED;
	if (writing == SPACED)
		return (struct span){NULL, 0};
	if (open_iterators(&it, t, writing))
		n = mark(t, &it, out);
	close_iterators(&it);
	return n ? region_copy(r, (struct span){out, n}) : (struct span){NULL, 0};
}
