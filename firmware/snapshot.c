#include "firmware/snapshot.h"

#include <stdio.h>

#include "base/civil.h"
#include "base/file.h"
#include "draw/picture.h"

bool snapshot_save(const struct canvas *c, const char *path, struct diag *d)
{
	enum err e = picture_save(path, c);

	if (e)
		diag_report(d, DIAG_WARNING, path, 0, "cannot be written: %s", file_reason(e));
	return !e;
}

static bool is_there(const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f)
		fclose(f);
	return f != NULL;
}

void snapshot_save_here(const struct canvas *c, const struct stage_time *time, struct diag *d)
{
	char path[64];
	struct civil t;
	int n;

	civil_from_ms(time->utc_ms, time->offset_s, &t);
	n = snprintf(path, sizeof path, "stoppress-%04d%02d%02d-%02d%02d%02d.png", t.year % 10000,
		     t.month, t.day, t.hour, t.minute, t.second);
	for (int i = 2; i < 100 && is_there(path); i++)
		snprintf(path + n - 4, sizeof path - (size_t)n + 4, "-%d.png", i);
	if (snapshot_save(c, path, d))
		printf("%s\n", path);
	fflush(stdout);
}
