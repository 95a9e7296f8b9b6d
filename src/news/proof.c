#include "news/proof.h"

#include "base/utf8.h"
#include "news/lost.h"
#include "news/title.h"

static bool is_normal(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (span_is_space(s.p[i]) && (s.p[i] != ' ' || (i && s.p[i - 1] == ' ')))
			return false;
	return true;
}

/* span_trim(), and of no-break and zero-width spaces and byte order marks. */
static struct span trim_wide(struct span s)
{
	static const struct span wide[] = {SPAN("\xC2\xA0"), SPAN("\xE2\x80\x8B"),
					   SPAN("\xEF\xBB\xBF")};
	size_t n;

	do {
		n = s.n;
		s = span_trim(s);
		for (size_t i = 0; i < COUNT_OF(wide); i++) {
			if (span_starts(s, wide[i].p))
				s = span_cut(s, wide[i].n, s.n);
			if (span_ends(s, wide[i].p))
				s.n -= wide[i].n;
		}
	} while (s.n < n);
	return s;
}

struct span proof_normalise(struct span raw, struct region *r)
{
	struct span s = trim_wide(raw);
	char *out;
	size_t n = 0;

	if (span_ends(s, ","))
		s = trim_wide(span_cut(s, 0, s.n - 1));
	if (is_normal(s))
		return s;
	out = region_take(r, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (!span_is_space(s.p[i]))
			out[n++] = s.p[i];
		else if (out[n - 1] != ' ')
			out[n++] = ' ';
	}
	return (struct span){out, n};
}

static bool is_plain(char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26 || (unsigned)c - '0' < 10;
}

/* What parts words here; a dash or a quotation mark does, an apostrophe or a hyphen does not. */
static bool parts_words(uint32_t c)
{
	if (c < 0x80)
		return !(is_plain((char)c) || c == '\'' || c == '-' || c == '&' || c == '.');
	return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x200B) ||
	       (c >= 0x2012 && c <= 0x2017) || (c >= 0x201A && c <= 0x2026) || c == 0x202F;
}

/* A word without the marks at its ends and without an ending 's. */
static struct span bare_word(struct span w)
{
	/* Most begin and end in a letter, and have one before that. */
	if (w.n > 1 && is_plain(w.p[0]) && is_plain(w.p[w.n - 1]) && is_plain(w.p[w.n - 2]))
		return w;
	while (w.n && (w.p[0] == '\'' || w.p[0] == '.' || w.p[0] == '-'))
		w = span_cut(w, 1, w.n);
	while (span_starts(w, "\xE2\x80\x98") || span_starts(w, "\xE2\x80\x99"))
		w = span_cut(w, 3, w.n);
	while (span_ends(w, ".") || span_ends(w, "-"))
		w.n--;
	if (span_ends(w, "\xE2\x80\x99s") || span_ends(w, "\xE2\x80\x98s"))
		w.n -= 4;
	else if (span_ends(w, "'s"))
		w.n -= 2;
	while (span_ends(w, "\xE2\x80\x99") || span_ends(w, "\xE2\x80\x98"))
		w.n -= 3;
	while (span_ends(w, "'"))
		w.n--;
	return w;
}

struct span proof_next_word(struct span s, size_t *at)
{
	while (*at < s.n) {
		size_t from = *at, len = 0;
		struct span w;

		while (*at < s.n && is_plain(s.p[*at]))
			++*at;
		while (*at < s.n && !parts_words(utf8_at(s, *at, &len)))
			*at += len;
		w = bare_word(span_cut(s, from, *at));
		if (*at < s.n) {
			(void)utf8_at(s, *at, &len);
			*at += len;
		}
		if (w.n)
			return w;
	}
	return (struct span){NULL, 0};
}

/* Are the words of INNER, in order, words of OUTER? */
static bool is_subsequence(struct span inner, struct span outer)
{
	size_t at = 0, in = 0;
	struct span want;

	for (want = proof_next_word(inner, &in); want.n; want = proof_next_word(inner, &in)) {
		struct span have = proof_next_word(outer, &at);

		while (have.n && !span_equal_nocase(have, want))
			have = proof_next_word(outer, &at);
		if (!have.n)
			return false;
	}
	return true;
}

