#define _DEFAULT_SOURCE

#include "firmware/image/last_time.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "firmware/image/say.h"
#include "firmware/now.h"

#define DIGITS_MAX 10 /* of LAST_TIME_MAX_S */

int64_t last_time_read(const char *bytes, size_t n)
{
	int64_t s = 0;

	if (n < 2 || n > DIGITS_MAX + 1 || bytes[n - 1] != '\n')
		return -1;
	for (size_t i = 0; i + 1 < n; i++) {
		if (bytes[i] < '0' || bytes[i] > '9')
			return -1;
		s = s * 10 + (bytes[i] - '0');
	}
	return s >= LAST_TIME_MIN_S && s < LAST_TIME_MAX_S ? s : -1;
}

int64_t last_time_restore(const char *path, int64_t not_before_s)
{
	char bytes[DIGITS_MAX + 2];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, sizeof bytes);
	int64_t saved_s = last_time_read(bytes, n > 0 ? (size_t)n : 0);
	int64_t s = saved_s > not_before_s ? saved_s : not_before_s;
	struct timespec t = {.tv_sec = (time_t)s};

	if (fd >= 0)
		close(fd);
	if (now_utc_ms() < s * 1000)
		(void)clock_settime(CLOCK_REALTIME, &t);
	return saved_s;
}

int64_t last_time_save(const char *path)
{
	char bytes[DIGITS_MAX + 2];
	int64_t s = now_utc_ms() / 1000;
	int n;

	if (s < LAST_TIME_MIN_S || s >= LAST_TIME_MAX_S)
		return -1;
	n = snprintf(bytes, sizeof bytes, "%lld\n", (long long)s);
	return file_write(path, bytes, (size_t)n) == ERR_NONE ? s : -1;
}

pid_t last_time_start(const char *path, bool is_told)
{
	pid_t pid = fork();
	char text[32];
	int64_t s;

	if (pid != 0)
		return pid;
	s = last_time_save(path);
	snprintf(text, sizeof text, "%lld", (long long)s);
	if (s < 0)
		say_line("the time cannot be written down", NULL, strerror(errno));
	else if (is_told)
		say_line("the time is written down", NULL, text);
	_exit(s < 0);
}
