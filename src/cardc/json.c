#include "cardc/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cardc/command.h"

void json_add_text(cJSON *object, const char *key, struct span s, bool *ok)
{
	char *text = malloc(s.n + 1);

	if (text) {
		if (s.n)
			memcpy(text, s.p, s.n);
		text[s.n] = 0;
	}
	*ok = text && cJSON_AddStringToObject(object, key, text) && *ok;
	free(text);
}

void json_add_number(cJSON *object, const char *key, double v, bool *ok)
{
	*ok = cJSON_AddNumberToObject(object, key, v) && *ok;
}

void json_add_bool(cJSON *object, const char *key, bool v, bool *ok)
{
	*ok = cJSON_AddBoolToObject(object, key, v) && *ok;
}

/* 64 bits do not fit JSON's numbers, so ids are written as `explain` takes them. */
static void add_hex(cJSON *object, const char *key, uint64_t v, bool *ok)
{
	char hex[17];

	snprintf(hex, sizeof hex, "%016" PRIx64, v);
	json_add_text(object, key, span_of(hex), ok);
}

static void add_proof(cJSON *card, const struct pack_proof *p, bool *ok)
{
	cJSON *o = cJSON_AddObjectToObject(card, "proof");

	json_add_text(o, "file", p->file, ok);
	json_add_number(o, "line", p->line, ok);
	json_add_number(o, "start", (double)p->start, ok);
	json_add_number(o, "end", (double)p->end, ok);
	if (p->more_end) {
		json_add_number(o, "more_start", (double)p->more_start, ok);
		json_add_number(o, "more_end", (double)p->more_end, ok);
	}
	json_add_text(o, "rule", p->rule, ok);
	json_add_text(o, "source", p->source, ok);
	json_add_number(o, "article_line", p->began_line, ok);
	json_add_text(o, "article_why", p->began, ok);
	json_add_text(o, "paragraph_why", p->read_as, ok);
}

static void add_time(cJSON *o, const char *key, int64_t ms, bool *ok)
{
	char text[COMMAND_TIME_BYTES];

	command_time(ms, text);
	if (ms)
		json_add_text(o, key, span_of(text), ok);
	else
		*ok = cJSON_AddNullToObject(o, key) && *ok;
}

static void add_timing(cJSON *o, const struct pack_timing *t, bool *ok)
{
	add_time(o, "from", t->from_ms, ok);
	add_time(o, "until", t->until_ms, ok);
	json_add_text(o, "hours", t->hours, ok);
	json_add_text(o, "priority", span_of(command_priority_name(t->priority)), ok);
	json_add_number(o, "weight", t->weight ? t->weight : 1, ok);
}

static void add_card(cJSON *list, const struct pack *pack, uint32_t i, bool *ok)
{
	struct pack_card c;
	struct pack_proof proof;
	struct pack_timing timing;
	cJSON *o = cJSON_CreateObject();

	*ok = cJSON_AddItemToArray(list, o) && *ok;
	pack_card(pack, i, &c);
	pack_proof(pack, i, &proof);
	json_add_number(o, "card", i + 1, ok);
	json_add_text(o, "kind", span_of(command_kind_name(c.kind)), ok);
	add_hex(o, "id", c.id, ok);
	json_add_number(o, "article", c.article, ok);
	json_add_number(o, "voice", c.voice, ok);
	json_add_text(o, "text", c.text, ok);
	json_add_text(o, "kicker", c.kicker, ok);
	json_add_text(o, "speaker", c.speaker, ok);
	json_add_text(o, "role", c.role, ok);
	json_add_text(o, "place", c.place, ok);
	json_add_text(o, "date", c.date, ok);
	if (c.date_ms == PACK_NO_DATE)
		*ok = cJSON_AddNullToObject(o, "date_ms") && *ok;
	else
		json_add_number(o, "date_ms", (double)c.date_ms, ok);
	json_add_text(o, "source", c.source, ok);
	json_add_text(o, "language", c.language, ok);
	json_add_number(o, "part", c.part, ok);
	json_add_number(o, "parts", c.n_parts, ok);
	pack_timing(pack, i, &timing);
	add_timing(o, &timing, ok);
	add_proof(o, &proof, ok);
}

static void add_font(cJSON *list, const struct pack *pack, uint32_t i, bool *ok)
{
	struct pack_font f;
	cJSON *o = cJSON_CreateObject();

	*ok = cJSON_AddItemToArray(list, o) && *ok;
	pack_font(pack, i, &f);
	json_add_number(o, "role", f.role, ok);
	json_add_number(o, "rank", f.rank, ok);
	json_add_text(o, "name", f.name, ok);
	json_add_number(o, "bytes", (double)f.bytes.n, ok);
}

char *json_of_pack(const struct pack *pack)
{
	cJSON *root = cJSON_CreateObject();
	cJSON *cards;
	cJSON *fonts;
	char *text = NULL;
	bool ok = root != NULL;

	json_add_text(root, "maker", pack_maker(pack), &ok);
	add_hex(root, "hash", pack_hash(pack), &ok);
	cards = cJSON_AddArrayToObject(root, "cards");
	for (uint32_t i = 0; i < pack_n_cards(pack) && ok; i++)
		add_card(cards, pack, i, &ok);
	fonts = cJSON_AddArrayToObject(root, "fonts");
	for (uint32_t i = 0; i < pack_n_fonts(pack) && ok; i++)
		add_font(fonts, pack, i, &ok);
	if (ok)
		text = cJSON_Print(root);
	cJSON_Delete(root);
	return text;
}
