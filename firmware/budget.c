#define _DEFAULT_SOURCE

#include "firmware/budget.h"

#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>

#include "firmware/memory.h"

/* The limit before ours, of whoever started the player. Only the soft one is changed, so that it
 * can be lifted again. */
static rlim_t before;
static bool is_set;

static bool put(rlim_t bytes)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_DATA, &limit))
		return false;
	if (!is_set)
		before = limit.rlim_cur;
	limit.rlim_cur = bytes < before ? bytes : before;
	return setrlimit(RLIMIT_DATA, &limit) == 0;
}

void budget_set(int growth_kib, struct diag *d)
{
	long kib = memory_data_kib();

	if (growth_kib <= 0)
		return;
	if (kib < 0 || !put((rlim_t)(kib + growth_kib) * 1024)) {
		diag_report(d, DIAG_WARNING, NULL, 0, "memory cannot be limited: %s",
			    strerror(kib < 0 ? ENOSYS : errno));
		return;
	}
	is_set = true;
	(void)mallopt(M_TOP_PAD, growth_kib * 1024);
	diag_report(d, DIAG_NOTE, NULL, 0, "memory: %ld KiB are taken, %ld KiB may be", kib,
		    kib + growth_kib);
}

void budget_lift(void)
{
	if (is_set) {
		(void)put(before);
		(void)mallopt(M_TOP_PAD, 0);
	}
	is_set = false;
}

void budget_add_px(long px)
{
	long kib = budget_kib();

	if (is_set && kib >= 0)
		(void)put((rlim_t)(kib + px / 256) * 1024);
}

long budget_kib(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_DATA, &limit) || limit.rlim_cur == RLIM_INFINITY)
		return -1;
	return (long)(limit.rlim_cur / 1024);
}
