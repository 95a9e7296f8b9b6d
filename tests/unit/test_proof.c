#include "news/proof.h"

#include "article_fixture.h"

#define TEXT                                                                           \
	"=Bridge to open\n"                                                            \
	"The new bridge will open on Monday, the council said.\n"                      \
	"“We like  bridges, and\tmore,” said Anna Holm, mayor of Lund. He left.\n" \
	"@Carl Berg on the bridge"

/* The card that TEXT proves, to be broken in one way at a time. */
static struct news_card good_card(const struct article *a)
{
	struct news_card c = {.kind = NEWS_QUOTE, .article = 1};
	struct span bytes = a->file->bytes;

	c.text = span_of("We like bridges, and more");
	c.speaker = span_of("Anna Holm");
	c.role = span_of("Mayor of Lund");
	c.start = span_find(bytes, 0, "We like");
	c.end = span_find(bytes, 0, "” said");
	c.source_start = a->paras[2].start;
	c.source_end = a->paras[2].start + a->paras[2].text.n;
	return c;
}

static struct article the_article(struct fixture *f)
{
	struct article a = one_article(f, TEXT);

	a.lead = 1;
	return a;
}

static const char *check(struct fixture *f, const struct article *a, const struct news_card *c)
{
	struct proof p;

	proof_init(&p, f->l, a, &f->r);
	return proof_check(&p, c, &f->r);
}

static void proof_holds_for_a_quotation_as_it_stands(void **state)
{
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = good_card(&a);

	assert_null(check(f, &a, &c));
}

static void proof_breaks_where_a_byte_differs(void **state)
{
	static const char *const wrong[] = {
		"We like bridges, and more.", "We like bridges",
		"we like bridges, and more",  "We like bridges and more",
		"We like bridges, and more,", ""};
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = good_card(&a);

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		c.text = span_of(wrong[i]);
		assert_string_equal(check(f, &a, &c),
				    "quotation: not byte for byte what the file says");
	}
}

static void proof_breaks_where_a_speaker_or_role_is_not_named(void **state)
{
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = good_card(&a);

	/* Both words are there, but not together; and a caption is no body paragraph. */
	c.speaker = span_of("Anna Berg");
	assert_string_equal(check(f, &a, &c), "speaker: not named in the article");
	c.speaker = span_of("Carl Berg");
	assert_string_equal(check(f, &a, &c), "speaker: not named in the article");
	c.speaker = span_of("Holm Anna");
	assert_string_equal(check(f, &a, &c), "speaker: not named in the article");
	c.speaker = span_of("Anna Lind");
	assert_string_equal(check(f, &a, &c), "speaker: not named in the article");
	c.speaker = span_of("");
	assert_string_equal(check(f, &a, &c), "speaker: not named in the article");
	c = good_card(&a);
	c.role = span_of("Mayor of Oslo");
	assert_string_equal(check(f, &a, &c), "role: not told of the speaker in the article");
	/* Both stand in the article, but never in one paragraph. */
	c.role = span_of("council");
	assert_string_equal(check(f, &a, &c), "role: not told of the speaker in the article");
	c.role = span_of("");
	assert_null(check(f, &a, &c));
}

static void proof_breaks_outside_marks_or_body(void **state)
{
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = good_card(&a);

	c.text = span_of("He left.");
	c.start = span_find(a.file->bytes, 0, "He left.");
	c.end = c.start + 8;
	assert_string_equal(check(f, &a, &c), "quotation: not inside quotation marks");
	c = good_card(&a);
	f->paras.items[2].cls = LINE_PULLQUOTE;
	assert_string_equal(check(f, &a, &c),
			    "quotation: not inside one body paragraph of its article");
}

/* What is said to be quoted of a paragraph: is it? */
static void proof_answers_single_marks(void **state)
{
	static const struct {
		const char *text, *part;
		bool quoted;
	} table[] = {
		{"‘We like bridges,’ said Anna Holm.", "We like bridges,", true},
		{"‘It’s old. We like bridges,’ said Anna Holm.", "We like bridges,", true},
		{"Anna Holm told 'us' so. We like bridges.", "We like bridges.", false},
		{"In the '90s Anna Holm came. We like bridges.", "We like bridges.", false},
		{"In the '90s Anna Holm came. We like 'bridges'.", "We like", false},
		{"Anna Holm said: “It is ‘new’. We like bridges”", "We like bridges", true},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct article a = one_article(f, table[i].text);
		struct news_card c = {.kind = NEWS_QUOTE, .article = 1};
		const char *broken;

		c.speaker = span_of("Anna Holm");
		c.start = span_find(a.file->bytes, 0, table[i].part);
		c.end = c.start + strlen(table[i].part);
		c.source_end = a.paras[0].text.n;
		c.text = proof_normalise(span_of(table[i].part), &f->r);
		broken = check(f, &a, &c);
		assert_string_equal(broken ? broken : "",
				    table[i].quoted ? "" : "quotation: not inside quotation marks");
	}
}

