#include "firmware/log.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/base.h"
#include "base/span.h"
#include "firmware/now.h"

#define MINUTE_US (60 * INT64_C(1000000))

void log_init(struct log *l, FILE *to, bool has_priorities)
{
	memset(l, 0, sizeof *l);
	l->to = to;
	l->has_priorities = has_priorities;
}

bool log_is_journal(FILE *to)
{
	const char *stream = getenv("JOURNAL_STREAM");
	char mine[64];
	struct stat st;

	if (!stream || fstat(fileno(to), &st))
		return false;
	snprintf(mine, sizeof mine, "%llu:%llu", (unsigned long long)st.st_dev,
		 (unsigned long long)st.st_ino);
	return strcmp(stream, mine) == 0;
}

static void print_priority(const struct log *l, enum diag_level level)
{
	static const char *const priority[] = {
		[DIAG_NOTE] = "<5>", [DIAG_WARNING] = "<4>", [DIAG_ERROR] = "<3>"};

	if (l->has_priorities)
		fputs(priority[level], l->to);
}

static void tell_repeats(struct log *l, struct log_kind *k)
{
	if (k->n_held == 0)
		return;
	print_priority(l, k->level);
	fprintf(l->to, "%s (%u time%s more)\n", k->text, k->n_held, k->n_held == 1 ? "" : "s");
	k->n_held = 0;
}

void log_settle(struct log *l)
{
	int64_t now_us = now_steady_us();

	for (size_t i = 0; i < LOG_KINDS_MAX; i++) {
		struct log_kind *k = &l->kinds[i];

		if (k->n_held == 0 || now_us - k->told_us < MINUTE_US)
			continue;
		tell_repeats(l, k);
		k->told_us = now_us;
	}
}

void log_finish(struct log *l)
{
	for (size_t i = 0; i < LOG_KINDS_MAX; i++)
		tell_repeats(l, &l->kinds[i]);
}

/* What diag_print() prints of the message, cut where it is long, and never within a character. */
static void write_text(char out[LOG_TEXT_MAX], const char *file, uint32_t line, const char *message)
{
	char place[16] = "";
	size_t n;

	if (line)
		snprintf(place, sizeof place, ":%lu", (unsigned long)line);
	snprintf(out, LOG_TEXT_MAX, "%s%s: %s", file ? file : "stoppress", place, message);
	for (n = 0; out[n]; n++) /* a file's name may have any bytes */
		if ((unsigned char)out[n] < ' ' || out[n] == 0x7F)
			out[n] = '?';
	if (n + 1 < LOG_TEXT_MAX)
		return;
	while (n > 0 && ((unsigned char)out[n - 1] & 0xC0) == 0x80)
		n--;
	out[n ? n - 1 : 0] = 0;
}

static void keep(struct log *l, enum diag_level level, const char *text)
{
	struct log_error *e = l->last;

	for (size_t i = 0; i < l->n_last; i++) {
		if (strcmp(l->last[i].text, text) == 0) {
			l->last[i].n_times++;
			return;
		}
	}
	if (l->n_last == LOG_KEPT)
		memmove(e, e + 1, sizeof *e * --l->n_last);
	e += l->n_last++;
	e->utc_ms = now_utc_ms();
	e->n_times = 1;
	e->level = level;
	memcpy(e->text, text, LOG_TEXT_MAX);
}

/* Its place, or else that of the one that is longest ago. */
static struct log_kind *find(struct log *l, uint64_t hash)
{
	struct log_kind *oldest = l->kinds;

	for (size_t i = 0; i < LOG_KINDS_MAX; i++) {
		if (l->kinds[i].hash == hash)
			return &l->kinds[i];
		if (!l->kinds[i].hash || l->kinds[i].told_us < oldest->told_us)
			oldest = &l->kinds[i];
		if (!oldest->hash)
			break;
	}
	return oldest;
}

void log_report(void *user, enum diag_level level, const char *file, uint32_t line,
		const char *message)
{
	struct log *l = user;
	char text[LOG_TEXT_MAX];
	struct log_kind *k;
	uint64_t hash;

	write_text(text, file, line, message);
	if (level != DIAG_NOTE)
		keep(l, level, text);
	hash = span_hash(span_of(message), span_hash(span_of(text), SPAN_HASH_START)) | 1;
	k = find(l, hash);
	if (k->hash == hash && now_steady_us() - k->told_us < MINUTE_US) {
		k->n_held++;
		return;
	}
	tell_repeats(l, k);
	k->hash = hash;
	k->told_us = now_steady_us();
	k->level = level;
	memcpy(k->text, text, sizeof text);
	print_priority(l, level);
	diag_print(l->to, level, file, line, message);
}