/* The places of words with WORD's hash: its chain's head, as index + 1. */
static size_t *chain_of(const struct proof *p, struct span word)
{
	uint64_t h = span_hash_word(word);

	return &p->heads[(h ^ h >> 32) & p->mask];
}

void proof_init(struct proof *p, const struct lexicon *l, const struct article *a, struct region *r)
{
	size_t n_heads = 64;

	*p = (struct proof){.l = l, .a = a};
	for (size_t i = 0; i < a->n; i++) {
		struct proof_word w = {.para = i};
		size_t at = 0;

		if (a->paras[i].cls != LINE_BODY)
			continue;
		while ((w.text = proof_next_word(a->paras[i].text, &at)).n)
			REGION_PUSH(r, &p->words, w);
	}
	while (n_heads < p->words.n)
		n_heads *= 2;
	p->mask = n_heads - 1;
	p->heads = region_take_array(r, n_heads, sizeof *p->heads);
	for (size_t i = 0; i < p->words.n; i++) {
		size_t *head = chain_of(p, p->words.items[i].text);

		p->words.items[i].next = *head;
		*head = i + 1;
	}
}

/* Are the words from the Ith on, in its paragraph, those of NAME? */
static bool stands_at(const struct proof *p, size_t i, struct span name)
{
	size_t at = 0, para = p->words.items[i].para;

	for (struct span w = proof_next_word(name, &at); w.n; w = proof_next_word(name, &at), i++)
		if (i >= p->words.n || p->words.items[i].para != para ||
		    !span_equal_nocase(p->words.items[i].text, w))
			return false;
	return true;
}

/* Of the places in the chain from I on (an index + 1), the next where NAME stands; 0: none. */
static size_t next_place(const struct proof *p, size_t i, struct span name)
{
	while (i && !stands_at(p, i - 1, name))
		i = p->words.items[i - 1].next;
	return i;
}

static size_t last_place(const struct proof *p, struct span name)
{
	size_t at = 0;
	struct span first = proof_next_word(name, &at);

	return first.n ? next_place(p, *chain_of(p, first), name) : 0;
}

/* Does ROLE stand in a body paragraph that has WORD too? The places of both come from the last to
 * the first. */
static bool stand_together(const struct proof *p, struct span role, struct span word)
{
	const struct proof_word *words = p->words.items;
	size_t r = last_place(p, role), n = last_place(p, word);

	while (r && n && words[r - 1].para != words[n - 1].para) {
		if (words[r - 1].para > words[n - 1].para)
			r = next_place(p, words[r - 1].next, role);
		else
			n = next_place(p, words[n - 1].next, word);
	}
	return r && n;
}

/* Is ROLE told where a part of NAME stands: "Chinese President Xi" of Xi Jinping? */
static bool is_role_of(const struct proof *p, struct span role, struct span name)
{
	size_t at = 0;

	for (struct span w = proof_next_word(name, &at); w.n; w = proof_next_word(name, &at))
		if (w.n >= 2 && stand_together(p, role, w))
			return true;
	return false;
}

/* Marks of one family answer each other. */
enum family { FAMILY_NONE, FAMILY_CURLY, FAMILY_STRAIGHT, FAMILY_ANGLE, FAMILY_SINGLE, N_FAMILIES };

static enum family family_of(uint32_t c)
{
	switch (c) {
	case 0x201C:
	case 0x201D:
	case 0x201E:
		return FAMILY_CURLY;
	case '"':
		return FAMILY_STRAIGHT;
	case 0xAB:
	case 0xBB:
		return FAMILY_ANGLE;
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case '\'':
	case '`':
		return FAMILY_SINGLE;
	default:
		return FAMILY_NONE;
	}
}

static bool is_space_at(struct span text, size_t at)
{
	return at >= text.n || span_is_space(text.p[at]);
}

/* Could the mark of LEN bytes at AT open a quotation? It stands after a space, a bracket, a dash or
 * another mark, and before a letter; an apostrophe inside or after a word does not. */
static bool may_open(struct span text, size_t at, size_t len)
{
	size_t before_len;
	uint32_t before = at ? utf8_before(text, at, &before_len) : ' ';

	if (is_space_at(text, at + len))
		return family_of(utf8_at(text, at, &before_len)) == FAMILY_ANGLE;
	return parts_words(before) || family_of(before) != FAMILY_NONE;
}

