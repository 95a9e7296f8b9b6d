/* flock() is no POSIX. */
#define _DEFAULT_SOURCE

#include "firmware/diary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "firmware/now.h"
#include "show/facts.h"

#define STATUS_MIN_US (10 * INT64_C(1000000))
#define STATUS_MAX_US (300 * INT64_C(1000000))
#define SYNC_MIN_US (5 * INT64_C(1000000))
#define CLOSE_MS 100

/* FOLDER/NAME; false: that is too long. */
static bool path_in(const char *folder, const char *name, char out[SCRIBE_PATH_MAX])
{
	return snprintf(out, SCRIBE_PATH_MAX, "%s/%s", folder, name) < SCRIBE_PATH_MAX;
}

/* False: another player has FOLDER. One that is not there (yet) nobody has. */
static bool lock_folder(struct diary *y, const char *folder)
{
	(void)mkdir(folder, 0700); /* where it is not there; what is wrong with it open() tells */
	y->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (y->folder < 0 || flock(y->folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
		return true;
	diag_report(y->d, DIAG_ERROR, folder, 0, "another player keeps its status there");
	return false;
}

static void open_folder(struct diary *y, const char *folder)
{
	char status[SCRIBE_PATH_MAX], drawing[SCRIBE_PATH_MAX];

	if (!lock_folder(y, folder))
		return;

	if (!path_in(folder, "status.json", status) || !path_in(folder, "drawing", drawing) ||
	    !path_in(folder, "shot.png", y->shot)) {
		diag_report(y->d, DIAG_ERROR, folder, 0, "the name is too long");
		y->shot[0] = 0;
		return;
	}
	if (!suspect_open(&y->suspect, drawing))
		diag_report(y->d, DIAG_WARNING, drawing, 0, "cannot be used: %s", strerror(errno));
	if (!scribe_open(&y->scribe, status))
		diag_report(y->d, DIAG_WARNING, status, 0, "nobody can write it");
}

static void open_proof(struct diary *y, const char *path)
{
	enum err e = played_open(&y->proof, path, PLAYED_PAGES);

	if (e)
		diag_report(y->d, DIAG_ERROR, path, 0, "no proof of play can be kept: %s",
			    e == ERR_IO	      ? strerror(errno)
			    : e == ERR_LIMIT  ? "another player keeps it"
			    : e == ERR_SYNTAX ? "this is another kind of file"
					      : err_text(e));
	else if (!y->scribe.is_open && !scribe_open(&y->scribe, NULL))
		diag_report(y->d, DIAG_WARNING, path, 0, "nobody can bring it to the disk");
}

void diary_open(struct diary *y, const struct diary_options *o, struct diag *d)
{
	memset(y, 0, sizeof *y);
	y->options = *o;
	y->d = d;
	y->folder = y->proof.fd = -1;
	y->on.card = SCHEDULE_NONE;
	y->status.started_ms = now_utc_ms();
	y->status.uptime_ms = -now_steady_us() / 1000;
	if (o->folder)
		open_folder(y, o->folder);
	if (o->proof)
		open_proof(y, o->proof);
}

static void copy_text(char *out, size_t bytes, struct span s)
{
	size_t n = MIN_OF(s.n, bytes - 1);

	if (n)
		memcpy(out, s.p, n);
	out[n] = 0;
}

/* --------------------------------------------------------------------------------- suspects */

static void blame(struct diary *y, struct stage *stage)
{
	struct schedule_slot at = {.start_ms = y->suspect.utc_ms, .end_ms = y->suspect.utc_ms};
	struct schedule_slot before, then;
	struct pack_card card;

	if (y->suspect.pack != y->status.pack)
		return;
	y->suspect.pack = 0;
	stage_neighbours(stage, &at, &before, &then);
	if (then.card == SCHEDULE_NONE)
		return;
	pack_card(y->pack, then.card, &card);
	suspect_blame(&y->suspect, card.id);
}

static void leave_out(struct diary *y, struct stage *stage, uint64_t id)
{
	struct pack_card card;

	for (uint32_t i = 0; i < y->status.n_cards; i++) {
		pack_card(y->pack, i, &card);
		if (card.id != id)
			continue;
		y->status.n_skipped++;
		stage_refuse(stage, i, ERR_UNSUPPORTED);
		diag_report(y->d, DIAG_ERROR, NULL, 0,
			    "card %u is left out: the player ended twice while it drew it",
			    (unsigned)i + 1);
	}
}

void diary_leave_out(struct diary *y, struct stage *stage)
{
	uint64_t id;

	blame(y, stage);
	y->status.n_skipped = 0;
	for (size_t i = 0; i < SUSPECT_CARDS_MAX; i++)
		if (suspect_card(&y->suspect, i, &id))
			leave_out(y, stage, id);
}

/* ---------------------------------------------------------------------------- proof of play */

static void sync_proof(struct diary *y)
{
	int64_t now_us = now_steady_us();

	if (y->synced_us && now_us - y->synced_us < SYNC_MIN_US)
		return;
	y->synced_us = now_us;
	scribe_sync(&y->scribe, y->proof.fd);
}

/* The showing that is on comes to its end. */
static void end_showing(struct diary *y)
{
	const struct diary_showing *on = &y->on;
	struct played_record r = {.start_ms = on->start_ms, .place = on->card + 1};
	int64_t shown_ms = (now_steady_us() - y->on_us) / 1000;

	if (on->card == SCHEDULE_NONE)
		return;
	y->status.n_showings++;
	if (y->proof.fd < 0)
		return;
	r.shown_ms = (uint32_t)MIN_OF(MAX_OF(shown_ms, 0), UINT32_MAX);
	r.flags = (on->is_trusted ? 0u : PLAYED_NO_TIME) | (on->is_seen ? 0u : PLAYED_UNSEEN) |
		  (on->is_held ? PLAYED_HELD : 0u);
	r.card = y->status.card_id;
	r.pack = y->status.pack;
	r.n_frames = (uint32_t)(y->status.n_frames - y->frames_before);
	if (played_add(&y->proof, &r)) {
		y->status.n_proofs_lost++;
		diag_report(y->d, DIAG_ERROR, y->options.proof, 0, "a showing is lost: %s",
			    strerror(errno));
	}
	sync_proof(y);
}

static void begin_showing(struct diary *y, const struct diary_showing *s)
{
	struct pack_card card;

	y->on = *s;
	y->on_us = now_steady_us();
	y->frames_before = y->status.n_frames;
	y->is_stale = true;
	y->status.card = 0;
	if (s->card == SCHEDULE_NONE)
		return;
	pack_card(y->pack, s->card, &card);
	y->status.card = s->card + 1;
	y->status.card_id = card.id;
	y->status.card_since_ms = s->start_ms;
	y->status.is_held = s->is_held;
	copy_text(y->status.card_text, sizeof y->status.card_text, card.text);
	suspect_clear(&y->suspect, card.id);
}

void diary_use(struct diary *y, const struct inputs *in)
{
	const struct diary_showing none = {.card = SCHEDULE_NONE};

	diary_show(y, &none);
	y->pack = &in->pack;
	y->status.pack = pack_hash(&in->pack);
	y->status.n_cards = pack_n_cards(&in->pack);
	copy_text(y->status.maker, sizeof y->status.maker, pack_maker(&in->pack));
	copy_text(y->status.board, sizeof y->status.board, span_of(in->board.title));
	copy_text(y->status.site, sizeof y->status.site, span_of(in->board.site));
}

/* A card that stays through the slot of one that cannot be set is one showing. */
static bool is_same(const struct diary_showing *a, const struct diary_showing *b)
{
	return a->card == b->card && a->slot_ms == b->slot_ms && a->is_held == b->is_held &&
	       a->is_trusted == b->is_trusted;
}

void diary_show(struct diary *y, const struct diary_showing *showing)
{
	y->status.is_trusted = showing->is_trusted;
	y->status.is_seen = showing->is_seen;
	if (is_same(&y->on, showing)) {
		y->on.is_seen = y->on.is_seen && showing->is_seen;
		return;
	}
	end_showing(y);
	begin_showing(y, showing);
}

/* ----------------------------------------------------------------------------------- status */

static void check_scribe(struct diary *y)
{
	int reason;
	unsigned n = scribe_failures(&y->scribe, &reason);

	y->status.n_writes_failed += n;
	if (n)
		diag_report(y->d, DIAG_ERROR,
			    y->options.folder ? y->options.folder : y->options.proof, 0,
			    "cannot be written: %s", strerror(reason));
}

static void write_status(struct diary *y)
{
	const struct log *log = y->options.log;
	struct status s = y->status;

	s.now_ms = now_utc_ms();
	s.uptime_ms += now_steady_us() / 1000;
	s.n_last = log ? log->n_last : 0;
	if (log)
		memcpy(s.last, log->last, sizeof s.last);
	scribe_status(&y->scribe, &s);
	y->written_us = now_steady_us();
	y->is_stale = false;
}

void diary_tick(struct diary *y, bool is_asked_for)
{
	int64_t age_us = now_steady_us() - y->written_us;

	if (!y->written_us) /* the first picture is up: there is time to look for the place */
		played_prepare(&y->proof);
	check_scribe(y);
	if (is_asked_for || !y->written_us || age_us >= STATUS_MAX_US ||
	    (y->is_stale && age_us >= STATUS_MIN_US))
		write_status(y);
}

const char *diary_shot(const struct diary *y)
{
	return y->shot[0] ? y->shot : NULL;
}

void diary_close(struct diary *y)
{
	struct diary_showing none = y->on;

	none.card = SCHEDULE_NONE;
	diary_show(y, &none);
	if (y->scribe.is_open) {
		y->status.screen = STATUS_ENDED;
		write_status(y);
		if (y->proof.fd >= 0)
			scribe_sync(&y->scribe, y->proof.fd);
	}
	/* A disk that hangs keeps its scribe: the program is about to end. */
	if (!scribe_close(&y->scribe, CLOSE_MS))
		return;
	played_close(&y->proof);
	suspect_close(&y->suspect);
	if (y->folder >= 0)
		close(y->folder);
	y->folder = -1;
}
