#include "cardc/input.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "news/source.h"

struct path_list {
	const char **items;
	size_t n, max;
};

/* What tells one file from another, however it was named. */
struct identity {
	dev_t device;
	ino_t inode;
};

struct identity_list {
	struct identity *items;
	size_t n, max;
};

struct reader {
	struct region *r;
	struct diag *d;
	struct input_files *out;
	struct identity_list seen;
	bool in_folder; /* what is read was found, not named */
	bool failed;
};

static const char too_large[] = "more than 64 MiB, the most that is read but from a file";

static void complain(struct reader *in, const char *path, const char *reason)
{
	diag_report(in->d, DIAG_ERROR, path, 0, "%s", reason);
	in->failed = true;
}

/* In any case of the letters, as in "BRIDGE.TXT". */
static bool has_ending(struct span name, struct span ending)
{
	size_t from = name.n < ending.n ? 0 : name.n - ending.n;

	return span_equal_nocase(span_cut(name, from, name.n), ending);
}

static bool is_text_name(const char *name)
{
	static const struct span endings[] = {SPAN(".txt"), SPAN(".text"), SPAN(".md"),
					      SPAN(".xml"), SPAN(".rss"),  SPAN(".atom"),
					      SPAN(".rdf"), SPAN(".json")};

	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (has_ending(span_of(name), endings[i]))
			return true;
	return false;
}

static bool was_seen(struct reader *in, const struct stat *st)
{
	struct identity id = {st->st_dev, st->st_ino};

	for (size_t i = 0; i < in->seen.n; i++)
		if (in->seen.items[i].device == id.device && in->seen.items[i].inode == id.inode)
			return true;
	REGION_PUSH(in->r, &in->seen, id);
	return false;
}

static void take_text(void *user, const struct news_file *text)
{
	struct reader *in = user;

	REGION_PUSH(in->r, in->out, *text);
}

/* The texts in FILE: one, or the items of a feed. A folder may well hold other XML and JSON. */
static void take_file(struct reader *in, const struct news_file *file)
{
	enum err e = source_read(file, in->r, in->d, take_text, in);

	if (e == ERR_UNSUPPORTED)
		diag_report(in->d, in->in_folder ? DIAG_WARNING : DIAG_ERROR, file->name, 1,
			    "XML or JSON, but no feed%s", in->in_folder ? ": left out" : "");
	in->failed |= e && !(e == ERR_UNSUPPORTED && in->in_folder);
}

static void map_one(struct reader *in, const char *path)
{
	struct news_file file = {.known = NULL};
	struct mapped m;

	if (mapped_open(&m, path)) {
		complain(in, path, file_reason(ERR_IO));
		return;
	}
	REGION_PUSH(in->r, &in->out->mapped, m);
	file.name = region_copy(in->r, span_of(path)).p;
	file.bytes = m.bytes;
	take_file(in, &file);
}

static void read_one(struct reader *in, const char *path)
{
	unsigned char *bytes;
	size_t size;
	enum err e;
	struct news_file file = {.known = NULL};

	e = file_read(path, INPUT_FILE_MAX, &bytes, &size);
	if (e) {
		complain(in, path, e == ERR_LIMIT ? too_large : file_reason(e));
		return;
	}
	file.name = region_copy(in->r, span_of(path)).p;
	file.bytes = region_copy(in->r, (struct span){(const char *)bytes, size});
	free(bytes);
	take_file(in, &file);
}

static void read_file(struct reader *in, const char *path)
{
	struct stat st;

	bool is_file = strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);

	if (is_file && was_seen(in, &st))
		return;
	if (is_file && (uintmax_t)st.st_size > INPUT_FILE_MAX)
		map_one(in, path);
	else
		read_one(in, path);
}

/* Sorts one entry of a folder into FILES or FOLDERS, or leaves it out. */
static void take_entry(struct reader *in, const char *path, const char *name,
		       struct path_list *files, struct path_list *folders)
{
	struct stat st;
	bool is_link;

	if (lstat(path, &st)) {
		complain(in, path, strerror(errno));
		return;
	}
	is_link = S_ISLNK(st.st_mode);
	if (is_link && stat(path, &st)) {
		if (is_text_name(name))
			complain(in, path, strerror(errno));
		return;
	}
	if (S_ISDIR(st.st_mode) && !is_link)
		REGION_PUSH(in->r, folders, path);
	else if (S_ISREG(st.st_mode) && is_text_name(name))
		REGION_PUSH(in->r, files, path);
}

/* False: FOLDER cannot be read, which is told. */
static bool list_folder(struct reader *in, const char *folder, struct path_list *files,
			struct path_list *folders)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	const char *slash = span_ends(span_of(folder), "/") ? "" : "/";

	if (!dir) {
		complain(in, folder, strerror(errno));
		return false;
	}
	for (errno = 0; (entry = readdir(dir)); errno = 0) {
		struct span path = region_format(in->r, "%s%s%s", folder, slash, entry->d_name);

		if (entry->d_name[0] != '.')
			take_entry(in, path.p, entry->d_name, files, folders);
	}
	if (errno)
		complain(in, folder, strerror(errno));
	closedir(dir);
	return true;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_folder(struct reader *in, const char *top)
{
	struct path_list files = {NULL, 0, 0};
	struct path_list folders = {NULL, 0, 0};
	bool all_read = true;

	REGION_PUSH(in->r, &folders, top);
	while (folders.n) {
		const char *folder = folders.items[--folders.n];

		all_read &= list_folder(in, folder, &files, &folders);
	}
	if (files.n == 0 && all_read) {
		complain(in, top,
			 "the folder has no text (*.txt, *.text, *.md) and no feed "
			 "(*.xml, *.rss, *.atom, *.rdf, *.json)");
		return;
	}
	qsort(files.items, files.n, sizeof *files.items, compare_paths);
	in->in_folder = true;
	for (size_t i = 0; i < files.n; i++)
		read_file(in, files.items[i]);
	in->in_folder = false;
}

enum err input_read(char *const *paths, size_t n, struct region *r, struct diag *d,
		    struct input_files *out)
{
	struct reader in = {.r = r, .d = d, .out = out};

	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < n; i++) {
		struct stat st;

		if (strcmp(paths[i], "-") != 0 && stat(paths[i], &st))
			complain(&in, paths[i], strerror(errno));
		else if (strcmp(paths[i], "-") != 0 && S_ISDIR(st.st_mode))
			read_folder(&in, paths[i]);
		else
			read_file(&in, paths[i]);
	}
	return in.failed ? ERR_IO : ERR_NONE;
}

void input_let_go(struct input_files *files, const struct news_file *file, size_t done)
{
	for (size_t i = 0; i < files->mapped.n; i++)
		if (files->mapped.items[i].bytes.p == file->bytes.p)
			mapped_let_go(&files->mapped.items[i], done);
}

void input_finish(struct input_files *files)
{
	for (size_t i = 0; i < files->mapped.n; i++)
		mapped_close(&files->mapped.items[i]);
	files->mapped.n = 0;
}
