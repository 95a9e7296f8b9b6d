#include "firmware/supply.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "firmware/now.h"

#define PROFILE_MAX 65536

/* The line of the profile in the file PATH that names the zone; 0: none, or it is no file. */
static uint32_t zone_line(const char *path)
{
	unsigned char *bytes;
	struct span text;
	uint32_t line;

	if (file_read(path, PROFILE_MAX, &bytes, &text.n))
		return 0;
	text.p = (const char *)bytes;
	line = config_line_of(text, "show", "zone");
	free(bytes);
	return line;
}

/* What the command line says beside the profile. ERR_MISSING: there is no such zone here. */
static enum err apply(const struct options *o, struct inputs *in, struct diag *d)
{
	if (o->site)
		snprintf(in->board.site, sizeof in->board.site, "%s", o->site);
	if (o->still) {
		in->board.crawl = false;
		in->board.progress = false;
	}
	if (now_has_zone(in->board.zone))
		return ERR_NONE;
	diag_report(d, DIAG_ERROR, o->board, zone_line(o->board),
		    "zone: no time zone is called '%s' here", in->board.zone);
	return ERR_MISSING;
}

enum err supply_open(struct supply *s, const struct options *o, struct diag *d,
		     char why[RESCUE_TEXT_MAX])
{
	enum err e;

	why[0] = 0;
	s->options = o;
	s->now = s->inputs;
	e = o->rescue ? rescue_inputs(s->now, o->pack, o->board, o->rescue, d, why)
		      : inputs_open(s->now, o->pack, o->board, d);
	if (e)
		return e;
	e = apply(o, s->now, d);
	if (!e)
		(void)now_set_zone(s->now->board.zone);
	if (e && o->rescue) {
		if (!why[0])
			snprintf(why, RESCUE_TEXT_MAX, "%s", d->first);
		e = ERR_NONE;
	}
	if (e)
		inputs_close(s->now);
	return e;
}

void supply_close(struct supply *s)
{
	inputs_close(s->now);
}

static struct inputs *other(struct supply *s)
{
	return s->now == s->inputs ? &s->inputs[1] : s->inputs;
}

const struct inputs *supply_load(void *user, struct diag *d)
{
	struct supply *s = user;
	struct inputs *in = other(s);

	if (inputs_open(in, s->options->pack, s->options->board, d))
		return NULL;
	if (apply(s->options, in, d)) {
		inputs_close(in);
		return NULL;
	}
	return in;
}

void supply_settle(void *user, bool is_taken)
{
	struct supply *s = user;
	struct inputs *in = other(s);

	inputs_close(is_taken ? s->now : in);
	if (!is_taken)
		return;
	s->now = in;
	(void)now_set_zone(in->board.zone);
}
