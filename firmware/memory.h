/*
 * memory.h - how much memory this process takes, as the kernel counts it.
 */
#ifndef FIRMWARE_MEMORY_H
#define FIRMWARE_MEMORY_H

#include "base/base.h"
#include "base/err.h"

struct memory_use {
	long dirty_kib; /* written pages that are ours alone: heap, stacks, relocated data */
	long clean_kib; /* pages of files (program, libraries) that nobody else has mapped */
	long pss_kib;	/* shared pages counted by their share */
	long rss_kib;
};

/* From /proc/self/smaps_rollup. ERR_UNSUPPORTED where there is none. */
MUST_CHECK enum err memory_use(struct memory_use *out);

/* What counts against RLIMIT_DATA: what this process may write and shares with nobody, whether it
 * has or not; below 0: not known. */
long memory_data_kib(void);

/* What programs may still take of the machine's memory, by the kernel's estimate; below 0: not
 * known.
 */
long memory_available_kib(void);

#endif
