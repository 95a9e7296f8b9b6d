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

static int has_id(const void *a, const void *b)
{
	const struct made *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int by_id(const void *a, const void *b)
{
	const struct made *x = a, *y = b;
	int order = has_id(a, b);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* By the candidate each is made from; of one that is cut in two the first half comes first. */
static struct pack_cards cards_of(const struct pack *pack, const struct news_result *news,
				  const struct cards *made, struct region *r)
{
	struct pack_cards cards = {pack, region_take_array(r, made->n, sizeof *cards.items),
				   made->n};

	for (size_t i = 0; i < made->n; i++)
		cards.items[i] =
			(struct made){cards_id(&news->cards.items[made->from[i]]), (uint32_t)i};
	qsort(cards.items, cards.n, sizeof *cards.items, by_id);
	return cards;
}

static const struct made *find(const struct pack_cards *cards, uint64_t id)
{
	struct made key = {id, 0};
	const struct made *hit =
		cards->n ? bsearch(&key, cards->items, cards->n, sizeof key, has_id) : NULL;

	while (hit && hit > cards->items && hit[-1].id == id)
		hit--;
	return hit;
}

static enum review_state state_of(const struct news_card *c)
{
	if (!c->refused && c->hold_ms)
		return REVIEW_HELD;
	if (!c->refused)
		return c->pinned ? REVIEW_PINNED : REVIEW_SHOWN;
	return c->by_desk ? REVIEW_DESK : REVIEW_REFUSED;
}

/* What all pages are made from. */
struct job {
	struct spool *spool;
	struct pack_cards made;
	struct review view;
	struct region *r, page; /* PAGE: of the rows at hand */
	struct buf table;
	FILE *file; /* of the table */
	struct diag *d;
	enum err failed;
};

static void find_picture(struct job *j, struct review_row *row)
{
	const struct made *made = find(&j->made, row->id);
	struct pack_proof proof;
	struct pack_card card;

	if (!made) {
		row->state = REVIEW_REFUSED;
		row->reason = span_of("no pack can hold it: too long, or with control characters");
		return;
	}
	pack_proof(j->made.pack, made->index, &proof);
	row->source = proof.source;
	pack_card(j->made.pack, made->index, &card);
	row->picture = region_format(&j->page, "%016" PRIx64 ".png", card.id).p;
	if (access(region_format(&j->page, "%s/%s", j->view.pictures, row->picture).p, R_OK))
		row->picture = NULL;
}

static void fill_row(struct job *j, struct review_row *row, const struct spool_row *from)
{
	const struct news_card *c = &from->card;

	row->card = c;
	row->article = from->article;
	row->id = cards_id(c);
	row->state = state_of(c);
	if (!c->refused || c->score)
		row->score = region_format(&j->page, "%d", c->score);
	row->reason = span_of(c->refused ? c->refused : c->rule);
	row->duplicates = from->duplicates;
	if (!c->refused && j->made.n)
		find_picture(j, row);
}

/* Entries [FROM, TO) of the spool become the rows of the page. */
static enum err fill_page(struct job *j, size_t from, size_t to)
{
	struct review *v = &j->view;
	struct spool_row *rows;
	enum err e;

	region_reset(&j->page);
	v->n = to - from;
	rows = region_take_array(&j->page, v->n, sizeof *rows);
	v->rows = region_take_array(&j->page, v->n, sizeof *v->rows);
	e = spool_read(j->spool, from, to, &j->page, j->d, rows);
	if (e)
		return e;
	memset(v->count, 0, sizeof v->count);
	for (size_t i = 0; i < v->n; i++) {
		fill_row(j, &v->rows[i], &rows[i]);
		v->count[v->rows[i].state]++;
	}
	return ERR_NONE;
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

const char *review_page_name(size_t page, struct region *r)
{
	return page == 1 ? "review.html" : region_format(r, "review-%zu.html", page).p;
}

static enum err write_page(struct job *j)
{
	struct buf b;
	enum err e;

	buf_init(&b);
	page_put(&b, &j->view, &j->page);
	e = save(j->spool->folder, review_page_name(j->view.page, &j->page), &b, &j->page, j->d);
	buf_finish(&b);
	return e;
}

/* False where the table's file does not take it: errno tells. */
static bool write_lines(struct job *j)
{
	j->table.n = 0;
	for (size_t i = 0; i < j->view.n; i++)
		put_line(&j->table, &j->view.rows[i], &j->page);
	if (buf_failed(&j->table)) {
		errno = ENOMEM;
		return false;
	}
	return fwrite(j->table.p, 1, j->table.n, j->file) == j->table.n;
}

/* The end of the page that begins at entry FROM: whole articles, as many as fit, at least one. */
static size_t page_end(const struct spool *s, size_t from)
{
	size_t end = from, next = from;

	while (next < s->entries.n) {
		uint32_t article = s->entries.items[next].article;

		while (next < s->entries.n && s->entries.items[next].article == article)
			next++;
		if (end > from && next - from > REVIEW_PAGE_ROWS)
			break;
		end = next;
	}
	return end;
}

static size_t count_pages(const struct spool *s)
{
	size_t n = 0;

	for (size_t from = 0; from < s->entries.n; from = page_end(s, from))
		n++;
	return n;
}

/* Writes table and pages side by side, so that each candidate is read once. */
static bool write_all(const char *part, void *user)
{
	struct job *j = user;
	bool fine = true;

	j->file = fopen(part, "wb");
	if (!j->file)
		return false;
	fputs("id\tstate\tkind\ttext\tspeaker\tscore\treason\tsource\tduplicates\n", j->file);
	for (size_t from = 0, to; from < j->spool->entries.n && fine && !j->failed; from = to) {
		to = page_end(j->spool, from);
		j->failed = fill_page(j, from, to);
		j->view.page++;
		fine = j->failed || write_lines(j);
		if (fine && !j->failed)
			j->failed = write_page(j);
	}
	return (fclose(j->file) == 0) & fine;
}

static enum err write_review(struct job *j)
{
	const char *path = region_format(j->r, "%s/review.tsv", j->spool->folder).p;
	enum err e;

	j->view.n_pages = count_pages(j->spool);
	buf_init(&j->table);
	region_init(&j->page);
	e = file_replace(path, write_all, j);
	if (e)
		diag_report(j->d, DIAG_ERROR, path, 0, "cannot be written: %s", file_reason(e));
	buf_finish(&j->table);
	region_finish(&j->page);
	return e ? e : j->failed;
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

/* "review-12.html" */
static bool is_page(const char *name)
{
	static const char start[] = "review-";
	size_t digits;

	if (strncmp(name, start, strlen(start)) != 0)
		return false;
	name += strlen(start);
	digits = strspn(name, "0123456789");
	return digits > 0 && strcmp(name + digits, ".html") == 0;
}

/* Removes what an earlier review left in FOLDER. */
static void clear(const char *folder, bool (*is_old)(const char *name), struct region *r)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (is_old(entry->d_name))
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

enum err review_write(struct spool *spool, const struct news_result *news, const struct cards *made,
		      struct span pack_bytes, const char *board, const char *desk_file,
		      struct region *r, struct diag *d)
{
	const char *cards = region_format(r, "%s/cards", spool->folder).p;
	struct job j = {.spool = spool,
			.view = {.pictures = cards,
				 .desk_file = desk_file,
				 .n_candidates = spool->entries.n,
				 .n_articles = news->n_articles},
			.r = r,
			.d = d};
	struct pack pack;
	enum err e = make_folder(cards, d);

	if (!e && pack_bytes.n)
		e = open_pack(pack_bytes, &pack, d);
	if (e)
		return e;
	clear(cards, is_picture, r);
	clear(spool->folder, is_page, r);
	if (pack_bytes.n) {
		e = pictures_draw(&pack, board, cards, d, &j.view.size);
		j.made = cards_of(&pack, news, made, r);
	}
	return e ? e : write_review(&j);
}
