#include "firmware/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/num.h"
#include "firmware/now.h"

#define HOUR_MS INT64_C(3600000)
#define NO_TIME INT64_MIN
#define YEAR_10000_MS INT64_C(253402300800000)
#define TIME_BYTES 40

/* A card, or an hour. */
struct row {
	int64_t key; /* the card's id; the hour's beginning, UTC, or NO_TIME */
	uint64_t n_showings, shown_ms, n_cards;
	int64_t first_ms, last_ms; /* beginnings; NO_TIME where none is known */
};

struct name {
	uint64_t id;
	struct span words;
};

struct report {
	FILE *f;
	const struct report_options *o;
	const struct pack *pack;
	struct played_list list;
	struct row *rows;
	size_t n_rows;
	uint32_t n_names;
	struct name *names;			   /* of all cards of the pack */
	uint64_t n_showings, n_unseen, n_timeless; /* timeless: of an unknown time */
};

/* "2026-11-24 08:00:05 +01:00" */
static const char *time_text(int64_t utc_ms, char *out)
{
	int32_t offset_s = utc_ms == NO_TIME ? 0 : now_offset_s(utc_ms);
	int minutes = abs(offset_s / 60);
	struct civil c;

	out[0] = 0;
	if (utc_ms == NO_TIME)
		return out;
	civil_from_ms(utc_ms, offset_s, &c);
	snprintf(out, TIME_BYTES, "%04d-%02d-%02d %02d:%02d:%02d %c%02d:%02d", c.year % 10000,
		 c.month, c.day, c.hour, c.minute, c.second, offset_s < 0 ? '-' : '+',
		 minutes / 60 % 100, minutes % 60);
	return out;
}

/* ---------------------------------------------------------------------------------- counting */

/* Nor is a time that no calendar has one. */
static bool has_time(const struct played_record *r)
{
	return !(r->flags & PLAYED_NO_TIME) && r->start_ms >= 0 && r->start_ms < YEAR_10000_MS;
}

static bool is_asked_for(const struct report *rp, const struct played_record *r)
{
	const struct report_options *o = rp->o;

	if (!has_time(r))
		return o->from_ms == INT64_MIN && o->to_ms == INT64_MAX;
	return r->start_ms >= o->from_ms && r->start_ms < o->to_ms;
}

/* The beginning of the hour on the wall, as UTC. */
static int64_t hour_of(const struct played_record *r)
{
	int64_t offset_ms;

	if (!has_time(r))
		return NO_TIME;
	offset_ms = now_offset_s(r->start_ms) * INT64_C(1000);
	return num_floor_div(r->start_ms + offset_ms, HOUR_MS) * HOUR_MS - offset_ms;
}

static int64_t key_of(const struct report *rp, const struct played_record *r)
{
	return rp->o->by == REPORT_BY_CARD ? (int64_t)r->card : hour_of(r);
}

/* What the order of records is to be: by row, and in it by card, then by number. */
struct entry {
	int64_t key;
	const struct played_record *r;
};

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->r->card != y->r->card)
		return x->r->card < y->r->card ? -1 : 1;
	return (x->r->number > y->r->number) - (x->r->number < y->r->number);
}

static void add(struct row *row, const struct entry *e, bool is_other_card)
{
	row->n_showings++;
	row->shown_ms += e->r->shown_ms;
	row->n_cards += is_other_card;
	if (!has_time(e->r))
		return;
	if (row->first_ms == NO_TIME || e->r->start_ms < row->first_ms)
		row->first_ms = e->r->start_ms;
	if (row->last_ms == NO_TIME || e->r->start_ms > row->last_ms)
		row->last_ms = e->r->start_ms;
}

static size_t choose(struct report *rp, struct entry *entries)
{
	size_t n = 0;

	for (size_t i = 0; i < rp->list.n; i++) {
		const struct played_record *r = &rp->list.records[i];

		if (!is_asked_for(rp, r))
			continue;
		if (r->flags & PLAYED_UNSEEN) {
			rp->n_unseen++;
			continue;
		}
		rp->n_showings++;
		rp->n_timeless += !has_time(r);
		entries[n].key = key_of(rp, r);
		entries[n++].r = r;
	}
	return n;
}

static int by_showings(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->n_showings != y->n_showings)
		return x->n_showings > y->n_showings ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static enum err count(struct report *rp)
{
	size_t room = rp->list.n ? rp->list.n : 1;
	struct entry *entries = calloc(room, sizeof *entries);
	size_t n;

	rp->rows = calloc(room, sizeof *rp->rows);
	if (!entries || !rp->rows) {
		free(entries);
		return ERR_MEMORY;
	}
	n = choose(rp, entries);
	qsort(entries, n, sizeof *entries, by_key);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = &entries[i];
		bool is_new = i == 0 || e->key != e[-1].key;

		if (is_new)
			rp->rows[rp->n_rows++] = (struct row){
				.key = e->key, .first_ms = NO_TIME, .last_ms = NO_TIME};
		add(&rp->rows[rp->n_rows - 1], e, is_new || e->r->card != e[-1].r->card);
	}
	free(entries);
	if (rp->o->by == REPORT_BY_CARD)
		qsort(rp->rows, rp->n_rows, sizeof *rp->rows, by_showings);
	return ERR_NONE;
}

/* ---------------------------------------------------------------------------------- printing */

