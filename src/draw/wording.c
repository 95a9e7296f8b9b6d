#include "draw/wording.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define GOES_ON "\xC2\xA0\xE2\x80\xA6" /* no-break space, ellipsis */
#define GOES_ON_STRAIGHT "\xC2\xA0..."

void wording_curl(const struct pack_card *card, struct span language, struct wording *out)
{
	out->card = *card;
	out->card.language = language; /* of the marks */
	out->card.text = curl_text(card->breakable.n ? card->breakable : card->text, language,
				   out->text, sizeof out->text);
	out->card.kicker = curl_text(card->kicker, language, out->kicker, sizeof out->kicker);
	out->card.speaker = curl_text(card->speaker, language, out->speaker, sizeof out->speaker);
	out->card.role = curl_text(card->role, language, out->role, sizeof out->role);
	out->card.source = curl_text(card->source, language, out->source, sizeof out->source);
}

/* Appends WHAT to the text in BUFFER where it fits. */
static void append(char *buffer, size_t max, size_t *n, struct span what)
{
	if (what.n == 0 || *n + what.n > max)
		return;
	memcpy(buffer + *n, what.p, what.n);
	*n += what.n;
}

/* The dateline's place, where a reader takes it rightly: below a quotation it would say where that
 * was said. Where the kicker names it, too, it would only stand there twice. */
struct span wording_place(const struct pack_card *card)
{
	return card->kind == PACK_QUOTE || span_equal_nocase(card->kicker, card->place)
		       ? span_of("")
		       : card->place;
}

struct span wording_source(const struct pack_card *card, char buffer[WORDING_SOURCE_BYTES])
{
	struct span place = wording_place(card);
	size_t n = 0;

	if (card->source.n)
		append(buffer, WORDING_SOURCE_BYTES, &n, card->source);
	if (card->source.n && place.n)
		append(buffer, WORDING_SOURCE_BYTES, &n, span_of(" \xC2\xB7 "));
	if (place.n)
		append(buffer, WORDING_SOURCE_BYTES, &n, place);
	return (struct span){buffer, n};
}

struct span wording_part(const struct pack_card *card, char buffer[WORDING_PART_BYTES])
{
	int n = 0;

	if (card->n_parts)
		n = snprintf(buffer, WORDING_PART_BYTES, "%u/%u", (unsigned)card->part,
			     (unsigned)card->n_parts);
	return (struct span){buffer, (size_t)n};
}

struct span wording_opening(const struct pack_card *card)
{
	return span_of(curl_marks(card->language)->opening);
}

/* Does TEXT end in a Latin letter, a figure or a bracket, without a full stop? */
static bool is_unfinished(struct span text)
{
	size_t len;
	uint32_t last = text.n ? utf8_before(text, text.n, &len) : '.';

	return (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Z') ||
	       (last >= 'a' && last <= 'z') || (last >= 0xC0 && last < 0x250) || last == ')' ||
	       last == ']' || last == '%';
}

/* Or in a dash or a colon, which say themselves that it goes on. */
static bool ends_sentence(struct span text)
{
	size_t len;
	uint32_t last = text.n ? utf8_before(text, text.n, &len) : 0;

	return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' ||
	       last == 0x2026 || last == 0x201D || last == 0x2019 || last == 0xBB ||
	       last == 0x2013 || last == 0x2014;
}

/* In print the comma of "It is over," she said, stands for the full stop the speaker made; the pack
 * has neither, and a sentence alone on a card gets its full stop back. */
struct span wording_closed(const struct pack_card *card, struct span opening,
			   char buffer[WORDING_TEXT_MAX])
{
	struct span text = card->text;
	size_t n = 0;

	append(buffer, WORDING_TEXT_MAX, &n, opening);
	append(buffer, WORDING_TEXT_MAX, &n, text);
	if (card->part < card->n_parts) {
		if (!ends_sentence(text))
			append(buffer, WORDING_TEXT_MAX, &n,
			       span_of(span_is(card->language, CURL_STRAIGHT) ? GOES_ON_STRAIGHT
									      : GOES_ON));
		return (struct span){buffer, n};
	}
	if (is_unfinished(text))
		append(buffer, WORDING_TEXT_MAX, &n, span_of("."));
	append(buffer, WORDING_TEXT_MAX, &n, span_of(curl_marks(card->language)->closing));
	return (struct span){buffer, n};
}
