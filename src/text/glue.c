#include "text/glue.h"

#include <stdio.h>
#include <string.h>

#include "base/embed.h"
#include "base/utf8.h"

#define WORD_MAX 48 /* bytes; no entry is longer */

/* Letters of an ending, at most, and of a word that is told by one, at least. */
#define ENDING_MAX 4
#define ENDED_MIN 4

static const struct {
	const char *name;
	uint32_t bit;
} class_name[] = {
	{"article", GLUE_ARTICLE},
	{"preposition", GLUE_PREPOSITION},
	{"conjunction", GLUE_CONJUNCTION},
	{"relative", GLUE_RELATIVE},
	{"auxiliary", GLUE_AUXILIARY},
	{"negation", GLUE_NEGATION},
	{"title", GLUE_TITLE},
	{"unit", GLUE_UNIT},
	{"determiner", GLUE_DETERMINER},
	{"adjective", GLUE_ADJECTIVE},
	{"particle", GLUE_PARTICLE},
	{"month", GLUE_MONTH},
	{"subject", GLUE_SUBJECT},
	{"genitive", GLUE_GENITIVE},
	{"number", GLUE_NUMBER},
	{"daypart", GLUE_DAYPART},
	{"separable", GLUE_SEPARABLE},
	{"phrasal", GLUE_PHRASAL},
	{"adverb", GLUE_ADVERB},
	{"head", GLUE_HEAD},
	{"postposition", GLUE_POSTPOSITION},
	{"people", GLUE_PEOPLE},
	{"attribute", GLUE_ATTRIBUTE},
	{"noun_capitals", GLUE_NOUN_CAPITALS},
	{"elision", GLUE_ELISION},
};

/* Of Latin-1, Greek and Cyrillic. */
static uint32_t lower(uint32_t cp)
{
	static const struct {
		uint16_t first, last, step;
	} capitals[] = {
		{'A', 'Z', 32},	    {0xC0, 0xDE, 32},	{0x386, 0x386, 38}, {0x388, 0x38A, 37},
		{0x38C, 0x38C, 64}, {0x38E, 0x38F, 63}, {0x391, 0x3AB, 32}, {0x400, 0x40F, 80},
		{0x410, 0x42F, 32}, {0x490, 0x490, 1},
	};

	for (size_t i = 0; i < COUNT_OF(capitals) && cp >= capitals[i].first; i++)
		if (cp <= capitals[i].last && cp != 0xD7)
			return cp + capitals[i].step;
	return cp;
}

/* By code points, case ignored, a prefix first. */
static int compare(struct span a, struct span b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n) {
		size_t la, lb;
		uint32_t ca = lower(utf8_at(a, i, &la));
		uint32_t cb = lower(utf8_at(b, k, &lb));

		if (ca != cb)
			return ca < cb ? -1 : 1;
		i += la;
		k += lb;
	}
	return (a.n > i) - (b.n > k);
}

