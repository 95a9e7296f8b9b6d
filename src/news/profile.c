#include "news/profile.h"

#include <string.h>

#define TABLE(name) (UINT64_C(1) << LEXICON_##name)

static bool is_letter(char c)
{
	return span_lower(c) >= 'a' && span_lower(c) <= 'z';
}

static struct span without_possessive(struct span w)
{
	static const char *const ends[] = {"'s", "\xE2\x80\x99s", "\xE2\x80\x98s", "'",
					   "\xE2\x80\x99"};

	/* Most words end in a letter after a letter. */
	if (w.n < 2 || (is_letter(w.p[w.n - 1]) && is_letter(w.p[w.n - 2])))
		return w;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (w.n > strlen(ends[i]) && span_ends(w, ends[i]))
			return span_cut(w, 0, w.n - strlen(ends[i]));
	return w;
}

uint64_t profile_word(struct span word)
{
	return span_hash_word(without_possessive(word));
}

static bool is_word(const struct token *t)
{
	return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static bool is_mark(const struct token *t)
{
	return t->kind == TOKEN_QUOTE_OPEN || t->kind == TOKEN_QUOTE_CLOSE;
}

/* Forms of auxiliaries that make no clause finite. */
static bool is_bare_auxiliary(struct span w)
{
	static const char *const bare[] = {"be", "been", "being", "having", "doing", "done"};

	for (size_t i = 0; i < COUNT_OF(bare); i++)
		if (span_is_nocase(w, bare[i]))
			return true;
	return false;
}

static const struct token *word_before(const struct tokens *t, size_t at)
{
	return at > 0 && t->items[at - 1].kind == TOKEN_WORD ? &t->items[at - 1] : NULL;
}

static bool blocks_verb(const struct lexicon *l, const struct token *before)
{
	struct span w;

	if (!before)
		return false;
	if (!token_has(before, LEXICON_FUNCTION))
		return before->flags & TOKEN_POSSESSIVE;
	if (token_is_class(l, before, "art") || token_is_class(l, before, "prep"))
		return true;
	w = before->text;
	if (span_is_nocase(w, "each") || span_is_nocase(w, "both") || span_is_nocase(w, "all"))
		return false;
	return token_is_class(l, before, "det") || before->flags & TOKEN_POSSESSIVE ||
	       span_is_nocase(w, "his") || span_is_nocase(w, "her") || span_is_nocase(w, "its") ||
	       span_is_nocase(w, "their") || span_is_nocase(w, "be") || span_is_nocase(w, "been") ||
	       span_is_nocase(w, "being") || span_is_nocase(w, "having");
}

/* "May", unless it begins a sentence, is the month. */
static bool is_month(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL && token_has(t, LEXICON_MONTHS);
}

/* "opens on Monday", "closes at 6pm". */
static bool tells_time(const struct token *t)
{
	return t->kind == TOKEN_NUMBER || token_has(t, LEXICON_WEEKDAYS);
}

/* A form that is a plural noun as often ("suspects", "talks") is taken for a verb only between a
 * name or a noun in the singular and something it can govern, or before a time. */
static bool is_doubtful_verb(const struct tokens *t, size_t at)
{
	const struct token *before = word_before(t, at);
	const struct token *after = at + 1 < t->n ? &t->items[at + 1] : NULL;
	struct span class;

	if (!before || !after || before->kind != TOKEN_WORD)
		return false;
	if (after->kind == TOKEN_QUOTE_OPEN || after->kind == TOKEN_NUMBER)
		return true;
	if (span_ends(before->text, "s"))
		return false;
	if (after->flags & TOKEN_CAPITAL || span_is(after->text, "to"))
		return true;
	if (!token_value(after, LEXICON_FUNCTION, &class) || span_is(class, "aux"))
		return false;
	if (span_is(class, "prep") && at + 2 < t->n && tells_time(&t->items[at + 2]))
		return true;
	return !span_is(class, "prep") || before->flags & TOKEN_CAPITAL;
}

/* "a portrait shot of": a noun or a participle, save for a few verbs that take "of". */
static bool is_noun_of(const struct tokens *t, size_t at)
{
	static const char *const verbs[] = {"spoke",  "speaks", "thought",    "dreamed", "warned",
					    "warns",  "heard",	"learned",    "died",	 "dies",
					    "talked", "talks",	"complained", "told"};

	if (at + 1 >= t->n || !span_is(t->items[at + 1].text, "of"))
		return false;
	for (size_t i = 0; i < COUNT_OF(verbs); i++)
		if (span_is(t->items[at].text, verbs[i]))
			return false;
	return true;
}

bool profile_is_finite(const struct lexicon *l, const struct tokens *t, size_t at)
{
	const struct token *k = &t->items[at];
	const struct token *before = word_before(t, at);
	struct span form;

	if (k->kind != TOKEN_WORD || !k->whole ||
	    !(k->whole->tables & (TABLE(FUNCTION) | TABLE(VERBS) | TABLE(CUES))))
		return false;
	if (token_is_class(l, k, "aux"))
		return !is_bare_auxiliary(k->text) && !is_month(k);
	if (token_is_class(l, k, "neg") && k->text.n > 5)
		return true;
	if (k->flags & TOKEN_CAPITAL || blocks_verb(l, before) || is_noun_of(t, at))
		return false;
	if (token_value(k, LEXICON_VERBS, &form) && span_is(form, "s?"))
		return is_doubtful_verb(t, at);
	if (token_value(k, LEXICON_VERBS, &form))
		return !span_is(form, "base") || (before && (span_ends(before->text, "s") ||
							     token_is_class(l, before, "pron") ||
							     token_is_class(l, before, "rel")));
	return token_has(k, LEXICON_CUES) && !span_ends(k->text, "ing");
}

static bool is_particle(struct span w)
{
	static const char *const particles[] = {"de",  "von", "van", "bin", "al", "el",
						"der", "la",  "di",  "da",  "du", "ibn"};

	for (size_t i = 0; i < COUNT_OF(particles); i++)
		if (span_is(w, particles[i]))
			return true;
	return false;
}

/* Words that stand before a name and are no part of it. */
static bool is_before_name(const struct token *t)
{
	static const uint64_t tables = TABLE(TITLES) | TABLE(ROLES) | TABLE(DEMONYMS) |
				       TABLE(ACRONYMS) | TABLE(PLACES) | TABLE(ORGANISATIONS) |
				       TABLE(WEEKDAYS) | TABLE(MONTHS) | TABLE(FUNCTION);

	return t->stem && t->stem->tables & tables;
}

static char level(char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c + 32);
	return c == 'y' || c == 'j' ? 'i' : c;
}

