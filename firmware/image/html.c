/*
 * The part of news/html.h that notices need, on a panel: there, what is written is shown, as no
 * parser of HTML is worth its megabytes for a message of a line. A notice that is marked up is for
 * cardc.
 */
#include "news/html.h"

struct span html_clean_plain(struct span text, struct region *r)
{
	(void)r;
	return text;
}

struct span html_one_line(struct span s, struct region *r)
{
	char *out = region_take(r, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool is_space = span_is_space(s.p[i]);

		if (!is_space)
			out[n++] = s.p[i];
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	return span_trim((struct span){out, n});
}
