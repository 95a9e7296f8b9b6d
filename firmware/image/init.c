/*
 * init: the first process of an image. It mounts what a program expects, loads the kernel modules
 * of the board, starts the player and starts it again whenever it ends or hangs. It reads no input
 * but names of files and devices, and never ends: a player that cannot be kept running has the
 * machine restarted, and the hardware watchdog does that where init itself, or the kernel, hangs.
 * What has to read what others wrote (settings, packs, the network) is done by programs beside it,
 * which may fail.
 *
 *	/etc/modules  paths of kernel modules, one a line, in the order of loading
 *	/boot/modules/late  those that can wait until the first picture is there
 *	/etc/player   the player's command line, one word a line
 *	/etc/made     when the image was made, s after 1970: the clock never stands before
 *	/boot         the partition the machine was started from, where it has one: stoppress.ini
 *	              and the newest pack in cards/ are given to the player; where there are notices
 *	              in cards/, or come on a USB stick, /cards makes a pack of them (cards.c)
 *	/data         the partition beside it, the one that is written: the last known time
 *	              (last_time.h), the cards that came on a stick, and the player's proof of play
 *	/run/state    the player's state, in memory
 *	/net          brings up the network and the clock where stoppress.ini wants it (net.c)
 *	/wifi         joins the Wi-Fi network that stoppress.ini names, where the image has it
 *	/mend         makes a data partition anew that is no file system any more (mend.c)
 *	/shell        asks on the serial line for the password of stoppress.ini, where that has
 *	              one (shell.c)
 *
 * Words NAME=VALUE on the kernel's command line that the kernel does not know come as environment:
 *
 *	boot_disk=/dev/mmcblk0p1,/dev/mmcblk1p1  where /boot may be
 *	boot_disk_wait_s=5      so long it may take to appear
 *	screen_wait_s=10        and so long a graphics card
 *	hw_watchdog=off         the watchdog is left asleep
 *	save_time_ms=600000     the time is written down so often
 *	hang_player_s=3         for tests: so long after its first start the player is stopped
 *	hang_init_s=3           for tests: so long after the player's first start init hangs
 *
 * Words after "--" on the kernel's command line are the kernel's gift to init, which gives them to
 * the player: console=ttyAMA0 -- --still
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/image/boot_disk.h"
#include "firmware/image/data_disk.h"
#include "firmware/image/dog.h"
#include "firmware/image/ear.h"
#include "firmware/image/last_time.h"
#include "firmware/image/player.h"
#include "firmware/image/say.h"
#include "firmware/image/setup.h"
#include "firmware/image/stick.h"
#include "firmware/image/uevent.h"
#include "firmware/image/words.h"
#include "firmware/memory.h"
#include "firmware/now.h"

#define STEP_MS 100	    /* between looks for what has to appear */
#define ROUND_MS 3000	    /* the dog is fed so often */
#define SAVE_TIME_MS 600000 /* the time is written down so often: 53,000 small writes a year */
#define AGAIN_MS 30000	    /* a helper that failed is started again after */
#define LATE_KIB 6144	    /* without so much the drivers would take the player's memory */
#define LATE_MS 15000	    /* what can wait for the first picture waits no longer */
#define TIME_AT DATA_DISK_AT "/time"
#define STATE_AT "/run/state" /* it changes with each card: no card of a board is to wear by it */

/* A program that runs where stoppress.ini wants it to. */
struct helper {
	const char *path;
	const char *word[2]; /* of its command line */
	pid_t pid;	     /* 0: not running */
	int64_t due_us;	     /* when to start it; below 0: never */
};

enum { WIFI, NET, SHELL, MEND, N_HELPERS };

struct machine {
	struct dog dog;
	int child, ear, uevent; /* files to poll */
	int argc;
	char **argv; /* of the kernel */
	char boot_device[BOOT_DISK_DEVICE_BYTES], data_device[BOOT_DISK_DEVICE_BYTES];
	bool has_boot, has_data;
	bool is_ruined;			     /* the data disk */
	char pack[BOOT_DISK_NAME_BYTES + 8]; /* to be shown; empty: the player's own */
	struct player player;
	struct stick stick;
	bool is_late; /* what can wait was done */
	struct helper helper[N_HELPERS];
	pid_t saver; /* writes the time down; 0: none does */
	int64_t save_us;
};

_Noreturn static void restart(const char *why)
{
	say_line(why, "restarting the machine", NULL);
	sync();
	(void)reboot(RB_AUTOBOOT);
	exit(1); /* the kernel panics, and restarts by panic= */
}

/* ---------------------------------------------------------------------------------------- start */

static bool has_boot_disk(struct machine *m)
{
	const char *devices = getenv("boot_disk");

	m->has_boot = devices && boot_disk_mount(devices, m->boot_device);
	if (!m->has_boot)
		m->boot_device[0] = 0;
	return m->has_boot;
}

static bool has_screen(struct machine *m)
{
	(void)m;
	return access("/dev/dri/card0", F_OK) == 0;
}

