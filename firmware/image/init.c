/*
 * init: the first process of an image. It mounts what a program expects, loads the kernel modules
 *of the board, starts the player and starts it again whenever it ends. It reads no input, writes
 * nothing but messages, and never ends: a player that cannot be kept running has the machine
 * restarted.
 *
 *	/etc/modules  paths of kernel modules, one a line, in the order of loading
 *	/etc/player   the player's command line, one word a line
 *
 * Words after "--" on the kernel's command line are the kernel's gift to init, which gives them to
 * the player: console=ttyAMA0 -- --still
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "firmware/now.h"

#define WORDS_MAX 64
#define LINE_MAX_BYTES 256
#define ENDS_MAX 5	 /* so many ends of the player ... */
#define ENDS_WITHIN_S 60 /* ... in so short a time, and the machine is restarted */
#define PAUSE_MS 500	 /* before the player is started again */
#define LOOK_S 5	 /* after its start the memory in use is told */

static void say(const char *what, const char *which, const char *why)
{
	int64_t ms = now_steady_us() / 1000;

	printf("init: %lld.%03d s: %s%s%s%s%s\n", (long long)(ms / 1000), (int)(ms % 1000), what,
	       which ? " " : "", which ? which : "", why ? ": " : "", why ? why : "");
}

static void mount_all(void)
{
	static const struct {
		const char *type, *at;
		unsigned long flags;
	} row[] = {
		{"proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC},
		{"sysfs", "/sys", MS_NOSUID | MS_NODEV | MS_NOEXEC},
		{"devtmpfs", "/dev", MS_NOSUID | MS_NOEXEC},
	};

	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		(void)mkdir(row[i].at, 0755);
		if (mount(row[i].type, row[i].at, row[i].type, row[i].flags, NULL) &&
		    errno != EBUSY)
			say("cannot mount", row[i].at, strerror(errno));
	}
}

/* The next line of F that is not empty, without its end; false: no more. */
static bool read_line(FILE *f, char line[LINE_MAX_BYTES])
{
	while (fgets(line, LINE_MAX_BYTES, f)) {
		line[strcspn(line, "\n")] = 0;
		if (line[0])
			return true;
	}
	return false;
}

static void load_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || (syscall(SYS_finit_module, fd, "", 0) && errno != EEXIST))
		say("cannot load", path, strerror(errno));
	if (fd >= 0)
		close(fd);
}

static void load_modules(void)
{
	char line[LINE_MAX_BYTES];
	FILE *f = fopen("/etc/modules", "re");

	if (!f) {
		say("cannot read", "/etc/modules", strerror(errno));
		return;
	}
	while (read_line(f, line))
		load_module(line);
	fclose(f);
}

/* The words of /etc/player, and then the N of MORE. */
static void read_words(char *words[WORDS_MAX + 1], int n, char **more)
{
	char line[LINE_MAX_BYTES];
	FILE *f = fopen("/etc/player", "re");
	int used = 0;

	if (!f)
		say("cannot read", "/etc/player", strerror(errno));
	while (f && used < WORDS_MAX && read_line(f, line)) {
		words[used] = strdup(line);
		used += words[used] != NULL;
	}
	if (f)
		fclose(f);
	for (int i = 0; i < n && used < WORDS_MAX; i++)
		words[used++] = more[i];
	words[used] = NULL;
}

static pid_t start(char *words[])
{
	pid_t pid = fork();

	if (pid == 0) {
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		if (words[0])
			execv(words[0], words);
		say("cannot start", words[0], strerror(errno));
		_exit(127);
	}
	if (pid < 0)
		say("cannot start", words[0], strerror(errno));
	return pid;
}

/* The number after KEY in a file of "Key:  123 kB"; -1: it is not there. */
static long kib_of(const char *path, const char *key)
{
	char line[LINE_MAX_BYTES];
	FILE *f = fopen(path, "re");
	long found = -1;

	while (f && found < 0 && read_line(f, line))
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
	say("memory", NULL, text);
}

static const char *end_of(int status, char text[48])
{
	if (WIFSIGNALED(status))
		snprintf(text, 48, "signal %d", WTERMSIG(status));
	else
		snprintf(text, 48, "status %d", WEXITSTATUS(status));
	return text;
}

/* Until PLAYER has ended; whoever else ends is only buried. SIGCHLD is blocked. */
static void watch(pid_t player)
{
	const struct timespec look = {LOOK_S, 0};
	bool has_told = false;
	sigset_t child;
	char text[48];
	int status;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	while (player > 0) {
		pid_t pid = waitpid(-1, &status, WNOHANG);

		if (pid == player) {
			say("the player ended", NULL, end_of(status, text));
			return;
		}
		if (pid > 0)
			continue;
		if (has_told) {
			(void)sigwaitinfo(&child, NULL);
		} else if (sigtimedwait(&child, NULL, &look) < 0 && errno == EAGAIN) {
			tell_memory(player);
			has_told = true;
		}
	}
}

/* Notes an end. True: it is the last of ENDS_MAX that came too fast. */
static bool is_hopeless(void)
{
	static int64_t end_us[ENDS_MAX]; /* a ring */
	static unsigned n;
	int64_t now_us = now_steady_us();

	end_us[n++ % ENDS_MAX] = now_us;
	return n >= ENDS_MAX && now_us - end_us[n % ENDS_MAX] < (int64_t)ENDS_WITHIN_S * 1000000;
}

int main(int argc, char **argv)
{
	char *words[WORDS_MAX + 1];
	sigset_t child;

	setvbuf(stdout, NULL, _IOLBF, 0);
	say("started", NULL, NULL);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	mount_all();
	load_modules();
	say("modules loaded", NULL, NULL);
	read_words(words, argc - 1, argv + 1);
	for (;;) {
		watch(start(words));
		if (is_hopeless())
			break;
		usleep(PAUSE_MS * 1000);
	}
	say("the player cannot be kept running, restarting the machine", NULL, NULL);
	sync();
	(void)reboot(RB_AUTOBOOT);
	return 1; /* the kernel panics, and restarts by panic= */
}
