#include "news/phrase.h"
#include "news/subject.h"

#include "article_fixture.h"
#include "news/names.h"

struct row {
	const char *text, *phrase; /* the phrase that begins TEXT, its kind before it */
};

/* The last paragraph of TEXT, whose names are those of all of it. */
static struct passage passage_of(struct fixture *f, const char *text)
{
	struct article *a = region_take(&f->r, sizeof *a);
	struct reading *g = region_take(&f->r, sizeof *g);
	struct names *names = region_take(&f->r, sizeof *names);

	*a = one_article(f, text);
	reading_make(f->l, a, &f->r, g);
	names_collect(g, &f->r, names);
	return (struct passage){g, names, a->n - 1};
}

static void check_phrase(const struct passage *p, const struct phrase *k, const char *expected)
{
	static const char *const kinds[] = {[PHRASE_NONE] = "none",
					    [PHRASE_PRONOUN] = "pronoun",
					    [PHRASE_NAME] = "name",
					    [PHRASE_NOUN] = "noun",
					    [PHRASE_SEVERAL] = "several"};
	struct span s = k->kind == PHRASE_NONE ? (struct span){"", 0}
					       : reading_text(p->g, p->para, k->first, k->end);
	char got[256];

	snprintf(got, sizeof got, "%s:%s%.*s", kinds[k->kind], s.n ? " " : "", (int)s.n, s.p);
	assert_string_equal(got, expected);
}

static void phrase_ends_where_its_verb_begins(void **state)
{
	static const struct row rows[] = {
		{"Anna Holm said so.", "name: Anna Holm"},
		{"Mayor Anna Holm of Lund said so.", "name: Mayor Anna Holm"},
		{"He said so.", "pronoun: He"},
		{"The ministry said so.", "noun: The ministry"},
		{"A spokeswoman for the House committee declined to go.",
		 "noun: A spokeswoman for the House committee"},
		{"A retired general warned them.", "noun: A retired general"},
		{"Some officials later agreed.", "noun: Some officials"},
		{"His friend Anna Holm told them.", "name: His friend Anna Holm"},
		{"His wife, Anna Holm, told them.", "name: His wife, Anna Holm"},
		{"The head of the port, Anna Holm, told them.",
		 "name: The head of the port, Anna Holm"},
		{"The port of the island, Anna Holm told them.", "noun: The port of the island"},
		{"Barker & Stone said so.", "noun: Barker & Stone"},
		{"A lawyer for Barker & Stone said so.", "noun: A lawyer for Barker & Stone"},
		{"Anna Holm and Carl Berg said so.", "several: Anna Holm and Carl Berg"},
		{"Speaking of trams she left.", "none:"},
		{"In Lund she left.", "none:"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct passage p = passage_of(*state, rows[i].text);
		struct phrase k = phrase_at(&p, 0, p.g->paras[p.para].n);

		check_phrase(&p, &k, rows[i].phrase);
	}
}

static void phrase_is_a_noun_where_the_name_only_says_which(void **state)
{
	static const struct row rows[] = {
		{"Anna Holm left.\nThe Holm campaign said so.", "noun: The Holm campaign"},
		{"Anna Holm left.\nOne Holm backer said so.", "noun: One Holm backer"},
		{"Anna Holm left.\nHolm’s deputy said so.", "noun: Holm’s deputy"},
		{"Anna Holm left.\nHolm’s deputy Carl Berg said so.",
		 "name: Holm’s deputy Carl Berg"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct passage p = passage_of(*state, rows[i].text);
		struct phrase k = phrase_at(&p, 0, p.g->paras[p.para].n);

		check_phrase(&p, &k, rows[i].phrase);
	}
}

static void subject_is_found_before_its_verb(void **state)
{
	static const struct row rows[] = {
		{"Anna Holm (L) said", "name: Anna Holm"},
		{"In a letter to Carl Berg, Anna Holm often said", "name: Anna Holm"},
		{"Anna Holm, after a visit to Carl Berg, said", "name: Anna Holm"},
		{"Anna Holm, founder and director of the bank said", "name: Anna Holm"},
		{"On Monday the mayor said", "noun: the mayor"},
		{"It rained. Barker & Stone said", "noun: Barker & Stone"},
		{"The owner of Barker & Co., Anna Holm, said", "name: Anna Holm"},
		{"A man speaking to Carl Berg said", "noun: A man"},
		{"Anna Holm did not say", "none:"},
		{"Carl Berg smiled and said", "name: Carl Berg"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct passage p = passage_of(*state, rows[i].text);
		struct phrase k = subject_of_verb(&p, 0, p.g->paras[p.para].n - 1);

		check_phrase(&p, &k, rows[i].phrase);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(phrase_ends_where_its_verb_begins),
		NEWS_TEST(phrase_is_a_noun_where_the_name_only_says_which),
		NEWS_TEST(subject_is_found_before_its_verb),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