/* FNV-1a (base/span.h) over the letters that sound. */
static uint64_t sound_of(struct span name)
{
	uint64_t h = SPAN_HASH_START;
	char before = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = level(name.p[i]);

		if (c != before)
			h = (h ^ (unsigned char)c) * UINT64_C(0x100000001b3);
		before = c;
	}
	return h;
}

static void add_name(const struct tokens *t, size_t from, size_t to, struct region *r,
		     struct mentions *out)
{
	size_t first = from;
	struct mention m;

	for (size_t i = from; i < to; i++)
		if (is_before_name(&t->items[i]))
			first = i + 1;
	if (first == to)
		return;
	m.surname = token_stem(&t->items[to - 1]);
	m.key = t->items[to - 1].hash;
	m.sound = sound_of(m.surname);
	m.is_full = to - first > 1;
	m.is_titled = first > from;
	m.is_person = m.is_titled || token_has(&t->items[first], LEXICON_FIRST_NAMES);
	if (m.surname.n > 2)
		REGION_PUSH(r, out, m);
}

static void find_names(const struct lexicon *l, struct region *r, struct profile *p)
{
	const struct tokens *t = &p->tokens;

	for (size_t i = 0; i < t->n; i++) {
		size_t from = i;

		if (t->items[i].kind != TOKEN_WORD || !(t->items[i].flags & TOKEN_CAPITAL))
			continue;
		while (!(t->items[i].flags & (TOKEN_POSSESSIVE | TOKEN_ENDS_SENTENCE)) &&
		       i + 1 < t->n && t->items[i + 1].kind == TOKEN_WORD &&
		       (t->items[i + 1].flags & TOKEN_CAPITAL ||
			(is_particle(t->items[i + 1].text) && i + 2 < t->n &&
			 t->items[i + 2].flags & TOKEN_CAPITAL)))
			i++;
		if (i > from || !(t->items[i].flags & TOKEN_STARTS_SENTENCE) ||
		    !profile_is_finite(l, t, i))
			add_name(t, from, i + 1, r, &p->people);
	}
}

