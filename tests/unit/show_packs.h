/*
 * show_packs.h - for tests of show/: the pack that was just built, and packs of a test's own cards
 * with its fonts and its theme.
 */
#ifndef TESTS_UNIT_SHOW_PACKS_H
#define TESTS_UNIT_SHOW_PACKS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "config/board.h"
#include "config/theme.h"
#include "pack/pack.h"
#include "pack/writer.h"
#include "show/schedule.h"

#define SHOW_PACKS_CARDS_MAX 300

/* The board's sizes, then the odd ones. */
static const int show_packs_panel[][2] = {
	{1920, 1080}, {1280, 720}, {800, 480}, {1080, 1920}, {240, 160}, {120, 120}, {1920, 480},
};

struct show_packs {
	unsigned char *bytes;
	struct pack pack; /* as shipped */
	struct theme theme;
};

static inline int show_packs_open(struct show_packs *p)
{
	const char *folder = getenv("B");
	char path[256];
	struct diag d;
	size_t n;

	snprintf(path, sizeof path, "%s/default.pack", folder ? folder : "build/release");
	diag_init(&d, diag_print, stderr);
	return file_read(path, SIZE_MAX, &p->bytes, &n) || pack_open(&p->pack, p->bytes, n, NULL) ||
	       theme_read(&p->theme, pack_theme(&p->pack), path, &d);
}

static inline void show_packs_close(struct show_packs *p)
{
	free(p->bytes);
}

/* A headline, or a quote where there is a speaker. TEXT must outlive the pack's making. */
struct show_card {
	const char *text, *speaker;
};

/* Makes a pack of CARDS in *OUT, which lives in BYTES. TIMING, of each card, may be NULL. */
static inline bool show_packs_make_timed(const struct show_packs *p, const struct show_card *cards,
					 const struct pack_timing *timing, size_t n,
					 struct buf *bytes, struct pack *out)
{
	static struct writer_card made[SHOW_PACKS_CARDS_MAX];
	static struct pack_font fonts[PACK_FONTS_MAX];
	struct writer_input in = {
		made, n, fonts, pack_n_fonts(&p->pack), pack_theme(&p->pack), SPAN("test")};

	memset(made, 0, sizeof made);
	for (uint32_t i = 0; i < in.n_fonts; i++)
		pack_font(&p->pack, i, &fonts[i]);
	for (size_t i = 0; i < n && i < SHOW_PACKS_CARDS_MAX; i++) {
		struct pack_card *card = &made[i].card;
		struct pack_proof *proof = &made[i].proof;

		card->kind = cards[i].speaker ? PACK_QUOTE : PACK_HEADLINE;
		card->article = (uint32_t)i + 1;
		card->voice = cards[i].speaker ? (uint32_t)i + 1 : 0;
		card->date_ms = PACK_NO_DATE;
		card->text = span_of(cards[i].text);
		card->kicker = span_of("Test");
		if (timing)
			made[i].timing = timing[i];
		if (cards[i].speaker)
			card->speaker = span_of(cards[i].speaker);
		*proof = (struct pack_proof){.file = SPAN("test.txt"),
					     .line = 1,
					     .end = card->text.n,
					     .rule = SPAN("test"),
					     .source = card->text};
	}
	buf_init(bytes);
	return writer_write(&in, bytes, NULL) == ERR_NONE &&
	       pack_open(out, bytes->p, bytes->n, NULL) == ERR_NONE;
}

static inline bool show_packs_make(const struct show_packs *p, const struct show_card *cards,
				   size_t n, struct buf *bytes, struct pack *out)
{
	return show_packs_make_timed(p, cards, NULL, n, bytes, out);
}

static inline struct board show_packs_board(int width, int height, bool crawl)
{
	struct board b;

	memset(&b, 0, sizeof b);
	b.width_px = width;
	b.height_px = height;
	b.crawl = crawl;
	b.progress = crawl;
	b.crawl_wpm = 120;
	return b;
}

/* PACK's schedule on BOARD. Returns its memory, or NULL. */
static inline void *show_packs_schedule(const struct pack *pack, const struct board *board,
					struct schedule *out)
{
	size_t n = schedule_bytes(pack, board);
	void *memory = malloc(n);
	struct arena a;

	arena_init(&a, memory, n);
	if (memory && schedule_init(out, pack, board, &a) == ERR_NONE)
		return memory;
	free(memory);
	return NULL;
}

#endif