static void proof_joins_the_pieces_of_a_split_quotation(void **state)
{
	static const char *const words = "quotation: not byte for byte what the file says";
	static const char *const marks = "quotation: not inside quotation marks";
	static const struct {
		const char *text, *first, *more, *card, *broken;
	} table[] = {
		{"“We build,” said Anna Holm, “when it is dry.”", "We build,", "when it is dry.",
		 "We build, when it is dry.", NULL},
		{"“We build,” said Anna Holm. “It is dry.”", "We build,", "It is dry.",
		 "We build. It is dry.", NULL},
		{"“We build!” said Anna Holm. “It is dry.”", "We build!", "It is dry.",
		 "We build! It is dry.", NULL},
		{"“It is A.C.,” said Anna Holm. “It is dry.”", "It is A.C.,", "It is dry.",
		 "It is A.C. It is dry.", NULL},
		{"“Why build?,” said Anna Holm. “It is dry.”", "Why build?,", "It is dry.",
		 "Why build? It is dry.", NULL},
		{"'We build,' said Anna Holm, the town's mayor, 'when it is dry.'", "We build,",
		 "when it is dry.", "We build, when it is dry.", NULL},
		{"“Nobody,” said Anna Holm, “builds it.”", "Nobody,", "builds it.",
		 "Nobody builds it.", NULL},
		{"“Nobody,” said Anna Holm, “builds it.”", "Nobody,", "builds it.",
		 "Nobody, builds it.", NULL},
		{"“Nobody,” said Anna Holm, “Bo builds it.”", "Nobody,", "Bo builds it.",
		 "Nobody Bo builds it.", words},
		{"“We build,” said Anna Holm. “it is dry.”", "We build,", "it is dry.",
		 "We build it is dry.", words},
		{"“We, too,” said Anna Holm, “build it.”", "We, too,", "build it.",
		 "We too build it.", words},
		{"“We build,” said Anna Holm. “It is dry.”", "We build,", "It is dry.",
		 "We build, It is dry.", words},
		{"“We build,” said Anna Holm. “It is dry.”", "We build,", "It is dry.",
		 "We build. It is", words},
		{"“We build,” said Anna Holm “when it is dry.”", "We build,", "when it is dry.",
		 "We build, when it is dry.", words},
		{"“We build,” said Anna Holm, “so” and “when it is dry.”", "We build,",
		 "when it is dry.", "We build, when it is dry.", words},
		{"We build, said Anna Holm, “when it is dry.”", "We build,", "when it is dry.",
		 "We build, when it is dry.", marks},
		{"“We build,” said Anna Holm, when it is dry.", "We build,", "when it is dry.",
		 "We build, when it is dry.", marks},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct article a = one_article(f, table[i].text);
		struct news_card c = {.kind = NEWS_QUOTE, .article = 1};
		const char *broken;

		c.speaker = span_of("Anna Holm");
		c.start = span_find(a.file->bytes, 0, table[i].first);
		c.end = c.start + strlen(table[i].first);
		c.more_start = span_find(a.file->bytes, c.end, table[i].more);
		c.more_end = c.more_start + strlen(table[i].more);
		c.source_end = a.paras[0].text.n;
		c.text = span_of(table[i].card);
		broken = check(f, &a, &c);
		if (strcmp(broken ? broken : "", table[i].broken ? table[i].broken : "") != 0)
			fail_msg("%s: %s", table[i].text, broken ? broken : "holds");
	}
}

static void proof_wants_the_pieces_of_a_quotation_in_one_paragraph(void **state)
{
	struct fixture *f = *state;
	struct article a = one_article(f, "“We build,” said Anna Holm.\n“It is dry.”");
	struct news_card c = {.kind = NEWS_QUOTE, .article = 1};

	c.speaker = span_of("Anna Holm");
	c.text = span_of("We build. It is dry.");
	c.start = span_find(a.file->bytes, 0, "We");
	c.end = c.start + strlen("We build,");
	c.more_start = span_find(a.file->bytes, 0, "It is");
	c.more_end = c.more_start + strlen("It is dry.");
	c.source_end = a.paras[1].start + a.paras[1].text.n;
	assert_string_equal(check(f, &a, &c),
			    "quotation: its pieces are not in one paragraph, in order");
	c.more_end = c.more_start;
	assert_string_equal(check(f, &a, &c), "evidence: the byte range is not in the file");
}

static void proof_breaks_where_the_evidence_is_not_the_articles(void **state)
{
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = good_card(&a);

	c.end = a.file->bytes.n + 1;
	assert_string_equal(check(f, &a, &c), "evidence: the byte range is not in the file");
	c = good_card(&a);
	c.source_end = c.end - 1;
	assert_string_equal(check(f, &a, &c), "evidence: the source range is not the article's");
	c = good_card(&a);
	c.article = 2;
	assert_string_equal(check(f, &a, &c), "evidence: the card belongs to another article");
}

