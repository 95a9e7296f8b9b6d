#include "news_fixture.h"

#include "news/proof.h"

#define ARTICLE                                                                                        \
	"OSLO, May 2 (UPI) — Norway will build a new harbour on its northern coast.\n"               \
	"“Norway needs a second harbour in the north before anything else,” Prime Minister Helen " \
	"Fox said.\n"                                                                                  \
	"“Fishermen in Norway have waited for a harbour for a hundred years,” Fox said.\n"         \
	"“Norway will sell more fish to Japan than to all of Europe,” Fox said.\n"                 \
	"“Trains from Oslo will reach Tromso and Alta in twelve hours,” Fox said.\n"

struct run {
	struct news_result result;
	enum err err;
};

static struct run compile(void **state, const char *const *texts, size_t n, unsigned quotes)
{
	struct fixture *f = *state;
	struct news_file files[4];
	const struct news_options options = {.quotes_per_article_max = quotes};
	struct run run;

	f->d.n_errors = f->d.n_warnings = 0;
	for (size_t i = 0; i < n; i++)
		files[i] = (struct news_file){"n.txt", span_of(texts[i]), NULL};
	run.err = news_compile(f->l, files, n, &options, &f->r, &f->d, &run.result);
	for (size_t i = 0; i < run.result.cards.n; i++) {
		const struct news_card *c = &run.result.cards.items[i];

		struct proof proof;

		if (c->refused)
			continue;
		proof_init(&proof, f->l, &run.result.articles.items[c->article - 1], &f->r);
		assert_null(proof_check(&proof, c, &f->r));
	}
	return run;
}

static size_t count_shown(const struct news_result *r, enum news_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < r->cards.n; i++)
		n += r->cards.items[i].kind == kind && !r->cards.items[i].refused;
	return n;
}

static void news_makes_a_headline_and_the_best_quotations(void **state)
{
	static const char *const texts[] = {ARTICLE};
	struct run run = compile(state, texts, 1, 3);

	assert_int_equal(run.err, ERR_NONE);
	assert_int_equal(count_shown(&run.result, NEWS_HEADLINE), 1);
	assert_int_equal(count_shown(&run.result, NEWS_QUOTE), 3);
	assert_int_equal(run.result.n_shown, 4);
	assert_span_equal(run.result.articles.items[0].kicker, "Norway");
	assert_span_equal(run.result.cards.items[0].text,
			  "Norway will build a new harbour on its northern coast");
}

/* TEXT with its lines broken before they are longer than WIDTH. */
static const char *wrap(struct fixture *f, struct span text, size_t width)
{
	char *p = region_take(&f->r, text.n + 1);
	size_t line = 0, space = 0;

	memcpy(p, text.p, text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (p[i] == ' ' && space > line && i - line > width) {
			p[space] = '\n';
			line = space + 1;
		}
		if (p[i] == '\n')
			line = i + 1;
		if (p[i] == ' ')
			space = i;
	}
	return p;
}

static void assert_same_cards(const struct news_result *a, const struct news_result *b)
{
	assert_int_equal(a->cards.n, b->cards.n);
	for (size_t i = 0; i < a->cards.n; i++) {
		const struct news_card *x = &a->cards.items[i], *y = &b->cards.items[i];

		assert_true(x->refused || span_equal(x->text, y->text));
		assert_true(span_equal(x->speaker, y->speaker));
		assert_true(span_equal(x->role, y->role));
		assert_int_equal(x->refused != NULL, y->refused != NULL);
	}
	for (size_t i = 0; i < a->articles.n; i++)
		assert_true(span_equal(a->articles.items[i].kicker, b->articles.items[i].kicker));
}

static void news_makes_the_same_cards_of_wrapped_text(void **state)
{
	static const char *const text[] = {
		"LUND, May 2 (UPI) — New Zealand will pay for a new harbour in its south. The "
		"mayor of Lund, Peter Holm, told the council on a long and rainy Friday "
		"evening.\n\n"
		"“Fishermen have waited for a harbour on our coast for a hundred years,” said Anna "
		"Holm, the fisheries minister, who has a boat of her own at home.\n\n"
		"“New Zealand will sell more fish to Japan than to all of Europe,” said Carl Berg, "
		"a director of the World Bank, to the members of the United Nations there.\n"};
	struct fixture *f = *state;
	struct run whole = compile(state, text, 1, 3);

	assert_int_equal(count_shown(&whole.result, NEWS_QUOTE), 2);
	assert_span_equal(whole.result.articles.items[0].kicker, "New Zealand");
	for (size_t width = 46; width < 80; width++) {
		const char *wrapped[] = {wrap(f, span_of(text[0]), width)};
		struct run run = compile(state, wrapped, 1, 3);

		assert_same_cards(&whole.result, &run.result);
	}
}

static void news_shows_no_quotation_where_none_is_wanted(void **state)
{
	static const char *const texts[] = {ARTICLE};
	struct run run = compile(state, texts, 1, 0);

	assert_int_equal(count_shown(&run.result, NEWS_QUOTE), 0);
	assert_int_equal(run.result.n_shown, 1);
}

static void news_shows_a_story_of_two_files_once(void **state)
{
	static const char *const texts[] = {ARTICLE, ARTICLE};
	struct run run = compile(state, texts, 2, 9);

	assert_int_equal(run.result.articles.n, 2);
	assert_int_equal(count_shown(&run.result, NEWS_HEADLINE), 1);
	assert_int_equal(count_shown(&run.result, NEWS_QUOTE), 4);
}