static bool may_close(struct span text, size_t at, size_t len)
{
	size_t one;

	if (at == 0 || span_is_space(text.p[at - 1]))
		return false;
	return at + len >= text.n || parts_words(utf8_at(text, at + len, &one)) ||
	       family_of(utf8_at(text, at + len, &one)) != FAMILY_NONE;
}

/* Is the first single mark at or after AT one that closes? Without this, whatever follows an
 * apostrophe before a word ('90s) would stand in quotation marks. */
static bool single_closes(struct span text, size_t at)
{
	for (size_t len; at < text.n; at += len) {
		if (family_of(utf8_at(text, at, &len)) != FAMILY_SINGLE)
			continue;
		if (may_close(text, at, len))
			return true;
		if (may_open(text, at, len))
			return false;
	}
	return false;
}

/* Is [FROM, TO) of the paragraph inside quotation marks? One pass to the left: a family is answered
 * once a mark of it that cannot open has been met; an apostrophe inside a word is no mark. */
static bool is_quoted(struct span text, size_t from, size_t to)
{
	bool closed[N_FAMILIES] = {false};

	for (size_t i = from, len; i > 0; i -= len) {
		enum family f = family_of(utf8_before(text, i, &len));

		if (f == FAMILY_NONE)
			continue;
		if (may_open(text, i - len, len)) {
			if (!closed[f] && (f != FAMILY_SINGLE || single_closes(text, to)))
				return true;
			closed[f] |= f == FAMILY_SINGLE;
		} else if (f != FAMILY_SINGLE || may_close(text, i - len, len)) {
			closed[f] = true;
		}
	}
	return false;
}

static const struct para *para_around(const struct article *a, size_t start, size_t end)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct para *p = &a->paras[i];

		if (start >= p->start && end <= p->start + p->text.n)
			return p;
	}
	return NULL;
}

static const char *check_source(const struct article *a, const struct news_card *c)
{
	const struct para *last = a->n ? &a->paras[a->n - 1] : NULL;

	if (c->start >= c->end || c->end > a->file->bytes.n ||
	    (c->more_end && (c->more_start >= c->more_end || c->more_end > a->file->bytes.n)))
		return "evidence: the byte range is not in the file";
	if (!last || c->source_start > c->start || c->source_end < c->end ||
	    c->source_end < c->more_end || c->source_start < a->paras[0].start ||
	    c->source_end > last->start + last->text.n)
		return "evidence: the source range is not the article's";
	return NULL;
}

/* BETWEEN without the marks and the white space at its ends: the attribution. Empty where it does
 * not begin and end with a mark. */
static struct span attribution_of(struct span between)
{
	size_t from = 0, to = between.n, len;

	while (from < to && (is_space_at(between, from) ||
			     family_of(utf8_at(between, from, &len)) != FAMILY_NONE))
		from += is_space_at(between, from) ? 1 : (utf8_at(between, from, &len), len);
	if (from == 0 || from == to)
		return (struct span){NULL, 0};
	while (to > from && family_of(utf8_before(between, to, &len)) != FAMILY_NONE)
		to -= len;
	if (to == between.n)
		return (struct span){NULL, 0};
	return span_trim(span_cut(between, from, to));
}

/* Does a quotation begin inside S? */
static bool has_opening(struct span s)
{
	for (size_t at = 0, len; at < s.n; at += len)
		if (family_of(utf8_at(s, at, &len)) != FAMILY_NONE && may_open(s, at, len))
			return true;
	return false;
}

static bool begins_in_lower_case(struct span s)
{
	return s.n && s.p[0] >= 'a' && s.p[0] <= 'z';
}

struct span proof_join(struct span first, struct span between, struct span more, bool comma,
		       struct region *r)
{
	struct span words = attribution_of(between);
	bool new_sentence = span_ends(words, ".");
	struct span a = proof_normalise(first, r), b = proof_normalise(more, r);
	const char *mark = "";

