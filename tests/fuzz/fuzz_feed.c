/* Any bytes are a feed, and a field of one: what comes out is text that a pack could hold. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "news/feed.h"
#include "news/feed_date.h"
#include "news/html.h"
#include "target.h"

static void check_text(struct span s)
{
	if (utf8_check(s) != s.n)
		abort();
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 && s.p[i] != '\n')
			abort();
}

static void check_item(void *user, const struct news_file *text)
{
	const struct news_known *k = text->known;
	size_t *n_items = user;

	++*n_items;
	check_text(text->bytes);
	check_text(k->source);
	if (text->bytes.n == 0 || k->line == 0 || k->is_notice ||
	    (k->date_ms == INT64_MIN) != (k->date.n == 0))
		abort();
	if (k->title.n > text->bytes.n || memcmp(k->title.p, text->bytes.p, k->title.n) != 0)
		abort();
}

static void check_feed(struct span bytes, struct region *r)
{
	size_t n_items = 0;
	struct diag d;

	diag_init(&d, NULL, NULL);
	if (feed_read(bytes, "fuzz.xml", r, &d, check_item, &n_items) && (n_items || !d.n_errors))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct span bytes = {(const char *)data, size};
	struct feed_date date;
	struct region r;

	region_init(&r);
	(void)feed_form_of(bytes);
	check_feed(bytes, &r);
	check_text(html_clean(bytes, &r));
	check_text(html_clean_plain(bytes, &r));
	if (feed_date_read(bytes, &date) && (date.month < 1 || date.month > 12))
		abort();
	region_finish(&r);
	return 0;
}
