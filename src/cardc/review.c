#include "cardc/review.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "cardc/cards.h"
#include "cardc/page.h"
#include "pack/pack.h"

const char *review_state_name(enum review_state state)
{
	static const char *const names[REVIEW_N_STATES] = {"shown", "pinned", "held", "desk",
							   "refused"};

	return names[state];
}

/* A card of the pack. */
struct made {
	uint64_t id;
	uint32_t index;
};

struct pack_cards {
	const struct pack *pack;
	struct made *items; /* by id */
	size_t n;
};

static int by_id(const void *a, const void *b)
{
	const struct made *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static struct pack_cards cards_of(const struct pack *pack, bool has_pack, struct region *r)
{
	size_t n = has_pack ? pack_n_cards(pack) : 0;
	struct pack_cards cards = {pack, region_take_array(r, n, sizeof *cards.items), n};

	for (uint32_t i = 0; i < n; i++) {
		struct pack_card c;

		pack_card(pack, i, &c);
		cards.items[i] = (struct made){c.id, i};
	}
	qsort(cards.items, n, sizeof *cards.items, by_id);
	return cards;
}

static const struct made *find(const struct pack_cards *cards, uint64_t id)
{
	struct made key = {id, 0};

	return cards->n ? bsearch(&key, cards->items, cards->n, sizeof key, by_id) : NULL;
}

static enum review_state state_of(const struct news_card *c)
{
	if (!c->refused && c->hold_ms)
		return REVIEW_HELD;
	if (!c->refused)
		return c->pinned ? REVIEW_PINNED : REVIEW_SHOWN;
	return c->by_desk ? REVIEW_DESK : REVIEW_REFUSED;
}

static void fill_row(struct review_row *row, const struct news_card *c, const struct review *v,
		     const struct pack_cards *cards, struct region *r)
{
	const struct made *made;

	row->card = c;
	row->article = cards_article(v->news, c->article);
	row->id = cards_id(c);
	row->state = state_of(c);
	row->score = region_format(r, "%d", c->score);
	row->reason = span_of(c->refused ? c->refused : c->rule);
	made = c->refused ? NULL : find(cards, row->id);
	if (made) {
		struct pack_proof proof;

		pack_proof(cards->pack, made->index, &proof);
		row->source = proof.source;
		row->has_picture =
			access(region_format(r, "%s/%016" PRIx64 ".png", v->pictures, row->id).p,
			       R_OK) == 0;
	} else if (!c->refused && cards->n) {
		row->state = REVIEW_REFUSED;
		row->reason = span_of("no pack can hold it: too long, or with control characters");
	}
}

static void add_duplicate(struct review_row *row, uint64_t id, struct region *r)
{
	row->duplicates = region_format(r, "%.*s%s%016" PRIx64, (int)row->duplicates.n,
					row->duplicates.n ? row->duplicates.p : "",
					row->duplicates.n ? " " : "", id);
}

static void fill_rows(struct review *v, const struct pack_cards *cards, struct region *r)
{
	v->n = v->news->cards.n;
	v->rows = region_take_array(r, v->n, sizeof *v->rows);
	for (size_t i = 0; i < v->n; i++) {
		fill_row(&v->rows[i], &v->news->cards.items[i], v, cards, r);
		v->count[v->rows[i].state]++;
	}
	for (size_t i = 0; i < v->n; i++) {
		size_t kept = v->rows[i].card->repeats;

		if (!kept)
			continue;
		add_duplicate(&v->rows[i], v->rows[kept - 1].id, r);
		add_duplicate(&v->rows[kept - 1], v->rows[i].id, r);
	}
}

/* A field of a line: no tab, no line end. */
static void put_field(struct buf *b, struct span s, char end)
{
	for (size_t i = 0; i < s.n; i++)
		buf_put_u8(b,
			   (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F ? ' ' : (uint8_t)s.p[i]);
	buf_put_u8(b, (uint8_t)end);
}

static void put_line(struct buf *b, const struct review_row *row, struct region *r)
{
	const struct news_card *c = row->card;

	put_field(b, region_format(r, "%016" PRIx64, row->id), '\t');
	put_field(b, span_of(review_state_name(row->state)), '\t');
	put_field(b, span_of(cards_kind_name(c)), '\t');
	put_field(b, c->text, '\t');
	put_field(b, c->speaker, '\t');
	put_field(b, row->score, '\t');
	put_field(b, row->reason, '\t');
	put_field(b, region_format(r, "%s:%" PRIu32, row->article->file->name, c->line), '\t');
	put_field(b, row->duplicates, '\n');
}

static enum err save(const char *folder, const char *name, struct buf *b, struct region *r,
		     struct diag *d)
{
	const char *path = region_format(r, "%s/%s", folder, name).p;
	enum err e = buf_failed(b) ? ERR_MEMORY : file_write(path, b->p, b->n);

	if (e)
		diag_report(d, DIAG_ERROR, path, 0, "cannot be written: %s", file_reason(e));
	return e;
}

static enum err write_table(const struct review *v, const char *folder, struct region *r,
			    struct diag *d)
{
	struct buf b;
	enum err e;

	buf_init(&b);
	buf_put_text(&b, "id\tstate\tkind\ttext\tspeaker\tscore\treason\tsource\tduplicates\n");
	for (size_t i = 0; i < v->n; i++)
		put_line(&b, &v->rows[i], r);
	e = save(folder, "review.tsv", &b, r, d);
	buf_finish(&b);
	return e;
}

static enum err write_page(const struct review *v, const char *folder, struct region *r,
			   struct diag *d)
{
	struct buf b;
	enum err e;

	buf_init(&b);
	page_put(&b, v, r);
	e = save(folder, "review.html", &b, r, d);
	buf_finish(&b);
	return e;
}

static enum err make_folder(const char *path, struct diag *d)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return ERR_NONE;
	diag_report(d, DIAG_ERROR, path, 0, "cannot be made: %s", strerror(errno));
	return ERR_IO;
}

/* "0123456789abcdef.png" */
static bool is_picture(const char *name)
{
	return strspn(name, "0123456789abcdef") == 16 && strcmp(name + 16, ".png") == 0;
}

static void clear_pictures(const char *folder, struct region *r)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (is_picture(entry->d_name))
			remove(region_format(r, "%s/%s", folder, entry->d_name).p);
	if (dir)
		closedir(dir);
}

static enum err open_pack(struct span bytes, struct pack *pack, struct diag *d)
{
	const char *why;
	enum err e = pack_open(pack, (const unsigned char *)bytes.p, bytes.n, &why);

	if (e)
		diag_report(d, DIAG_ERROR, "cardc", 0, "the pack just made is refused: %s", why);
	return e;
}

enum err review_write(const char *folder, const struct news_result *news, struct span pack_bytes,
		      const char *board, const char *desk_file, struct region *r, struct diag *d)
{
	const char *cards = region_format(r, "%s/cards", folder).p;
	struct review v = {.news = news, .pictures = cards, .desk_file = desk_file};
	struct pack pack;
	struct pack_cards made;
	enum err e = make_folder(folder, d);

	if (!e)
		e = make_folder(cards, d);
	if (!e && pack_bytes.n)
		e = open_pack(pack_bytes, &pack, d);
	if (e)
		return e;
	clear_pictures(cards, r);
	if (pack_bytes.n)
		e = pictures_draw(&pack, board, cards, d, &v.size);
	made = cards_of(&pack, pack_bytes.n > 0, r);
	fill_rows(&v, &made, r);
	if (!e)
		e = write_table(&v, folder, r, d);
	return e ? e : write_page(&v, folder, r, d);
}