static void proof_wants_a_headlines_words_in_the_order_of_the_lead(void **state)
{
	static const struct {
		const char *headline, *broken;
	} table[] = {
		{"Bridge will open on Monday, council said", NULL},
		{"NEW bridge will open, the council said", NULL},
		{"Bridge will open on Monday", "headline: who said it was left out"},
		{"Bridge to open Monday", "headline: its words are not the lead's, in order"},
		{"Monday bridge", "headline: its words are not the lead's, in order"},
		{"", "headline: its words are not the lead's, in order"},
	};
	struct fixture *f = *state;
	struct article a = the_article(f);
	struct news_card c = {.kind = NEWS_HEADLINE, .article = 1};

	c.start = c.source_start = a.paras[1].start;
	c.end = c.source_end = a.paras[1].start + a.paras[1].text.n;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *broken;

		c.text = span_of(table[i].headline);
		broken = check(f, &a, &c);
		assert_string_equal(broken ? broken : "", table[i].broken ? table[i].broken : "");
	}
	c.text = span_of("Bridge to open");
	c.start = c.source_start = a.paras[0].start;
	c.end = c.source_end = a.paras[0].start + a.paras[0].text.n;
	assert_null(check(f, &a, &c));
	c.start = c.source_start = a.paras[3].start;
	c.end = c.source_end = a.paras[3].start + a.paras[3].text.n;
	assert_string_equal(check(f, &a, &c),
			    "headline: not from the lead or a title of its article");
}

static void proof_wants_no_denial_or_dateline_lost_in_a_headline(void **state)
{
	static const struct {
		const char *headline, *from, *broken;
	} table[] = {
		{"Bridge will not open", "The bridge", NULL},
		{"Bridge will open", "The bridge",
		 "headline: a word that denies or a condition was left out"},
		{"Bridge will", "The bridge will",
		 "headline: a word that denies or a condition was left out"},
		{"Lund bridge will not open", "LUND", "headline: takes in the dateline"},
	};
	struct fixture *f = *state;
	struct article a = one_article(f, "LUND — The bridge will not open, and it will cost.");
	struct news_card c = {.kind = NEWS_HEADLINE, .article = 1};

	a.lead_text = span_find(a.file->bytes, 0, "The bridge");
	c.end = c.source_end = a.paras[0].text.n;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *broken;

		c.text = span_of(table[i].headline);
		c.start = span_find(a.file->bytes, 0, table[i].from);
		broken = check(f, &a, &c);
		assert_string_equal(broken ? broken : "", table[i].broken ? table[i].broken : "");
	}
	c.text = span_of("it will cost");
	c.start = span_find(a.file->bytes, 0, "it will");
	/* The whole sentence is asked, not only the piece that was chosen. */
	assert_string_equal(check(f, &a, &c),
			    "headline: a word that denies or a condition was left out");
	c.text = span_of("Bridge will cost");
	assert_string_equal(check(f, &a, &c), "headline: its words are not the lead's, in order");
}

static void proof_normalises_white_space_and_one_last_comma_only(void **state)
{
	static const char *const table[][2] = {
		{" a\n\tb ", "a b"},
		{"a,", "a"},
		{"a,,", "a,"},
		{"a.", "a."},
		{"", ""},
		{" , ", ""},
		{"\xC2\xA0 a\xC2\xA0", "a"},
		{"\xC2\xA0", ""},
		{" \xC2\xA0, ", ""},
		{"\xEF\xBB\xBF"
		 "a\xE2\x80\x8B\xC2\xA0",
		 "a"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(table); i++)
		assert_span_equal(proof_normalise(span_of(table[i][0]), &f->r), table[i][1]);
}

static void proof_refuses_text_that_was_decoded_wrongly(void **state)
{
	struct fixture *f = *state;
	struct article a = one_article(f, "The pool opens, the town said.\n"
					  "“It is a good day for the old pool,” said Ana PeÃ±a.\n");
	struct news_card c = {.kind = NEWS_QUOTE, .article = 1};
	struct span bytes = a.file->bytes;

	c.text = span_of("It is a good day for the old pool");
	c.speaker = span_of("Ana PeÃ±a");
	c.start = span_find(bytes, 0, "It is");
	c.end = span_find(bytes, 0, "” said");
	c.source_start = a.paras[1].start;
	c.source_end = a.paras[1].start + a.paras[1].text.n;
	assert_non_null(check(f, &a, &c));
	assert_true(span_starts(span_of(check(f, &a, &c)), "text: "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWS_TEST(proof_holds_for_a_quotation_as_it_stands),
		NEWS_TEST(proof_breaks_where_a_byte_differs),
		NEWS_TEST(proof_breaks_where_a_speaker_or_role_is_not_named),
		NEWS_TEST(proof_breaks_outside_marks_or_body),
		NEWS_TEST(proof_answers_single_marks),
		NEWS_TEST(proof_joins_the_pieces_of_a_split_quotation),
		NEWS_TEST(proof_wants_the_pieces_of_a_quotation_in_one_paragraph),
		NEWS_TEST(proof_breaks_where_the_evidence_is_not_the_articles),
		NEWS_TEST(proof_wants_a_headlines_words_in_the_order_of_the_lead),
		NEWS_TEST(proof_wants_no_denial_or_dateline_lost_in_a_headline),
		NEWS_TEST(proof_refuses_text_that_was_decoded_wrongly),
		NEWS_TEST(proof_normalises_white_space_and_one_last_comma_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
