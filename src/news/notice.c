#include "news/notice.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "news/markdown.h"
#include "news/notice_key.h"

/* A file is walked line by line. */
struct walk {
	struct span bytes;
	size_t at;	  /* of the next line */
	uint32_t number;  /* of LINE */
	struct span line; /* without its end and the white space around it */
};

static bool next_line(struct walk *w)
{
	size_t end;

	if (w->at >= w->bytes.n)
		return false;
	for (end = w->at; end < w->bytes.n && w->bytes.p[end] != '\n' && w->bytes.p[end] != '\r';
	     end++)
		;
	w->line = span_trim(span_cut(w->bytes, w->at, end));
	w->number++;
	if (end + 1 < w->bytes.n && w->bytes.p[end] == '\r' && w->bytes.p[end + 1] == '\n')
		end++;
	w->at = end + 1;
	return true;
}

static struct walk walk_of(struct span bytes)
{
	struct walk w = {.bytes = bytes};

	if (span_starts(bytes, "\xEF\xBB\xBF"))
		w.at = 3;
	return w;
}

static bool is_rule(struct span line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '-')
		n++;
	return n >= 3 && n == line.n;
}

/* Stops before the first line that is neither blank nor "---". */
static void skip_empty(struct walk *w)
{
	struct walk ahead = *w;

	while (next_line(&ahead) && (ahead.line.n == 0 || is_rule(ahead.line)))
		*w = ahead;
}

bool notice_is(struct span bytes)
{
	struct walk w = walk_of(bytes);
	bool says_kind = false, foreign = false, own = false, more;
	struct span key, value;

	skip_empty(&w);
	while ((more = next_line(&w)) && notice_key_split(w.line, &key, &value)) {
		says_kind |= span_equal_nocase(key, span_of("kind"));
		foreign |= !notice_key_is_known(key);
		own |= !notice_key_is_common(key);
	}
	return says_kind || (own && !foreign && (!more || w.line.n == 0 || is_rule(w.line)));
}

/* One notice while it is read. */
struct notice {
	struct region *r;
	struct diag *d;
	const char *name;
	struct notice_key_values values;
	struct span headline;
	uint32_t line; /* of the headline; 0: none yet */
	uint32_t first_line;
	struct buf rest; /* the paragraphs below, each behind a blank line */
	bool at_para;	 /* a paragraph begins with the next line */
};

/* The header's lines; false: none was there. */
static bool read_header(struct walk *w, struct notice *n)
{
	struct walk ahead = *w;
	bool found = false;
	struct span key, value;

	while (next_line(&ahead) && notice_key_split(ahead.line, &key, &value)) {
		notice_key_take(&n->values, key, value, n->name, ahead.number, n->d);
		*w = ahead;
		found = true;
	}
	if (found && (ahead.line.n == 0 || is_rule(ahead.line)))
		*w = ahead;
	else if (found && notice_key_is_assigned(ahead.line, &key))
		diag_report(n->d, DIAG_ERROR, n->name, ahead.number,
			    "'%.*s' with '='; a notice's header has '%.*s: ...'", (int)key.n, key.p,
			    (int)key.n, key.p);
	return found;
}

static void take_line(struct notice *n, struct span line, uint32_t number)
{
	struct span text;

	if (line.n == 0) {
		n->at_para = true;
		return;
	}
	if (utf8_check(line) < line.n) {
		diag_report(n->d, DIAG_ERROR, n->name, number, "not UTF-8");
		return;
	}
	text = markdown_clean_line(line, n->r);
	if (text.n == 0)
		return;
	if (n->line == 0) {
		n->headline = text;
		n->line = number;
		n->at_para = true;
		return;
	}
	buf_put_text(&n->rest, n->at_para || markdown_stands_alone(line) ? "\n\n" : " ");
	buf_put_span(&n->rest, text);
	n->at_para = markdown_stands_alone(line);
}

static bool check(const struct notice *n)
{
	if (n->line == 0)
		diag_report(n->d, DIAG_ERROR, n->name, n->first_line,
			    "a notice without text: a blank line and the message have to follow");
	else if (utf8_count(n->headline) > NOTICE_TEXT_MAX)
		diag_report(n->d, DIAG_ERROR, n->name, n->line,
			    "a notice of %zu characters; %d fit, shown is its first line",
			    utf8_count(n->headline), NOTICE_TEXT_MAX);
	else
		return true;
	return false;
}

static void give(struct notice *n, feed_sink *sink, void *user)
{
	struct news_known *k = region_take(n->r, sizeof *k);
	struct news_file text = {n->name, {NULL, 0}, k};

	text.bytes = region_format(n->r, "%.*s%.*s", (int)n->headline.n, n->headline.p,
				   (int)n->rest.n, n->rest.n ? (const char *)n->rest.p : "");
	k->is_notice = true;
	k->line = n->line;
	k->title = span_cut(text.bytes, 0, n->headline.n);
	k->date_ms = k->time_ms = INT64_MIN;
	k->kicker = n->values.kicker.n ? n->values.kicker : span_of("Notice");
	k->source = n->values.source;
	k->language = n->values.language;
	k->timing = n->values.timing;
	sink(user, &text);
}

static void read_one(struct walk *w, struct notice *n, feed_sink *sink, void *user)
{
	unsigned errors = n->d->n_errors;
	struct walk ahead = *w;

	n->first_line = next_line(&ahead) ? ahead.number : w->number;
	buf_init(&n->rest);
	(void)read_header(w, n);
	while (next_line(w) && !is_rule(w->line))
		take_line(n, w->line, w->number);
	notice_key_finish(&n->values, n->name, n->d);
	if (check(n) && n->d->n_errors == errors)
		give(n, sink, user);
	buf_finish(&n->rest);
}

enum err notice_read(struct span bytes, const char *name, struct region *r, struct diag *d,
		     feed_sink *sink, void *user)
{
	struct walk w = walk_of(bytes);
	unsigned errors = d->n_errors;

	for (skip_empty(&w); w.at < w.bytes.n; skip_empty(&w)) {
		struct notice n = {.r = r, .d = d, .name = name};
		struct walk ahead = w;

		if (!next_line(&ahead) || ahead.line.n == 0)
			break;
		read_one(&w, &n, sink, user);
	}
	return d->n_errors > errors ? ERR_SYNTAX : ERR_NONE;
}
