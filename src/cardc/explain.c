/* cardc explain: one card, the rule that made it, and the text it stands in. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "cardc/command.h"

#define INDEX_DIGITS 5 /* of PACK_CARDS_MAX; longer numbers are ids */
#define ID_DIGITS 16

static void print_help(void)
{
	puts("Usage: cardc explain PACK CARD\n"
	     "Shows where a card comes from: rule, file, line, bytes, and the text there; and why "
	     "its\n"
	     "article begins where it does and its paragraph is read.\n"
	     "CARD is its number in 'cardc list', from 1, or its id, or the beginning of its id\n"
	     "(where that is digits only: at least six).\n\n"
	     "      --help  this text");
}

static bool is_index(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n <= INDEX_DIGITS && s[n] == 0;
}

static bool is_id(const char *s)
{
	size_t n = strspn(s, "0123456789abcdefABCDEF");

	return n > 0 && n <= ID_DIGITS && s[n] == 0;
}

/* The number of cards whose id begins with PREFIX, and the last one of them. */
static uint32_t find_id(const struct pack *pack, const char *prefix, uint32_t *at)
{
	unsigned shift = 4 * (ID_DIGITS - (unsigned)strlen(prefix));
	uint64_t wanted = strtoull(prefix, NULL, 16);
	uint32_t n = 0;

	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct pack_card c;

		pack_card(pack, i, &c);
		if (c.id >> shift != wanted)
			continue;
		*at = i;
		n++;
	}
	return n;
}

static enum err find_card(const struct pack *pack, const char *path, const char *card, uint32_t *at)
{
	struct diag d;
	uint32_t n_cards = pack_n_cards(pack);
	uint32_t n;

	diag_init(&d, command_print, stderr);
	if (is_index(card)) {
		unsigned long number = strtoul(card, NULL, 10);

		if (number >= 1 && number <= n_cards) {
			*at = (uint32_t)number - 1;
			return ERR_NONE;
		}
		diag_report(&d, DIAG_ERROR, path, 0, "no card %s, there are 1 to %" PRIu32, card,
			    n_cards);
		return ERR_MISSING;
	}
	n = find_id(pack, card, at);
	if (n == 1)
		return ERR_NONE;
	if (n == 0)
		diag_report(&d, DIAG_ERROR, path, 0, "no card has an id that begins with %s", card);
	else
		diag_report(&d, DIAG_ERROR, path, 0, "the ids of %" PRIu32 " cards begin with %s",
			    n, card);
	return ERR_MISSING;
}

static void print_field(const char *name, struct span s)
{
	if (s.n)
		printf("%-9s %.*s\n", name, (int)s.n, s.p);
}

static void print_source(struct span s)
{
	puts("source");
	while (s.n) {
		size_t end = span_find(s, 0, "\n");
		struct span line = span_trim(span_cut(s, 0, end));

		printf("  | %.*s\n", (int)line.n, line.p);
		s = span_cut(s, end + 1, s.n);
	}
}

static void print_time(const char *name, int64_t ms)
{
	char text[COMMAND_TIME_BYTES];

	command_time(ms, text);
	if (ms)
		printf("%-9s %s, by the clock on the wall\n", name, text);
}

static const char *const freshness[PACK_N_FRESHNESS] = {"timeless", "week", "day", "breaking"};

static void print_timing(const struct pack *pack, uint32_t i)
{
	struct pack_timing t;

	pack_timing(pack, i, &t);
	print_time("from", t.from_ms);
	print_time("until", t.until_ms);
	print_field("hours", t.hours);
	if (t.priority)
		printf("priority  %s\n", command_priority_name(t.priority));
	if (t.weight)
		printf("weight    %" PRIu32 "\n", t.weight);
	if (t.limit_minutes)
		printf("limit     %" PRIu32 " minutes\n", t.limit_minutes);
	if (t.at_once)
		printf("interrupt at once\n");
	if (t.freshness)
		printf("freshness %s\n", freshness[t.freshness]);
}

static void print_card(const struct pack *pack, uint32_t i)
{
	struct pack_card c;
	struct pack_proof p;

	pack_card(pack, i, &c);
	pack_proof(pack, i, &p);
	printf("card      %" PRIu32 " of %" PRIu32 ", %s, %016" PRIx64 "\n", i + 1,
	       pack_n_cards(pack), command_kind_name(c.kind), c.id);
	print_field("text", c.text);
	print_field("speaker", c.speaker);
	print_field("role", c.role);
	print_field("kicker", c.kicker);
	print_field("place", c.place);
	print_field("date", c.date);
	print_field("agency", c.source);
	print_timing(pack, i);
	printf("article   %" PRIu32, c.article);
	if (p.began_line)
		printf(", begins in line %" PRIu32 ": %.*s", p.began_line, (int)p.began.n,
		       p.began.p);
	putchar('\n');
	print_field("paragraph", p.read_as);
	print_field("rule", p.rule);
	printf("file      %.*s:%" PRIu32 ", bytes %" PRIu64 " to %" PRIu64, (int)p.file.n, p.file.p,
	       p.line, p.start, p.end);
	if (p.more_end)
		printf(" and %" PRIu64 " to %" PRIu64, p.more_start, p.more_end);
	putchar('\n');
	print_source(p.source);
}

int explain_main(int argc, char **argv)
{
	static const struct option list[] = {{"help", no_argument, NULL, COMMAND_HELP},
					     {NULL, 0, NULL, 0}};
	const struct command_options options = {"explain", "", list, print_help, NULL};
	struct pack pack;
	unsigned char *bytes;
	uint32_t at;
	enum err e;
	int status = command_take(&options, argc, argv, NULL);

	if (status != COMMAND_GO_ON)
		return status;
	if (argc - optind != 2)
		return command_usage("explain", "a pack and a card are needed");
	if (!is_index(argv[optind + 1]) && !is_id(argv[optind + 1]))
		return command_usage("explain", "'%s' is neither a number nor an id",
				     argv[optind + 1]);
	if (command_open_pack(argv[optind], &pack, &bytes))
		return COMMAND_FAILED;
	e = find_card(&pack, argv[optind], argv[optind + 1], &at);
	if (!e)
		print_card(&pack, at);
	free(bytes);
	return e ? COMMAND_FAILED : COMMAND_OK;
}
