#include "cardc/fit.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cardc/halves.h"
#include "cardc/panel.h"
#include "cardc/wordends.h"
#include "draw/card.h"
#include "pack/rules.h"

#define WHY_BYTES 400
#define TATTERED 2 /* torn phrases from which two cards are better than one */

struct fit {
	struct panel *panels;
	size_t n_panels;
	bool is_unfit; /* what fault_of() told last is that the card cannot be set at all */
	struct news_result *result;
	struct region *r;
	struct diag *d;
	struct cards *cards;
	struct {
		struct writer_card *items;
		size_t n, max;
	} made;
	struct {
		const char **items;
		size_t n, max;
	} file;
	struct {
		size_t *items;
		size_t n, max;
	} from;
};

/* NULL: CARD keeps the contract on every board; else, in the region, the first board where it
 * cannot be set, or where there is none, what it breaks on the first where it does. */
static const char *fault_of(struct fit *f, const struct pack_card *card)
{
	const char *fault = NULL;

	f->is_unfit = false;
	for (size_t i = 0; i < f->n_panels && !f->is_unfit; i++) {
		char why[WHY_BYTES];
		enum err e = panel_judge(&f->panels[i], card, why, sizeof why);

		f->is_unfit = e != ERR_NONE;
		if (e || (why[0] && !fault))
			fault = region_format(f->r, "on %s: %s", f->panels[i].name,
					      e ? err_text(e) : why)
					.p;
	}
	return fault;
}

static void keep(struct fit *f, const struct writer_card *w, size_t i)
{
	REGION_PUSH(f->r, &f->made, *w);
	REGION_PUSH(f->r, &f->file, f->cards->file[i]);
	REGION_PUSH(f->r, &f->from, f->cards->from[i]);
}

static struct writer_card half_card(const struct writer_card *whole, const struct news_card *half,
				    uint32_t part, struct region *r)
{
	struct writer_card w = *whole;

	w.card.text = half->text;
	w.card.breakable = wordends_mark(half->text, r);
	w.card.id = rules_card_id(w.card.kind, w.card.text, w.card.speaker);
	w.card.part = part;
	w.card.n_parts = PACK_PARTS;
	w.proof.start = half->start;
	w.proof.end = half->end;
	w.proof.more_start = half->more_start;
	w.proof.more_end = half->more_end;
	w.proof.line = half->line;
	return w;
}

static struct pack_half as_other(const struct pack_card *half)
{
	return (struct pack_half){half->text, half->hyphens, half->breakable};
}

/* The rule of a half is its whole's with a word before it. */
static void name_half(struct fit *f, struct writer_card *w)
{
	w->proof.rule = region_format(f->r, "half %" PRIu32 " of %d; %.*s", w->card.part,
				      PACK_PARTS, (int)w->proof.rule.n, w->proof.rule.p);
}

/* The most phrases that the lines of CARD tear on any board. */
static int32_t torn_in(struct fit *f, const struct pack_card *card)
{
	int32_t most = 0;

	for (size_t i = 0; i < f->n_panels; i++)
		most = MAX_OF(most, panel_torn(&f->panels[i], card));
	return most;
}

/* Do both halves keep the contract, and where they have to be WHOLE, tear nothing? */
static bool is_good(struct fit *f, const struct writer_card made[PACK_PARTS], bool whole)
{
	for (size_t k = 0; k < PACK_PARTS; k++)
		if (fault_of(f, &made[k].card) || (whole && torn_in(f, &made[k].card)))
			return false;
	return true;
}

/* Keeps card I in two halves; false where no cut gives two that are good. */
static bool split(struct fit *f, size_t i, bool whole)
{
	const struct writer_card *w = &f->cards->items[i];
	const struct news_card *c = &f->result->cards.items[f->cards->from[i]];
	const struct article *a = cards_article(f->result, c->article);
	struct news_card half[PACK_PARTS];

	for (size_t nth = 0; nth < HALVES_CUTS_MAX; nth++) {
		struct writer_card made[PACK_PARTS];

		if (!halves_cut(c, a->file->bytes, a->file->known != NULL, &f->panels[0].glue, nth,
				f->r, half))
			return false;
		for (uint32_t k = 0; k < PACK_PARTS; k++)
			made[k] = half_card(w, &half[k], k + 1, f->r);
		for (size_t k = 0; k < PACK_PARTS; k++)
			made[k].card.other = as_other(&made[1 - k].card);
		if (!is_good(f, made, whole))
			continue;
		for (size_t k = 0; k < PACK_PARTS; k++) {
			name_half(f, &made[k]);
			keep(f, &made[k], i);
		}
		return true;
	}
	return false;
}