/* The index of the first entry that is not before WORD. */
static size_t lower_bound(const struct glue *glue, struct span word)
{
	size_t low = 0;
	size_t high = glue->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare(glue->word[middle].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The classes of WORD as it stands in the table; 0: it does not. */
static uint32_t find(const struct glue *glue, struct span word)
{
	size_t at = lower_bound(glue, word);

	return word.n && at < glue->n && compare(glue->word[at].word, word) == 0
		       ? glue->word[at].classes
		       : 0;
}

/* Cuts what stands before the first C off *REST, and C with it. */
static struct span cut_at(struct span *rest, char c)
{
	size_t n = 0;
	struct span head;

	while (n < rest->n && rest->p[n] != c)
		n++;
	head = span_cut(*rest, 0, n);
	*rest = span_cut(*rest, n + 1, rest->n);
	return head;
}

/* The bits of "auxiliary month"; 0 where a name is unknown or none is there. */
static uint32_t read_classes(struct span names)
{
	uint32_t bits = 0;

	while (names.n) {
		struct span name = cut_at(&names, ' ');
		uint32_t bit = 0;

		for (size_t i = 0; i < COUNT_OF(class_name); i++)
			bit |= span_is(name, class_name[i].name) ? class_name[i].bit : 0;
		if (!bit)
			return 0;
		bits |= bit;
	}
	return bits;
}

static enum err insert(struct glue *glue, struct span word, uint32_t classes)
{
	size_t at = lower_bound(glue, word);

	if (at < glue->n && compare(glue->word[at].word, word) == 0)
		return ERR_SYNTAX;
	if (glue->n == GLUE_WORDS_MAX)
		return ERR_LIMIT;
	memmove(&glue->word[at + 1], &glue->word[at], (glue->n - at) * sizeof glue->word[0]);
	glue->word[at] = (struct glue_word){word, classes};
	glue->n++;
	return ERR_NONE;
}

enum err glue_read(struct glue *glue, struct span text, const char *file, struct diag *d)
{
	enum err result = ERR_NONE;

	glue->n = 0;
	glue->traits = 0;
	glue->has_endings = false;
	glue->language[0] = 0;
	for (uint32_t number = 1; text.n; number++) {
		struct span line = cut_at(&text, '\n');
		struct span names = cut_at(&line, '#');
		struct span word = span_trim(cut_at(&names, '\t'));
		uint32_t classes = read_classes(span_trim(names));
		enum err e;

		if (word.n == 0)
			continue;
		glue->has_endings |= word.p[0] == '-';
		e = classes && word.n <= WORD_MAX ? insert(glue, word, classes) : ERR_SYNTAX;
		if (!e)
			continue;
		diag_report(d, DIAG_ERROR, file, number, "'%.*s': %s", (int)MIN_OF(word.n, 40u),
			    word.p,
			    e == ERR_LIMIT ? "one word too many"
					   : "no known class, or it stands twice");
		result = result ? result : e;
	}
	glue->traits = find(glue, span_of("@"));
	return result;
}

void glue_load(struct glue *glue, const char *language)
{
	char name[64];
	struct span text;
	struct diag d;
	enum err e;

	/* A defect in our own table is found by a test; the sound lines are good enough here. */
	diag_init(&d, NULL, NULL);
	snprintf(name, sizeof name, "assets/lang/%.*s/glue.txt", GLUE_LANGUAGE_MAX, language);
	if (!embed_find(name, &text))
		text = span_of("");
	e = glue_read(glue, text, name, &d);
	(void)e;
	snprintf(glue->language, sizeof glue->language, "%s", language);
}

void glue_use(struct glue *glue, struct span language)
{
	char name[GLUE_LANGUAGE_MAX + 1] = "en";
	size_t n = MIN_OF(span_find(language, 0, "-"), sizeof name - 1);

	if (language.n)
		snprintf(name, sizeof name, "%.*s", (int)n, language.p);
	if (strcmp(glue->language, name))
		glue_load(glue, name);
}

/* "une" of "d'une"; empty where there is no apostrophe. */
static struct span behind_apostrophe(struct span word)
{
	return span_cut(word, span_find(word, 0, "'") + 1, word.n);
}

/* WORD with U+2019 written as an apostrophe, in BUFFER; empty where it is too long. */
static struct span plain(struct span word, char buffer[WORD_MAX])
{
	struct span out = {buffer, 0};

	for (size_t i = 0; i < word.n; i++) {
		bool is_apostrophe = span_starts(span_cut(word, i, word.n), "\xE2\x80\x99");

		if (out.n == WORD_MAX)
			return (struct span){buffer, 0};
		buffer[out.n++] = is_apostrophe ? '\'' : word.p[i];
		i += is_apostrophe ? 2 : 0;
	}
	return out;
}

/* What WORD is by its ending. */
static uint32_t find_ending(const struct glue *glue, struct span word)
{
	uint32_t classes = 0;
	size_t at = word.n;

	if (!glue->has_endings || utf8_count(word) < ENDED_MIN)
		return 0;
	for (int n = 1; n <= ENDING_MAX; n++) {
		char entry[4 * ENDING_MAX + 1] = "-";
		uint32_t longer;
		size_t len;

		utf8_before(word, at, &len);
		at -= len;
		memcpy(entry + 1, word.p + at, word.n - at);
		longer = find(glue, (struct span){entry, 1 + word.n - at});
		classes = longer ? longer : classes;
	}
	return classes;
}

uint32_t glue_classes(const struct glue *glue, struct span word)
{
	char buffer[WORD_MAX];
	uint32_t classes;

	word = plain(word, buffer);
	classes = find(glue, word);
	if (!classes && glue->traits & GLUE_ELISION)
		classes = find(glue, behind_apostrophe(word));
	return classes ? classes : find_ending(glue, word);
}
