#include "news/house.h"

#include <stdbool.h>
#include <string.h>

static bool is_letter(char c)
{
	return span_lower(c) >= 'a' && span_lower(c) <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char at(struct span s, size_t i)
{
	return i < s.n ? s.p[i] : ' ';
}

static bool stands(struct span s, size_t i, const char *what)
{
	size_t n = strlen(what);

	return i + n <= s.n && memcmp(s.p + i, what, n) == 0;
}

/* The form of the mark of three bytes at I: all of them begin with E2 80. */
static unsigned wide_mark(struct span s, size_t i)
{
	char before = i > 0 ? s.p[i - 1] : ' ';

	switch ((unsigned char)at(s, i + 2)) {
	case 0x93: /* en dash */
		return before == ' ' && at(s, i + 3) == ' ' ? HOUSE_DASH_SHORT : 0;
	case 0x94: /* em dash */
		return HOUSE_DASH_LONG;
	case 0x99: /* right single mark */
		return is_letter(before) && is_letter(at(s, i + 3)) ? HOUSE_APOSTROPHE_CURLY : 0;
	case 0x9C: /* left double mark */
		return HOUSE_QUOTE_CURLY;
	default:
		return 0;
	}
}

static unsigned hour(struct span s, size_t i)
{
	char before = i > 0 ? s.p[i - 1] : ' ';

	if (stands(s, i, "a.m.") || stands(s, i, "p.m."))
		return HOUSE_HOUR_DOTTED;
	return is_digit(before) && at(s, i + 1) == 'm' && !is_letter(at(s, i + 2))
		       ? HOUSE_HOUR_PLAIN
		       : 0;
}

static unsigned percent(struct span s, size_t i)
{
	if (at(s, i + 1) != 'e' || at(s, i + 2) != 'r')
		return 0;
	if (stands(s, i, "percent"))
		return HOUSE_PERCENT_WORD;
	return stands(s, i, "per cent") ? HOUSE_PERCENT_TWO : 0;
}

static unsigned form_at(struct span s, size_t i)
{
	char before = i > 0 ? s.p[i - 1] : ' ', after = at(s, i + 1);

	switch (s.p[i]) {
	case '\xE2':
		return at(s, i + 1) == '\x80' ? wide_mark(s, i) : 0;
	case '"':
		return HOUSE_QUOTE_STRAIGHT;
	case '\'':
		if (after == '\'')
			return HOUSE_QUOTE_DOUBLED;
		return is_letter(before) && is_letter(after) ? HOUSE_APOSTROPHE_STRAIGHT : 0;
	case '-':
		return (before == ' ' && after == ' ') || after == '-' ? HOUSE_DASH_HYPHEN : 0;
	case '%':
		return HOUSE_PERCENT_SIGN;
	case 'a':
		return after == '.' || after == 'm' ? hour(s, i) : 0;
	case 'p':
		return after == '.' || after == 'm' ? hour(s, i) : percent(s, i);
	case 'M':
		return stands(s, i, "Mr. ") || stands(s, i, "Ms. ") || stands(s, i, "Mrs. ")
			       ? HOUSE_MISTER
			       : 0;
	default:
		return 0;
	}
}

unsigned house_forms(struct span text)
{
	unsigned forms = 0;

	for (size_t i = 0; i < text.n; i++)
		forms |= form_at(text, i);
	return forms;
}

int house_differs(unsigned a, unsigned b)
{
	static const unsigned groups[] = {
		HOUSE_QUOTE_CURLY | HOUSE_QUOTE_STRAIGHT | HOUSE_QUOTE_DOUBLED,
		HOUSE_APOSTROPHE_CURLY | HOUSE_APOSTROPHE_STRAIGHT,
		HOUSE_DASH_LONG | HOUSE_DASH_SHORT | HOUSE_DASH_HYPHEN,
		HOUSE_PERCENT_WORD | HOUSE_PERCENT_TWO | HOUSE_PERCENT_SIGN,
		HOUSE_HOUR_DOTTED | HOUSE_HOUR_PLAIN};
	int n = 0;

	for (size_t i = 0; i < COUNT_OF(groups); i++)
		n += (a & groups[i]) && (b & groups[i]) && !(a & b & groups[i]);
	return n;
}
