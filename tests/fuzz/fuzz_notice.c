/* Any bytes are notices: what is given is text with times that a pack could hold. */
#include <stdlib.h>
#include <string.h>

#include "base/hours.h"
#include "base/utf8.h"
#include "news/markdown.h"
#include "news/notice.h"
#include "target.h"

static void check_text(struct span s)
{
	if (utf8_check(s) != s.n)
		abort();
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 && s.p[i] != '\n')
			abort();
}

static void check_notice(void *user, const struct news_file *text)
{
	const struct news_known *k = text->known;
	const struct news_timing *t = &k->timing;
	size_t *n = user;
	struct hours hours;
	struct span bad;
	const char *why;

	++*n;
	check_text(text->bytes);
	check_text(k->kicker);
	check_text(k->source);
	if (!k->is_notice || k->line == 0 || k->title.n == 0 || k->title.p != text->bytes.p ||
	    utf8_count(k->title) > NOTICE_TEXT_MAX)
		abort();
	if (t->priority < -1 || t->priority > 2 || t->weight > 9 ||
	    (t->from_ms && t->until_ms && t->until_ms <= t->from_ms) ||
	    hours_parse(t->hours, &hours, &bad, &why))
		abort();
}

static void check_hours(struct span text)
{
	struct hours hours;
	struct span bad;
	const char *why;

	if (hours_parse(text, &hours, &bad, &why))
		return;
	for (int64_t ms = 0; ms < 8 * INT64_C(86400000); ms += 7100000)
		if (hours_is_on(&hours, ms) != hours_is_on_through(&hours, ms, ms + 1))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct span bytes = {(const char *)data, size};
	struct region r;
	struct diag d;
	size_t n = 0;

	region_init(&r);
	diag_init(&d, NULL, NULL);
	(void)notice_is(bytes);
	if (notice_read(bytes, "fuzz.md", &r, &d, check_notice, &n) && !d.n_errors)
		abort();
	check_text(markdown_clean_line(span_cut(bytes, 0, span_find(bytes, 0, "\n")), &r));
	check_hours(bytes);
	region_finish(&r);
	return 0;
}
