#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "cardc/wordends.h"
#include "pack/pack.h"

/* WANTED has a bar where a line may end. */
static void ends_are(const char *wanted)
{
	struct region r;
	char plain[PACK_TEXT_MAX];
	char marked[PACK_TEXT_MAX];
	size_t n_plain = 0, n_marked = 0;
	struct span got;

	for (const char *p = wanted; *p; p++) {
		if (*p == '|') {
			memcpy(marked + n_marked, "\xE2\x80\x8B", 3);
			n_marked += 3;
		} else {
			plain[n_plain++] = marked[n_marked++] = *p;
		}
	}
	region_init(&r);
	got = wordends_mark((struct span){plain, n_plain}, &r);
	if (n_marked == n_plain)
		assert_int_equal(got.n, 0);
	else
		assert_true(span_equal(got, (struct span){marked, n_marked}));
	region_finish(&r);
}

static void thai_lao_khmer_and_burmese_end_their_lines_between_words(void **state)
{
	(void)state;
	ends_are("ฝน|ตกหนัก|ทาง|ภาค|ใต้");
	ends_are("เรือ|ออก|เวลา 24ชั่วโมง");
	ends_are("ຊ່ວຍເຫຼືອ|ປະຊາຊົນ");
	ends_are("នាយក|រដ្ឋមន្ត្រី");
	ends_are("အစီအမံ|များ");
}

static void japanese_ends_its_lines_between_phrases(void **state)
{
	(void)state;
	ends_are("新しい|橋が|来年から|通れる");
	/* Kinsoku: no closing mark or stop begins a line, no opening one ends it. */
	ends_are("「ゲート」も|増設。");
}

static void japanese_numbers_and_the_tails_of_verbs_stay_whole(void **state)
{
	(void)state;
	ends_are("三万人が|橋を|渡った");
	ends_are("船が|二日間|休む");
	ends_are("三十か国の|代表が|来た");
	ends_are("町は|強く|反対している。");
}

static void chinese_ends_its_lines_between_words(void **state)
{
	(void)state;
	ends_are("政府|宣布|新的|措施，|明年|支援|居民");
	ends_are("桥|长|四十二公里，|两天后|开放");
}

static void scripts_with_spaces_have_what_uax_14_gives_them(void **state)
{
	(void)state;
	ends_are("");
	ends_are("Ferries return to the outer islands");
	ends_are("서울시, 홍수 대책을 새로 발표");
	ends_are("تعود العبارات إلى الجزر");
}

static void what_would_be_too_long_with_its_line_ends_has_none(void **state)
{
	struct region r;
	char text[PACK_TEXT_MAX];

	(void)state;
	region_init(&r);
	for (size_t i = 0; i + 9 <= sizeof text; i += 9)
		memcpy(text + i, "ฝนต", 9);
	assert_int_equal(wordends_mark((struct span){text, sizeof text / 9 * 9}, &r).n, 0);
	for (size_t i = 0; i + 6 <= sizeof text; i += 6)
		memcpy(text + i, "政府", 6);
	assert_int_equal(wordends_mark((struct span){text, sizeof text / 6 * 6}, &r).n, 0);
	assert_true(wordends_mark((struct span){text, 600}, &r).n > 600);
	region_finish(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thai_lao_khmer_and_burmese_end_their_lines_between_words),
		cmocka_unit_test(japanese_ends_its_lines_between_phrases),
		cmocka_unit_test(japanese_numbers_and_the_tails_of_verbs_stay_whole),
		cmocka_unit_test(chinese_ends_its_lines_between_words),
		cmocka_unit_test(scripts_with_spaces_have_what_uax_14_gives_them),
		cmocka_unit_test(what_would_be_too_long_with_its_line_ends_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
