/* cardc list: the cards of a pack, one a line or as JSON. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "cardc/command.h"
#include "cardc/json.h"

static void print_help(void)
{
	puts("Usage: cardc list [OPTION]... PACK\n"
	     "Shows the cards of a pack: number, kind, id, text and speaker, one a line.\n\n"
	     "      --json  everything, with the proofs, as one JSON object\n"
	     "      --help  this text");
}

static void print_lines(const struct pack *pack)
{
	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct pack_card c;

		pack_card(pack, i, &c);
		printf("%4" PRIu32 "  %-8s  %016" PRIx64 "  %.*s", i + 1, command_kind_name(c.kind),
		       c.id, (int)c.text.n, c.text.p);
		if (c.speaker.n)
			printf(" \xe2\x80\x94 %.*s", (int)c.speaker.n, c.speaker.p);
		if (c.n_parts)
			printf(" (%" PRIu32 "/%" PRIu32 ")", c.part, c.n_parts);
		putchar('\n');
	}
}

static bool print_json(const struct pack *pack)
{
	char *text = json_of_pack(pack);

	if (text)
		puts(text);
	else
		fputs("cardc list: out of memory\n", stderr);
	free(text);
	return text != NULL;
}

/* There is one: --json. */
static int take_option(void *user, int option, const char *value)
{
	bool *json = user;

	(void)option;
	(void)value;
	*json = true;
	return COMMAND_GO_ON;
}

int list_main(int argc, char **argv)
{
	static const struct option list[] = {{"json", no_argument, NULL, 'j'},
					     {"help", no_argument, NULL, COMMAND_HELP},
					     {NULL, 0, NULL, 0}};
	const struct command_options options = {"list", "", list, print_help, take_option};
	struct pack pack;
	unsigned char *bytes;
	bool json = false;
	bool ok = true;
	int status = command_take(&options, argc, argv, &json);

	if (status != COMMAND_GO_ON)
		return status;
	if (argc - optind != 1)
		return command_usage("list", "one pack is needed, %d are named", argc - optind);
	if (command_open_pack(argv[optind], &pack, &bytes))
		return COMMAND_FAILED;
	if (json)
		ok = print_json(&pack);
	else
		print_lines(&pack);
	free(bytes);
	return ok ? COMMAND_OK : COMMAND_FAILED;
}
