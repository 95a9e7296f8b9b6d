/*
 * init: the first process of an image. It mounts what a program expects, loads the kernel modules
 * of the board, starts the player and starts it again whenever it ends or hangs. It reads no input,
 * writes nothing but messages, and never ends: a player that cannot be kept running has the machine
 * restarted, and the hardware watchdog does that where init itself, or the kernel, hangs.
 *
 *	/etc/modules  paths of kernel modules, one a line, in the order of loading
 *	/etc/player   the player's command line, one word a line
 *	/boot         the partition the machine was started from, where it has one: stoppress.ini
 *	              and the newest pack in cards/ are given to the player
 *
 * Words NAME=VALUE on the kernel's command line that the kernel does not know come as environment:
 *
 *	boot_disk=/dev/mmcblk0p1,/dev/mmcblk1p1  where /boot may be
 *	boot_disk_wait_s=5      so long it may take to appear
 *	screen_wait_s=10        and so long a graphics card
 *	hw_watchdog=off         the watchdog is left asleep
 *	hang_player_s=3         for tests: so long after its first start the player is stopped
 *	hang_init_s=3           for tests: so long after the player's first start init hangs
 *
 * Words after "--" on the kernel's command line are the kernel's gift to init, which gives them to
 * the player: console=ttyAMA0 -- --still
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "firmware/image/boot_disk.h"
#include "firmware/image/dog.h"
#include "firmware/image/ear.h"
#include "firmware/now.h"

#define WORDS_MAX 64
#define LINE_MAX_BYTES 256
#define ENDS_MAX 5	 /* so many ends of the player ... */
#define ENDS_WITHIN_S 60 /* ... in so short a time, and the machine is restarted */
#define PAUSE_MS 500	 /* before the player is started again */
#define LOOK_S 5	 /* after its start the memory in use is told */
#define STEP_MS 100	 /* between looks for what has to appear */
#define ROUND_MS 3000	 /* the dog is fed so often */
#define BEAT_S 10	 /* the player is asked for two beats in so long ... */
#define SILENT_S 20	 /* ... and hangs where none came for so long ... */
#define FIRST_S 60	 /* ... or for so long after its start, as it may have much to read */
#define DYING_S 10	 /* a player that was killed is gone by then, or nothing helps */

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

/* A number of the environment, NAME=VALUE; FALLBACK where there is none. */
static long setting(const char *name, long fallback)
{
	const char *word = getenv(name);
	char *end;
	long v = word ? strtol(word, &end, 10) : 0;

	return word && end != word && !*end && v >= 0 ? v : fallback;
}

static bool has_boot_disk(void)
{
	const char *devices = getenv("boot_disk");

	return devices && boot_disk_mount(devices);
}

static bool has_screen(void)
{
	return access("/dev/dri/card0", F_OK) == 0;
}

/* Until IS_THERE says so, but no longer than the setting NAME. */
static bool wait_for(bool (*is_there)(void), const char *name, const struct dog *dog)
{
	int64_t end_us = now_steady_us() + (int64_t)setting(name, 0) * 1000000;

	while (!is_there()) {
		if (now_steady_us() >= end_us)
			return false;
		dog_feed(dog);
		usleep(STEP_MS * 1000);
	}
	return true;
}

/* A list of words, ended by NULL, that words are added to; those that have no room are left out. */
static void add_word(char *words[WORDS_MAX + 1], char *word)
{
	int n = 0;

	while (words[n])
		n++;
	if (n < WORDS_MAX) {
		words[n] = word;
		words[n + 1] = NULL;
	}
}

static void add_file(char *words[WORDS_MAX + 1], const char *path)
{
	char line[LINE_MAX_BYTES];
	FILE *f = fopen(path, "re");

	if (!f)
		say("cannot read", path, strerror(errno));
	while (f && read_line(f, line))
		add_word(words, strdup(line));
	if (f)
		fclose(f);
}

