#include "news/looks.h"

#include "news/credit.h"
#include "news/dateline.h"
#include "news/furniture.h"
#include "news/house.h"
#include "news/writer.h"

struct view {
	const struct lexicon *l;
	const struct para *para;
	const struct profile *p; /* all but looks */
};

static bool is_number(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= 3;
}

static bool number_alone(const struct view *c)
{
	return is_number(c->para->text);
}

static bool ends_in_credit(const struct view *c)
{
	return c->p->credit_at < c->para->text.n;
}

static bool credit_alone(const struct view *c)
{
	return c->para->text.n > 0 && c->p->credit_at == 0;
}

static bool names_sides(const struct view *c)
{
	static const char *const marks[] = {"(L)",     "(R)",	   "(left)",	 "(right)",  "(C)",
					    ", left,", ", right,", ", pictured", "(pictured"};

	return span_has_any(c->para->text, marks, COUNT_OF(marks));
}

static bool full_stop(const struct view *c)
{
	return c->p->ends_sentence;
}

static bool no_full_stop(const struct view *c)
{
	return !c->p->ends_sentence && !c->p->ends_colon && c->p->n_words > 0;
}

static bool ends_in_colon(const struct view *c)
{
	return c->p->ends_colon;
}

static bool several_sentences(const struct view *c)
{
	return c->p->n_sentences > 1 && c->p->n_words > 12;
}

static bool short_line(const struct view *c)
{
	return c->p->n_words <= 12;
}

static bool very_short(const struct view *c)
{
	return c->p->n_words <= 6 && c->p->n_words > 0;
}

static bool long_line(const struct view *c)
{
	return c->p->n_words > 22;
}

static bool has_quotation(const struct view *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++) {
		const struct token *t = &c->p->tokens.items[i];

		if (t->kind == TOKEN_QUOTE_OPEN && t->style != TOKEN_STYLE_SINGLE)
			return true;
	}
	return false;
}

/* "&", a dropped-in "…", a word shouted, a nickname alone: the desk's hand, not the reporter's. */
static bool headline_marks(const struct view *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++) {
		const struct token *t = &c->p->tokens.items[i];
		bool last = i + 1 == c->p->tokens.n;
		bool name_follows = !last && t[1].flags & TOKEN_CAPITAL;

		if (t->kind != TOKEN_PUNCT && !(t->flags & TOKEN_CAPITAL))
			continue;
		if (span_is(t->text, "&") || (!last && span_is(t->text, "\xE2\x80\xA6")))
			return true;
		if (i > 0 && t->flags & TOKEN_SHOUT && token_stem(t).n > 1 &&
		    !token_stem_has(t, LEXICON_ACRONYMS) && t->text.p[t->text.n - 1] >= 'A' &&
		    t->text.p[t->text.n - 1] <= 'Z')
			return true;
		if (t->flags & TOKEN_CAPITAL && !name_follows &&
		    token_stem_has(t, LEXICON_NICKNAMES))
			return true;
	}
	return false;
}

static bool single_quotes(const struct view *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++)
		if (c->p->tokens.items[i].kind == TOKEN_QUOTE_OPEN &&
		    c->p->tokens.items[i].style == TOKEN_STYLE_SINGLE)
			return !has_quotation(c);
	return false;
}

/* Headlines leave out "a" and "the"; prose has one in about every twelve words. */
static bool no_articles(const struct view *c)
{
	return c->p->n_words >= 8 && c->p->n_articles * 12 < c->p->n_words;
}

static bool present_verb(const struct view *c)
{
	return span_is(c->p->verb_form, "s") || span_is(c->p->verb_form, "base");
}

static bool past_verb(const struct view *c)
{
	return span_is(c->p->verb_form, "past") || span_is(c->p->verb_form, "ed");
}

static bool begins_by_pointing(const struct view *c)
{
	static const char *const words[] = {"he",    "she", "they", "his",    "her",
					    "their", "its", "this", "these",  "but",
					    "it",    "we",  "i",    "however"};

	return c->p->tokens.n > 0 &&
	       span_is_any_nocase(c->p->tokens.items[0].text, words, COUNT_OF(words));
}