/* Few words begin with one of these letters, and a switch asks them all at once. */
static bool may_be_voice(char first)
{
	switch (first) {
	case 'w':
	case 'W':
	case 'o':
	case 'O':
	case 'I':
	case 'm':
	case 'M':
	case 'u':
		return true;
	default:
		return false;
	}
}

static bool is_voice(struct span w)
{
	static const char *const words[] = {"we", "We", "our",	"Our",	     "I",      "my",
					    "My", "us", "ours", "ourselves", "myself", "me"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is(w, words[i]))
			return true;
	return span_starts(w, "I\xE2\x80\x99") || span_starts(w, "I'") ||
	       span_starts(w, "We\xE2\x80\x99") || span_starts(w, "We'");
}

static bool may_be_house(struct span w)
{
	switch (w.p[0]) {
	case 'U':
		return w.n <= 4;
	case 'd':
	case 'D':
	case 'c':
	case 'l':
	case 'p':
	case 'n':
		return w.n >= 5;
	default:
		return false;
	}
}

static unsigned house_of(struct span w)
{
	static const struct {
		const char *word;
		unsigned house;
	} marks[] = {
		{"US", PROFILE_US_PLAIN},	{"defence", PROFILE_BRITISH},
		{"defense", PROFILE_AMERICAN},	{"Defence", PROFILE_BRITISH},
		{"Defense", PROFILE_AMERICAN},	{"centre", PROFILE_BRITISH},
		{"center", PROFILE_AMERICAN},	{"labour", PROFILE_BRITISH},
		{"labor", PROFILE_AMERICAN},	{"programme", PROFILE_BRITISH},
		{"program", PROFILE_AMERICAN},	{"neighbour", PROFILE_BRITISH},
		{"neighbor", PROFILE_AMERICAN},
	};

	if (span_starts(w, "U.S"))
		return PROFILE_US_DOTTED;
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (span_is(w, marks[i].word))
			return marks[i].house;
	return 0;
}

/* A crude stem: enough that "strike", "strikes", "striking" and "struck" share what they can. */
static uint64_t stem_hash(const struct token *t)
{
	static const char *const ends[] = {"ing", "ied", "ies", "ed", "es", "s", "e"};
	struct span w = token_stem(t);
	char last = w.p[w.n - 1];

	if (w.n < 5 || (last != 'g' && last != 'd' && last != 's' && last != 'e'))
		return t->hash;
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		size_t n = strlen(ends[i]);

		if (w.n >= n + 4 && span_ends(w, ends[i]))
			return profile_word(span_cut(w, 0, w.n - n));
	}
	return t->hash;
}

static void count_verb(const struct lexicon *l, size_t at, struct profile *p)
{
	const struct token *k = &p->tokens.items[at];

	if (!profile_is_finite(l, &p->tokens, at))
		return;
	p->n_finite += !(k->flags & TOKEN_IN_QUOTE);
	if (at > 0 && !p->verb_form.n)
		token_value(k, LEXICON_VERBS, &p->verb_form);
}

