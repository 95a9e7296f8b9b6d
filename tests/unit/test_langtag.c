#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"
#include "news/langtag.h"

static void a_tag_is_cut_to_what_type_depends_on(void **state)
{
	static const struct {
		const char *tag, *language;
	} row[] = {{"de", "de"},
		   {"de-AT", "de"},
		   {" FR ", "fr"},
		   {"pt_BR", "pt"},
		   {"zh", "zh"},
		   {"zh-CN", "zh"},
		   {"zh-TW", "zh-Hant"},
		   {"zh-hant", "zh-Hant"},
		   {"ZH_HANT_HK", "zh-Hant"},
		   {"zh-mo", "zh-Hant"},
		   {"zh-Hans-HK", "zh"},
		   {"en-HK", "en"},
		   {"german", ""},
		   {"12", ""},
		   {"", ""}};
	struct region r;

	(void)state;
	region_init(&r);
	for (size_t i = 0; i < COUNT_OF(row); i++)
		if (!span_is(langtag_read(span_of(row[i].tag), &r), row[i].language))
			fail_msg("\"%s\" is not \"%s\"", row[i].tag, row[i].language);
	region_finish(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tag_is_cut_to_what_type_depends_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
