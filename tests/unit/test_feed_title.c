/* What of a publisher's title is a headline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"
#include "news/feed_title.h"

static void a_title_is_kept_but_for_the_labels_of_its_page(void **state)
{
	static const struct {
		const char *title, *fair;
		bool opinion;
	} rows[] = {
		{"Harbour ferry sails again", "Harbour ferry sails again", false},
		{"Live: Storm cuts power on the coast", "Storm cuts power on the coast", false},
		{"BREAKING | Bridge closed", "Bridge closed", false},
		{"Watch: Seals set free \xE2\x80\x93 video", "Seals set free", false},
		{"Port workers strike (VIDEO)", "Port workers strike", false},
		{"UPDATE 2-Bank raises rates", "Bank raises rates", false},
		{"Exclusive: Breaking: Mill sold", "Mill sold", false},
		{"Mayor: no toll on the bridge", "Mayor: no toll on the bridge", false},
		{"Toll is off - council", "Toll is off - council", false},
		{"WHO warns of fever", "WHO warns of fever", false},
		{"\xE2\x80\x98You are safe\xE2\x80\x99: mayor speaks",
		 "\xE2\x80\x98You are safe\xE2\x80\x99: mayor speaks", false},
		{"5 held after raid", "5 held after raid", false},
		{"Three boats lost in storm", "Three boats lost in storm", false},
		/* None of these is one. */
		{"Opinion | The bridge is a mistake", "", true},
		{"The bridge is a mistake | Editorial", "", true},
		{"Letters: the bridge", "", true},
		{"Quiz: the week", "", false},
		{"Quiz of the week", "", false},
		{"In pictures: harbour festival", "", false},
		{"Podcast", "", false},
		{"Is this the end of the ferry?", "", false},
		{"Why the ferry was late", "", false},
		{"What you need to know about the toll", "", false},
		{"How much of your pay goes to the toll", "", false},
		{"The toll and your pay", "", false},
		{"Five things to know about the toll", "", false},
		{"The 10 best places to eat", "", false},
		{"Storm hits Arden - what we know so far", "", false},
		{"Your pictures of Arden: 'Harbour at dawn'", "", false},
		{"The Papers: Toll anger", "", false},
		{"Best of 2026: the year in bridges", "", false},
		{"Ann Holm obituary", "", false},
		{"'We will stay' - harbour reopens", "", false},
		{"The toll is a mistake | Ann Holm", "", true},
		{"The toll is a mistake | Ann Holm | The Guardian", "", true},
		{"Bridge closed | World news | The Guardian", "Bridge closed", false},
		{"Bridge closed - Reuters", "Bridge closed", false},
		{"Bridge closed - BBC News", "Bridge closed", false},
		{"", "", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		bool opinion = !rows[i].opinion;
		struct span got = feed_title_fair(span_of(rows[i].title), &opinion);

		if (!span_is(got, rows[i].fair))
			fail_msg("'%s' gives '%.*s'", rows[i].title, (int)got.n, got.p);
		if (opinion != rows[i].opinion)
			fail_msg("'%s' is %s view", rows[i].title, opinion ? "a" : "no");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_is_kept_but_for_the_labels_of_its_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
