#include <inttypes.h>
#include <unistd.h>

#include "news_fixture.h"

#include "cardc/cards.h"
#include "cardc/spool.h"

static char folder[] = "/tmp/stoppress-spool-XXXXXX";

static struct news_card card(uint32_t number, const char *text)
{
	return (struct news_card){.kind = NEWS_QUOTE,
				  .number = number,
				  .line = number * 10,
				  .text = span_of(text),
				  .speaker = span_of("Helen Fox"),
				  .rule = "S said",
				  .score = (int)number,
				  .part = {1, 2, 3, (int)number}};
}

static struct article article(struct fixture *f, uint32_t id)
{
	f->file = (struct news_file){"news/a.txt", SPAN("text"), NULL};
	return (struct article){
		.id = id, .file = &f->file, .kicker = SPAN("Sport"), .date = SPAN("3 May")};
}

static void spool_gives_back_in_the_order_of_the_corpus(void **state)
{
	struct fixture *f = *state;
	struct article one = article(f, 1), two = article(f, 2);
	struct news_card c[] = {card(1, "first"), card(2, ""), card(3, "third"), card(4, "last")};
	struct spool_row rows[4];
	struct spool s;

	c[1].refused = "duplicate";
	c[3].refused = "";
	c[3].pinned = c[3].by_desk = true;
	c[3].hold_ms = -5;
	assert_int_equal(spool_open(&s, folder, &f->r, &f->d), ERR_NONE);
	spool_add(&s, &two, &c[2], NULL);
	spool_add(&s, &one, &c[1], &c[2]);
	spool_add(&s, &two, &c[3], &c[2]);
	spool_add(&s, &one, &c[0], NULL);
	assert_int_equal(spool_sort(&s, &f->d), ERR_NONE);
	assert_int_equal(s.entries.n, 4);
	assert_int_equal(spool_read(&s, 0, 4, &f->r, &f->d, rows), ERR_NONE);
	for (size_t i = 0; i < 4; i++) {
		const struct news_card *got = &rows[i].card;

		assert_true(span_equal(got->text, c[i].text));
		assert_true(span_equal(got->speaker, c[i].speaker));
		assert_string_equal(got->rule, "S said");
		assert_int_equal(got->line, c[i].line);
		assert_int_equal(got->score, c[i].score);
		assert_memory_equal(got->part, c[i].part, sizeof got->part);
		assert_int_equal(rows[i].article->id, i < 2 ? 1 : 2);
		assert_string_equal(rows[i].article->file->name, "news/a.txt");
		assert_true(span_is(rows[i].article->kicker, "Sport"));
		assert_true(span_is(rows[i].article->date, "3 May"));
		assert_int_equal(rows[i].article->place.n, 0);
		assert_ptr_equal(rows[i].article, rows[i / 2 * 2].article);
	}
	assert_null(rows[0].card.refused);
	assert_string_equal(rows[1].card.refused, "duplicate");
	assert_string_equal(rows[3].card.refused, "");
	assert_true(rows[3].card.pinned && rows[3].card.by_desk && !rows[3].card.edited);
	assert_true(rows[3].card.hold_ms == -5);
	/* A part of it, and again. */
	assert_int_equal(spool_read(&s, 2, 3, &f->r, &f->d, rows), ERR_NONE);
	assert_true(span_is(rows[0].card.text, "third"));
	spool_close(&s);
}

static void spool_tells_both_of_duplicates(void **state)
{
	struct fixture *f = *state;
	struct article a = article(f, 1);
	struct news_card c[] = {card(1, "kept"), card(2, "again"), card(3, "and again"),
				card(4, "other")};
	struct spool_row rows[4];
	struct spool s;
	uint64_t low = MIN_OF(cards_id(&c[1]), cards_id(&c[2]));
	uint64_t high = MAX_OF(cards_id(&c[1]), cards_id(&c[2]));
	char both[40], kept[20];

	snprintf(both, sizeof both, "%016" PRIx64 " %016" PRIx64, low, high);
	snprintf(kept, sizeof kept, "%016" PRIx64, cards_id(&c[0]));
	assert_int_equal(spool_open(&s, folder, &f->r, &f->d), ERR_NONE);
	for (size_t i = 0; i < 4; i++)
		spool_add(&s, &a, &c[i], i == 1 || i == 2 ? &c[0] : NULL);
	assert_int_equal(spool_sort(&s, &f->d), ERR_NONE);
	assert_int_equal(spool_read(&s, 0, 4, &f->r, &f->d, rows), ERR_NONE);
	assert_true(span_is(rows[0].duplicates, both));
	assert_true(span_is(rows[1].duplicates, kept));
	assert_true(span_is(rows[2].duplicates, kept));
	assert_int_equal(rows[3].duplicates.n, 0);
	spool_close(&s);
}

static void spool_that_cannot_be_made_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct spool s;

	assert_int_equal(spool_open(&s, "/dev/null", &f->r, &f->d), ERR_IO);
	assert_int_equal(f->d.n_errors, 1);
	spool_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(spool_gives_back_in_the_order_of_the_corpus),
		NEWS_TEST(spool_tells_both_of_duplicates),
		NEWS_TEST(spool_that_cannot_be_made_is_an_error),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	failed = cmocka_run_group_tests_name("spool", tests, NULL, NULL);
	/* Nothing may be left in it. */
	return rmdir(folder) != 0 || failed;
}
