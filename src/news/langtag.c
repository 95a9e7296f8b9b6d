#include "news/langtag.h"

#include <stdbool.h>

#include "base/base.h"

/* TAG in small letters with hyphens. */
static struct span lower(struct span tag, struct region *r)
{
	char *p = region_take(r, tag.n + 1);

	for (size_t i = 0; i < tag.n; i++) {
		char c = tag.p[i];

		p[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (struct span){p, tag.n};
}

/* Is one of the subtags of REST, behind the language, that of a script or place where Chinese has
 * its old letters? */
static bool is_traditional(struct span rest)
{
	static const char *const subtags[] = {"hant", "tw", "hk", "mo"};

	while (rest.n) {
		size_t hyphen = span_find(rest, 0, "-");
		struct span subtag = span_cut(rest, 0, hyphen);

		if (span_is(subtag, "hans"))
			return false;
		for (size_t i = 0; i < COUNT_OF(subtags); i++)
			if (span_is(subtag, subtags[i]))
				return true;
		rest = span_cut(rest, hyphen + 1, rest.n);
	}
	return false;
}

struct span langtag_read(struct span tag, struct region *r)
{
	struct span all = lower(span_trim(tag), r);
	struct span language = span_cut(all, 0, span_find(all, 0, "-"));

	for (size_t i = 0; i < language.n; i++)
		if (language.p[i] < 'a' || language.p[i] > 'z')
			language.n = 0;
	if (language.n != 2 && language.n != 3)
		return span_of("");
	if (span_is(language, "zh") && is_traditional(span_cut(all, language.n + 1, all.n)))
		return span_of("zh-Hant");
	return language;
}
