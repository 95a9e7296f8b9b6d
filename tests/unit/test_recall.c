#include "news_fixture.h"

#include "news/recall.h"

static const char *const texts[] = {
	"The ferry to Holm will not sail on Friday, the harbour office said, because of the ice.",
	"\xE2\x80\x9CWe can\xE2\x80\x99t wait,\xE2\x80\x9D said Anna Lind, the mayor\xE2\x80\x99s "
	"deputy. "
	"\xE2\x80\x9CThe boats are full.",
	"8",
	"US and Danish crews met in the centre of Ribe, where President Karl Berg spoke.",
};

static struct para para_of(struct span text)
{
	return (struct para){.text = text, .cls = LINE_BODY};
}

static void assert_same_hashes(const struct hashes *a, const struct hashes *b)
{
	assert_int_equal(a->n, b->n);
	if (a->n)
		assert_memory_equal(a->items, b->items, a->n * sizeof *a->items);
}

static void assert_same_tokens(const struct profile *a, const struct profile *b, struct span text)
{
	assert_int_equal(a->tokens.n, b->tokens.n);
	for (size_t i = 0; i < a->tokens.n; i++) {
		const struct token *x = &a->tokens.items[i], *y = &b->tokens.items[i];

		assert_ptr_equal(x->text.p, text.p + x->start);
		assert_true(span_equal(x->text, y->text));
		assert_int_equal(x->start, y->start);
		assert_int_equal(x->end, y->end);
		assert_int_equal(x->kind, y->kind);
		assert_int_equal(x->flags, y->flags);
		assert_int_equal(x->style, y->style);
		assert_int_equal(x->n_tail, y->n_tail);
		assert_ptr_equal(x->whole, y->whole);
		assert_ptr_equal(x->stem, y->stem);
		assert_int_equal(x->hash, y->hash);
	}
}

static void assert_same_people(const struct profile *a, const struct profile *b, struct span text)
{
	assert_int_equal(a->people.n, b->people.n);
	for (size_t i = 0; i < a->people.n; i++) {
		const struct mention *x = &a->people.items[i], *y = &b->people.items[i];

		assert_true(x->surname.p >= text.p && x->surname.p < text.p + text.n);
		assert_true(span_equal(x->surname, y->surname));
		assert_int_equal(x->key, y->key);
		assert_int_equal(x->sound, y->sound);
	}
}

/* Reads a fresh copy of TEXT, as it stands elsewhere in a file, and compares it with a first
 * reading. */
static void read_again(struct fixture *f, struct recall *c, const char *text)
{
	struct para p = para_of(region_copy(&f->r, span_of(text)));
	struct profile got, expected;

	recall_profile(c, f->l, &p, false, &f->r, &got);
	profile_make(f->l, &p, &f->r, &expected);
	assert_same_tokens(&got, &expected, p.text);
	assert_same_people(&got, &expected, p.text);
	assert_same_hashes(&got.words, &expected.words);
	assert_same_hashes(&got.content, &expected.content);
	assert_same_hashes(&got.shingles, &expected.shingles);
	assert_int_equal(got.n_words, expected.n_words);
	assert_int_equal(got.n_finite, expected.n_finite);
	assert_int_equal(got.house, expected.house);
	assert_int_equal(got.leaves_open, expected.leaves_open);
}

static void a_paragraph_met_again_is_as_if_read_anew(void **state)
{
	struct fixture *f = *state;
	struct recall *c = recall_create();

	for (size_t times = 0; times < 5; times++)
		for (size_t i = 0; i < COUNT_OF(texts); i++)
			read_again(f, c, texts[i]);
	recall_destroy(c);
}

static void meet(struct fixture *f, struct recall *c, const char *text)
{
	struct para p = para_of(region_copy(&f->r, span_of(text)));
	struct profile got;

	recall_profile(c, f->l, &p, false, &f->r, &got);
}

/* Every text differs, and each comes back while it is kept and after it was let go. */
static void what_is_let_go_is_read_anew(void **state)
{
	struct fixture *f = *state;
	struct recall *c = recall_create();
	char text[160];

	for (size_t round = 0; round < 4; round++) {
		for (size_t n = 0; n < 3000; n++) {
			snprintf(text, sizeof text,
				 "Boat %zu of Captain Nils Holm\xE2\x80\x99s fleet left for Ribe "
				 "with %zu people.",
				 n, n * 7);
			if (n % 500 == 0)
				recall_turn(c);
			if (n % 100 == 0)
				read_again(f, c, text);
			else
				meet(f, c, text);
		}
	}
	recall_destroy(c);
}

static void text_that_cannot_be_used_has_no_profile_however_often_met(void **state)
{
	struct fixture *f = *state;
	struct recall *c = recall_create();
	struct para p = para_of(span_of("The harbour is closed."));
	struct profile got;

	for (size_t times = 0; times < 3; times++)
		recall_profile(c, f->l, &p, false, &f->r, &got);
	assert_int_equal(got.n_words, 4);
	p.cls = LINE_BAD;
	for (size_t times = 0; times < 3; times++) {
		recall_profile(c, f->l, &p, false, &f->r, &got);
		assert_int_equal(got.n_words, 0);
	}
	recall_destroy(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(a_paragraph_met_again_is_as_if_read_anew),
		NEWS_TEST(what_is_let_go_is_read_anew),
		NEWS_TEST(text_that_cannot_be_used_has_no_profile_however_often_met),
	};

	return cmocka_run_group_tests_name("recall", tests, NULL, NULL);
}
