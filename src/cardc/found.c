#include "cardc/found.h"

#include <stdbool.h>
#include <stdlib.h>

/* Is the class none of an article's text? */
static bool is_junk(enum line_class cls)
{
	return cls != LINE_BODY && cls != LINE_TITLE && cls != LINE_STANDFIRST;
}

static void add_text_or_null(cJSON *o, const char *key, struct span s, bool *ok)
{
	if (s.n)
		json_add_text(o, key, s, ok);
	else
		*ok = cJSON_AddNullToObject(o, key) && *ok;
}

static void add_why(cJSON *o, const char *key, const struct news_card *c, bool *ok)
{
	json_add_text(o, key, span_of(c->refused ? c->refused : c->rule), ok);
}

/* What a document says in words, a line says in true and false. */
static void add_displayable(cJSON *o, bool v, bool in_words, bool *ok)
{
	if (in_words)
		json_add_text(o, "displayable", span_of(v ? "yes" : "no"), ok);
	else
		json_add_bool(o, "displayable", v, ok);
}

/* BEFORE is the quotation before C in the article; NULL: none. */
static void fill_quote(cJSON *o, const struct news_card *c, const struct news_card *before,
		       const struct article *a, bool in_words, bool *ok)
{
	const struct news_quotation *q = &c->whole;
	struct span card = {NULL, 0};

	json_add_number(o, "line", q->line, ok);
	json_add_text(o, "text", span_cut(a->file->bytes, q->start, q->end), ok);
	json_add_text(o, "speaker", c->speaker, ok);
	json_add_text(o, "role", c->role, ok);
	json_add_bool(o, "complete", q->complete, ok);
	add_displayable(o, q->displayable, in_words, ok);
	if (q->continues && before)
		json_add_number(o, "continues_from", before->whole.line, ok);
	json_add_bool(o, "stands_alone", q->stands_alone, ok);
	json_add_number(o, "start", (double)q->start, ok);
	json_add_number(o, "end", (double)q->end, ok);
	json_add_number(o, "confidence", q->confidence / 1000.0, ok);
	json_add_text(o, "rule", span_of(c->rule), ok);
	json_add_bool(o, "shown", !c->refused, ok);
	if (!c->refused)
		card = c->text;
	add_text_or_null(o, "card", card, ok);
	add_why(o, "why", c, ok);
	json_add_text(o, "paragraph_why", span_of(c->read_as), ok);
}

static void add_quotes(cJSON *list, const struct news_result *result, bool is_document, bool *ok)
{
	const struct news_card *before = NULL;
	const struct article *a = result->articles.items;

	for (size_t i = 0; i < result->cards.n && *ok; i++) {
		const struct news_card *c = &result->cards.items[i];
		cJSON *o;

		if (c->kind != NEWS_QUOTE)
			continue;
		for (; a->id != c->article; a++)
			before = NULL;
		o = cJSON_CreateObject();
		*ok = cJSON_AddItemToArray(list, o);
		if (is_document)
			json_add_text(o, "file", span_of(a->file->name), ok);
		fill_quote(o, c, before, a, is_document, ok);
		before = c;
	}
}

/* The headline or notice of each article; NULL where there is no candidate. To be freed. */
static const struct news_card **headlines_of(const struct news_result *result)
{
	const struct news_card **of = calloc(result->articles.n + 1, sizeof *of);

	for (size_t i = result->cards.n; of && i-- > 0;) {
		const struct news_card *c = &result->cards.items[i];

		if (c->kind != NEWS_QUOTE)
			of[c->article - 1] = c;
	}
	return of;
}

static void add_headline(cJSON *o, const char *shown, const char *why, const struct news_card *c,
			 bool *ok)
{
	add_text_or_null(o, "headline", c ? c->text : (struct span){NULL, 0}, ok);
	json_add_bool(o, shown, c && !c->refused, ok);
	if (c)
		add_why(o, why, c, ok);
	else
		json_add_text(o, why, span_of("no lead"), ok);
}

void found_add_article(cJSON *object, const struct news_result *result, bool *ok)
{
	cJSON *quotes = cJSON_AddArrayToObject(object, "quotes");
	const struct news_card **headlines = headlines_of(result);

	*ok = quotes && headlines && *ok;
	add_quotes(quotes, result, false, ok);
	add_headline(object, "headline_shown", "headline_why", headlines ? headlines[0] : NULL, ok);
	free(headlines);
}

/* The number of the last line of P, whose text may hold line ends. */
static uint32_t last_line(const struct para *p)
{
	uint32_t line = p->line;

	for (size_t i = 0; i < p->text.n; i++)
		line += p->text.p[i] == '\n' ||
			(p->text.p[i] == '\r' && !(i + 1 < p->text.n && p->text.p[i + 1] == '\n'));
	return line;
}

static void add_range(cJSON *list, const struct article *a, const struct news_card *headline,
		      bool *ok)
{
	cJSON *o = cJSON_CreateObject();
	uint32_t lead = a->lead < a->n ? a->paras[a->lead].line : 0;

	*ok = cJSON_AddItemToArray(list, o) && *ok;
	json_add_text(o, "file", span_of(a->file->name), ok);
	json_add_number(o, "first_line", a->paras[0].line, ok);
	json_add_number(o, "last_line", last_line(&a->paras[a->n - 1]), ok);
	json_add_text(o, "topic", a->kicker, ok);
	json_add_number(o, "lead_line", lead, ok);
	add_headline(o, "shown", "why", headline, ok);
	json_add_text(o, "boundary_why", span_of(a->why), ok);
}

static void add_junk(cJSON *list, const struct article *a, bool *ok)
{
	for (size_t i = 0; i < a->n && *ok; i++) {
		const struct para *p = &a->paras[i];
		cJSON *o;

		if (!is_junk(p->cls))
			continue;
		o = cJSON_CreateObject();
		*ok = cJSON_AddItemToArray(list, o);
		json_add_text(o, "file", span_of(a->file->name), ok);
		json_add_number(o, "line", p->line, ok);
		json_add_text(o, "kind", span_of(article_class_name(p->cls)), ok);
		json_add_text(o, "why", span_of(p->why), ok);
	}
}

char *found_document(const struct news_result *result)
{
	cJSON *root = cJSON_CreateObject();
	cJSON *articles = cJSON_AddArrayToObject(root, "articles");
	cJSON *junk = cJSON_AddArrayToObject(root, "junk_lines");
	cJSON *quotes = cJSON_AddArrayToObject(root, "quotes");
	const struct news_card **headlines = headlines_of(result);
	bool ok = articles && junk && quotes && headlines;
	char *text = NULL;

	for (size_t i = 0; i < result->articles.n && ok; i++) {
		add_range(articles, &result->articles.items[i], headlines[i], &ok);
		add_junk(junk, &result->articles.items[i], &ok);
	}
	if (ok)
		add_quotes(quotes, result, true, &ok);
	if (ok)
		text = cJSON_Print(root);
	cJSON_Delete(root);
	free(headlines);
	return text;
}