	if (!a.n || !b.n || !(new_sentence || span_ends(words, ",")) || has_opening(words))
		return (struct span){NULL, 0};
	if (!comma && (new_sentence || !begins_in_lower_case(b)))
		return (struct span){NULL, 0};
	if (comma && span_ends(trim_wide(first), ",") &&
	    !(new_sentence && (span_ends(a, "?") || span_ends(a, "!") || span_ends(a, "."))))
		mark = new_sentence ? "." : ",";
	return region_format(r, "%.*s%s %.*s", (int)a.n, a.p, mark, (int)b.n, b.p);
}

static bool says(struct span text, const struct news_card *c)
{
	return text.n && span_equal(text, c->text);
}

/* Whether the ranges of C, in paragraph P of the file, say its text. */
static const char *check_words(const struct proof *proof, const struct news_card *c,
			       const struct para *p, struct region *r)
{
	struct span file = proof->a->file->bytes;
	struct span first = span_cut(file, c->start, c->end), between, more;
	static const char *const not_equal = "quotation: not byte for byte what the file says";

	if (!c->more_end) {
		if (!says(proof_normalise(first, r), c))
			return not_equal;
	} else {
		if (c->more_start < c->end ||
		    para_around(proof->a, c->more_start, c->more_end) != p)
			return "quotation: its pieces are not in one paragraph, in order";
		if (!is_quoted(p->text, c->more_start - p->start, c->more_end - p->start))
			return "quotation: not inside quotation marks";
		between = span_cut(file, c->end, c->more_start);
		more = span_cut(file, c->more_start, c->more_end);
		if (!says(proof_join(first, between, more, true, r), c) &&
		    !says(proof_join(first, between, more, false, r), c))
			return not_equal;
	}
	return NULL;
}

static const char *check_quote(const struct proof *proof, const struct news_card *c,
			       struct region *r)
{
	const struct article *a = proof->a;
	const struct para *p = para_around(a, c->start, c->end);
	const char *broken;

	if (!p || p->cls != LINE_BODY)
		return "quotation: not inside one body paragraph of its article";
	broken = check_words(proof, c, p, r);
	if (broken)
		return broken;
	if (!is_quoted(p->text, c->start - p->start, c->end - p->start))
		return "quotation: not inside quotation marks";
	if (!last_place(proof, c->speaker))
		return "speaker: not named in the article";
	if (c->role.n && !is_role_of(proof, c->role, c->speaker))
		return "role: not told of the speaker in the article";
	return NULL;
}

static const char *check_headline(const struct proof *proof, const struct news_card *c,
				  struct region *r)
{
	const struct article *a = proof->a;
	const struct para *p = para_around(a, c->start, c->end);
	bool is_lead = p && a->lead < a->n && p == &a->paras[a->lead];
	struct span raw = span_cut(a->file->bytes, c->start, c->end);
	size_t floor;

	if (title_is_known(a, c->text))
		return NULL;
	if (!p || (p->cls != LINE_TITLE && !is_lead))
		return "headline: not from the lead or a title of its article";
	if (is_lead && c->start < p->start + a->lead_text)
		return "headline: takes in the dateline";
	if (!c->text.n || !is_subsequence(c->text, raw))
		return "headline: its words are not the lead's, in order";
	floor = is_lead ? a->lead_text : 0;
	return lost_fault(proof->l, lost_sentence(proof->l, p->text, floor, c->start - p->start),
			  c->text, r);
}

static const char *check_notice(const struct proof *proof, const struct news_card *c)
{
	const struct article *a = proof->a;
	const struct para *p = para_around(a, c->start, c->end);

	if (!p || p->cls != LINE_TITLE || c->start != p->start || c->end != p->start + p->text.n)
		return "notice: not its first line";
	return span_equal(c->text, p->text) ? NULL : "notice: not word for word";
}

const char *proof_check(const struct proof *p, const struct news_card *c, struct region *r)
{
	const char *broken = check_source(p->a, c);

	if (broken)
		return broken;
	if (c->article != p->a->id)
		return "evidence: the card belongs to another article";
	if (utf8_is_twice(c->text) || utf8_is_twice(c->speaker))
		return "text: looks as if it had been decoded wrongly before (\"PeÃ±a\")";
	if (c->kind == NEWS_NOTICE)
		return check_notice(p, c);
	return c->kind == NEWS_QUOTE ? check_quote(p, c, r) : check_headline(p, c, r);
}
