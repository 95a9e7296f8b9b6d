#include "config/config.h"

#include <ini.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "base/utf8.h"

struct reader {
	const struct config_key *keys;
	size_t n_keys;
	const char *file;
	void *out;
	struct diag *d;
	struct span rest; /* what inih has not asked for yet */
	uint32_t line;	  /* of the line inih was given last */
	bool failed;
	config_take *take; /* of config_each(); else NULL */
	void *user;
	uint64_t seen; /* bit i: key i was set (the first 64 keys) */
};

#define KEYS_MAX 64 /* bits of struct reader.seen */

static const char not_ini[] = "neither a [section], a key = value, nor a comment";

static void *field(const struct reader *r, const struct config_key *k)
{
	return (char *)r->out + k->offset;
}

static PRINTF_LIKE(2, 3) void complain(struct reader *r, const char *format, ...)
{
	char message[320];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	diag_report(r->d, DIAG_ERROR, r->file, r->line, "%s", message);
	r->failed = true;
}

/* Reads "[-]digits" as an integer in 1/SCALE units, where SCALE is 10 also with one decimal and a
 * percent sign behind it; false where it is anything else. */
static bool parse_decimal(const char *s, int32_t scale, int32_t *out)
{
	int64_t v = 0;
	int32_t unit = scale;
	bool negative = *s == '-';
	bool any = false;

	if (negative)
		s++;
	for (; *s >= '0' && *s <= '9'; s++, any = true) {
		v = v * 10 + (*s - '0') * (int64_t)scale;
		if (v > INT32_MAX)
			return false;
	}
	if (*s == '.' && scale > 1) {
		for (s++; *s >= '0' && *s <= '9'; s++, any = true) {
			unit /= 10;
			v += (*s - '0') * (int64_t)unit;
			if (unit == 0)
				return false;
		}
	}
	if (scale > 1) {
		while (*s == ' ')
			s++;
		s += *s == '%';
	}
	if (*s || !any || v > INT32_MAX)
		return false;
	*out = (int32_t)(negative ? -v : v);
	return true;
}

static bool parse_bool(const char *s, bool *out)
{
	static const char *const yes[] = {"yes", "on", "true", "1"};
	static const char *const no[] = {"no", "off", "false", "0"};

	for (size_t i = 0; i < COUNT_OF(yes); i++) {
		if (strcmp(s, yes[i]) == 0 || strcmp(s, no[i]) == 0) {
			*out = strcmp(s, yes[i]) == 0;
			return true;
		}
	}
	return false;
}

static bool parse_colour(const char *s, uint32_t *out)
{
	char *end;
	unsigned long v;

	if (s[0] != '#' || strlen(s) != 7)
		return false;
	for (int i = 1; i < 7; i++)
		if (!strchr("0123456789abcdefABCDEF", s[i]))
			return false;
	v = strtoul(s + 1, &end, 16);
	*out = (uint32_t)v;
	return *end == 0;
}

static void set_number(struct reader *r, const struct config_key *k, const char *value)
{
	int32_t v;

	if (!parse_decimal(value, k->type == CONFIG_PERMILLE ? 10 : 1, &v)) {
		complain(r, "%s: '%.60s' is not a %s", k->name, value,
			 k->type == CONFIG_PERMILLE ? "percentage with at most one decimal"
						    : "whole number");
		return;
	}
	if (v < k->min || v > k->max) {
		if (k->type == CONFIG_PERMILLE)
			complain(r, "%s: %.60s is outside %g to %g %s", k->name, value,
				 k->min / 10.0, k->max / 10.0, k->unit);
		else
			complain(r, "%s: %.60s is outside %d to %d %s", k->name, value, (int)k->min,
				 (int)k->max, k->unit);
		return;
	}
	memcpy(field(r, k), &v, sizeof v);
}

static void set_choice(struct reader *r, const struct config_key *k, const char *value)
{
	char list[160] = "";

	for (int32_t i = 0; k->choices[i]; i++) {
		if (strcmp(k->choices[i], value) == 0) {
			memcpy(field(r, k), &i, sizeof i);
			return;
		}
	}
	for (size_t i = 0; k->choices[i]; i++) {
		size_t n = strlen(list);

		snprintf(list + n, sizeof list - n, "%s%s", i ? ", " : "", k->choices[i]);
	}
	complain(r, "%s: '%.60s' is none of: %s", k->name, value, list);
}

static bool is_text(const char *s)
{
	for (size_t i = 0; s[i]; i++)
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7F)
			return false;
	return utf8_check(span_of(s)) == strlen(s);
}

