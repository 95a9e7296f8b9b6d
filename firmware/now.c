#define _DEFAULT_SOURCE /* tm_gmtoff */

#include "firmware/now.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

int64_t now_utc_ms(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_REALTIME, &t))
		return 0;
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int32_t now_offset_s(int64_t utc_ms)
{
	time_t seconds = (time_t)(utc_ms / 1000);
	struct tm local;

	if (!localtime_r(&seconds, &local))
		return 0;
	return (int32_t)local.tm_gmtoff;
}

/* Does NAME begin as POSIX writes a zone: a name of letters, or of anything in angle brackets, and
 * how far it is from UTC? */
static bool is_rule(const char *name)
{
	size_t n = name[0] == '<' ? strcspn(name, ">") + 1
				  : strspn(name, "abcdefghijklmnopqrstuvwxyz"
						 "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n >= 3 && n < strlen(name) && strchr("+-0123456789", name[n]);
}

bool now_has_zone(const char *name)
{
	char path[256];
	struct stat st;

	if (!name[0])
		return true; /* the system's own, also where it has no table of zones */
	snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
	if (!strstr(name, "..") && stat(path, &st) == 0)
		return S_ISREG(st.st_mode) && access(path, R_OK) == 0;
	return is_rule(name);
}

bool now_set_zone(const char *name)
{
	static char system[256]; /* TZ, as it was */
	static bool is_known, has_system;
	const char *tz = getenv("TZ");

	if (!is_known && tz)
		has_system = snprintf(system, sizeof system, "%s", tz) < (int)sizeof system;
	is_known = true;
	if (!now_has_zone(name))
		return false;
	if (name[0] ? setenv("TZ", name, 1) : has_system ? setenv("TZ", system, 1) : unsetenv("TZ"))
		return false;
	tzset();
	return true;
}

bool now_is_synchronised(void)
{
	struct timex t;

	memset(&t, 0, sizeof t);
	return adjtimex(&t) != -1 && !(t.status & STA_UNSYNC);
}

int64_t now_steady_us(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t))
		return 0;
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
