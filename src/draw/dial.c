#include "draw/dial.h"

#include <stdio.h>

#include "base/base.h"
#include "config/theme.h"
#include "draw/words.h"
#include "text/script.h"

void dial_read(struct dial *d, struct span language, struct font_set *fonts)
{
	d->words = words_table(language);
	d->guide = script_guide_of(language);
	if (d->words.n && (!fonts || font_n_missing(fonts, THEME_TEXT, d->words) == 0))
		return;
	d->words = words_table(span_of(""));
	d->guide = 0;
}

static struct span word(const struct dial *d, const char *kind, int number)
{
	char entry[16];

	snprintf(entry, sizeof entry, "%s%d", kind, number);
	return words_find(d->words, entry);
}

struct span dial_clock(const struct dial *d, int weekday, int day, int month,
		       char buffer[DIAL_BYTES])
{
	char figure[16] = "";
	struct words_value values[] = {{"weekday", word(d, "w", weekday)},
				       {"month", word(d, "m", month)},
				       {"day", {figure, 0}}};

	if (day)
		values[2].value.n = (size_t)snprintf(figure, sizeof figure, "%d", day);
	return words_fill(words_find(d->words, "clock"), values, COUNT_OF(values), buffer,
			  DIAL_BYTES);
}

/* The month, 1 .. 12, that NAME is in English in full; 13: none. */
static int month_of(struct span name)
{
	static const char *const months[] = {"January",	  "February", "March",	  "April",
					     "May",	  "June",     "July",	  "August",
					     "September", "October",  "November", "December"};
	int i = 0;

	while (i < (int)COUNT_OF(months) && !span_is(name, months[i]))
		i++;
	return i + 1;
}

struct span dial_date(const struct dial *d, struct span date, char buffer[DIAL_BYTES])
{
	size_t first = span_find(date, 0, " ");
	size_t second = first < date.n ? span_find(date, first + 1, " ") : date.n;
	int month = month_of(span_cut(date, first + 1, second));
	struct span year = span_cut(date, second + 1, date.n);
	const struct words_value values[] = {
		{"day", span_cut(date, 0, first)}, {"month", word(d, "m", month)}, {"year", year}};
	struct span pattern = words_find(d->words, year.n ? "date" : "day");

	if (values[1].value.n == 0 || pattern.n == 0 || first > 2 || year.n > 4)
		return date;
	return words_fill(pattern, values, COUNT_OF(values), buffer, DIAL_BYTES);
}

struct span dial_tag(const struct dial *d, struct span tag)
{
	return span_is(tag, THEME_TAG_AUTO) ? words_find(d->words, "tag") : tag;
}

/* R. S. Boyer and J S. Moore, MJRTY: one pass finds the only one it can be, another counts it. */
struct span dial_majority(const void *user, size_t n, dial_language_of *language_of)
{
	struct span most = span_of("");
	size_t votes = 0, count = 0;

	for (size_t i = 0; i < n; i++) {
		struct span language = language_of(user, i);

		if (votes == 0)
			most = language;
		if (span_equal(language, most))
			votes++;
		else
			votes--;
	}
	for (size_t i = 0; i < n; i++)
		count += span_equal(language_of(user, i), most);
	return count > n / 2 ? most : span_of("");
}