static int by_id(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static enum err name_cards(struct report *rp)
{
	uint32_t n = rp->pack ? pack_n_cards(rp->pack) : 0;
	struct pack_card card;

	rp->n_names = n;
	rp->names = calloc(n ? n : 1, sizeof *rp->names);
	if (!rp->names)
		return ERR_MEMORY;
	for (uint32_t i = 0; i < n; i++) {
		pack_card(rp->pack, i, &card);
		rp->names[i] = (struct name){card.id, card.text};
	}
	qsort(rp->names, n, sizeof *rp->names, by_id);
	return ERR_NONE;
}

/* The words of card ID; empty where the pack has it not. */
static struct span words_of(const struct report *rp, uint64_t id)
{
	struct name wanted = {.id = id};
	const struct name *found =
		bsearch(&wanted, rp->names, rp->n_names, sizeof *rp->names, by_id);

	return found ? found->words : span_of("");
}

/* In quotes, those within doubled; JSON: with a backslash. A pack's words have no control
 * characters. */
static void print_quoted(FILE *f, struct span s, bool is_json)
{
	fputc('"', f);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || (is_json && s.p[i] == '\\'))
			fputc(is_json ? '\\' : '"', f);
		fputc(s.p[i], f);
	}
	fputc('"', f);
}

static void print_card(const struct report *rp, const struct row *row, bool is_first)
{
	struct span words = words_of(rp, (uint64_t)row->key);
	char first[TIME_BYTES], last[TIME_BYTES];
	double s = (double)row->shown_ms / 1000;

	time_text(row->first_ms, first);
	time_text(row->last_ms, last);
	switch (rp->o->as) {
	case REPORT_AS_TABLE:
		fprintf(rp->f, "%016" PRIx64 "  %8" PRIu64 "  %11.1f  %-26s  %-26s  %.*s\n",
			(uint64_t)row->key, row->n_showings, s, first, last, (int)words.n, words.p);
		break;
	case REPORT_AS_CSV:
		fprintf(rp->f, "%016" PRIx64 ",%" PRIu64 ",%.3f,%s,%s,", (uint64_t)row->key,
			row->n_showings, s, first, last);
		print_quoted(rp->f, words, false);
		fputs("\r\n", rp->f);
		break;
	case REPORT_AS_JSON:
		fprintf(rp->f,
			"%s\n{\"card\": \"%016" PRIx64 "\", \"showings\": %" PRIu64
			", \"shown_ms\": %" PRIu64
			", \"first\": \"%s\", \"last\": \"%s\", \"text\": ",
			is_first ? "" : ",", (uint64_t)row->key, row->n_showings, row->shown_ms,
			first, last);
		print_quoted(rp->f, words, true);
		fputc('}', rp->f);
		break;
	}
}

static void print_hour(const struct report *rp, const struct row *row, bool is_first)
{
	char hour[TIME_BYTES];
	double s = (double)row->shown_ms / 1000;

	time_text(row->key, hour);
	if (row->key == NO_TIME)
		snprintf(hour, sizeof hour, "unknown");
	switch (rp->o->as) {
	case REPORT_AS_TABLE:
		fprintf(rp->f, "%-26s  %8" PRIu64 "  %6" PRIu64 "  %11.1f\n", hour, row->n_showings,
			row->n_cards, s);
		break;
	case REPORT_AS_CSV:
		fprintf(rp->f, "%s,%" PRIu64 ",%" PRIu64 ",%.3f\r\n", hour, row->n_showings,
			row->n_cards, s);
		break;
	case REPORT_AS_JSON:
		fprintf(rp->f,
			"%s\n{\"hour\": \"%s\", \"showings\": %" PRIu64 ", \"cards\": %" PRIu64
			", \"shown_ms\": %" PRIu64 "}",
			is_first ? "" : ",", hour, row->n_showings, row->n_cards, row->shown_ms);
		break;
	}
}

static void print_head(const struct report *rp)
{
	static const char *const heads[][2] = {
		{"card              showings      seconds  first                       last"
		 "                        text\n",
		 "card,showings,seconds,first,last,text\r\n"},
		{"hour                        showings   cards      seconds\n",
		 "hour,showings,cards,seconds\r\n"}};

	if (rp->o->as != REPORT_AS_JSON) {
		fputs(heads[rp->o->by][rp->o->as], rp->f);
		return;
	}
	fprintf(rp->f,
		"{\"showings\": %" PRIu64 ", \"unseen\": %" PRIu64 ", \"missing\": %" PRIu64
		", \"without_time\": %" PRIu64 ", \"%s\": [",
		rp->n_showings, rp->n_unseen, rp->list.n_missing, rp->n_timeless,
		rp->o->by == REPORT_BY_CARD ? "cards" : "hours");
}

static void print(const struct report *rp)
{
	print_head(rp);
	for (size_t i = 0; i < rp->n_rows; i++) {
		if (rp->o->by == REPORT_BY_CARD)
			print_card(rp, &rp->rows[i], i == 0);
		else
			print_hour(rp, &rp->rows[i], i == 0);
	}
	if (rp->o->as == REPORT_AS_JSON)
		fputs("\n]}\n", rp->f);
	else if (rp->o->as == REPORT_AS_TABLE)
		fprintf(rp->f,
			"\nshowings: %" PRIu64 "; unseen: %" PRIu64 "; missing: %" PRIu64
			"; of an unknown time: %" PRIu64 "\n",
			rp->n_showings, rp->n_unseen, rp->list.n_missing, rp->n_timeless);
}

enum err report_print(FILE *f, struct span bytes, const char *name, const struct report_options *o,
		      const struct pack *pack, struct diag *d)
{
	struct report rp = {.f = f, .o = o, .pack = pack};
	enum err e = played_read((const unsigned char *)bytes.p, bytes.n, &rp.list);

	if (!e)
		e = name_cards(&rp);
	if (!e)
		e = count(&rp);
	if (!e)
		print(&rp);
	else
		diag_report(d, DIAG_ERROR, name, 0, "%s",
			    e == ERR_SYNTAX ? "this is no proof of play" : err_text(e));
	free(rp.rows);
	free(rp.names);
	free(rp.list.records);
	return e;
}
