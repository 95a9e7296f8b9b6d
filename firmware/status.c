#include "firmware/status.h"

#include <unistd.h>

#include "firmware/budget.h"
#include "firmware/json.h"
#include "firmware/memory.h"

static void write_pack(struct json *j, const struct status *s)
{
	json_open(j, "pack", '{');
	json_id(j, "hash", s->pack);
	json_int(j, "cards", s->n_cards);
	json_text(j, "maker", span_of(s->maker));
	json_close(j, '}');
}

static void write_card(struct json *j, const struct status *s)
{
	if (!s->card)
		return;
	json_open(j, "card", '{');
	json_int(j, "number", s->card);
	json_id(j, "id", s->card_id);
	json_time(j, "since", s->card_since_ms);
	json_bool(j, "held", s->is_held);
	json_text(j, "text", span_of(s->card_text));
	json_close(j, '}');
}

static void write_counts(struct json *j, const struct status *s)
{
	json_int(j, "wakeups", (int64_t)s->n_wakeups);
	json_int(j, "frames", (int64_t)s->n_frames);
	json_int(j, "missed_frames", (int64_t)s->n_missed);
	json_int(j, "showings", (int64_t)s->n_showings);
	json_int(j, "refused_cards", s->n_refused);
	json_int(j, "skipped_cards", s->n_skipped);
	json_int(j, "reloads", s->n_reloads);
	json_int(j, "failed_reloads", s->n_reloads_failed);
	json_int(j, "lost_proofs", (int64_t)s->n_proofs_lost);
	json_int(j, "failed_writes", (int64_t)s->n_writes_failed);
}

static void write_memory(struct json *j)
{
	struct memory_use m;

	if (memory_use(&m))
		return;
	json_open(j, "memory_kib", '{');
	json_int(j, "private", m.dirty_kib + m.clean_kib);
	json_int(j, "proportional", m.pss_kib);
	json_int(j, "resident", m.rss_kib);
	json_int(j, "taken", memory_data_kib());
	if (budget_kib() >= 0)
		json_int(j, "limit", budget_kib());
	json_close(j, '}');
}

static void write_errors(struct json *j, const struct status *s)
{
	static const char *const levels[] = {"note", "warning", "error"};

	json_open(j, "last_errors", '[');
	for (size_t i = 0; i < s->n_last; i++) {
		json_open(j, NULL, '{');
		json_time(j, "at", s->last[i].utc_ms);
		json_int(j, "times", s->last[i].n_times);
		json_text(j, "level", span_of(levels[s->last[i].level]));
		json_text(j, "text", span_of(s->last[i].text));
		json_close(j, '}');
	}
	json_close(j, ']');
}

size_t status_write(const struct status *s, char *block, size_t bytes)
{
	static const char *const screens[] = {"lit", "black", "off", "ended"};
	struct json j;

	json_init(&j, block, bytes);
	json_open(&j, NULL, '{');
	json_text(&j, "version", span_of(STOPPRESS_VERSION));
	json_int(&j, "pid", (int64_t)getpid());
	json_time(&j, "at", s->now_ms);
	json_time(&j, "started", s->started_ms);
	json_int(&j, "uptime_s", s->uptime_ms / 1000);
	json_bool(&j, "time_is_trusted", s->is_trusted);
	json_text(&j, "board", span_of(s->board));
	json_text(&j, "site", span_of(s->site));
	json_text(&j, "screen", span_of(screens[s->screen]));
	json_bool(&j, "seen", s->is_seen);
	json_int(&j, "brightness", s->brightness);
	write_pack(&j, s);
	write_card(&j, s);
	write_counts(&j, s);
	write_memory(&j);
	write_errors(&j, s);
	json_close(&j, '}');
	return json_end(&j) ? j.n - 1 : 0;
}
