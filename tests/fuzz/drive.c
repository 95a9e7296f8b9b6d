/*
 * drive.c - runs a fuzz target without a fuzzer, so that every build tests it: over each seed of a
 * folder, every truncation of it, and every one of its bytes changed.
 *
 *	fuzz_pack tests/fuzz/seeds/fuzz_pack
 *
 * Prints TAP, a line a seed. Seeds above WHOLE_BYTES are sampled at even steps to keep a target
 * under two seconds. Each input stands in a block of its own size, so that a sanitizer sees the
 * first byte read too far. A fuzzer replaces this file: clang -fsanitize=fuzzer has its own main().
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/file.h"
#include "target.h"

#define SEED_MAX ((size_t)1 << 20) /* bytes */
#define SEEDS_MAX 256
#define WHOLE_BYTES 2048

/* All bits, the lowest, the sign, and what makes a letter a capital. */
static const uint8_t masks[] = {0xFF, 0x01, 0x80, 0x20};

static void feed(const unsigned char *bytes, size_t size, size_t at, uint8_t mask)
{
	uint8_t *input = malloc(size ? size : 1);

	if (!input)
		abort();
	if (size)
		memcpy(input, bytes, size);
	if (at < size)
		input[at] ^= mask;
	LLVMFuzzerTestOneInput(input, size);
	free(input);
}

/* The number of inputs tried. */
static size_t mutate(const unsigned char *bytes, size_t size)
{
	size_t step = size <= WHOLE_BYTES ? 1 : size / WHOLE_BYTES + 1;
	size_t n = 1;

	feed(bytes, size, size, 0);
	for (size_t at = 0; at < size; at += step) {
		feed(bytes, at, at, 0);
		for (size_t m = 0; m < COUNT_OF(masks); m++)
			feed(bytes, size, at, masks[m]);
		n += 1 + COUNT_OF(masks);
	}
	return n;
}

static bool run_seed(const char *folder, const char *name, size_t number)
{
	char path[1024];
	unsigned char *bytes;
	size_t size;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (file_read(path, SEED_MAX, &bytes, &size)) {
		printf("not ok %zu - %s cannot be read\n", number, name);
		return false;
	}
	/* Where the target crashes, this is the last that was said. */
	fprintf(stderr, "# %s\n", path);
	printf("ok %zu - %s: %zu inputs\n", number, name, mutate(bytes, size));
	free(bytes);
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Fills NAME with copies of what is in FOLDER, in byte order. */
static size_t list_seeds(const char *folder, char *name[SEEDS_MAX])
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	size_t n = 0;

	if (!dir)
		return 0;
	while (n < SEEDS_MAX && (entry = readdir(dir))) {
		size_t length = strlen(entry->d_name) + 1;
		char *copy = entry->d_name[0] == '.' ? NULL : malloc(length);

		if (!copy)
			continue;
		memcpy(copy, entry->d_name, length);
		name[n++] = copy;
	}
	closedir(dir);
	qsort(name, n, sizeof *name, compare_names);
	return n;
}

int main(int argc, char **argv)
{
	char *name[SEEDS_MAX];
	size_t n = argc == 2 ? list_seeds(argv[1], name) : 0;
	bool good = n > 0;

	if (n == 0)
		printf("not ok 1 - no seeds in %s\n", argc == 2 ? argv[1] : "(no folder given)");
	for (size_t i = 0; i < n; i++) {
		good = run_seed(argv[1], name[i], i + 1) && good;
		fflush(stdout);
		free(name[i]);
	}
	printf("1..%zu\n", n ? n : 1);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