/* The arrays have room for every token. */
static void count_word(const struct lexicon *l, size_t at, struct profile *p)
{
	const struct token *k = &p->tokens.items[at];
	bool quoted = (k->flags & TOKEN_IN_QUOTE) != 0;

	p->n_words++;
	if (!quoted && may_be_house(k->text))
		p->house |= house_of(token_stem(k));
	p->n_articles += token_is_class(l, k, "art");
	p->n_capitals += k->flags & TOKEN_CAPITAL && !(k->flags & TOKEN_STARTS_SENTENCE);
	p->n_shouts += k->flags & TOKEN_SHOUT && token_stem(k).n >= 4 &&
		       !token_stem_has(k, LEXICON_ACRONYMS);
	p->n_voice += !quoted && may_be_voice(k->text.p[0]) && is_voice(k->text);
	count_verb(l, at, p);
	p->words.items[p->words.n++] = k->hash;
	if (k->text.n >= 4 && k->kind == TOKEN_WORD && !token_has(k, LEXICON_FUNCTION) &&
	    !token_has(k, LEXICON_CUES))
		p->content.items[p->content.n++] = stem_hash(k);
}

/* The hash of a run of words: a polynomial of theirs, in which their order counts. */
static uint64_t shingle_at(const uint64_t *words)
{
	uint64_t h = 0;

	for (size_t i = 0; i < PROFILE_SHINGLE; i++)
		h = (h ^ words[i]) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

static void make_shingles(struct profile *p)
{
	for (size_t i = 0; i + PROFILE_SHINGLE <= p->words.n; i++)
		p->shingles.items[p->shingles.n++] = shingle_at(&p->words.items[i]);
}

static bool is_closing(const struct token *t)
{
	return t->kind == TOKEN_QUOTE_CLOSE ||
	       (t->kind == TOKEN_PUNCT && (span_is(t->text, ")") || span_is(t->text, "]")));
}

static void judge_end(struct profile *p)
{
	size_t n = p->tokens.n;
	const struct token *last;

	while (n > 0 && is_closing(&p->tokens.items[n - 1]))
		n--;
	if (n == 0)
		return;
	last = &p->tokens.items[n - 1];
	p->ends_colon = span_is(last->text, ":");
	p->ends_sentence = span_ends(last->text, ".") || span_is(last->text, "!") ||
			   span_is(last->text, "?") || span_is(last->text, "\xE2\x80\xA6");
}

static void judge_marks(struct profile *p)
{
	for (size_t i = 0; i < p->tokens.n; i++) {
		const struct token *t = &p->tokens.items[i];

		p->has_quote |= is_mark(t);
		if (is_mark(t) && t->style != TOKEN_STYLE_SINGLE)
			p->leaves_open = t->kind == TOKEN_QUOTE_OPEN;
		p->n_sentences += (t->flags & TOKEN_ENDS_SENTENCE) != 0;
	}
	p->opens_quote = p->tokens.n > 0 && p->tokens.items[0].kind == TOKEN_QUOTE_OPEN;
	p->n_sentences = MAX_OF(p->n_sentences, p->n_words > 0);
	judge_end(p);
}

static void reserve(struct hashes *h, size_t n, struct region *r)
{
	h->items = region_take_raw(r, n * sizeof *h->items);
	h->max = n;
}

void profile_make(const struct lexicon *l, const struct para *para, struct region *r,
		  struct profile *out)
{
	struct profile p = {0};

	if (para->cls != LINE_BAD) {
		token_split(l, para->text, r, &p.tokens);
		reserve(&p.words, p.tokens.n, r);
		reserve(&p.content, p.tokens.n, r);
		reserve(&p.shingles, p.tokens.n, r);
		for (size_t i = 0; i < p.tokens.n; i++)
			if (is_word(&p.tokens.items[i]))
				count_word(l, i, &p);
		make_shingles(&p);
		judge_marks(&p);
		find_names(l, r, &p);
	}
	*out = p;
}
