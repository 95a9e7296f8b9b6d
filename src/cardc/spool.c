#include "cardc/spool.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cardc/cards.h"

/* The strings of a record, in its order. */
enum string {
	STRING_TEXT,
	STRING_SPEAKER,
	STRING_ROLE,
	STRING_RULE,
	STRING_REFUSED,
	STRING_FILE,
	STRING_KICKER,
	STRING_PLACE,
	STRING_DATE,
	STRING_SOURCE,
	N_STRINGS
};

/* What stands in the file before a record's strings; it is read by the program that wrote it. */
struct head {
	uint32_t article, line;
	int32_t score, part[NEWS_N_PARTS];
	int64_t hold_ms;
	uint8_t kind;
	bool pinned, edited, by_desk, opinion, has_refused;
	uint32_t length[N_STRINGS];
};

static enum err report(struct spool *s, enum err e, struct diag *d)
{
	diag_report(d, DIAG_ERROR, s->folder, 0, "the candidates cannot be kept: %s",
		    e == ERR_IO ? strerror(errno) : err_text(e));
	return e;
}

enum err spool_open(struct spool *s, const char *folder, struct region *r, struct diag *d)
{
	static const char name[] = "/.candidates-XXXXXX";
	char *path = region_take(r, strlen(folder) + sizeof name);
	int fd;

	*s = (struct spool){.folder = folder, .r = r};
	buf_init(&s->record);
	if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
		diag_report(d, DIAG_ERROR, folder, 0, "cannot be made: %s", strerror(errno));
		return ERR_IO;
	}
	sprintf(path, "%s%s", folder, name);
	fd = mkstemp(path);
	if (fd < 0)
		return report(s, ERR_IO, d);
	unlink(path);
	s->file = fdopen(fd, "w+b");
	if (s->file)
		return ERR_NONE;
	close(fd);
	return report(s, ERR_IO, d);
}

static void add_pair(struct spool *s, uint32_t number, uint64_t other)
{
	REGION_PUSH(s->r, &s->pairs, ((struct spool_pair){number, other}));
}

void spool_add(struct spool *s, const struct article *a, const struct news_card *c,
	       const struct news_card *kept)
{
	const struct span string[N_STRINGS] = {c->text,
					       c->speaker,
					       c->role,
					       span_of(c->rule ? c->rule : ""),
					       span_of(c->refused ? c->refused : ""),
					       span_of(a->file->name),
					       a->kicker,
					       a->place,
					       a->date,
					       a->source};
	struct head h;

	memset(&h, 0, sizeof h);
	h.article = a->id;
	h.line = c->line;
	h.score = c->score;
	h.hold_ms = c->hold_ms;
	h.kind = (uint8_t)c->kind;
	h.pinned = c->pinned;
	h.edited = c->edited;
	h.by_desk = c->by_desk;
	h.opinion = a->opinion;
	h.has_refused = c->refused != NULL;
	for (size_t i = 0; i < NEWS_N_PARTS; i++)
		h.part[i] = c->part[i];
	s->record.n = 0;
	for (size_t i = 0; i < N_STRINGS; i++)
		h.length[i] = (uint32_t)string[i].n;
	buf_put(&s->record, &h, sizeof h);
	for (size_t i = 0; i < N_STRINGS; i++)
		buf_put_span(&s->record, string[i]);
	if (buf_failed(&s->record))
		s->failed = ERR_MEMORY;
	if (s->failed)
		return;
	REGION_PUSH(s->r, &s->entries, ((struct spool_entry){c->number, a->id, s->end}));
	s->end += s->record.n;
	if (fwrite(s->record.p, 1, s->record.n, s->file) != s->record.n)
		s->failed = ERR_IO;
	if (kept) {
		add_pair(s, c->number, cards_id(kept));
		add_pair(s, kept->number, cards_id(c));
	}
}

static int by_number(const void *a, const void *b)
{
	const struct spool_entry *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int by_number_and_id(const void *a, const void *b)
{
	const struct spool_pair *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->other > y->other) - (x->other < y->other);
}