/* Until IS_THERE says so, but no longer than the setting NAME. */
static bool wait_for(struct machine *m, bool (*is_there)(struct machine *m), const char *name)
{
	int64_t end_us = now_steady_us() + (int64_t)say_setting(name, 0) * 1000000;

	while (!is_there(m)) {
		if (now_steady_us() >= end_us)
			return false;
		dog_feed(&m->dog);
		usleep(STEP_MS * 1000);
	}
	return true;
}

static void wake_dog(struct machine *m)
{
	const char *word = getenv("hw_watchdog");
	char text[48];
	int s;

	m->dog.fd = -1;
	if (word && strcmp(word, "off") == 0)
		return;
	s = dog_open(&m->dog);
	snprintf(text, sizeof text, "%d s", s);
	if (s)
		say_line("the watchdog waits", NULL, text);
}

static void open_data(struct machine *m)
{
	const char *device = m->data_device;

	if (!data_disk_beside(m->boot_device, m->data_device, sizeof m->data_device))
		return;
	m->has_data = data_disk_mount(device);
	m->is_ruined = !m->has_data && data_disk_is_ruined(errno);
	if (m->has_data)
		say_line("the data disk is there", device, NULL);
	else
		say_line("no data disk", device, strerror(errno));
}

static int64_t time_made_s(void)
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen("/etc/made", "re");
	int64_t s = f && say_read_line(f, line) ? strtoll(line, NULL, 10) : 0;

	if (f)
		fclose(f);
	return s;
}

static void set_clock(const struct machine *m)
{
	int64_t s = last_time_restore(m->has_data ? TIME_AT : "/none", time_made_s());
	char text[32];

	snprintf(text, sizeof text, "%lld", (long long)s);
	if (s >= 0)
		say_line("the last known time", NULL, text);
}

/* Which cards: those of a stick that was put in since the boot disk was changed last, else those of
 * the boot disk, of notices made into a pack first, else the player's own. */
static void choose_cards(struct machine *m)
{
	struct boot_disk_cards cards;

	boot_disk_look(BOOT_DISK_CARDS, &cards);
	m->stick.mark = cards.mark;
	if (m->has_data && stick_kept(&m->stick, m->pack, sizeof m->pack))
		return;
	if (cards.n_notices > 0 && stick_make(BOOT_DISK_CARDS, "/run/cards.pack"))
		snprintf(m->pack, sizeof m->pack, "/run/cards.pack");
	else if (cards.pack[0])
		snprintf(m->pack, sizeof m->pack, "cards/%s", cards.pack);
}

/* The player's command line. Paths are of the boot disk, so that messages are. */
static void set_words(struct machine *m)
{
	struct words *w = &m->player.words;

	w->n = 0;
	words_add_file(w, "/etc/player");
	if (m->has_boot) {
		words_add(w, "--board");
		words_add(w, "stoppress.ini");
	}
	words_add(w, "--state");
	words_add(w, STATE_AT);
	if (m->has_data) {
		words_add(w, "--proof");
		words_add(w, DATA_DISK_AT "/proof");
	}
	if (m->pack[0]) {
		words_add(w, "--pack");
		words_add(w, m->pack);
	}
	for (int i = 1; i < m->argc; i++)
		words_add(w, m->argv[i]);
}

static void open_disks(struct machine *m)
{
	if (!wait_for(m, has_boot_disk, "boot_disk_wait_s"))
		return;
	say_line("the boot disk is there", m->boot_device, NULL);
	open_data(m);
	choose_cards(m);
	if (chdir(BOOT_DISK_AT))
		say_line("cannot go to", BOOT_DISK_AT, strerror(errno));
	if (m->pack[0])
		say_line("cards", m->pack, NULL);
}

/* ----------------------------------------------------------------------------------- from then on
 */

static void want_helper(struct helper *h, const char *path, bool is_wanted)
{
	*h = (struct helper){path, {"stoppress.ini", NULL}, 0, is_wanted ? 0 : -1};
}

/* What can wait until there is a picture: more drivers, the network. */
static void do_late(struct machine *m)
{
	long kib = memory_available_kib();
	bool may_net;

	if (m->has_boot && kib >= 0 && kib < LATE_KIB) {
		say_line("too little memory for sticks and a network", NULL, NULL);
	} else if (m->has_boot) {
		setup_load(BOOT_DISK_AT "/modules/late");
		say_line("late modules loaded", NULL, NULL);
	}
	setup_seal();
	stick_note_all(&m->stick, m->boot_device, "/sys/class/block");
	m->is_late = true;
	may_net = m->has_boot && kib >= LATE_KIB;
	want_helper(&m->helper[WIFI], "/wifi", may_net && !access("/wifi", X_OK));
	want_helper(&m->helper[NET], "/net", may_net);
	want_helper(&m->helper[SHELL], "/shell", m->has_boot);
	want_helper(&m->helper[MEND], "/mend", m->is_ruined);
	m->helper[MEND].word[0] = m->data_device;
	m->helper[MEND].word[1] = BOOT_DISK_AT "/data.new";
}