static void set_text(struct reader *r, const struct config_key *k, const char *value)
{
	size_t n = strlen(value);

	if (n < (size_t)k->min || n > (size_t)k->max || n > CONFIG_TEXT_MAX) {
		complain(r, "%s: the text takes %zu bytes, %d to %d are allowed", k->name, n,
			 (int)k->min, (int)k->max);
		return;
	}
	if (!is_text(value)) {
		complain(r, "%s: the text is not UTF-8, or holds a control character", k->name);
		return;
	}
	memcpy(field(r, k), value, n + 1);
}

static void set_value(struct reader *r, const struct config_key *k, const char *value)
{
	bool b;
	uint32_t colour;

	switch (k->type) {
	case CONFIG_INT:
	case CONFIG_PERMILLE:
		set_number(r, k, value);
		break;
	case CONFIG_BOOL:
		if (parse_bool(value, &b))
			memcpy(field(r, k), &b, sizeof b);
		else
			complain(r, "%s: '%.60s' is neither yes nor no", k->name, value);
		break;
	case CONFIG_ENUM:
		set_choice(r, k, value);
		break;
	case CONFIG_COLOUR:
		if (parse_colour(value, &colour))
			memcpy(field(r, k), &colour, sizeof colour);
		else
			complain(r, "%s: '%.60s' is not a colour (#rrggbb)", k->name, value);
		break;
	case CONFIG_TEXT:
		set_text(r, k, value);
		break;
	}
}

static void complain_unknown(struct reader *r, const char *section, const char *name)
{
	const struct config_key *best = NULL;
	unsigned least = UINT_MAX;

	for (size_t i = 0; i < r->n_keys; i++) {
		unsigned d = near_distance(name, r->keys[i].name) +
			     (strcmp(section, r->keys[i].section) ? 1 : 0);

		if (d < least) {
			least = d;
			best = &r->keys[i];
		}
	}
	if (best)
		complain(r, "unknown key '%.40s' in section [%.40s]; the nearest is '%s' in [%s]",
			 name, section, best->name, best->section);
}

static bool has_section(const struct reader *r, const char *name)
{
	for (size_t i = 0; i < r->n_keys; i++)
		if (strcmp(r->keys[i].section, name) == 0)
			return true;
	return false;
}

/* LINE is a section's: here and not among the keys, as a section may have none. */
static void check_section(struct reader *r, struct span line)
{
	size_t end = span_find(line, 0, "]");
	const char *best = NULL;
	unsigned least = UINT_MAX;
	char name[64];

	snprintf(name, sizeof name, "%.*s", (int)MIN_OF(end - 1, sizeof name - 1), line.p + 1);
	if (r->take) {
		r->take(r->user, name, NULL, "", r->line);
		return;
	}
	if (has_section(r, name))
		return;
	for (size_t i = 0; i < r->n_keys; i++) {
		unsigned d = near_distance(name, r->keys[i].section);

		if (d < least) {
			least = d;
			best = r->keys[i].section;
		}
	}
	if (best)
		complain(r, "unknown section [%.40s]; the nearest is [%s]", name, best);
}

static int handle(void *user, const char *section, const char *name, const char *value)
{
	struct reader *r = user;

	if (r->take)
		r->take(r->user, section, name, value, r->line);
	for (size_t i = 0; i < r->n_keys; i++) {
		const struct config_key *k = &r->keys[i];

		if (strcmp(k->section, section) || strcmp(k->name, name))
			continue;
		if (r->seen >> i & 1)
			complain(r, "'%s' is set twice", name);
		else
			set_value(r, k, value);
		r->seen |= UINT64_C(1) << i;
		return 1;
	}
	/* check_section() told of a section that is unknown, so its keys need not be looked at. */
	if (!r->take && (section[0] == 0 || has_section(r, section)))
		complain_unknown(r, section, name);
	return 1;
}

/* Is LINE, trimmed, fit for inih, which itself would tell of the first bad line only? */
static bool is_ini(struct reader *r, struct span line, size_t max)
{
	if (line.n > max)
		complain(r, "the line is longer than %zu bytes", max);
	else if (line.n && memchr(line.p, 0, line.n))
		complain(r, "the line has a NUL byte");
	else if (line.n == 0 || line.p[0] == ';' || line.p[0] == '#')
		return true;
	else if (line.p[0] == '[' ? !memchr(line.p, ']', line.n)
				  : !memchr(line.p, '=', line.n) && !memchr(line.p, ':', line.n))
		complain(r, "%s", not_ini);
	else
		return true;
	return false;
}

