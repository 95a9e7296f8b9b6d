#include "news/dateline.h"

#include <string.h>

#include "base/civil.h"

/* A dateline is short: this many tokens and no dash, and it is prose. */
#define TOKENS_MAX 18

struct date {
	int year, month, day; /* 0: not said */
};

struct reader {
	const struct lexicon *l;
	const struct tokens *t;
	size_t at;
	struct date date;
	struct span source;
};

static const char *const month_name[] = {"January",   "February", "March",    "April",
					 "May",	      "June",	  "July",     "August",
					 "September", "October",  "November", "December"};

static int number_of(struct span s, int max)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > max)
			return 0;
		n = n * 10 + (s.p[i] - '0');
	}
	return n <= max ? n : 0;
}

static const struct token *peek(const struct reader *x)
{
	return x->at < x->t->n ? &x->t->items[x->at] : NULL;
}

/* Takes one part of a date at the cursor: a weekday, a month, a day, a year. */
static bool take_date_part(struct reader *x)
{
	const struct token *t = peek(x);
	struct span w, value;
	int n;

	if (!t)
		return false;
	w = token_stem(t);
	if (lexicon_has(x->l, LEXICON_WEEKDAYS, w) && t->flags & TOKEN_CAPITAL) {
		x->at++;
		return true;
	}
	if (!x->date.month && t->flags & TOKEN_CAPITAL &&
	    lexicon_value(x->l, LEXICON_MONTHS, w, &value)) {
		x->date.month = number_of(value, 12);
		x->at++;
		return true;
	}
	n = t->kind == TOKEN_NUMBER ? number_of(t->text, 9999) : 0;
	if (n >= 1 && n <= 31 && !x->date.day)
		x->date.day = n;
	else if (n >= 1900 && !x->date.year)
		x->date.year = n;
	else
		return false;
	x->at++;
	return true;
}

static void show_date(const struct date *d, struct region *r, struct dateline *out)
{
	out->date_ms = INT64_MIN;
	if (!d->month || !d->day)
		return;
	if (d->year) {
		out->date = region_format(r, "%d %s %d", d->day, month_name[d->month - 1], d->year);
		(void)civil_date_ms(d->year, d->month, d->day, &out->date_ms);
	} else {
		out->date = region_format(r, "%d %s", d->day, month_name[d->month - 1]);
	}
}

bool dateline_read_date(const struct lexicon *l, const struct tokens *t, struct region *r,
			struct dateline *out)
{
	struct reader x = {.l = l, .t = t};
	struct dateline d = {.date_ms = INT64_MIN};

	while (x.at < t->n && x.at < TOKENS_MAX) {
		if (!take_date_part(&x)) {
			if (!span_is(t->items[x.at].text, ",") &&
			    !span_is(t->items[x.at].text, "."))
				return false;
			x.at++;
		}
	}
	if (x.at < t->n || !x.date.month || !x.date.day)
		return false;
	show_date(&x.date, r, &d);
	*out = d;
	return true;
}

/* Inside a name these stay small: Rio de Janeiro, Port-au-Prince. */
static bool is_small_word(struct span w)
{
	static const char *const small[] = {"de",  "du", "da",	"do",  "des", "la", "le", "au",
					    "aux", "of", "and", "the", "sur", "am", "al", "el"};

	for (size_t i = 0; i < COUNT_OF(small); i++)
		if (span_equal_nocase(w, span_of(small[i])))
			return true;
	return false;
}

static bool is_shouted(struct span s)
{
	size_t upper = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return false;
		upper += s.p[i] >= 'A' && s.p[i] <= 'Z';
	}
	return upper > 1;
}

static void unshout_word(const struct lexicon *l, char *p, size_t n, bool first)
{
	struct span w = {p, n};
	bool small = !first && is_small_word(w);

	if (!small && lexicon_has(l, LEXICON_ACRONYMS, w))
		return;
	for (size_t i = small ? 0 : 1; i < n; i++)
		p[i] = span_lower(p[i]);
}

