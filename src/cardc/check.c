/*
 * cardc check: each card of a pack on each board that is named, measured as it will be drawn.
 *
 * Lines for people, JSON for programs; the status says whether any card broke the contract
 * (draw/contract.h) or could not be set at all.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

#include "base/diag.h"
#include "cardc/command.h"
#include "cardc/panel.h"
#include "draw/contract.h"

#define BOARDS_MAX 16
#define WHY_BYTES 1000

struct options {
	const char *pack;
	const char *board[BOARDS_MAX];
	size_t n_boards;
	bool json;
};

struct totals {
	uint32_t n, n_broken, n_refused;
};

static void print_help(void)
{
	puts("Usage: cardc check PACK --board=BOARD... [--json]\n"
	     "Measures each card on each board as it will be drawn, and names what breaks the\n"
	     "contract of legibility. Exit status 1 where any card breaks it.\n\n"
	     "      --board=BOARD  a board's name, or the path of its INI file (hd43); may be "
	     "given\n"
	     "                     several times\n"
	     "      --json         one JSON object instead of a line a card\n"
	     "      --limits       the limits, and who says so\n"
	     "      --help         this text");
}

static void print_limits(void)
{
	for (int i = 0; i < CONTRACT_N_RULES; i++) {
		const struct contract_limit *l = contract_limit((enum contract_rule)i);

		printf("%-9s at %s %g%-3s %s (%s)\n", l->name, l->is_least ? "least" : "most ",
		       (double)l->bound / l->scale, l->unit, l->what, l->source);
	}
}

static void count(struct totals *t, const struct panel_result *r)
{
	t->n++;
	t->n_refused += r->refused != ERR_NONE;
	t->n_broken += !r->refused && r->contract.broken;
}

static void print_figure(enum contract_rule rule, int32_t v)
{
	const struct contract_limit *l = contract_limit(rule);

	if (v == CONTRACT_UNKNOWN)
		printf("  %s -", l->name);
	else
		printf("  %s %.*f%s", l->name, l->scale > 1, (double)v / l->scale, l->unit);
}

static void print_line(const struct panel *b, uint32_t i, const struct pack_card *card,
		       const struct panel_result *r)
{
	char why[WHY_BYTES];

	printf("%s %4" PRIu32 "  %-8s  %016" PRIx64, b->name, i + 1, command_kind_name(card->kind),
	       card->id);
	if (r->refused) {
		printf("  not set: %s\n", err_text(r->refused));
		return;
	}
	printf("  %" PRId32 " px on %" PRId32 " lines, %s  dwell %.1f s", r->report.size_px,
	       r->report.n_lines, card_template_name(r->report.template), r->dwell_ms / 1000.0);
	for (int k = CONTRACT_FAR; k <= CONTRACT_CHARS; k++)
		print_figure((enum contract_rule)k, r->contract.figure[k]);
	panel_why(&r->contract, why, sizeof why);
	printf("  %s%s%s\n", r->contract.broken ? "BROKEN" : "ok", why[0] ? "; " : "", why);
}

static cJSON *figures_json(const struct contract *c)
{
	cJSON *o = cJSON_CreateObject();

	for (int i = 0; o && i < CONTRACT_N_RULES; i++) {
		const struct contract_limit *l = contract_limit((enum contract_rule)i);

		if (c->figure[i] == CONTRACT_UNKNOWN)
			cJSON_AddNullToObject(o, l->name);
		else
			cJSON_AddNumberToObject(o, l->name, (double)c->figure[i] / l->scale);
	}
	return o;
}

static cJSON *broken_json(const struct contract *c)
{
	cJSON *list = cJSON_CreateArray();

	for (int i = 0; list && i < CONTRACT_N_RULES; i++)
		if (c->broken >> i & 1)
			cJSON_AddItemToArray(
				list,
				cJSON_CreateString(contract_limit((enum contract_rule)i)->name));
	return list;
}

static void add_json(cJSON *list, const struct panel *b, uint32_t i, const struct pack_card *card,
		     const struct panel_result *r)
{
	cJSON *o = cJSON_CreateObject();
	char id[17];

	snprintf(id, sizeof id, "%016" PRIx64, card->id);
	cJSON_AddItemToArray(list, o);
	cJSON_AddStringToObject(o, "board", b->name);
	cJSON_AddNumberToObject(o, "card", i + 1);
	cJSON_AddStringToObject(o, "id", id);
	cJSON_AddStringToObject(o, "kind", command_kind_name(card->kind));
	cJSON_AddNumberToObject(o, "dwell_ms", r->dwell_ms);
	if (r->refused) {
		cJSON_AddStringToObject(o, "refused", err_text(r->refused));
		return;
	}
	cJSON_AddNumberToObject(o, "size_px", r->report.size_px);
	cJSON_AddNumberToObject(o, "lines", r->report.n_lines);
	cJSON_AddStringToObject(o, "template", card_template_name(r->report.template));
	cJSON_AddItemToObject(o, "figures", figures_json(&r->contract));
	cJSON_AddItemToObject(o, "broken", broken_json(&r->contract));
}

static void check_board(struct panel *b, const struct pack *pack, cJSON *list, struct totals *t)
{
	for (uint32_t i = 0; i < pack_n_cards(pack); i++) {
		struct pack_card card;
		struct panel_result r;

		pack_card(pack, i, &card);
		panel_measure(b, &card, &r);
		count(t, &r);
		if (list)
			add_json(list, b, i, &card, &r);
		else
			print_line(b, i, &card, &r);
	}
}

static enum err check(const struct options *o, const struct pack *pack, struct totals *t)
{
	cJSON *root = o->json ? cJSON_CreateObject() : NULL;
	cJSON *list = root ? cJSON_AddArrayToObject(root, "cards") : NULL;
	struct panel *b = malloc(sizeof *b);
	struct diag d;
	enum err e;

	diag_init(&d, command_print, stderr);
	e = b ? ERR_NONE : ERR_MEMORY;
	for (size_t i = 0; i < o->n_boards && !e; i++) {
		e = panel_open_pack(b, o->board[i], pack, &d);
		if (e)
			break;
		check_board(b, pack, list, t);
		panel_close(b);
	}
	if (!e && root) {
		char *text = cJSON_PrintUnformatted(root);

		if (text)
			puts(text);
		else
			e = ERR_MEMORY;
		cJSON_free(text);
	}
	cJSON_Delete(root);
	free(b);
	return e;
}

enum { OPTION_BOARD = 256, OPTION_JSON, OPTION_LIMITS };

static int take_option(void *user, int option, const char *value)
{
	struct options *o = user;

	switch (option) {
	case OPTION_BOARD:
		if (o->n_boards == BOARDS_MAX)
			return command_usage("check", "more than %d boards", BOARDS_MAX);
		o->board[o->n_boards++] = value;
		return COMMAND_GO_ON;
	case OPTION_JSON:
		o->json = true;
		return COMMAND_GO_ON;
	case OPTION_LIMITS:
		print_limits();
		return COMMAND_OK;
	default:
		return COMMAND_USAGE;
	}
}

/* COMMAND_GO_ON, or the exit status. */
static int parse(int argc, char **argv, struct options *o)
{
	static const struct option long_options[] = {
		{"board", required_argument, NULL, OPTION_BOARD},
		{"json", no_argument, NULL, OPTION_JSON},
		{"limits", no_argument, NULL, OPTION_LIMITS},
		{"help", no_argument, NULL, COMMAND_HELP},
		{NULL, 0, NULL, 0}};
	const struct command_options options = {"check", "", long_options, print_help, take_option};
	int status = command_take(&options, argc, argv, o);

	if (status != COMMAND_GO_ON)
		return status;
	if (argc - optind != 1)
		return command_usage("check", "one pack is needed, %d are named", argc - optind);
	o->pack = argv[optind];
	if (o->n_boards == 0)
		o->board[o->n_boards++] = PANEL_BOARD;
	return COMMAND_GO_ON;
}

int check_main(int argc, char **argv)
{
	struct options options = {.pack = NULL};
	struct totals totals = {0, 0, 0};
	struct pack pack;
	unsigned char *bytes;
	int status = parse(argc, argv, &options);
	enum err e;

	if (status != COMMAND_GO_ON)
		return status;
	if (command_open_pack(options.pack, &pack, &bytes))
		return COMMAND_FAILED;
	e = check(&options, &pack, &totals);
	if (!e && !options.json)
		printf("%" PRIu32 " checked, %" PRIu32 " break the contract, %" PRIu32
		       " cannot be set\n",
		       totals.n, totals.n_broken, totals.n_refused);
	free(bytes);
	return e || totals.n_broken || totals.n_refused ? COMMAND_FAILED : COMMAND_OK;
}