/* inih's stream reader: the next line of the span, as fgets() would give it; an empty one in place
 * of a bad one. Trimmed, as inih takes an indented line for more of the value before it. */
static char *next_line(char *line, int size, void *user)
{
	static const char bom[] = "\xEF\xBB\xBF";
	struct reader *r = user;
	struct span text;
	size_t n;

	if (r->rest.n == 0)
		return NULL;
	if (r->line++ == 0 && span_starts(r->rest, bom))
		r->rest = span_cut(r->rest, sizeof bom - 1, r->rest.n);
	n = span_find(r->rest, 0, "\n");
	text = span_trim(span_cut(r->rest, 0, n));
	if (!is_ini(r, text, (size_t)size - 2))
		text.n = 0;
	if (span_starts(text, "["))
		check_section(r, text);
	if (text.n)
		memcpy(line, text.p, text.n);
	line[text.n] = '\n';
	line[text.n + 1] = 0;
	r->rest = span_cut(r->rest, n + 1, r->rest.n);
	return line;
}

static void read_lines(struct reader *r, struct span text)
{
	int bad;

	r->rest = text;
	bad = ini_parse_stream(next_line, r, handle, r);
	if (bad > 0) {
		r->line = (uint32_t)bad;
		complain(r, "%s", not_ini);
	}
}

enum err config_each(struct span text, const char *file, config_take *take, void *user,
		     struct diag *d)
{
	struct reader r = {.file = file, .d = d, .take = take, .user = user};

	read_lines(&r, text);
	return r.failed ? ERR_SYNTAX : ERR_NONE;
}

enum err config_read(const struct config_key *keys, size_t n_keys, struct span text,
		     const char *file, void *out, struct diag *d)
{
	struct reader r = {.keys = keys, .n_keys = n_keys, .file = file, .out = out, .d = d};

	if (n_keys > KEYS_MAX)
		return ERR_LIMIT;
	for (size_t i = 0; i < n_keys; i++)
		if (keys[i].fallback)
			set_value(&r, &keys[i], keys[i].fallback);
	read_lines(&r, text);
	r.line = 0;
	for (size_t i = 0; i < n_keys; i++)
		if (!keys[i].fallback && !(r.seen >> i & 1))
			complain(&r, "the key '%s' in [%s] is missing", keys[i].name,
				 keys[i].section);
	return r.failed ? ERR_SYNTAX : ERR_NONE;
}

struct seeking {
	const char *section, *name;
	uint32_t line;
};

static void seek(void *user, const char *section, const char *name, const char *value,
		 uint32_t line)
{
	struct seeking *k = user;

	(void)value;
	if (!k->line && name && strcmp(section, k->section) == 0 && strcmp(name, k->name) == 0)
		k->line = line;
}

uint32_t config_line_of(struct span text, const char *section, const char *name)
{
	struct seeking k = {section, name, 0};
	struct diag d;
	enum err e;

	diag_init(&d, NULL, NULL);
	e = config_each(text, "", seek, &k, &d);
	(void)e; /* what is no INI was reported when it was read */
	return k.line;
}

static void print_range(const struct config_key *k, FILE *f)
{
	switch (k->type) {
	case CONFIG_INT:
		fprintf(f, "%d to %d %s", (int)k->min, (int)k->max, k->unit);
		break;
	case CONFIG_PERMILLE:
		fprintf(f, "%g to %g %s", k->min / 10.0, k->max / 10.0, k->unit);
		break;
	case CONFIG_BOOL:
		fputs("yes or no", f);
		break;
	case CONFIG_ENUM:
		for (size_t i = 0; k->choices[i]; i++)
			fprintf(f, "%s%s", i ? ", " : "", k->choices[i]);
		break;
	case CONFIG_COLOUR:
		fputs("#rrggbb", f);
		break;
	case CONFIG_TEXT:
		fprintf(f, "text, at most %d bytes", (int)k->max);
		break;
	}
}

void config_print_help(const struct config_key *keys, size_t n_keys, FILE *f)
{
	const char *section = "";

	for (size_t i = 0; i < n_keys; i++) {
		const struct config_key *k = &keys[i];

		if (strcmp(section, k->section)) {
			section = k->section;
			fprintf(f, "[%s]\n", section);
		}
		fprintf(f, "  %s = ", k->name);
		print_range(k, f);
		if (k->fallback)
			fprintf(f, " (default: %s)\n", k->fallback[0] ? k->fallback : "empty");
		else
			fputs(" (required)\n", f);
		fprintf(f, "      %s\n", k->doc);
	}
}
