#define _DEFAULT_SOURCE

#include "firmware/image/player.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "firmware/image/say.h"
#include "firmware/now.h"

#define ENDS_WITHIN_S                                                                         \
	60	     /* PLAYER_ENDS_MAX ends in so short a time, and the machine is restarted \
		      */
#define PAUSE_MS 500 /* before it is started again */
#define LOOK_S 5     /* after its start the memory in use is told ... */
#define AGAIN_S 60   /* ... and once more, when some cards were shown */
#define SILENT_S 20  /* it hangs where no beat came for so long ... */
#define FIRST_S 60   /* ... or for so long after its start, as it may have much to read */
#define DYING_S 10   /* a player that was killed is gone by then, or nothing helps */

static int64_t in_s(int64_t from_us, long s)
{
	return from_us + (int64_t)s * 1000000;
}

/* The number after KEY in a file of "Key:  123 kB"; -1: it is not there. */
static long kib_of(const char *path, const char *key)
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen(path, "re");
	long found = -1;

	while (f && found < 0 && say_read_line(f, line))
		if (strncmp(line, key, strlen(key)) == 0 && line[strlen(key)] == ':')
			found = strtol(line + strlen(key) + 1, NULL, 10);
	if (f)
		fclose(f);
	return found;
}

static void tell_memory(pid_t player)
{
	char path[64];
	char text[160];

	snprintf(path, sizeof path, "/proc/%ld/status", (long)player);
	snprintf(text, sizeof text,
		 "%ld KiB of %ld available, player %ld KiB its own, %ld resident",
		 kib_of("/proc/meminfo", "MemAvailable"), kib_of("/proc/meminfo", "MemTotal"),
		 kib_of(path, "RssAnon"), kib_of(path, "VmRSS"));
	say_line("memory", NULL, text);
}

/* Is it time for the test NAME, once? */
static bool is_due(const char *name, const struct player *p, bool *was_done)
{
	long s = say_setting(name, -1);

	if (s < 0 || *was_done || now_steady_us() < in_s(p->started_us, s))
		return false;
	say_line("for a test", name, NULL);
	*was_done = true;
	return true;
}

static void run_tests(const struct player *p)
{
	static bool has_stopped, has_hung;

	if (is_due("hang_player_s", p, &has_stopped))
		kill(p->pid, SIGSTOP);
	if (is_due("hang_init_s", p, &has_hung))
		for (;;)
			pause();
}

static void count_end(struct player *p)
{
	p->pid = 0;
	p->start_us = now_steady_us() + PAUSE_MS * 1000;
	p->end_us[p->n_ends++ % PLAYER_ENDS_MAX] = now_steady_us();
}

/* One that cannot be started has ended: without memory for it, for one, nothing else would help. */
static void start(struct player *p, int64_t now_us)
{
	if (now_us < p->start_us)
		return;
	p->has_beaten = p->is_killed = p->is_asked = false;
	p->n_told = 0;
	p->started_us = now_us;
	p->deadline_us = in_s(now_us, FIRST_S);
	p->pid = words_start(&p->words);
	if (p->pid < 0)
		count_end(p);
}

/* Kills a player that hangs; one that cannot be killed is the machine's fault. */
static const char *judge(struct player *p, bool has_heard, int64_t now_us)
{
	if (has_heard && !p->is_killed && !p->is_asked)
		p->deadline_us = in_s(now_us, SILENT_S);
	if (now_us < p->deadline_us)
		return NULL;
	if (p->is_killed)
		return "the player cannot be ended:";
	say_line(p->is_asked ? "the player does not end" : "the player hangs", NULL, NULL);
	kill(p->pid, SIGKILL);
	p->is_killed = true;
	p->deadline_us = in_s(now_us, DYING_S);
	return NULL;
}

const char *player_tend(struct player *p, bool has_heard)
{
	int64_t now_us = now_steady_us();

	if (p->n_ends >= PLAYER_ENDS_MAX &&
	    now_us < in_s(p->end_us[p->n_ends % PLAYER_ENDS_MAX], ENDS_WITHIN_S) && !p->pid)
		return "the player cannot be kept running,";
	if (!p->pid) {
		start(p, now_us);
		return NULL;
	}
	p->has_beaten |= has_heard;
	if (p->n_told < 2 && now_us >= in_s(p->started_us, p->n_told ? AGAIN_S : LOOK_S)) {
		tell_memory(p->pid);
		p->n_told++;
	}
	run_tests(p);
	return judge(p, has_heard, now_us);
}

bool player_bury(struct player *p, pid_t pid, int status)
{
	char text[48];

	if (pid != p->pid)
		return false;
	if (WIFSIGNALED(status))
		snprintf(text, sizeof text, "signal %d", WTERMSIG(status));
	else
		snprintf(text, sizeof text, "status %d", WEXITSTATUS(status));
	say_line("the player ended", NULL, text);
	if (!p->is_asked) {
		count_end(p);
		return true;
	}
	p->pid = 0;
	p->start_us = 0;
	return true;
}

void player_renew(struct player *p)
{
	p->start_us = 0;
	if (!p->pid || p->is_killed)
		return;
	kill(p->pid, SIGTERM);
	p->is_asked = true;
	p->deadline_us = in_s(now_steady_us(), DYING_S);
}
