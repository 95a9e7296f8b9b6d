#include "cardc/jsonl.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/buf.h"
#include "base/region.h"
#include "base/utf8.h"
#include "cardc/found.h"

struct stream {
	const struct lexicon *l;
	struct news_options options;
	FILE *in;
	const char *name;
	FILE *out;
	struct diag *d;
	uint32_t line;
	size_t n_bad;
};

enum line_end { LINE_TAKEN, LINE_TOO_LONG, LINE_NONE };

static void complain(struct stream *s, const char *what)
{
	diag_report(s->d, DIAG_ERROR, s->name, s->line, "%s", what);
	s->n_bad++;
}

/* The next line without its end, and a NUL byte behind it. What is too long is passed over. */
static enum line_end next_line(struct stream *s, struct buf *line)
{
	bool any = false;
	size_t n = 0;
	int c;

	line->n = 0;
	while ((c = getc_unlocked(s->in)) != EOF) {
		any = true;
		if (c == '\n')
			break;
		if (n++ < JSONL_LINE_MAX)
			buf_put_u8(line, (uint8_t)c);
	}
	buf_put_u8(line, 0);
	if (!any)
		return LINE_NONE;
	s->line++;
	return n > JSONL_LINE_MAX || buf_failed(line) ? LINE_TOO_LONG : LINE_TAKEN;
}

/* Does an escape in the JSON stand for the NUL character, which would end a C string early? */
static bool escapes_nul(struct span json)
{
	for (size_t i = 0; i + 1 < json.n; i++) {
		if (json.p[i] != '\\')
			continue;
		if (span_starts(span_cut(json, i, json.n), "\\u0000"))
			return true;
		i++;
	}
	return false;
}

/* A key's string; NULL: it is missing or no string, which was reported. */
static const char *string_of(struct stream *s, const cJSON *root, const char *key)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(root, key);
	char what[64];

	if (cJSON_IsString(item))
		return item->valuestring;
	snprintf(what, sizeof what, item ? "\"%s\" is no string" : "\"%s\" is missing", key);
	complain(s, what);
	return NULL;
}

static void put_answer(struct stream *s, const char *id, const struct news_result *result)
{
	cJSON *root = cJSON_CreateObject();
	bool ok = root != NULL;
	char *text = NULL;

	json_add_text(root, "id", span_of(id), &ok);
	found_add_article(root, result, &ok);
	if (ok)
		text = cJSON_PrintUnformatted(root);
	cJSON_Delete(root);
	if (text)
		fprintf(s->out, "%s\n", text);
	else
		complain(s, err_text(ERR_MEMORY));
	free(text);
	fflush(s->out);
}

static void answer(struct stream *s, const char *id, struct span text)
{
	struct region r;
	struct news_result result;
	struct news_file file = {.bytes = text};

	region_init(&r);
	/* The article's own lines follow the line it came in: "stdin:7:2: warning: ...". */
	file.name = region_format(&r, "%s:%lu", s->name, (unsigned long)s->line).p;
	news_extract(s->l, &file, 1, &s->options, &r, s->d, &result);
	put_answer(s, id, &result);
	region_finish(&r);
}

static void take_object(struct stream *s, const cJSON *root)
{
	const char *id, *text;

	if (!cJSON_IsObject(root)) {
		complain(s, "not a JSON object");
		return;
	}
	id = string_of(s, root, "id");
	text = string_of(s, root, "text");
	if (id && text)
		answer(s, id, span_of(text));
}

static void take_line(struct stream *s, struct span line)
{
	cJSON *root;
	const char *end;
	char what[64];

	if (!span_trim(line).n)
		return;
	if (utf8_check(line) < line.n) {
		snprintf(what, sizeof what, "not UTF-8 at byte %zu", utf8_check(line) + 1);
		complain(s, what);
		return;
	}
	if (escapes_nul(line) || memchr(line.p, 0, line.n)) {
		complain(s, "a NUL character");
		return;
	}
	root = cJSON_ParseWithLengthOpts(line.p, line.n + 1, &end, true);
	if (root) {
		take_object(s, root);
	} else {
		snprintf(what, sizeof what, "no JSON at byte %zu", (size_t)(end - line.p) + 1);
		complain(s, what);
	}
	cJSON_Delete(root);
}

enum err jsonl_answer(const struct lexicon *l, const struct news_options *options, FILE *in,
		      const char *name, FILE *out, struct diag *d)
{
	struct stream s = {l, *options, in, name, out, d, 0, 0};
	struct buf line;
	enum line_end end;

	s.options.whole_files = true;
	buf_init(&line);
	while (!ferror(out) && (end = next_line(&s, &line)) != LINE_NONE) {
		if (end == LINE_TAKEN)
			take_line(&s, (struct span){(const char *)line.p, line.n - 1});
		else
			complain(&s, "the line is too long");
	}
	buf_finish(&line);
	if (ferror(in))
		complain(&s, "cannot be read");
	if (ferror(in) || ferror(out))
		return ERR_IO;
	return s.n_bad ? ERR_SYNTAX : ERR_NONE;
}
