#include "cardc/desk.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/utf8.h"
#include "cardc/cards.h"
#include "cardc/fold.h"
#include "cardc/trim.h"
#include "config/config.h"
#include "news/proof.h"
#include "pack/rules.h"

#define ID_DIGITS 16
#define PERCENT_MAX 300
#define CHAIN_MAX 8 /* edits of an edited headline that are followed */

static const char *const verb_names[DESK_N_VERBS] = {
	[DESK_PIN] = "pin", [DESK_EXCLUDE] = "exclude", [DESK_EDIT] = "edit", [DESK_HOLD] = "hold"};

struct reading {
	struct desk *desk;
	struct region *r;
	bool failed;
};

static PRINTF_LIKE(3, 4) void complain(struct reading *x, uint32_t line, const char *format, ...)
{
	char message[320];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	diag_report(x->desk->d, DIAG_ERROR, x->desk->file, line, "%s", message);
	x->failed = true;
}

static bool parse_id(const char *s, uint64_t *id)
{
	if (strlen(s) != ID_DIGITS || strspn(s, "0123456789abcdefABCDEF") != ID_DIGITS)
		return false;
	*id = strtoull(s, NULL, 16);
	return true;
}

/* NULL, or what is wrong with an entry's value. */
static const char *check_value(struct desk_entry *e)
{
	int32_t offset_s;

	if (!rules_is_line(e->value))
		return "is not UTF-8, or has control characters";
	if (e->verb == DESK_EDIT && e->value.n == 0)
		return "is empty: an edit needs the words that are to stand";
	if (e->verb == DESK_HOLD &&
	    (e->value.n != strlen("2025-09-01") || civil_parse(e->value, &e->until_ms, &offset_s)))
		return "is no date such as 2025-09-01";
	return NULL;
}

static void take_entry(struct reading *x, enum desk_verb verb, const char *name, struct span value,
		       uint32_t line)
{
	struct desk_entry e = {.verb = verb, .value = value, .line = line};
	const char *wrong;

	if (!parse_id(name, &e.id)) {
		complain(x, line, "'%.50s' is no card's id, which has 16 hex digits", name);
		return;
	}
	wrong = check_value(&e);
	if (wrong)
		complain(x, line, "what stands behind %s %s", name, wrong);
	else
		REGION_PUSH(x->r, &x->desk->entries, e);
}

static void take_block(struct reading *x, const char *name, struct span value, uint32_t line)
{
	bool is_topic = strcmp(name, "topics") == 0;

	if (!is_topic && strcmp(name, "words") != 0) {
		complain(x, line, "unknown key '%.40s' in [block]; there are words and topics",
			 name);
		return;
	}
	while (value.n) {
		size_t comma = span_find(value, 0, ",");
		struct span one = span_trim(span_cut(value, 0, comma));

		if (!rules_is_text(one))
			complain(x, line, "a word is not UTF-8, or has control characters");
		else
			block_add(is_topic ? &x->desk->topics : &x->desk->words, one, line, x->r);
		value = span_cut(value, comma + 1, value.n);
	}
}

static void take_source(struct reading *x, const char *name, const char *value, uint32_t line)
{
	char *end;
	long percent = strtol(value, &end, 10);

	while (*end == ' ')
		end++;
	end += *end == '%';
	if (value[0] < '0' || value[0] > '9' || *end || percent < 1 || percent > PERCENT_MAX) {
		complain(x, line, "'%.40s' is no weight from 1 to %d %%", value, PERCENT_MAX);
		return;
	}
	REGION_PUSH(
		x->r, &x->desk->sources,
		((struct desk_source){region_copy(x->r, span_of(name)),
				      fold_text(span_of(name), x->r), (int)percent, line, false}));
}

#define EVERYBODY "all"

static void take_freshness(struct reading *x, const char *name, struct span value, uint32_t line)
{
	static const char *const classes[] = {"timeless", "week", "day", "breaking"};
	struct desk_freshness f = {.name = region_copy(x->r, span_of(name)), .line = line};

	while (f.freshness < (int)COUNT_OF(classes) &&
	       !span_equal_nocase(value, span_of(classes[f.freshness])))
		f.freshness++;
	if (f.freshness == (int)COUNT_OF(classes)) {
		complain(x, line, "'%.*s' is none of breaking, day, week, timeless",
			 (int)MIN_OF(value.n, (size_t)40), value.p);
		return;
	}
	if (strcmp(name, EVERYBODY) != 0)
		f.folded = fold_text(f.name, x->r);
	REGION_PUSH(x->r, &x->desk->freshness, f);
}

