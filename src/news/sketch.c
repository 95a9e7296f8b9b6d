#include "news/sketch.h"

#include <stdbool.h>
#include <string.h>

static bool is_ascii_letter(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26 || (unsigned)c - '0' < 10;
}

/* How many bytes at AT are an apostrophe, which stands within words; 0: none. */
static size_t apostrophe(struct span s, size_t at)
{
	if (s.p[at] == '\'')
		return 1;
	if (s.n - at >= 3 && s.p[at] == '\xE2' && s.p[at + 1] == '\x80' &&
	    (s.p[at + 2] == '\x98' || s.p[at + 2] == '\x99'))
		return 3;
	return 0;
}

/* Bytes of a letter or a digit at AT; 0: none. Marks of three bytes (U+2000 to U+2FFF) are none. */
static size_t letter_length(struct span s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];

	if (c < 0x80)
		return is_ascii_letter(c);
	if (c < 0xC3 || c == 0xE2)
		return 0;
	return MIN_OF(s.n - at, (size_t)(c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2));
}

static size_t letters_end(struct span s, size_t at)
{
	for (size_t n; at < s.n && (n = letter_length(s, at)) > 0;)
		at += n;
	return at;
}

/* The hash of the word at *AT, which moves behind it: of its letters between apostrophes, in order.
 */
static uint64_t take_word(struct span s, size_t *at)
{
	uint64_t h = 0;

	for (size_t n = 0; *at < s.n; *at += n) {
		size_t end = letters_end(s, *at);

		if (end > *at)
			h = h * UINT64_C(0x9E3779B97F4A7C15) ^
			    span_hash_word(span_cut(s, *at, end));
		*at = end;
		n = end < s.n ? apostrophe(s, end) : 0;
		if (!n)
			break;
	}
	return h;
}

void sketch_add_words(struct span text, struct region *r, struct sketch_words *out)
{
	for (size_t at = 0; at < text.n;) {
		uint64_t h;

		if (!letter_length(text, at)) {
			at++;
			continue;
		}
		h = take_word(text, &at);
		REGION_PUSH(r, out, (uint32_t)(h ^ h >> 32));
	}
}

/* The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of H counts in every bit. */
static uint64_t mix(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
	return h ^ h >> 31;
}

static uint64_t run_at(const struct sketch_words *w, size_t at)
{
	uint64_t h = 0;

	for (size_t i = 0; i < SKETCH_RUN; i++)
		h = mix(h + w->items[at + i] + UINT64_C(0x9e3779b97f4a7c15));
	return h;
}

const struct sketch *sketch_make(const struct article *a, struct region *r,
				 struct sketch_words *scratch)
{
	struct sketch *s;

	scratch->n = 0;
	for (size_t i = 0; i < a->n; i++)
		if (a->paras[i].cls == LINE_BODY)
			sketch_add_words(a->paras[i].text, r, scratch);
	if (scratch->n < SKETCH_WORDS_MIN)
		return NULL;
	s = region_take(r, sizeof *s);
	s->line = a->paras[a->lead < a->n ? a->lead : 0].line;
	memset(s->bin, 0xFF, sizeof s->bin);
	for (size_t i = 0; i + SKETCH_RUN <= scratch->n; i++) {
		uint64_t h = run_at(scratch, i);
		uint32_t *bin = &s->bin[h % SKETCH_BINS];

		*bin = MIN_OF(*bin, (uint32_t)(h >> 32));
	}
	return s;
}

int sketch_resemblance(const struct sketch *a, const struct sketch *b)
{
	int same = 0, used = 0;

	for (size_t i = 0; i < SKETCH_BINS; i++) {
		bool empty = a->bin[i] == SKETCH_EMPTY && b->bin[i] == SKETCH_EMPTY;

		used += !empty;
		same += !empty && a->bin[i] == b->bin[i];
	}
	return used ? same * 1000 / used : 0;
}