static void news_goes_on_after_a_file_it_cannot_read(void **state)
{
	static const char *const texts[] = {"\xFF\xFEN", "", ARTICLE};
	struct fixture *f = *state;
	struct run run = compile(state, texts, 3, 3);

	assert_int_equal(run.err, ERR_NONE);
	assert_int_equal(f->d.n_errors, 1);
	assert_int_equal(f->d.n_warnings, 1);
	assert_int_equal(run.result.n_shown, 4);
}

static void news_says_why_there_is_no_card(void **state)
{
	static const char *const texts[] = {
		"We must keep our harbour.\nWe love it.\nOur boats are here, and I am here.\n"};
	static const char *const nothing[] = {"8\n"};
	struct fixture *f = *state;
	struct run run = compile(state, texts, 1, 3);

	assert_int_equal(run.err, ERR_MISSING);
	assert_non_null(strstr(f->d.first, "opinion"));
	f->d.first[0] = '\0';
	run = compile(state, nothing, 1, 3);
	assert_int_equal(run.err, ERR_MISSING);
	assert_non_null(strstr(f->d.first, "no article"));
}

static void news_survives_every_truncation(void **state)
{
	struct fixture *f = *state;
	const struct news_options options = NEWS_OPTIONS_DEFAULT;
	const struct span whole = SPAN(ARTICLE);

	for (size_t n = 0; n < whole.n; n++) {
		struct news_file file = {"n.txt", span_cut(whole, 0, n), NULL};
		struct news_result result;
		struct region r;

		enum err e;

		region_init(&r);
		e = news_compile(f->l, &file, 1, &options, &r, &f->d, &result);
		assert_int_equal(e == ERR_NONE, result.n_shown > 0);
		region_finish(&r);
	}
}

/* An item is one article, with the publisher's title and what the feed says; every proof is in it.
 */
static void news_reads_an_item_of_a_feed_as_one_article(void **state)
{
	static const char text[] =
		"Norway builds a harbour in the north\n\n"
		"Norway will build a new harbour on its northern coast, its government said.\n\n"
		"“Norway needs a second harbour in the north before anything else,” Prime Minister "
		"Helen Fox said.\n\n"
		"LONDON, May 3 (Reuters) - A second dateline begins no second article here.";
	const struct news_known known = {.line = 42,
					 .title = {text, 36},
					 .date = SPAN("2 May 2025"),
					 .date_ms = INT64_C(1746144000000),
					 .source = SPAN("Coast Gazette")};
	const struct news_file file = {"f.xml", {text, sizeof text - 1}, &known};
	const struct news_options options = NEWS_OPTIONS_DEFAULT;
	struct fixture *f = *state;
	struct news_result result;
	const struct article *a;
	const struct news_card *c;

	assert_int_equal(news_compile(f->l, &file, 1, &options, &f->r, &f->d, &result), ERR_NONE);
	assert_int_equal(result.articles.n, 1);
	a = &result.articles.items[0];
	assert_span_equal(a->date, "2 May 2025");
	assert_true(a->date_ms == known.date_ms);
	assert_span_equal(a->source, "Coast Gazette");
	assert_int_equal(result.n_shown, 2);
	for (size_t i = 0; i < result.cards.n; i++)
		assert_int_equal(result.cards.items[i].line, 42);
	c = &result.cards.items[0];
	assert_span_equal(c->text, "Norway builds a harbour in the north");
	assert_span_equal(span_cut(file.bytes, c->start, c->end),
			  "Norway builds a harbour in the north");
}

static void news_makes_a_headline_of_a_title_alone(void **state)
{
	static const struct {
		const char *title;
		bool shown;
	} rows[] = {
		{"Ferry to the island sails again after two years", true},
		{"Hundreds of homes without power in Norhaven", true},
		{"School newsletter", false},
	};
	struct fixture *f = *state;
	const struct news_options options = NEWS_OPTIONS_DEFAULT;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct news_known known = {
			.line = 7, .title = span_of(rows[i].title), .date_ms = INT64_MIN};
		const struct news_file file = {"f.xml", known.title, &known};
		struct news_result result;

		(void)!news_compile(f->l, &file, 1, &options, &f->r, &f->d, &result);
		assert_int_equal(result.cards.n, 1);
		assert_int_equal(result.cards.items[0].line, 7);
		assert_int_equal(result.n_shown, rows[i].shown);
		if (rows[i].shown)
			assert_span_equal(result.cards.items[0].text, rows[i].title);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(news_reads_an_item_of_a_feed_as_one_article),
		NEWS_TEST(news_makes_a_headline_of_a_title_alone),
		NEWS_TEST(news_makes_a_headline_and_the_best_quotations),
		NEWS_TEST(news_makes_the_same_cards_of_wrapped_text),
		NEWS_TEST(news_shows_no_quotation_where_none_is_wanted),
		NEWS_TEST(news_shows_a_story_of_two_files_once),
		NEWS_TEST(news_goes_on_after_a_file_it_cannot_read),
		NEWS_TEST(news_says_why_there_is_no_card),
		NEWS_TEST(news_survives_every_truncation),
	};

	return cmocka_run_group_tests_name("news", tests, NULL, NULL);
}
