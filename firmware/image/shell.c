/*
 * shell STOPPRESS.INI: a shell for maintenance on the machine's serial line, for who knows the
 * password whose hash the file has. Ends with 0 where it has none: that is how images are.
 *
 *	[shell] password_hash = $6$...	as `openssl passwd -6` prints it
 *
 * There is no way in by the network. The tools (busybox) are on the boot disk, and come into memory
 * once somebody is let in.
 */
#define _DEFAULT_SOURCE

#include <crypt.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "config/board.h"
#include "firmware/image/say.h"
#include "firmware/image/settings.h"

#define TOOLS_AT "/tools"
#define BUSYBOX TOOLS_AT "/busybox"
#define WRONG_S 3 /* to wait after a wrong password */

/* The serial line is the last of the kernel's consoles. */
static bool find_line(char path[SAY_LINE_BYTES])
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen("/sys/class/tty/console/active", "re");
	bool is_found = f && say_read_line(f, line);
	const char *last = is_found ? strrchr(line, ' ') : NULL;

	if (f)
		fclose(f);
	if (is_found)
		snprintf(path, SAY_LINE_BYTES, "/dev/%.200s", last ? last + 1 : line);
	return is_found;
}

/* Takes the line for the terminal of this process and its children. */
static bool open_line(void)
{
	char path[SAY_LINE_BYTES];
	int fd;

	if (!find_line(path))
		return false;
	(void)setsid();
	fd = open(path, O_RDWR);
	if (fd < 0)
		return false;
	(void)ioctl(fd, TIOCSCTTY, 1);
	for (int i = 0; i < 3; i++)
		if (dup2(fd, i) < 0)
			return false;
	if (fd > 2)
		close(fd);
	return true;
}

/* A line that is not shown; false: the line is dead. */
static bool ask_password(char *line, int bytes)
{
	struct termios then, quiet;
	bool is_read;

	if (tcgetattr(0, &then))
		return false;
	quiet = then;
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	(void)tcsetattr(0, TCSAFLUSH, &quiet);
	printf("\nstoppress, maintenance. Password: ");
	fflush(stdout);
	is_read = fgets(line, bytes, stdin) != NULL;
	(void)tcsetattr(0, TCSANOW, &then);
	line[is_read ? strcspn(line, "\r\n") : 0] = 0;
	return is_read;
}

/* Takes the same time wherever they differ. */
static bool is_equal(const char *a, const char *b)
{
	size_t n = strlen(a);
	unsigned char different = 0;

	if (n != strlen(b))
		return false;
	for (size_t i = 0; i < n; i++)
		different |= (unsigned char)(a[i] ^ b[i]);
	return different == 0;
}

static bool is_let_in(const char *password, const char *hash)
{
	struct crypt_data data;
	const char *made;

	memset(&data, 0, sizeof data);
	made = crypt_r(password, hash, &data);
	return made && made[0] != '*' && is_equal(made, hash);
}

static bool copy_busybox(void)
{
	int from = open("/boot/tools/busybox", O_RDONLY | O_CLOEXEC);
	int to = from < 0 ? -1 : open(BUSYBOX, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
	struct stat st;
	bool is_done = to >= 0 && fstat(from, &st) == 0 &&
		       sendfile(to, from, NULL, (size_t)st.st_size) == st.st_size;

	if (to >= 0)
		close(to);
	if (from >= 0)
		close(from);
	return is_done;
}

/* The boot disk's files cannot be run where they are. */
static bool bring_tools(void)
{
	if (access(BUSYBOX, X_OK) == 0)
		return true;
	if (mount("tmpfs", TOOLS_AT, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755"))
		return false;
	if (copy_busybox())
		return true;
	(void)umount(TOOLS_AT); /* with half a file */
	return false;
}

static void run_shell(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		char *const words[] = {BUSYBOX, "sh", "-c",
				       BUSYBOX " --install -s " TOOLS_AT "; exec " TOOLS_AT "/sh",
				       NULL};

		setenv("PATH", TOOLS_AT, 1);
		setenv("HOME", "/run", 1);
		setenv("PS1", "stoppress# ", 1);
		execv(words[0], words);
		_exit(127);
	}
	if (pid > 0)
		(void)waitpid(pid, NULL, 0);
}

int main(int argc, char **argv)
{
	static struct board board;
	char password[128];

	if (argc != 2) {
		fputs("usage: shell STOPPRESS.INI\n", stderr);
		return 2;
	}
	if (!settings_read(argv[1], &board) || !board.password_hash[0])
		return 0;
	if (!open_line())
		return 1;
	while (ask_password(password, sizeof password)) {
		bool is_in = is_let_in(password, board.password_hash);

		memset(password, 0, sizeof password);
		if (is_in && bring_tools())
			run_shell();
		else
			sleep(WRONG_S);
	}
	return 1;
}
