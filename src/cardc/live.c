#include "cardc/live.h"

#include "cardc/scripts.h"
#include "draw/dial.h"
#include "draw/words.h"
#include "text/script.h"

static const struct live_range latin_1[] = {
	{0x0020, 0x007E}, {0x00A0, 0x00FF}, /* ASCII, Latin-1 */
	{0x2010, 0x2015}, {0x2018, 0x201E}, /* hyphens and dashes, quotation marks */
	{0x2022, 0x2022}, {0x2026, 0x2026}, /* bullet, ellipsis */
	{0x2039, 0x203A}, {0x20AC, 0x20AC}, /* single guillemets, euro */
};

static const struct live_range europe[] = {
	{0x0020, 0x007E}, {0x00A0, 0x017F},		      /* ASCII, Latin-1, Latin Extended-A */
	{0x01A0, 0x01A1}, {0x01AF, 0x01B0},		      /* O and U with horn */
	{0x0218, 0x021B}, {0x1E80, 0x1E85},		      /* Romanian, Welsh */
	{0x1E9E, 0x1E9E}, {0x1EA0, 0x1EF9},		      /* capital sharp s, Vietnamese */
	{0x0300, 0x0304}, {0x0306, 0x030C},		      /* marks as they are typed apart */
	{0x0323, 0x0323}, {0x0327, 0x0328}, {0x0384, 0x03CE}, /* Greek, of one accent */
	{0x0400, 0x045F}, {0x0490, 0x0493},		      /* Cyrillic: Slavic */
	{0x049A, 0x04A3}, {0x04AE, 0x04B3},		      /* and of Central Asia */
	{0x04D8, 0x04D9}, {0x04E8, 0x04E9}, {0x2010, 0x2015}, {0x2018, 0x201E}, {0x2022, 0x2022},
	{0x2026, 0x2026}, {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2116, 0x2116}, /* numero sign */
};

bool live_has(enum theme_role role)
{
	return role == THEME_HEADLINE || role == THEME_TEXT || role == THEME_LABEL;
}

const struct live_range *live_text(enum theme_role role, size_t *n)
{
	*n = live_has(role) ? COUNT_OF(europe) : COUNT_OF(latin_1);
	return live_has(role) ? europe : latin_1;
}

static bool is_there(const struct needs *needs, const struct script *script)
{
	for (size_t i = 0; i < needs->n_live; i++)
		if (needs->live[i].script == script)
			return true;
	return false;
}

enum err live_add(struct needs *needs, struct span list, const char *file, struct diag *d)
{
	for (size_t at = 0, end; list.n && at <= list.n; at = end + 1) {
		struct span name;
		const struct script *script;

		end = span_find(list, at, ",");
		name = span_trim(span_cut(list, at, end));
		script = scripts_named(name);
		if (!script || needs->n_live == NEEDS_LIVE_MAX) {
			diag_report(d, DIAG_ERROR, file, 0,
				    script ? "live_text: '%.*s' is one script too many"
					   : "live_text: '%.*s' is no script that fonts are known "
					     "for, as in 'Arabic, Thai'",
				    (int)name.n, name.p);
			return ERR_SYNTAX;
		}
		if (!is_there(needs, script))
			needs->live[needs->n_live++] = (struct need_live){script, file};
	}
	return ERR_NONE;
}

/* All of a table as it is: the names of its entries are ASCII, which is there anyway. */
static void add_table(struct needs *needs, struct span language)
{
	char file[WORDS_FILE_BYTES];

	words_file(language, file);
	needs->guide = script_guide_of(language);
	needs_add(needs, THEME_TEXT, words_table(language),
		  region_format(needs->region, "%s", file).p, 0);
	needs->guide = 0;
}

/* The tag is what a theme says, or of a table. */
static void add_tag(struct needs *needs, struct span language, const struct theme *theme,
		    const char *file)
{
	struct dial dial;

	dial_read(&dial, language, NULL);
	needs->guide = dial.guide;
	needs_add_capitals(needs, THEME_LABEL, dial_tag(&dial, span_of(theme->crawl_tag)), file, 0);
	needs->guide = 0;
}

void live_add_words(struct needs *needs, const struct cards *cards, const struct theme *theme,
		    const char *file)
{
	struct span language = dial_majority(cards->items, cards->n, cards_language);
	struct span added = language;

	add_table(needs, language);
	add_tag(needs, language, theme, file);
	for (size_t i = 0; i < cards->n; i++) {
		const struct writer_card *w = &cards->items[i];

		if (w->timing.freshness == PACK_TIMELESS || w->card.date.n == 0 ||
		    span_equal(w->card.language, added))
			continue;
		added = w->card.language;
		add_table(needs, added);
	}
}