/* What is on the boot disk. Paths are of that disk, so that messages are. */
static void add_boot_disk(char *words[WORDS_MAX + 1])
{
	static char pack[LINE_MAX_BYTES];
	bool has_pack = boot_disk_newest_pack(pack, sizeof pack);

	add_word(words, "--board");
	add_word(words, "stoppress.ini");
	if (has_pack) {
		add_word(words, "--pack");
		add_word(words, pack);
	}
	if (chdir(BOOT_DISK_AT))
		say("cannot go to", BOOT_DISK_AT, strerror(errno));
	say("the boot disk is there", has_pack ? pack : NULL, NULL);
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

_Noreturn static void restart(const char *why)
{
	say(why, "restarting the machine", NULL);
	sync();
	(void)reboot(RB_AUTOBOOT);
	exit(1); /* the kernel panics, and restarts by panic= */
}

/* What is known of the player that runs. */
struct watched {
	pid_t pid;
	int64_t started_us;
	int64_t deadline_us; /* the next beat comes before, or it hangs */
	bool has_told, is_killed;
};

static int64_t in_s(int64_t from_us, long s)
{
	return from_us + (int64_t)s * 1000000;
}

/* Is it time for the test NAME, once? */
static bool is_due(const char *name, const struct watched *w, bool *was_done)
{
	long s = setting(name, -1);

	if (s < 0 || *was_done || now_steady_us() < in_s(w->started_us, s))
		return false;
	say("for a test", name, NULL);
	*was_done = true;
	return true;
}

static void run_tests(const struct watched *w)
{
	static bool has_stopped, has_hung;

	if (is_due("hang_player_s", w, &has_stopped))
		kill(w->pid, SIGSTOP);
	if (is_due("hang_init_s", w, &has_hung))
		for (;;)
			pause();
}

/* Kills a player that hangs; one that cannot be killed is the machine's fault. */
static void judge(struct watched *w, bool has_heard)
{
	int64_t now_us = now_steady_us();

	if (has_heard && !w->is_killed)
		w->deadline_us = in_s(now_us, SILENT_S);
	if (now_us < w->deadline_us)
		return;
	if (w->is_killed)
		restart("the player cannot be ended:");
	say("the player hangs", NULL, NULL);
	kill(w->pid, SIGKILL);
	w->is_killed = true;
	w->deadline_us = in_s(now_us, DYING_S);
}

/* Buries whoever ended. True: the player is among them. */
static bool bury(pid_t player)
{
	char text[48];
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == player) {
			say("the player ended", NULL, end_of(status, text));
			return true;
		}
	}
	return false;
}

/* Until PLAYER has ended. SIGCHLD, which is blocked, comes through CHILD, its beats through EAR. */
static void watch(pid_t player, int child, int ear, const struct dog *dog)
{
	int64_t now_us = now_steady_us();
	struct watched w = {player, now_us, in_s(now_us, FIRST_S), false, false};

	while (player > 0 && !bury(player)) {
		struct pollfd p[2] = {{child, POLLIN, 0}, {ear, POLLIN, 0}};
		struct signalfd_siginfo info;

		dog_feed(dog);
		if (poll(p, 2, ROUND_MS) > 0 && p[0].revents)
			(void)!read(child, &info, sizeof info);
		if (ear >= 0)
			judge(&w, ear_heard(ear));
		if (!w.has_told && now_steady_us() >= in_s(w.started_us, LOOK_S)) {
			tell_memory(player);
			w.has_told = true;
		}
		run_tests(&w);
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

static int open_child(void)
{
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void wake_dog(struct dog *dog)
{
	const char *word = getenv("hw_watchdog");
	char text[48];
	int s;

	dog->fd = -1;
	if (word && strcmp(word, "off") == 0)
		return;
	s = dog_open(dog);
	snprintf(text, sizeof text, "%d s", s);
	if (s)
		say("the watchdog waits", NULL, text);
}

int main(int argc, char **argv)
{
	char *words[WORDS_MAX + 1] = {NULL};
	struct dog dog;
	int child, ear;

	setvbuf(stdout, NULL, _IOLBF, 0);
	say("started", NULL, NULL);
	child = open_child();
	mount_all();
	load_modules();
	say("modules loaded", NULL, NULL);
	wake_dog(&dog);
	ear = ear_open(BEAT_S);
	add_file(words, "/etc/player");
	if (wait_for(has_boot_disk, "boot_disk_wait_s", &dog))
		add_boot_disk(words);
	for (int i = 1; i < argc; i++)
		add_word(words, argv[i]);
	if (!wait_for(has_screen, "screen_wait_s", &dog))
		say("no graphics card", NULL, NULL);
	for (;;) {
		watch(start(words), child, ear, &dog);
		if (is_hopeless())
			break;
		dog_feed(&dog);
		usleep(PAUSE_MS * 1000);
	}
	restart("the player cannot be kept running,");
}
