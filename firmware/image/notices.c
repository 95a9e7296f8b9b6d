#include "firmware/image/notices.h"

#include <string.h>

#include "base/utf8.h"
#include "cardc/known.h"
#include "config/theme.h"
#include "firmware/image/charmap.h"
#include "news/notice.h"
#include "pack/rules.h"

void notices_init(struct notices *n, const struct pack *pack, struct region *r, struct diag *d)
{
	memset(n, 0, sizeof *n);
	n->pack = pack;
	n->r = r;
	n->d = d;
	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct writer_card w;

		pack_card(pack, i, &w.card);
		pack_proof(pack, i, &w.proof);
		pack_timing(pack, i, &w.timing);
		REGION_PUSH(r, &n->cards, w);
		n->article = MAX_OF(n->article, w.card.article);
	}
}

static bool has_glyph(const struct notices *n, enum theme_role role, uint32_t cp)
{
	for (uint32_t i = 0; i < pack_n_fonts(n->pack); i++) {
		struct pack_font font;

		pack_font(n->pack, i, &font);
		if (font.role == (uint32_t)role && charmap_has(font.bytes, cp))
			return true;
	}
	return false;
}

/* False: a code point of TEXT has no glyph in ROLE, which is reported. */
static bool can_show(struct notices *n, enum theme_role role, struct span text, const char *file,
		     uint32_t line)
{
	for (size_t at = 0, len; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);

		if (has_glyph(n, role, cp))
			continue;
		diag_report(
			n->d, DIAG_ERROR, file, line,
			"this panel's type has no '%.*s'; a pack made with cardc brings its own",
			(int)len, text.p + at);
		return false;
	}
	return true;
}

static struct writer_card card_of(struct notices *n, const struct news_file *text)
{
	const struct news_known *k = text->known;
	struct writer_card w;

	memset(&w, 0, sizeof w);
	w.card.kind = PACK_NOTICE;
	w.card.article = ++n->article;
	w.card.date_ms = PACK_NO_DATE;
	w.card.text = k->title;
	w.card.kicker = k->kicker;
	w.card.source = k->source;
	w.card.language = known_language(k);
	w.card.id = rules_card_id(PACK_NOTICE, w.card.text, w.card.speaker);
	w.proof.file = rules_is_line(span_of(text->name)) ? span_of(text->name) : span_of("cards");
	w.proof.line = w.proof.began_line = k->line;
	w.proof.end = k->title.n;
	w.proof.rule = span_of("a notice, word for word");
	if (rules_is_text(text->bytes))
		w.proof.source = text->bytes;
	w.timing = known_timing(&k->timing);
	return w;
}

/* Takes one notice that was read (feed_sink). */
static void take(void *user, const struct news_file *text)
{
	struct notices *n = user;
	const struct news_known *k = text->known;
	struct writer_card w = card_of(n, text);
	const char *why;

	if (!can_show(n, THEME_HEADLINE, k->title, text->name, k->line) ||
	    !can_show(n, THEME_LABEL, k->kicker, text->name, k->line) ||
	    !can_show(n, THEME_TEXT, k->source, text->name, k->line))
		return;
	why = "a control character in it";
	if (!rules_is_line(k->title) || !rules_is_line(k->kicker) || !rules_is_line(k->source) ||
	    rules_check_card(&w.card, &why) || rules_check_proof(&w.proof, &why) ||
	    rules_check_timing(&w.timing, &why)) {
		diag_report(n->d, DIAG_ERROR, text->name, k->line, "%s", why);
		return;
	}
	REGION_PUSH(n->r, &n->cards, w);
}

/* TEXT as a panel can show it: of its characters the first NOTICE_TEXT_MAX, '?' for what its type
 * has not. */
static struct span shown(struct notices *n, const char *text)
{
	struct span all = span_of(text);
	char *out = region_take(n->r, all.n + 1);
	size_t n_out = 0;
	size_t count = 0;

	for (size_t at = 0, len; at < all.n && count < NOTICE_TEXT_MAX; at += len, count++) {
		uint32_t cp = utf8_at(all, at, &len);

		if (has_glyph(n, THEME_HEADLINE, cp)) {
			memcpy(out + n_out, all.p + at, len);
			n_out += len;
		} else {
			out[n_out++] = '?';
		}
	}
	return (struct span){out, n_out};
}

void notices_add_fault(struct notices *n, const char *name, const char *why)
{
	struct news_known k = {.line = 1, .date_ms = INT64_MIN, .time_ms = INT64_MIN};
	struct news_file text = {name, {NULL, 0}, &k};

	k.title = text.bytes = shown(n, why);
	k.kicker = span_of("Mistake");
	REGION_PUSH(n->r, &n->cards, card_of(n, &text));
}

void notices_add_unread(struct notices *n, const char *name, const char *why)
{
	struct diag d;

	diag_init(&d, n->d->sink, n->d->user);
	diag_report(&d, DIAG_ERROR, name, 0, "%s", why);
	n->d->n_errors += d.n_errors;
	notices_add_fault(n, name, d.first);
}

void notices_add(struct notices *n, const char *name, struct span bytes)
{
	struct diag *all = n->d;
	size_t n_before = n->cards.n;
	struct diag d;
	enum err e;

	diag_init(&d, all->sink, all->user);
	n->d = &d;
	e = notice_read(bytes, name, n->r, &d, take, n);
	if ((e || n->cards.n == n_before) && !d.n_errors)
		diag_report(&d, DIAG_ERROR, name, 0, "there is no message in it");
	n->d = all;
	all->n_errors += d.n_errors;
	if (d.n_errors)
		notices_add_fault(n, name, d.first);
}

enum err notices_write(const struct notices *n, struct buf *out)
{
	struct pack_font fonts[PACK_FONTS_MAX];
	struct writer_input in = {n->cards.items,	 n->cards.n,	      fonts,
				  pack_n_fonts(n->pack), pack_theme(n->pack), pack_maker(n->pack)};

	for (uint32_t i = 0; i < in.n_fonts; i++)
		pack_font(n->pack, i, &fonts[i]);
	return writer_write(&in, out, NULL);
}
