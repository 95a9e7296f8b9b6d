#include "draw/dial.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/embed.h"
#include "config/theme.h"
#include "pack/pack.h"

static const struct dial english = {
	{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	"",
	"STOP PRESS",
};

/* Where ENTRY of the file goes, and how many bytes it may have there, and a zero; NULL: there is no
 * such entry. */
static char *place_of(struct dial *d, struct span entry, size_t *size)
{
	char name[8];

	*size = span_is(entry, "tag") ? DIAL_TAG_BYTES : DIAL_WORD_BYTES;
	if (span_is(entry, "tag"))
		return d->tag;
	for (size_t i = 0; i < COUNT_OF(d->weekday); i++) {
		snprintf(name, sizeof name, "%zu", i);
		if (span_is(entry, name))
			return d->weekday[i];
	}
	for (size_t i = 0; i < COUNT_OF(d->month); i++) {
		snprintf(name, sizeof name, "m%zu", i + 1);
		if (span_is(entry, name))
			return d->month[i];
	}
	return span_is(entry, "after") ? d->after_day : NULL;
}

void dial_read(struct dial *d, struct span language)
{
	char file[64];
	struct span text, line;

	*d = english;
	snprintf(file, sizeof file, "assets/lang/%.*s/clock.txt",
		 (int)MIN_OF(language.n, (size_t)PACK_LANGUAGE_MAX), language.p ? language.p : "");
	if (language.n == 0 || !embed_find(file, &text))
		return;
	for (size_t at = 0; at < text.n; at += line.n + 1) {
		size_t tab, size;
		char *to;

		line = span_cut(text, at, span_find(text, at, "\n"));
		tab = span_find(line, 0, "\t");
		to = place_of(d, span_cut(line, 0, tab), &size);
		if (to && tab < line.n && line.n - tab - 1 < size)
			snprintf(to, size, "%.*s", (int)(line.n - tab - 1), line.p + tab + 1);
	}
}

struct span dial_tag(const struct dial *d, struct span tag)
{
	return span_is(tag, THEME_TAG_AUTO) ? span_of(d->tag) : tag;
}

/* The month, from 0, that NAME is in English in full; 12: none. */
static size_t month_of(struct span name)
{
	static const char *const months[] = {"January",	  "February", "March",	  "April",
					     "May",	  "June",     "July",	  "August",
					     "September", "October",  "November", "December"};
	size_t i = 0;

	while (i < COUNT_OF(months) && !span_is(name, months[i]))
		i++;
	return i;
}

struct span dial_date(const struct dial *d, struct span date, char buffer[DIAL_DATE_BYTES])
{
	size_t first = span_find(date, 0, " ");
	size_t second = first < date.n ? span_find(date, first + 1, " ") : date.n;
	size_t month = month_of(span_cut(date, first + 1, second));
	struct span day = span_cut(date, 0, first), year = span_cut(date, second, date.n);
	int n;

	if (month == COUNT_OF(d->month) || day.n > 2 || year.n > 5 ||
	    strcmp(d->month[month], english.month[month]) == 0)
		return date;
	n = snprintf(buffer, DIAL_DATE_BYTES, "%.*s%s %s%.*s", (int)day.n, day.p, d->after_day,
		     d->month[month], (int)year.n, year.p);
	return (struct span){buffer, (size_t)n};
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