static void take(void *user, const char *section, const char *name, const char *value,
		 uint32_t line)
{
	struct reading *x = user;
	struct span text = region_copy(x->r, span_of(value));
	bool is_block = strcmp(section, "block") == 0;
	bool is_sources = strcmp(section, "sources") == 0;
	bool is_freshness = strcmp(section, "freshness") == 0;

	for (int i = 0; i < DESK_N_VERBS; i++) {
		if (strcmp(section, verb_names[i]) != 0)
			continue;
		if (name)
			take_entry(x, (enum desk_verb)i, name, text, line);
		return;
	}
	if (is_block && name)
		take_block(x, name, text, line);
	else if (is_sources && name)
		take_source(x, name, value, line);
	else if (is_freshness && name)
		take_freshness(x, name, text, line);
	else if (!is_block && !is_sources && !is_freshness && (!name || section[0] == 0))
		complain(x, line,
			 "unknown section [%.40s]; there are [pin], [exclude], [edit], [hold], "
			 "[block], [sources] and [freshness]",
			 section);
}

static int by_id(const void *a, const void *b)
{
	const struct desk_entry *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

/* Of entries for one card and verb the first stays. */
static void drop_repeated(struct reading *x)
{
	struct desk *desk = x->desk;
	const struct desk_entry *first[DESK_N_VERBS] = {NULL};
	size_t n = 0;

	for (size_t i = 0; i < desk->entries.n; i++) {
		struct desk_entry e = desk->entries.items[i];

		if (first[e.verb] && first[e.verb]->id == e.id) {
			complain(x, e.line,
				 "%016" PRIx64 " is set twice in [%s], first in line %" PRIu32,
				 e.id, verb_names[e.verb], first[e.verb]->line);
			continue;
		}
		desk->entries.items[n] = e;
		first[e.verb] = &desk->entries.items[n++];
	}
	desk->entries.n = n;
}

enum err desk_read(struct span text, const char *file, struct region *r, struct diag *d,
		   struct desk *out)
{
	struct reading x = {out, r, false};
	enum err e;

	*out = (struct desk){.file = file, .d = d};
	e = config_each(text, file, take, &x, d);
	if (out->entries.n)
		qsort(out->entries.items, out->entries.n, sizeof *out->entries.items, by_id);
	drop_repeated(&x);
	block_sort(&out->words);
	block_sort(&out->topics);
	return x.failed ? ERR_SYNTAX : e;
}

/* The entry for this verb and id; NULL: none. */
static struct desk_entry *find(const struct desk *desk, enum desk_verb verb, uint64_t id)
{
	size_t low = 0, high = desk->entries.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (desk->entries.items[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < desk->entries.n && desk->entries.items[low].id == id; low++)
		if (desk->entries.items[low].verb == verb)
			return &desk->entries.items[low];
	return NULL;
}

static size_t n_characters(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool edit_headline(const struct desk *desk, const struct desk_entry *e, struct news_card *c,
			  struct region *r)
{
	size_t n = n_characters(e->value);

	if (n > DESK_HEADLINE_MAX) {
		diag_report(desk->d, DIAG_ERROR, desk->file, e->line,
			    "the headline has %zu characters, at most %d are shown", n,
			    DESK_HEADLINE_MAX);
		return false;
	}
	c->rule = region_format(r, "edited at the desk, was \"%.*s\"; %s", (int)c->text.n,
				c->text.p, c->rule ? c->rule : "no rule")
			  .p;
	c->text = e->value;
	c->edited = true;
	return true;
}

/* Ends of lines in [FROM, TO): LF, CR LF or CR. */
static uint32_t n_line_ends(struct span file, size_t from, size_t to)
{
	uint32_t n = 0;

	for (; from < to; from++)
		n += file.p[from] == '\n' ||
		     (file.p[from] == '\r' && !(from + 1 < file.n && file.p[from + 1] == '\n'));
	return n;
}

/* Makes C the part of its piece [START, END) that E names, or all of it where C has another piece,
 * too. False: it is no part. */
static bool trim_piece(const struct desk_entry *e, struct span file, size_t start, size_t end,
		       struct news_card *c, struct region *r)
{
	struct span text = c->text;

	if (c->more_end)
		text = proof_normalise(span_cut(file, start, end), r);
	if (!(c->more_end && span_equal(e->value, text)) &&
	    !trim_to(e->value, file, &text, &start, &end))
		return false;
	c->line += n_line_ends(file, c->start, start);
	c->text = text;
	c->start = start;
	c->end = end;
	c->more_start = c->more_end = 0;
	return true;
}

static bool trim_quote(const struct desk *desk, const struct desk_entry *e, const struct article *a,
		       struct news_card *c, struct region *r)
{
	struct span file = a->file->bytes;
	bool in_two = c->more_end;

	if (span_equal(e->value, c->text)) {
		diag_report(desk->d, DIAG_ERROR, desk->file, e->line,
			    "all of the quotation at %s:%" PRIu32
			    ": an edit is the part that is to stay",
			    a->file->name, c->line);
		return false;
	}
	if (!trim_piece(e, file, c->start, c->end, c, r) &&
	    !(in_two && trim_piece(e, file, c->more_start, c->more_end, c, r))) {
		diag_report(desk->d, DIAG_ERROR, desk->file, e->line,
			    "not a part of %s at %s:%" PRIu32
			    ", which can be trimmed, never reworded",
			    in_two ? "either piece of the quotation" : "the quotation",
			    a->file->name, c->line);
		return false;
	}
	c->rule = region_format(r, "trimmed at the desk; %s", c->rule ? c->rule : "no rule").p;
	return true;
}

/* Follows edits of edited words, too. */
static void edit(const struct desk *desk, const struct article *a, struct news_card *c,
		 struct region *r)
{
	for (int i = 0; i < CHAIN_MAX; i++) {
		struct desk_entry *e = find(desk, DESK_EDIT, cards_id(c));
		bool done;

		if (!e)
			return;
		e->used = true;
		if (c->kind == NEWS_NOTICE) {
			diag_report(desk->d, DIAG_ERROR, desk->file, e->line,
				    "a notice is changed where it is written, at %s:%" PRIu32,
				    a->file->name, c->line);
			return;
		}
		done = c->kind == NEWS_QUOTE ? trim_quote(desk, e, a, c, r)
					     : edit_headline(desk, e, c, r);
		if (!done)
			return;
		if (c->kind == NEWS_HEADLINE || c->speaker.n)
			c->refused = NULL;
	}
}

static struct desk_entry *find_either(const struct desk *desk, enum desk_verb verb, uint64_t old,
				      uint64_t now)
{
	struct desk_entry *e = find(desk, verb, old);

	e = e ? e : find(desk, verb, now);
	if (e)
		e->used = true;
	return e;
}

/* The reason why the desk blocks C; NULL: it does not. Every word and topic that would is marked as
 * used. */
static const char *blocked_by(const struct desk *desk, const struct article *a,
			      const struct news_card *c, struct region *r)
{
	const struct span where[] = {c->text, c->speaker, c->role};
	const struct block_phrase *topic = block_find(&desk->topics, a->kicker, true, r);
	const struct block_phrase *word = NULL;

	for (size_t i = 0; i < COUNT_OF(where); i++) {
		const struct block_phrase *p = block_find(&desk->words, where[i], false, r);

		word = word ? word : p;
	}
	if (word)
		return region_format(r, "'%.*s' is blocked at the desk", (int)word->text.n,
				     word->text.p)
			.p;
	if (topic)
		return region_format(r, "the topic '%.*s' is blocked at the desk",
				     (int)topic->text.n, topic->text.p)
			.p;
	return NULL;
}

static struct span file_name(const struct article *a)
{
	const char *slash = strrchr(a->file->name, '/');

	return span_of(slash ? slash + 1 : a->file->name);
}

/* How long C is news: what is said of its kicker goes before what is said of its source. */
static void age(const struct desk *desk, const struct article *a, struct news_card *c,
		struct region *r)
{
	struct span topic, source;
	int best = -1;

	if (desk->freshness.n == 0)
		return;
	topic = fold_text(a->kicker, r);
	source = fold_text(a->source, r);
	for (size_t i = 0; i < desk->freshness.n; i++) {
		struct desk_freshness *f = &desk->freshness.items[i];
		bool is_topic = f->folded.n && span_equal(topic, f->folded);
		bool is_source = f->folded.n && (span_equal(source, f->folded) ||
						 span_equal(file_name(a), f->name));
		int rank = is_topic ? 2 : is_source ? 1 : f->folded.n ? -1 : 0;

		f->used |= rank >= 0;
		if (rank > best) {
			best = rank;
			c->freshness = f->freshness;
		}
	}
}

static void weigh(const struct desk *desk, const struct article *a, struct news_card *c,
		  struct region *r)
{
	struct span name = file_name(a), source;

	if (desk->sources.n == 0)
		return;
	source = fold_text(a->source, r);
	for (size_t i = 0; i < desk->sources.n; i++) {
		struct desk_source *s = &desk->sources.items[i];

		if (!span_equal(source, s->folded) && !span_equal(name, s->name))
			continue;
		c->weight_percent = s->percent;
		s->used = true;
	}
}

static void refuse(struct news_card *c, const char *reason)
{
	c->refused = reason;
	c->by_desk = true;
}

void desk_judge(void *user, const struct article *a, struct news_card *c, struct region *r)
{
	const struct desk *desk = user;
	uint64_t old = cards_id(c), now;
	const struct desk_entry *exclude, *hold, *pin;
	const char *blocked;

	edit(desk, a, c, r);
	now = cards_id(c);
	exclude = find_either(desk, DESK_EXCLUDE, old, now);
	hold = find_either(desk, DESK_HOLD, old, now);
	pin = find_either(desk, DESK_PIN, old, now);
	c->pinned = pin != NULL;
	c->hold_ms = hold ? hold->until_ms : 0;
	if (hold && !c->refused)
		c->rule = region_format(r, "held at the desk until %.*s; %s", (int)hold->value.n,
					hold->value.p, c->rule ? c->rule : "no rule")
				  .p;
	weigh(desk, a, c, r);
	age(desk, a, c, r);
	blocked = c->kind == NEWS_NOTICE ? NULL : blocked_by(desk, a, c, r);
	if (exclude)
		refuse(c,
		       region_format(r, "excluded at the desk%s%.*s", exclude->value.n ? ": " : "",
				     (int)exclude->value.n, exclude->value.p)
			       .p);
	else if (blocked && !pin && !c->refused)
		refuse(c, blocked);
}

static void report_phrases(const struct desk *desk, const struct block *b, const char *key)
{
	for (size_t i = 0; i < b->n; i++)
		if (!b->items[i].used)
			diag_report(desk->d, DIAG_WARNING, desk->file, b->items[i].line,
				    "[block] %s: '%.*s' matches no card", key,
				    (int)MIN_OF(b->items[i].text.n, (size_t)200),
				    b->items[i].text.p);
}

static void report_unused(const struct desk *desk)
{
	for (size_t i = 0; i < desk->entries.n; i++)
		if (!desk->entries.items[i].used)
			diag_report(desk->d, DIAG_WARNING, desk->file, desk->entries.items[i].line,
				    "[%s] %016" PRIx64 " matches no card",
				    verb_names[desk->entries.items[i].verb],
				    desk->entries.items[i].id);
	report_phrases(desk, &desk->words, "words");
	report_phrases(desk, &desk->topics, "topics");
	for (size_t i = 0; i < desk->sources.n; i++)
		if (!desk->sources.items[i].used)
			diag_report(desk->d, DIAG_WARNING, desk->file, desk->sources.items[i].line,
				    "[sources] '%.*s' is neither a source nor a file of any card",
				    (int)MIN_OF(desk->sources.items[i].name.n, (size_t)200),
				    desk->sources.items[i].name.p);
	for (size_t i = 0; i < desk->freshness.n; i++)
		if (!desk->freshness.items[i].used)
			diag_report(desk->d, DIAG_WARNING, desk->file,
				    desk->freshness.items[i].line,
				    "[freshness] '%.*s' is neither a kicker nor a source nor a "
				    "file of any card",
				    (int)MIN_OF(desk->freshness.items[i].name.n, (size_t)200),
				    desk->freshness.items[i].name.p);
}

void desk_report(const struct desk *desk, const struct news_result *result)
{
	report_unused(desk);
	for (size_t i = 0; i < result->cards.n; i++) {
		const struct news_card *c = &result->cards.items[i];
		const struct desk_entry *pin;

		if (!c->pinned || !c->refused)
			continue;
		pin = find(desk, DESK_PIN, cards_id(c));
		diag_report(desk->d, DIAG_WARNING, desk->file, pin ? pin->line : 0,
			    "the pinned card %016" PRIx64 " is not shown: %s%s", cards_id(c),
			    c->refused,
			    c->kind == NEWS_HEADLINE
				    ? " (words of your own in [edit] bring it back)"
				    : "");
	}
}
