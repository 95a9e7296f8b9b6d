/* cardc: news text in, a pack of cards out. Only finds the subcommand. */
#include <stdio.h>
#include <string.h>

#include "cardc/command.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *summary;
} commands[] = {
	{"compile", compile_main, "make a pack from files and folders of news text"},
	{"list", list_main, "show the cards of a pack"},
	{"extract", extract_main, "write all that is found in news text as JSON"},
	{"explain", explain_main, "show where a card comes from"},
	{"similarity", similarity_main, "say how alike pairs of headlines are"},
	{"check", check_main, "measure the cards of a pack on a board: size, contrast, dwell"},
	{"layout", lines_main, "break a text into lines, and say what they cost"},
};

static void print_help(void)
{
	puts("Usage: cardc COMMAND [OPTION]... [ARGUMENT]...\n"
	     "Turns news text into headline and quote cards, each with its proof.\n");
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		printf("  %-11s %s\n", commands[i].name, commands[i].summary);
	puts("\n  --help     this text; 'cardc COMMAND --help' for a command\n"
	     "  --version  the version\n\n"
	     "Exit status: 0 all is well, 1 defects in the input, 2 wrong usage.");
}

static int run(int argc, char **argv)
{
	static char title[32];

	if (argc < 2) {
		fputs("cardc: a command is missing\nTry 'cardc --help'.\n", stderr);
		return COMMAND_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_help();
		return COMMAND_OK;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("cardc " STOPPRESS_VERSION);
		return COMMAND_OK;
	}
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		if (strcmp(argv[1], commands[i].name))
			continue;
		/* What getopt_long() puts before its complaints. */
		snprintf(title, sizeof title, "cardc %s", commands[i].name);
		argv[1] = title;
		return commands[i].run(argc - 1, argv + 1);
	}
	fprintf(stderr, "cardc: no command '%s'\nTry 'cardc --help'.\n", argv[1]);
	return COMMAND_USAGE;
}

int main(int argc, char **argv)
{
	int status = run(argc, argv);

	/* What did not reach the file or the pipe must not look like success. */
	if ((fflush(stdout) || ferror(stdout)) && status == COMMAND_OK) {
		perror("cardc: standard output");
		return COMMAND_FAILED;
	}
	return status;
}