/* Is there room in a pack for two cards in place of card I, and for all that are to come? */
static bool has_room(const struct fit *f, size_t i)
{
	return f->made.n + PACK_PARTS + (f->cards->n - i - 1) <= PACK_CARDS_MAX;
}

static void uncount(struct cards *cards, enum pack_kind kind)
{
	cards->n_headlines -= kind == PACK_HEADLINE;
	cards->n_quotes -= kind == PACK_QUOTE;
	cards->n_notices -= kind == PACK_NOTICE;
}

static void fit_card(struct fit *f, size_t i)
{
	const struct writer_card *w = &f->cards->items[i];
	struct news_card *c = &f->result->cards.items[f->cards->from[i]];
	const char *fault = fault_of(f, &w->card);
	bool is_unfit = f->is_unfit;
	bool is_tattered = !fault && w->card.kind == PACK_QUOTE && torn_in(f, &w->card) >= TATTERED;
	bool may_split = w->card.kind == PACK_QUOTE && has_room(f, i);

	if ((fault || is_tattered) && may_split && split(f, i, is_tattered)) {
		return;
	} else if (!fault) {
		keep(f, w, i);
	} else if (w->card.kind == PACK_NOTICE || c->pinned || c->edited) {
		diag_report(f->d, DIAG_WARNING, f->cards->file[i], w->proof.line,
			    is_unfit ? "left out there: %s" : "shown all the same: %s", fault);
		keep(f, w, i);
	} else {
		c->refused = region_format(f->r, "cannot be read %s", fault).p;
		f->result->n_shown--;
		uncount(f->cards, w->card.kind);
	}
}

/* As style_is_rtl() will say of the pack, should what is refused not turn it. */
static bool is_rtl(const struct cards *cards)
{
	size_t n = 0;

	for (size_t i = 0; i < cards->n; i++)
		n += card_is_rtl(&cards->items[i].card);
	return n > cards->n / 2;
}

static void close_panels(struct fit *f)
{
	for (size_t i = 0; i < f->n_panels; i++)
		panel_close(&f->panels[i]);
	free(f->panels);
}

static enum err open_panels(struct fit *f, const struct fit_boards *boards,
			    const struct themes_read *theme, const struct fonts_made *fonts)
{
	f->panels = calloc(boards->n, sizeof *f->panels);
	if (!f->panels)
		return ERR_MEMORY;
	for (size_t i = 0; i < boards->n; i++) {
		enum err e = panel_open(&f->panels[i], boards->name[i], &theme->theme, fonts->items,
					fonts->n, f->d);

		if (e)
			return e;
		f->n_panels++;
		panel_turn(&f->panels[i], is_rtl(f->cards),
			   dial_majority(f->cards->items, f->cards->n, cards_language));
		e = theme_check_motion(&theme->theme, theme->text, theme->file, &f->panels[i].board,
				       boards->name[i], f->d);
		if (e)
			return e;
	}
	return ERR_NONE;
}

enum err fit_cards(const struct fit_boards *boards, const struct themes_read *theme,
		   const struct fonts_made *fonts, struct news_result *result, struct region *r,
		   struct diag *d, struct cards *cards)
{
	struct fit f = {.result = result, .r = r, .d = d, .cards = cards};
	enum err e = open_panels(&f, boards, theme, fonts);

	for (size_t i = 0; i < cards->n && !e; i++)
		fit_card(&f, i);
	close_panels(&f);
	if (e)
		return e;
	cards->items = f.made.items;
	cards->file = f.file.items;
	cards->from = f.from.items;
	cards->n = f.made.n;
	return ERR_NONE;
}