static bool signs_off(const struct view *c)
{
	return writer_signs_off(c->para->text);
}

static bool is_byline(const struct view *c)
{
	return writer_is_byline(c->para->text, c->p);
}

static bool introduces_writer(const struct view *c)
{
	return writer_is_introduced(c->para->text, c->p);
}

static bool names_writer(const struct view *c)
{
	return writer_is_named_with_trade(c->para->text, c->p);
}

static bool tells_of_writer(const struct view *c)
{
	return writer_is_told_of(c->para->text, c->p);
}

static bool is_date(const struct view *c)
{
	return writer_is_date(c->p);
}

static bool page_furniture(const struct view *c)
{
	return c->p->is_furniture;
}

static bool note_on_article(const struct view *c)
{
	return furniture_is_note(c->para->text);
}

static bool says_caption(const struct view *c)
{
	return credit_is_caption(c->para->text);
}

/* "Reuters", "Agence France-Presse": below a picture its credit, elsewhere the source. */
static bool agency_alone(const struct view *c)
{
	return c->p->n_words <= 4 && lexicon_has(c->l, LEXICON_AGENCIES, c->para->text);
}

static bool name_alone(const struct view *c)
{
	return writer_is_named_alone(c->p);
}

static bool heading_mark(const struct view *c)
{
	return span_starts(c->para->text, "#") && c->p->n_words > 0;
}

static bool always(const struct view *c)
{
	return c != NULL;
}

static bool (*const holds[LOOK_N])(const struct view *c) = {
	[LOOK_PROSE] = always,
	[LOOK_NUMBER_ALONE] = number_alone,
	[LOOK_ENDS_IN_CREDIT] = ends_in_credit,
	[LOOK_CREDIT_ALONE] = credit_alone,
	[LOOK_NAMES_SIDES] = names_sides,
	[LOOK_FULL_STOP] = full_stop,
	[LOOK_NO_FULL_STOP] = no_full_stop,
	[LOOK_COLON] = ends_in_colon,
	[LOOK_SEVERAL_SENTENCES] = several_sentences,
	[LOOK_SHORT] = short_line,
	[LOOK_VERY_SHORT] = very_short,
	[LOOK_LONG] = long_line,
	[LOOK_QUOTATION] = has_quotation,
	[LOOK_HEADLINE_MARKS] = headline_marks,
	[LOOK_SINGLE_QUOTES] = single_quotes,
	[LOOK_NO_ARTICLES] = no_articles,
	[LOOK_PRESENT] = present_verb,
	[LOOK_PAST] = past_verb,
	[LOOK_POINTS_BACK] = begins_by_pointing,
	[LOOK_SIGNS_OFF] = signs_off,
	[LOOK_A_BYLINE] = is_byline,
	[LOOK_INTRODUCES_WRITER] = introduces_writer,
	[LOOK_A_DATE] = is_date,
	[LOOK_PAGE_FURNITURE] = page_furniture,
	[LOOK_NOTE_ON_ARTICLE] = note_on_article,
	[LOOK_SAYS_CAPTION] = says_caption,
	[LOOK_AGENCY_ALONE] = agency_alone,
	[LOOK_NAMES_WRITER] = names_writer,
	[LOOK_TELLS_OF_WRITER] = tells_of_writer,
	[LOOK_HEADING_MARK] = heading_mark,
	[LOOK_NAME_ALONE] = name_alone,
};

void looks_set(const struct lexicon *l, const struct para *para, struct region *r,
	       struct profile *p)
{
	const struct view c = {l, para, p};
	uint64_t looks = 0;
	struct dateline d;

	if (para->cls == LINE_BAD)
		return;
	p->is_furniture = furniture_is_page(para->text);
	p->credit_at = credit_find(l, para->text);
	p->forms = house_forms(para->text);
	p->has_dateline = dateline_read(l, para->text, &p->tokens, r, &d);
	for (size_t i = 0; i < LOOK_N; i++)
		looks |= (uint64_t)holds[i](&c) << i;
	p->looks = looks;
}
