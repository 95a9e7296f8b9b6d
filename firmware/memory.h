/*
 * memory.h - how much memory this process takes, as the kernel counts it.
 */
#ifndef FIRMWARE_MEMORY_H
#define FIRMWARE_MEMORY_H

#include "base/base.h"
#include "base/err.h"

struct memory_use {
	long private_kib; /* private pages, clean and dirty */
	long pss_kib;	  /* shared pages counted by their share */
	long rss_kib;
};

/* From /proc/self/smaps_rollup. ERR_UNSUPPORTED where there is none. */
MUST_CHECK enum err memory_use(struct memory_use *out);

#endif
