/*
 * cut DISK LOG SEED: what a power cut leaves of a disk. DISK is as it was before LOG began, and is
 * changed; LOG is what QEMU's driver blklogwrites wrote of the machine that was killed.
 *
 * A disk has a cache: what it was told to flush is there, of what came later any part may be,
 * whatever its order. So all writes up to the last flush are done, and of each sector of the later
 * ones a coin decides. Prints how many were kept and lost. 0: done; 1: not; 2: wrong use.
 *
 * The log's format is that of Linux's dm-log-writes, in sectors of 512 bytes: a superblock (magic,
 * version, entries, sector size), then entries (sector, sectors, flags, bytes of data; 64 bits
 * each, little-endian), each a sector long and followed by its data.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/le.h"

#define SECTOR 512
#define MAGIC UINT64_C(0x6a736677736872)
#define FLUSH 1u
#define FUA 2u
#define DISCARD 4u

struct entry {
	uint64_t sector, n, flags;
};

/* The next entry, whose data come next in F; false: the log ends. */
static bool read_entry(FILE *f, struct entry *e)
{
	unsigned char bytes[SECTOR];

	if (fread(bytes, 1, SECTOR, f) != SECTOR)
		return false;
	e->sector = le64(bytes);
	e->n = le64(bytes + 8);
	e->flags = le64(bytes + 16);
	return e->n > 0 || e->flags != 0;
}

static uint64_t data_sectors(const struct entry *e)
{
	return e->flags & DISCARD ? 0 : e->n;
}

/* How many entries are done for sure, with the last flush. Nothing stays in the cache of a write
 * that is forced through it (FUA), but that says nothing of those before. */
static size_t count_sure(FILE *f)
{
	struct entry e;
	size_t n = 0, sure = 0;

	while (read_entry(f, &e) && fseek(f, (long)(data_sectors(&e) * SECTOR), SEEK_CUR) == 0) {
		n++;
		if (e.flags & FLUSH)
			sure = n;
	}
	return sure;
}

/* splitmix64 */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static bool replay(FILE *disk, FILE *log, size_t sure, uint64_t seed, uint64_t n[2])
{
	unsigned char bytes[SECTOR];
	struct entry e;

	for (size_t i = 0; read_entry(log, &e); i++) {
		bool is_sure = i < sure || e.flags & FUA;

		for (uint64_t k = 0; k < data_sectors(&e); k++) {
			bool is_kept = is_sure || draw(&seed) & 1;

			if (fread(bytes, 1, SECTOR, log) != SECTOR)
				return true; /* killed while it logged this */
			n[is_kept]++;
			if (is_kept && (fseek(disk, (long)((e.sector + k) * SECTOR), SEEK_SET) ||
					fwrite(bytes, 1, SECTOR, disk) != SECTOR))
				return false;
		}
	}
	return true;
}

static bool open_log(const char *path, FILE **f)
{
	unsigned char super[SECTOR];

	*f = fopen(path, "rb");
	return *f && fread(super, 1, SECTOR, *f) == SECTOR && le64(super) == MAGIC;
}

int main(int argc, char **argv)
{
	FILE *disk = argc == 4 ? fopen(argv[1], "r+b") : NULL;
	FILE *log = NULL;
	uint64_t n[2] = {0, 0};
	bool is_done = false;
	size_t sure;

	if (argc != 4) {
		fputs("usage: cut DISK LOG SEED\n", stderr);
		return 2;
	}
	if (disk && open_log(argv[2], &log)) {
		sure = count_sure(log);
		is_done = fseek(log, SECTOR, SEEK_SET) == 0 &&
			  replay(disk, log, sure, strtoull(argv[3], NULL, 10), n);
	}
	if (disk && fclose(disk))
		is_done = false;
	if (log)
		fclose(log);
	if (is_done)
		printf("%llu sectors kept, %llu lost\n", (unsigned long long)n[1],
		       (unsigned long long)n[0]);
	else
		fprintf(stderr, "cut: error: %s or %s is not as it has to be\n", argv[1], argv[2]);
	return is_done ? 0 : 1;
}