enum err spool_sort(struct spool *s, struct diag *d)
{
	if (!s->failed && fflush(s->file) != 0)
		s->failed = ERR_IO;
	if (s->failed)
		return report(s, s->failed, d);
	s->at = s->end;
	if (s->entries.n)
		qsort(s->entries.items, s->entries.n, sizeof *s->entries.items, by_number);
	if (s->pairs.n)
		qsort(s->pairs.items, s->pairs.n, sizeof *s->pairs.items, by_number_and_id);
	return ERR_NONE;
}

/* N bytes from AT on; records that follow one another are read on without a seek. */
static bool get(struct spool *s, uint64_t at, void *out, size_t n)
{
	if (s->at != at && fseeko(s->file, (off_t)at, SEEK_SET) != 0)
		return false;
	s->at = at + n;
	return fread(out, 1, n, s->file) == n;
}

static const struct article *article_of(const struct head *h, const struct span *string,
					struct region *r)
{
	struct article *a = region_take(r, sizeof *a);
	struct news_file *file = region_take(r, sizeof *file);

	*file = (struct news_file){.name = region_copy(r, string[STRING_FILE]).p};
	*a = (struct article){.id = h->article,
			      .file = file,
			      .opinion = h->opinion,
			      .kicker = string[STRING_KICKER],
			      .place = string[STRING_PLACE],
			      .date = string[STRING_DATE],
			      .source = string[STRING_SOURCE]};
	return a;
}

static bool read_row(struct spool *s, const struct spool_entry *e, const struct article *before,
		     struct region *r, struct spool_row *out)
{
	struct span string[N_STRINGS];
	struct head h;
	size_t n = 0;
	char *bytes;

	if (!get(s, e->at, &h, sizeof h))
		return false;
	for (size_t i = 0; i < N_STRINGS; i++)
		n += h.length[i];
	bytes = region_take(r, n + 1);
	if (!get(s, e->at + sizeof h, bytes, n))
		return false;
	for (size_t i = 0; i < N_STRINGS; bytes += h.length[i++])
		string[i] = (struct span){bytes, h.length[i]};
	out->card = (struct news_card){.kind = (enum news_kind)h.kind,
				       .article = h.article,
				       .text = string[STRING_TEXT],
				       .speaker = string[STRING_SPEAKER],
				       .role = string[STRING_ROLE],
				       .line = h.line,
				       .rule = region_copy(r, string[STRING_RULE]).p,
				       .pinned = h.pinned,
				       .edited = h.edited,
				       .by_desk = h.by_desk,
				       .hold_ms = h.hold_ms,
				       .score = h.score,
				       .number = e->number};
	if (h.has_refused)
		out->card.refused = region_copy(r, string[STRING_REFUSED]).p;
	for (size_t i = 0; i < NEWS_N_PARTS; i++)
		out->card.part[i] = h.part[i];
	out->article = before && before->id == h.article ? before : article_of(&h, string, r);
	return true;
}

/* The first pair of card NUMBER, or of one behind it. */
static size_t first_pair(const struct spool *s, uint32_t number)
{
	size_t low = 0, high = s->pairs.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->pairs.items[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct span duplicates_of(const struct spool *s, uint32_t number, struct region *r)
{
	enum { ID_BYTES = 17 };
	size_t from = first_pair(s, number), to = from;
	char *out;

	while (to < s->pairs.n && s->pairs.items[to].number == number)
		to++;
	if (from == to)
		return (struct span){NULL, 0};
	out = region_take(r, (to - from) * ID_BYTES + 1);
	for (size_t i = from; i < to; i++)
		sprintf(out + (i - from) * ID_BYTES, "%016" PRIx64 " ", s->pairs.items[i].other);
	return (struct span){out, (to - from) * ID_BYTES - 1};
}

enum err spool_read(struct spool *s, size_t from, size_t to, struct region *r, struct diag *d,
		    struct spool_row *rows)
{
	const struct article *before = NULL;

	for (size_t i = from; i < to; i++) {
		struct spool_row *row = &rows[i - from];

		if (!read_row(s, &s->entries.items[i], before, r, row))
			return report(s, ERR_IO, d);
		row->duplicates = duplicates_of(s, s->entries.items[i].number, r);
		before = row->article;
	}
	return ERR_NONE;
}

void spool_close(struct spool *s)
{
	if (s->file)
		fclose(s->file);
	buf_finish(&s->record);
	s->file = NULL;
}
