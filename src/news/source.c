#include "news/source.h"

#include "news/notice.h"

/* Does TEXT begin as XML does, or is it a JSON object or array as a whole? */
static bool is_foreign(struct span text)
{
	struct span s = span_trim(text);

	if (span_starts(s, "\xEF\xBB\xBF"))
		s = span_trim(span_cut(s, 3, s.n));
	if (span_starts(s, "<?xml"))
		return true;
	if ((span_starts(s, "{\"") || span_starts(s, "{\n") || span_starts(s, "{ ") ||
	     span_starts(s, "{\r")) &&
	    span_ends(s, "}") && span_find(s, 0, "\":") < s.n)
		return true;
	return span_starts(s, "[{") && span_ends(s, "}]");
}

enum err source_read(const struct news_file *file, struct region *r, struct diag *d,
		     feed_sink *sink, void *user)
{
	if (feed_form_of(file->bytes) != FEED_NONE)
		return feed_read(file->bytes, file->name, r, d, sink, user);
	if (notice_is(file->bytes))
		return notice_read(file->bytes, file->name, r, d, sink, user);
	if (is_foreign(file->bytes))
		return ERR_UNSUPPORTED;
	sink(user, file);
	return ERR_NONE;
}