struct span dateline_unshout(const struct lexicon *l, struct span name, struct region *r)
{
	char *out;
	size_t from = 0;

	if (!is_shouted(name))
		return name;
	out = region_take(r, name.n);
	memcpy(out, name.p, name.n);
	for (size_t i = 0; i <= name.n; i++) {
		if (i < name.n && name.p[i] != ' ' && name.p[i] != '-')
			continue;
		unshout_word(l, out + from, i - from, from == 0);
		from = i + 1;
	}
	return (struct span){out, name.n};
}

static bool is_dash(const struct token *t)
{
	return t->kind == TOKEN_PUNCT &&
	       (span_starts(t->text, "-") || span_is(t->text, "\xE2\x80\x93") ||
		span_is(t->text, "\xE2\x80\x94") || span_is(t->text, "\xE2\x80\x95"));
}

static bool is_place_word(const struct reader *x)
{
	const struct token *t = peek(x);

	return t && t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL || is_small_word(t->text)) &&
	       !(t->flags & TOKEN_POSSESSIVE);
}

static size_t skip_words(struct reader *x, size_t max)
{
	size_t n = 0;

	while (n < max && is_place_word(x)) {
		x->at++;
		n++;
	}
	return n;
}

static bool take_agency(struct reader *x)
{
	size_t open = x->at, close;
	const struct token *t = x->t->items;
	struct span name;

	if (!peek(x) || !span_is(t[open].text, "("))
		return false;
	for (close = open + 1; close < x->t->n && close < open + 6; close++)
		if (span_is(t[close].text, ")"))
			break;
	if (close >= x->t->n || !span_is(t[close].text, ")") || close == open + 1)
		return false;
	name.p = t[open + 1].text.p;
	name.n = t[close - 1].end - t[open + 1].start;
	if (!lexicon_has(x->l, LEXICON_AGENCIES, name))
		return false;
	x->source = name;
	x->at = close + 1;
	return true;
}

/* Everything between the place and the dash. */
static bool take_rest(struct reader *x)
{
	while (x->at < x->t->n && x->at < TOKENS_MAX) {
		const struct token *t = peek(x);

		if (is_dash(t))
			return true;
		if (take_agency(x) || take_date_part(x))
			continue;
		if (span_is(t->text, ".")) {
			x->at++;
			continue;
		}
		if (span_is(t->text, ",")) {
			x->at++;
			if (take_date_part(x) || skip_words(x, 3) > 0)
				continue;
		}
		return false;
	}
	return false;
}

/* "Kyiv - the capital": prose in lower case after the dash shows that it was no dateline's. */
static bool begins_prose(const struct token *t)
{
	return t->kind == TOKEN_QUOTE_OPEN || t->kind == TOKEN_NUMBER || t->flags & TOKEN_CAPITAL;
}

bool dateline_read(const struct lexicon *l, struct span text, const struct tokens *t,
		   struct region *r, struct dateline *out)
{
	struct reader x = {.l = l, .t = t};
	struct dateline d = {.date_ms = INT64_MIN};
	struct span place;
	bool undated = t->n > 0 && !token_stem_has(&t->items[0], LEXICON_MONTHS);
	size_t n = undated ? skip_words(&x, 4) : 0;

	if (undated && n == 0)
		return false;
	place.p = text.p;
	place.n = n ? t->items[n - 1].end : 0;
	if (!take_rest(&x) || x.at + 1 >= t->n || !begins_prose(&t->items[x.at + 1]))
		return false;
	if (!is_shouted(place) && !lexicon_has(l, LEXICON_PLACES, place) && !x.source.n &&
	    (!x.date.month || !n))
		return false;
	d.place = dateline_unshout(l, place, r);
	d.source = x.source;
	d.text_at = t->items[x.at + 1].start;
	show_date(&x.date, r, &d);
	*out = d;
	return true;
}
