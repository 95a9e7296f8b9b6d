#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "base/utf8.h"
#include "text/breaks.h"

static struct glue glue;
static struct breaks_piece piece[BREAKS_PIECES_MAX];
static char marks[BREAKS_TEXT_MAX];
static size_t n;

static void find(const char *text)
{
	assert_int_equal(breaks_find(&glue, span_of(text), piece, &n, marks), ERR_NONE);
}

/* The penalty of the break after the first LEFT of TEXT. */
static int after(const char *text, const char *left)
{
	size_t end = span_find(span_of(text), 0, left) + strlen(left);

	find(text);
	for (size_t i = 0; i < n; i++) {
		if (piece[i].end == end)
			return breaks_penalty(&piece[i], i + 1);
	}
	fail_msg("no piece of \"%s\" ends after \"%s\"", text, left);
	return 0;
}

static void a_break_inside_a_phrase_is_a_fault(void **state)
{
	const struct {
		const char *text, *left;
	} row[] = {
		{"on the road again", "the"},
		{"they did not go there", "not"},
		{"the Prime Minister spoke", "Prime"},
		{"for the Foreign Office in May", "Foreign"},
		{"a ferry to New Haven sails", "New"},
		{"United Ferries Sail again", "United"},
		{"with President Jones today", "President"},
		{"some 146 ferries sail", "146"},
		{"the 2024 regatta opens", "2024"},
		{"Lyon hosts 2031 regatta", "2031"},
		{"the harbour serves as home of ferries", "as"},
		{"some nine ferries sail", "nine"},
		{"late on Monday afternoon they sail", "Monday"},
		{"in the long run they sail", "long"},
		{"with great care they sail", "great"},
		{"of long- and short-haul buses", "long-"},
		{"in the seasons 1990\xE2\x80\x93"
		 "95 they sailed",
		 "1990\xE2\x80\x93"},
		{"the London\xE2\x80\x93Paris train", "London\xE2\x80\x93"},
		{"It rained. We stayed at home", "We"},
		{"It rained. We stayed at home", "stayed"},
		{"with Mr. Jones today", "Mr."},
		{"when Mary Jones spoke", "Mary"},
		{"by J. Smith of", "J."},
		{"about 40 percent of", "40"},
		{"a $4.2 billion deal", "4.2"},
		{"on 12 May at noon", "12"},
		{"on May 12 at noon", "May"},
		{"near Santa de la Cruz", "Santa"},
		{"the Bank of England said", "of"},
		{"the U.S. Senate votes", "U.S."},
		{"they took over the port", "took"},
		{"it ends up in court", "ends"},
		{"they shut the mill down", "mill"},
		{"they praise [talks with him] here", "talks"},
		{"it was wet, but warm", "but"},
		{"drill at noon: leave by the stairs", "leave"},
		{"the fog and the tide", "and"},
		{"nobody knows if they sailed", "they"},
		{"they say it's a ferry", "it's"},
		{"beside the harbour's oldest crane", "harbour's"},
		{"beside the harbour\xE2\x80\x99s oldest crane", "harbour\xE2\x80\x99s"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		if (after(row[i].text, row[i].left) < BREAKS_FAULT)
			fail_msg("\"%s\" after \"%s\" costs %d", row[i].text, row[i].left,
				 after(row[i].text, row[i].left));
	}
}

static void a_sentence_that_begins_a_line_strands_nothing(void **state)
{
	(void)state;
	find("It rained. We stayed at home, but went out");
	assert_true(breaks_penalty(&piece[3], 3) >= BREAKS_FAULT);
	assert_true(breaks_penalty(&piece[3], 2) < BREAKS_FAULT);
	assert_true(breaks_penalty(&piece[6], 3) >= BREAKS_FAULT);
	assert_true(breaks_penalty(&piece[6], 1) < breaks_penalty(&piece[6], 3));
}

static void a_reader_breathes_after_punctuation_and_before_a_clause(void **state)
{
	const struct {
		const char *text, *left;
	} row[] = {
		{"It rained. Nobody left", "rained."},
		{"first the rain, then snow", "rain,"},
		{"he said: go home now", "said:"},
		{"the dog and the cat", "dog"},
		{"the man who left early", "man"},
		{"talks begin after months", "begin"},
		{"ferries of the outer islands will sail", "islands"},
		{"he said \xE2\x80\x9Cno\xE2\x80\x9D twice", "said"},
		{"It ended\xE2\x80\x94"
		 "at last",
		 "\xE2\x80\x94"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		if (after(row[i].text, row[i].left) >= 0)
			fail_msg("\"%s\" after \"%s\" costs %d", row[i].text, row[i].left,
				 after(row[i].text, row[i].left));
	}
}

static void the_better_of_two_breaks_costs_less(void **state)
{
	const struct {
		const char *text, *better, *worse;
	} row[] = {
		{"prices rise after talks fail", "rise", "after"},
		{"prices rise, then talks fail", "rise,", "then"},
		{"the outer islands flood", "islands", "outer"},
		{"nine days of rain", "days", "nine"},
		{"members of parliament", "members", "of"},
		{"the bridge of Porto closes in May", "closes", "bridge"},
		{"in the U.S. and abroad", "U.S.", "the"},
		{"It ended\xE2\x80\x94"
		 "at last",
		 "\xE2\x80\x94", "ended"},
		{"It ended \xE2\x80\x93 at last", "\xE2\x80\x93", "ended"},
		{"a part-time job offer", "job", "part-"},
		{"with President Mary Jones today", "President", "Mary"},
		{"since 2024 ferries sail", "2024", "since"},
		{"from June 2031 ferries sail", "2031", "June"},
		{"they praise [talks with him] here", "praise", "talks"},
		{"they praise [talks with him] here", "him]", "talks"},
		{"it was wet, very late", "wet,", "very"},
		{"it was very, very late", "was", "very,"},
		{"three of them sail", "three", "of"},
		{"It rained. We stayed at home", "rained.", "at"},
		{"when Peru President Mary Jones spoke", "Peru", "Mary"},
		{"Keeper Mary Jones leaves the island", "Keeper", "Mary"},
		{"they took over the port", "over", "took"},
		{"they walk out of the room", "out", "walk"},
		{"with peace talks in May", "talks", "peace"},
		{"as Danish sailors strike", "sailors", "Danish"},
		{"as the Danish Foreign Office said", "Danish", "Foreign"},
		{"the ships of OECD countries sail", "countries", "OECD"},
		{"they rent two E.U. tugs again", "tugs", "E.U."},
		{"it sails just twice a year", "sails", "just"},
		{"as harbour workers strike", "workers", "harbour"},
		{"the ferries will sail again", "ferries", "will"},
		{"so the plan is that ferries sail", "is", "that"},
		{"one ferry was in port as another was sinking", "port", "another was"},
		{"one ferry was in port as another was sinking", "ferry was", "another was"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++)
		assert_true(after(row[i].text, row[i].better) < after(row[i].text, row[i].worse));
}

static void a_full_stop_of_an_abbreviation_ends_nothing(void **state)
{
	(void)state;
	assert_true(after("in the U.S. for years", "U.S.") > -10);
	assert_true(after("at 5 p.m. today", "p.m.") >= 0);
	assert_true(after("It ended. Then rain", "ended.") < -20);
	assert_true(after("on 3 Sept. they sail", "Sept.") > -10);
	assert_true(after("on 3 December. Please sail", "December.") < -20);
	assert_true(after("of the president. Nobody left", "president.") < -20);
	assert_true(after("with Prof. Jones today", "Prof.") >= BREAKS_FAULT);
}

static void capitals_mean_nothing_in_title_case(void **state)
{
	(void)state;
	assert_true(after("Banks Brace For Tighter Rules", "Banks") < BREAKS_FAULT);
	assert_true(after("why the Deutsche Bahn is late", "Deutsche") >= BREAKS_FAULT);
}

static void a_no_break_space_holds(void **state)
{
	(void)state;
	find("40\xC2\xA0km from here");
	assert_int_equal(n, 3);
	assert_int_equal(piece[0].end, 6);
}

static void pieces_leave_out_the_white_space_and_nothing_else(void **state)
{
	const char *text = "  Two  words, a half-time\xE2\x80\xA8\xE6\x9D\xB1\xE4\xBA\xAC. ";
	char joined[64] = "";

	(void)state;
	find(text);
	for (size_t i = 0; i < n; i++) {
		strncat(joined, text + piece[i].start, (size_t)(piece[i].end - piece[i].start));
		strcat(joined, "|");
	}
	assert_string_equal(joined, "Two|words,|a|half-|time|\xE6\x9D\xB1|\xE4\xBA\xAC.|");
	assert_int_equal(piece[4].penalty, BREAKS_FORCED);
	assert_int_equal(piece[n - 1].penalty, BREAKS_FORCED);
}

static void blank_text_has_no_piece(void **state)
{
	(void)state;
	find("");
	assert_int_equal(n, 0);
	find("   ");
	assert_int_equal(n, 0);
}

static void text_beyond_the_limits_is_refused(void **state)
{
	static char text[BREAKS_TEXT_MAX + 2];

	(void)state;
	memset(text, 'a', BREAKS_TEXT_MAX + 1);
	n = 99;
	assert_int_equal(breaks_find(&glue, span_of(text), piece, &n, marks), ERR_LIMIT);
	text[BREAKS_TEXT_MAX] = '\0';
	assert_int_equal(breaks_find(&glue, span_of(text), piece, &n, marks), ERR_NONE);
	assert_int_equal(n, 1);
	for (size_t i = 1; i < BREAKS_TEXT_MAX; i += 2)
		text[i] = ' ';
	assert_int_equal(breaks_find(&glue, span_of(text), piece, &n, marks), ERR_LIMIT);
	assert_int_equal(n, 1);
}

static void malformed_text_is_refused(void **state)
{
	(void)state;
	assert_int_equal(breaks_find(&glue, span_of("caf\xC3 bar"), piece, &n, marks), ERR_SYNTAX);
	assert_int_equal(breaks_find(&glue, span_of("\xFF"), piece, &n, marks), ERR_SYNTAX);
}

static void only_opening_marks_before_text_open(void **state)
{
	(void)state;
	assert_int_equal(breaks_opening(span_of("\xE2\x80\x9CNo")), 3);
	assert_int_equal(breaks_opening(span_of("\xE2\x80\x9C\xE2\x80\x98No")), 6);
	assert_int_equal(breaks_opening(span_of("No\xE2\x80\x9C")), 0);
	assert_int_equal(breaks_opening(span_of("\xE2\x80\x9C")), 0);
	assert_int_equal(breaks_opening(span_of("")), 0);
}

static int load(void **state)
{
	(void)state;
	glue_load(&glue, "en");
	return glue.n == 0;
}

/* Alone, between letters, and twice with spaces around. */
static void every_code_point_can_be_asked_about(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		char one[UTF8_MAX + 1] = "", text[40];

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		utf8_put(cp, one);
		snprintf(text, sizeof text, "%s a%sb %s%s %s", one, one, one, one, one);
		assert_int_equal(breaks_find(&glue, span_of(text), piece, &n, marks), ERR_NONE);
	}
}

static void a_flag_is_never_torn(void **state)
{
	static const char text[] = "Go \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA home";

	(void)state;
	find(text);
	assert_int_equal(n, 3);
	assert_int_equal(piece[1].end - piece[1].start, 8);
}

/* Words of which a break tears something (or not), by language. */
static void an_adjective_told_by_its_ending_keeps_its_noun(void **state)
{
	(void)state;
	glue_load(&glue, "de");
	assert_true(after("Die Werft baut rote Boote", "rote") > 30);
	assert_int_equal(after("Die Werften bauen Boote", "bauen"), 0);
	assert_int_equal(after("Werften bauen weiter daran", "weiter"), 0);
	glue_load(&glue, "ru");
	assert_true(after("Порт купил новые лодки", "новые") > 30);
	assert_int_equal(after("Порт купил лодки вчера", "лодки"), 0);
	glue_load(&glue, "en");
}

static void each_language_holds_its_own_together(void **state)
{
	static const struct {
		const char *language, *text, *left;
		bool is_fault;
	} row[] = {
		{"de", "Sie fahren auf die Insel", "auf", true},
		{"de", "Sie fahren auf die Insel", "die", true},
		{"de", "Die Werft k\xC3\xBCndigt neue Boote an", "Boote", true},
		{"de", "Die Werft k\xC3\xBCndigt Boote an, sagt sie", "Boote", true},
		{"de", "Die Boote an der Mole", "Boote", false},
		{"de", "Zw\xC3\xB6lf F\xC3\xA4hren fallen am 24. Dezember aus", "24.", true},
		{"de", "Das Amt liegt im 2. Stock", "2.", true},
		{"de", "Das Amt ist die Nummer 2. Stock und Keller folgen", "2.", false},
		{"de", "Zw\xC3\xB6lf F\xC3\xA4hren fallen aus", "Zw\xC3\xB6lf", true},
		{"de",
		 "\xC3\x9C"
		 "ber die Insel",
		 "\xC3\x9C"
		 "ber",
		 true},
		{"de", "Sie sah Erika Muster dort", "Erika", true},
		{"de", "der Wind und das Meer", "Wind", false},
		{"de", "Sie fahren mit neuem Boot", "neuem", true},
		{"de", "Die Werft baut neue Boote", "baut neue", false},
		{"fr", "le maire d'une commune", "d'une", true},
		{"fr", "le maire d\xE2\x80\x99une commune", "d\xE2\x80\x99une", true},
		{"fr", "le port n'a pas rouvert", "pas", true},
		{"fr", "le port de la ville", "la", true},
		{"fr", "le port et la ville", "port", false},
		{"fr", "en 3 millions de pas", "3", true},
		{"es", "el puente de la ciudad", "la", true},
		{"es", "no ha dicho nada", "no", true},
		{"es", "el puente y la ciudad", "puente", false},
		{"es", "dijo \xC2\xBFqui\xC3\xA9n paga?", "dijo", false},
		{"hi", "पुल में पानी आया है", "पुल", true},
		{"hi", "पुल में पानी आया है", "आया", true},
		{"hi", "पुल में पानी आया है", "में", false},
		{"hi", "मेले के लिए पुल बना", "मेले के", true},
		{"ru", "Лодка вернулась в порт", "вернулась в", true},
		{"ru", "Лодка вернулась в порт", "вернулась", false},
		{"ru", "Лодка же не вернулась", "Лодка", true},
		{"ru", "На мосту темно", "На", true},
		{"ru", "Лодка идёт до порта", "до", true},
		{"uk", "Човен стоїть у порту", "стоїть у", true},
		{"ar", "عاد القارب إلى الميناء", "إلى", true},
		{"ar", "عاد القارب إلى الميناء", "القارب", false},
		{"ar", "القارب لم يعد", "لم", true},
		{"el", "Η βάρκα είναι στο λιμάνι", "Η", true},
		{"el", "Η βάρκα είναι στο λιμάνι", "στο", true},
		{"el", "Η βάρκα δεν γύρισε", "δεν", true},
		{"el", "η βάρκα και το λιμάνι", "βάρκα", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		glue_load(&glue, row[i].language);
		if ((after(row[i].text, row[i].left) >= BREAKS_FAULT) != row[i].is_fault)
			fail_msg("%s: \"%s\" after \"%s\" costs %d", row[i].language, row[i].text,
				 row[i].left, after(row[i].text, row[i].left));
	}
	glue_load(&glue, "en");
}

static void no_line_ends_where_a_space_is_no_break(void **state)
{
	(void)state;
	find("Quoi\xC2\xA0: \xC2\xAB\xC2\xA0non\xC2\xA0\xC2\xBB, oui\xE2\x80\xAF! 12\xC2\xA0km");
	assert_int_equal(n, 4);
	/* The guillemet hangs with its space. */
	assert_int_equal(breaks_opening(span_of("\xC2\xAB\xC2\xA0non")), 4);
	assert_int_equal(breaks_opening(span_of("\xC2\xA0non")), 0);
}

/* U+200B is where a word or phrase ends; elsewhere a line may end, too, but tears one. */
static void an_emoji_of_several_code_points_is_never_torn(void **state)
{
	(void)state;
	find("\U0001F468\u200D\U0001F469\u200D\U0001F467 wait");
	assert_int_equal(n, 2);
	find("\U0001F44D\U0001F3FD wait");
	assert_int_equal(n, 2);
	find("\U0001F468\U0001F469 wait"); /* two */
	assert_int_equal(n, 3);
}

static void scripts_without_spaces_break_where_they_are_told_to(void **state)
{
	(void)state;
	find("เรือข้ามฟาก");
	assert_int_equal(n, 1);
	find("เรือ\xE2\x80\x8Bข้าม\xE2\x80\x8Bฟาก");
	assert_int_equal(n, 3);
	assert_int_equal(piece[0].end, strlen("เรือ"));
	assert_int_equal(piece[1].start, strlen("เรือ") + 3);
	assert_int_equal(piece[0].penalty, 0);
	assert_int_equal(after("離島を\xE2\x80\x8B結ぶ", "離島を"), 0);
	assert_true(after("離島\xE2\x80\x8B結ぶ", "離") >= BREAKS_FAULT);
	/* Nothing is known of a text without any. */
	assert_int_equal(after("離島結ぶ", "離"), 0);
	assert_true(after("離島、結ぶ", "、") < 0);
}

/* The dictionary's words are short; what a reader takes as one is often two of them. */
static void words_of_han_hold_what_belongs_to_them(void **state)
{
	static const struct {
		const char *language, *text, *left;
		int least, most;
	} row[] = {
		{"ja", "離島\xE2\x80\x8B結ぶ", "離島", 20, BREAKS_FAULT - 1},
		{"ja", "橋の\xE2\x80\x8B建設\xE2\x80\x8B費を", "建設", BREAKS_FAULT, 99},
		{"ja", "港を 来\xE2\x80\x8B年春に", "来", BREAKS_FAULT, 99},
		{"ja", "橋を渡る 来年春に\xE2\x80\x8B再開", "渡る", -99, -10},
		{"zh", "往返\xE2\x80\x8B各\xE2\x80\x8B岛", "各", BREAKS_FAULT, 99},
		{"zh", "往返\xE2\x80\x8B各\xE2\x80\x8B岛", "返", -99, 0},
		{"zh", "首日\xE2\x80\x8B迎\xE2\x80\x8B来\xE2\x80\x8B观众", "迎", BREAKS_FAULT, 99},
		{"zh", "码头\xE2\x80\x8B与\xE2\x80\x8B公司", "码头", -99, -1},
		{"zh", "码头\xE2\x80\x8B的\xE2\x80\x8B渡轮", "码头", BREAKS_FAULT, 99},
		{"zh", "码头\xE2\x80\x8B的\xE2\x80\x8B渡轮", "的", 0, 0},
		/* No word by itself is no small word. */
		{"zh", "码头\xE2\x80\x8B的确\xE2\x80\x8B渡轮", "码头", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		glue_load(&glue, row[i].language);
		assert_in_range(after(row[i].text, row[i].left) + 100, row[i].least + 100,
				row[i].most + 100);
	}
	glue_load(&glue, "en");
}

/* Kinsoku: what may not begin a line is in one piece with what is before it. */
static void no_stop_or_closing_mark_begins_a_line(void **state)
{
	static const char *const whole[] = {"島。", "島、", "島」", "「島", "島！", "島ャ", "島ー"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(whole); i++) {
		char text[64];
		bool torn = false;

		snprintf(text, sizeof text, "東%s西", whole[i]);
		find(text);
		for (size_t k = 0; k < n; k++) {
			size_t at = strlen("東");

			torn |= piece[k].end > at && piece[k].end < at + strlen(whole[i]);
		}
		assert_false(torn);
	}
}

static void korean_breaks_at_its_spaces(void **state)
{
	(void)state;
	assert_int_equal(after("여객선이 운항을 재개한다", "여객선이"), 0);
	assert_true(after("여객선이 운항을 재개한다", "여객") >= BREAKS_FAULT);
}

static void stops_of_all_scripts_end_sentences(void **state)
{
	static const char *const text[] = {"वर्षा हुई। नदी", "هل عادت؟ نعم", "بارش ہوئی۔ دریا"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(text); i++) {
		bool found = false;

		find(text[i]);
		for (size_t k = 0; k < n; k++)
			found |= piece[k].penalty == BREAKS_SENTENCE;
		assert_true(found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_adjective_told_by_its_ending_keeps_its_noun),
		cmocka_unit_test(each_language_holds_its_own_together),
		cmocka_unit_test(no_line_ends_where_a_space_is_no_break),
		cmocka_unit_test(a_break_inside_a_phrase_is_a_fault),
		cmocka_unit_test(a_sentence_that_begins_a_line_strands_nothing),
		cmocka_unit_test(a_reader_breathes_after_punctuation_and_before_a_clause),
		cmocka_unit_test(the_better_of_two_breaks_costs_less),
		cmocka_unit_test(a_full_stop_of_an_abbreviation_ends_nothing),
		cmocka_unit_test(capitals_mean_nothing_in_title_case),
		cmocka_unit_test(a_no_break_space_holds),
		cmocka_unit_test(pieces_leave_out_the_white_space_and_nothing_else),
		cmocka_unit_test(blank_text_has_no_piece),
		cmocka_unit_test(text_beyond_the_limits_is_refused),
		cmocka_unit_test(malformed_text_is_refused),
		cmocka_unit_test(only_opening_marks_before_text_open),
		cmocka_unit_test(every_code_point_can_be_asked_about),
		cmocka_unit_test(a_flag_is_never_torn),
		cmocka_unit_test(an_emoji_of_several_code_points_is_never_torn),
		cmocka_unit_test(scripts_without_spaces_break_where_they_are_told_to),
		cmocka_unit_test(words_of_han_hold_what_belongs_to_them),
		cmocka_unit_test(no_stop_or_closing_mark_begins_a_line),
		cmocka_unit_test(korean_breaks_at_its_spaces),
		cmocka_unit_test(stops_of_all_scripts_end_sentences),
	};

	return cmocka_run_group_tests(tests, load, NULL);
}