static void tend_helper(struct helper *h)
{
	static struct words w;

	if (h->pid > 0 || h->due_us < 0 || now_steady_us() < h->due_us)
		return;
	w.n = 0;
	words_add(&w, h->path);
	for (size_t i = 0; i < COUNT_OF(h->word) && h->word[i]; i++)
		words_add(&w, h->word[i]);
	h->due_us = now_steady_us() + AGAIN_MS * 1000;
	h->pid = words_start(&w);
}

/* From now on the player keeps what it does there. */
static void use_new_data(struct machine *m)
{
	say_line("the data disk is made anew", m->data_device, NULL);
	open_data(m);
	set_words(m);
	player_renew(&m->player);
}

static void bury_helper(struct machine *m, struct helper *h, pid_t pid, int status)
{
	bool is_done = WIFEXITED(status) && WEXITSTATUS(status) == 0;

	if (pid != h->pid)
		return;
	h->pid = 0;
	if (is_done || h == &m->helper[MEND])
		h->due_us = -1; /* it is not wanted */
	if (is_done && h == &m->helper[MEND])
		use_new_data(m);
}

static void save_time(struct machine *m)
{
	int64_t every_us = say_setting("save_time_ms", SAVE_TIME_MS) * INT64_C(1000);

	if (!m->has_data || now_steady_us() < m->save_us)
		return;
	m->save_us = now_steady_us() + every_us;
	if (m->saver <= 0)
		m->saver = last_time_start(TIME_AT, every_us < SAVE_TIME_MS * INT64_C(1000));
}

/* Cards that came on a stick are shown at once. */
static void take_cards(struct machine *m, bool is_made)
{
	if (!is_made)
		return;
	snprintf(m->pack, sizeof m->pack, "%s", stick_pack(m->has_data));
	if (m->has_data)
		stick_keep(&m->stick);
	say_line("cards from a stick", m->pack, NULL);
	set_words(m);
	player_renew(&m->player);
}

/* Buries whoever ended. */
static void bury(struct machine *m)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (player_bury(&m->player, pid, status))
			continue;
		for (size_t i = 0; i < COUNT_OF(m->helper); i++)
			bury_helper(m, &m->helper[i], pid, status);
		if (pid == m->saver)
			m->saver = 0;
		if (pid == m->stick.pid)
			take_cards(m, stick_bury(&m->stick, status));
	}
}

static void look_for_sticks(struct machine *m)
{
	char name[UEVENT_NAME_BYTES];

	while (m->uevent >= 0 && uevent_next_disk(m->uevent, name))
		stick_note(&m->stick, m->boot_device, name);
	if (m->uevent >= 0 && errno == ENOBUFS)
		stick_note_all(&m->stick, m->boot_device, "/sys/class/block");
	if (m->is_late)
		stick_tend(&m->stick, stick_pack(m->has_data));
}

static int round_ms(const struct machine *m)
{
	int64_t end_us = now_steady_us() + ROUND_MS * 1000;
	int64_t ms;

	if (m->is_late && m->has_data && m->save_us < end_us)
		end_us = m->save_us;
	if (!m->player.pid && m->player.start_us < end_us)
		end_us = m->player.start_us;
	ms = (end_us - now_steady_us() + 999) / 1000;
	return (int)(ms > 0 ? ms : 0);
}

static void wait_for_news(struct machine *m)
{
	struct pollfd p[3] = {{m->child, POLLIN, 0}, {m->ear, POLLIN, 0}, {m->uevent, POLLIN, 0}};
	struct signalfd_siginfo info;

	if (poll(p, 3, round_ms(m)) > 0 && p[0].revents)
		(void)!read(m->child, &info, sizeof info);
}

_Noreturn static void run(struct machine *m)
{
	for (;;) {
		const char *why;

		dog_feed(&m->dog);
		bury(m);
		why = player_tend(&m->player, ear_heard(m->ear));
		if (why)
			restart(why);
		if (!m->is_late && (m->player.has_beaten ||
				    now_steady_us() > m->player.started_us + LATE_MS * 1000))
			do_late(m);
		look_for_sticks(m);
		if (m->is_late) {
			save_time(m);
			for (size_t i = 0; i < COUNT_OF(m->helper); i++)
				tend_helper(&m->helper[i]);
		}
		wait_for_news(m);
	}
}

static int open_child(void)
{
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

int main(int argc, char **argv)
{
	static struct machine m;

	setvbuf(stdout, NULL, _IOLBF, 0);
	setup_console();
	say_line("started", NULL, NULL);
	m.argc = argc;
	m.argv = argv;
	m.child = open_child();
	setup_mount();
	setup_load("/etc/modules");
	say_line("modules loaded", NULL, NULL);
	wake_dog(&m);
	m.ear = ear_open(PLAYER_BEAT_S);
	m.uevent = uevent_open();
	open_disks(&m);
	set_clock(&m);
	if (!wait_for(&m, has_screen, "screen_wait_s"))
		say_line("no graphics card", NULL, NULL);
	(void)mkdir(STATE_AT, 0755);
	set_words(&m);
	say_line("starts the player", NULL, NULL);
	run(&m);
}
