#include "news_fixture.h"

#include "news/sketch.h"
#include "news/twins.h"

/* Words that make an article of its own for each SEED. */
static const char *prose(struct fixture *f, unsigned seed, unsigned n_words)
{
	static const char *const words[] = {"harbour",	"mayor", "opened", "road",  "north",
					    "children", "said",	 "ferry",  "storm", "week"};
	struct span text = {"", 0};
	uint32_t x = seed * 2654435761u + 1;

	for (unsigned i = 0; i < n_words; i++) {
		x = x * 1664525u + 1013904223u;
		text = region_format(&f->r, "%s%s%s", text.p, i ? " " : "", words[x >> 8 & 7]);
		x += i % 11 == 0;
	}
	return text.p;
}

static struct article article(struct fixture *f, uint32_t id, const char *text)
{
	struct para *p = region_take(&f->r, sizeof *p);
	struct article a = {.id = id, .file = &f->file, .paras = p, .n = 1};
	struct sketch_words words = {NULL, 0, 0};

	f->file.name = "t.txt";
	*p = (struct para){.text = span_of(text), .line = id * 10, .cls = LINE_BODY};
	a.sketch = sketch_make(&a, &f->r, &words);
	return a;
}

static void twins_are_found_whatever_marks_and_case(void **state)
{
	struct fixture *f = *state;
	struct article a = article(f, 1,
				   "The mayor\xE2\x80\x99s ferry left at 9, \xE2\x80\x9Con "
				   "time\xE2\x80\x9D, for S\xC3\xB8r\xC3\xB8ya.");
	struct sketch_words x = {NULL, 0, 0}, y = {NULL, 0, 0};

	assert_null(a.sketch);
	sketch_add_words(a.paras->text, &f->r, &x);
	sketch_add_words(
		span_of("the MAYOR's ferry - left at 9 'on time' for s\xC3\xB8r\xC3\xB8ya"), &f->r,
		&y);
	assert_int_equal(x.n, 10);
	assert_int_equal(y.n, 10);
	assert_memory_equal(x.items, y.items, 10 * sizeof *x.items);
}

static void twins_keep_the_article_with_the_better_card(void **state)
{
	struct fixture *f = *state;
	const char *one = prose(f, 7, 300), *other = prose(f, 8, 300);
	const char *edited = region_format(&f->r, "%s %s", prose(f, 9, 60), one).p;
	struct article items[] = {article(f, 1, one), article(f, 2, other), article(f, 3, edited)};
	struct news_articles articles = {items, 3, 3};
	struct news_card made[] = {{.article = 1, .score = 500},
				   {.article = 1, .score = 100, .refused = "old"},
				   {.article = 2, .score = 400},
				   {.article = 3, .score = 600}};
	struct news_cards cards = {made, 4, 4};

	twins_refuse(&articles, &f->r, &cards);
	assert_string_equal(made[0].refused, "the article repeats the one at t.txt:30");
	assert_string_equal(made[1].refused, "old");
	assert_null(made[2].refused);
	assert_null(made[3].refused);
}

static void twins_resemble_by_the_runs_they_share(void **state)
{
	struct fixture *f = *state;
	const char *a = prose(f, 1, 400), *b = prose(f, 2, 400);
	struct article whole = article(f, 1, a), other = article(f, 2, b);
	struct article mixed = article(f, 3, region_format(&f->r, "%s. %s", a, b).p);
	int half = sketch_resemblance(whole.sketch, mixed.sketch);

	assert_int_equal(sketch_resemblance(whole.sketch, whole.sketch), 1000);
	assert_true(sketch_resemblance(whole.sketch, other.sketch) < 200);
	assert_true(half > 300 && half < 700);
}

static void twins_leave_short_notes_alone(void **state)
{
	struct fixture *f = *state;
	const char *note = prose(f, 3, SKETCH_WORDS_MIN - 1);
	struct article items[] = {article(f, 1, note), article(f, 2, note)};
	struct news_articles articles = {items, 2, 2};
	struct news_card made[] = {{.article = 1}, {.article = 2}};
	struct news_cards cards = {made, 2, 2};

	twins_refuse(&articles, &f->r, &cards);
	assert_null(made[0].refused);
	assert_null(made[1].refused);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(twins_are_found_whatever_marks_and_case),
		NEWS_TEST(twins_keep_the_article_with_the_better_card),
		NEWS_TEST(twins_resemble_by_the_runs_they_share),
		NEWS_TEST(twins_leave_short_notes_alone),
	};

	return cmocka_run_group_tests_name("twins", tests, NULL, NULL);
}
