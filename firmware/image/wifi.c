/*
 * wifi STOPPRESS.INI: joins the Wi-Fi network that the file names, and stays in it. Ends with 0
 *where none is named; else becomes the supplicant, or ends with 1 where it cannot: init starts it
 *again. What comes then, address and time, is net's.
 *
 *	[net] wifi = ..		 name of the network
 *	[net] wifi_password = .. of WPA2, or the key made of it
 *	[net] wifi_country = ..	 allows channels
 *
 * The supplicant is Debian's wpa_supplicant, built small (wifi.sh), without a control socket. It
 * lies on the boot disk, where nothing can be run, and is run from memory.
 */
#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/board.h"
#include "firmware/image/link.h"
#include "firmware/image/say.h"
#include "firmware/image/settings.h"
#include "firmware/image/setup.h"
#include "firmware/image/wifi_conf.h"
#include "firmware/now.h"

#define SUPPLICANT "/boot/tools/wpa_supplicant"
#define CONF "/run/wifi.conf"
#define DEVICE_S 15 /* so long a device may take to get its firmware */

extern char **environ;

/* The first radio by name. */
static bool find_device(char name[LINK_NAME_BYTES])
{
	DIR *dir = opendir("/sys/class/net");
	struct dirent *entry;
	bool is_found = false;

	while (dir && (entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name);

		if (n >= LINK_NAME_BYTES || !link_is_radio(entry->d_name) ||
		    (is_found && strcmp(name, entry->d_name) < 0))
			continue;
		memcpy(name, entry->d_name, n + 1);
		is_found = true;
	}
	if (dir)
		closedir(dir);
	return is_found;
}

static bool wait_for_device(char name[LINK_NAME_BYTES])
{
	int64_t end_us = now_steady_us() + DEVICE_S * 1000000;

	while (!find_device(name)) {
		if (now_steady_us() > end_us)
			return false;
		usleep(200000);
	}
	return true;
}

/* For root's eyes alone, in memory. */
static bool write_conf(const struct board *b)
{
	char text[WIFI_CONF_BYTES];
	size_t n = wifi_conf_write(text, b);
	bool is_written;
	int fd;

	(void)unlink(CONF);
	fd = open(CONF, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	is_written = fd >= 0 && write(fd, text, n) == (ssize_t)n;
	if (fd >= 0)
		close(fd);
	return is_written;
}

/* Becomes the supplicant; returns where it cannot. */
static void become_supplicant(char *device)
{
	char *const words[] = {"wpa_supplicant", "-D", "nl80211", "-i", device, "-c", CONF, NULL};
	int from = open(SUPPLICANT, O_RDONLY | O_CLOEXEC);
	int to = memfd_create("wpa_supplicant", MFD_CLOEXEC);
	struct stat st;

	if (from >= 0 && to >= 0 && fstat(from, &st) == 0 &&
	    sendfile(to, from, NULL, (size_t)st.st_size) == st.st_size)
		(void)fexecve(to, words, environ);
	say_line("cannot start", SUPPLICANT, strerror(errno));
}

int main(int argc, char **argv)
{
	static struct board board;
	char device[LINK_NAME_BYTES];

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc != 2) {
		fputs("usage: wifi STOPPRESS.INI\n", stderr);
		return 2;
	}
	if (!settings_read(argv[1], &board) || !board.wifi[0])
		return 0;
	setup_load("/boot/modules/wifi");
	if (!wait_for_device(device)) {
		say_line("no Wi-Fi: no device", NULL, NULL);
		return 1;
	}
	if (write_conf(&board)) {
		say_line("Wi-Fi", device, board.wifi);
		become_supplicant(device);
	} else {
		say_line("cannot write", CONF, strerror(errno));
	}
	return 1;
}
