/*
 * cards FROM OUT: the cards an office gives to a panel, made into the pack OUT: the newest pack in
 * the folder FROM, or the one that is linked in, and the notices that lie beside it as text.
 *
 *	FROM  a folder; or a disk (/dev/...) with FAT or exFAT, of which its folder cards/ is
 *	      taken, else what lies at its top. It is mounted read-only, and only for that long.
 *
 * What is wrong with a notice is on a card; what is wrong with a pack likewise, where there are
 * notices, as then the panel has to show something. 0: OUT is new. 1: it cannot be made. 2: wrong
 * use. 3: there is nothing, or nothing new.
 */
#define _DEFAULT_SOURCE

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "base/embed.h"
#include "base/file.h"
#include "firmware/image/boot_disk.h"
#include "firmware/image/notices.h"

#define STICK_AT "/stick"
#define NAME_BYTES 1024
#define PACK_BYTES_MAX ((size_t)64 << 20)
#define NOTICE_BYTES_MAX 65536
#define FILES_MAX 200
#define FOLDER_S 10 /* then it is given up; a machine waits for it */
#define DISK_S 100

static enum { NEW = 0, FAILED = 1, NOTHING = 3 } status;

/* The newest pack of FOLDER, or where there is none the linked one; what is wrong with it goes to
 * D. BYTES live as long as the program. */
static bool open_pack(const char *folder, const struct boot_disk_cards *cards, struct diag *d,
		      struct pack *pack, struct span *bytes)
{
	char path[NAME_BYTES];
	unsigned char *memory;
	const char *why;

	if (!cards->pack[0])
		return embed_find("default.pack", bytes) &&
		       pack_open(pack, bytes->p, bytes->n, NULL) == ERR_NONE;
	snprintf(path, sizeof path, "%s/%s", folder, cards->pack);
	if (file_load(path, PACK_BYTES_MAX, d, &memory, &bytes->n))
		return false;
	bytes->p = (const char *)memory;
	if (pack_open(pack, bytes->p, bytes->n, &why) == ERR_NONE)
		return true;
	diag_report(d, DIAG_ERROR, path, 0, "%s", why);
	return false;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_file(struct notices *n, const char *folder, const char *name)
{
	const char *shown = region_format(n->r, "cards/%s", name).p;
	char *path = region_take(n->r, NAME_BYTES);
	unsigned char *memory;
	struct span bytes;
	enum err e;

	snprintf(path, NAME_BYTES, "%s/%s", folder, name);
	e = file_read(path, NOTICE_BYTES_MAX, &memory, &bytes.n);
	if (e) {
		notices_add_unread(n, shown,
				   e == ERR_LIMIT ? "larger than 64 KiB" : file_reason(e));
		return;
	}
	bytes = region_copy(n->r, (struct span){(const char *)memory, bytes.n});
	free(memory);
	notices_add(n, shown, bytes);
}

/* In the order of their names, whatever order the folder has. Of more than FILES_MAX those are
 * taken that it has first, and that there are more is told. */
static void add_notices(struct notices *n, const char *folder)
{
	char *names[FILES_MAX];
	size_t n_names = 0;
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool has_more = false;

	while (dir && !has_more && (entry = readdir(dir)) != NULL) {
		if (!boot_disk_is_notice(entry->d_name))
			continue;
		has_more = n_names == FILES_MAX;
		if (!has_more)
			names[n_names++] = (char *)region_copy(n->r, span_of(entry->d_name)).p;
	}
	if (dir)
		closedir(dir);
	qsort(names, n_names, sizeof names[0], by_name);
	for (size_t i = 0; i < n_names; i++)
		add_file(n, folder, names[i]);
	if (has_more)
		notices_add_unread(
			n, "cards",
			region_format(n->r, "more than %d notices; the rest is left out", FILES_MAX)
				.p);
}

/* Is that what OUT has already? */
static bool is_there(const char *out, struct span bytes)
{
	unsigned char *memory;
	size_t n;
	bool is_same;

	if (file_read(out, PACK_BYTES_MAX, &memory, &n))
		return false;
	is_same = n == bytes.n && memcmp(memory, bytes.p, n) == 0;
	free(memory);
	return is_same;
}

static void put(const char *out, struct span bytes, struct diag *d)
{
	enum err e;

	status = NOTHING;
	if (is_there(out, bytes))
		return;
	e = file_write(out, bytes.p, bytes.n);
	if (e)
		diag_report(d, DIAG_ERROR, out, 0, "cannot be written: %s", file_reason(e));
	status = e ? FAILED : NEW;
}

static void make(const char *folder, const char *out, struct region *r, struct diag *d)
{
	struct boot_disk_cards cards, none = {.n_notices = 0};
	struct notices notices;
	struct pack pack;
	struct span bytes;
	struct buf made;
	bool is_good;

	status = NOTHING;
	boot_disk_look(folder, &cards);
	if (!cards.pack[0] && cards.n_notices == 0)
		return;
	status = FAILED;
	is_good = open_pack(folder, &cards, d, &pack, &bytes);
	if (is_good && cards.n_notices == 0) {
		put(out, bytes, d);
		return;
	}
	if (cards.n_notices == 0 || (!is_good && !open_pack(folder, &none, d, &pack, &bytes)))
		return;
	notices_init(&notices, &pack, r, d);
	if (!is_good)
		notices_add_fault(&notices, cards.pack, d->first);
	add_notices(&notices, folder);
	buf_init(&made);
	if (notices_write(&notices, &made) == ERR_NONE)
		put(out, (struct span){(const char *)made.p, made.n}, d);
	buf_finish(&made);
}

static bool mount_stick(const char *device)
{
	const unsigned long flags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC;

	return mount(device, STICK_AT, "vfat", flags, "utf8=1") == 0 ||
	       mount(device, STICK_AT, "exfat", flags, NULL) == 0;
}

int main(int argc, char **argv)
{
	const char *folder = argc == 3 ? argv[1] : "";
	bool is_disk = strncmp(folder, "/dev/", 5) == 0;
	struct region r;
	struct diag d;

	if (argc != 3) {
		fputs("usage: cards FOLDER|DISK OUT\n", stderr);
		return 2;
	}
	alarm(is_disk ? DISK_S : FOLDER_S);
	if (is_disk && !mount_stick(folder))
		return NOTHING;
	if (is_disk)
		folder = access(STICK_AT "/cards", X_OK) ? STICK_AT : STICK_AT "/cards";
	diag_init(&d, diag_print, stderr);
	region_init(&r);
	make(folder, argv[2], &r, &d);
	region_finish(&r);
	if (is_disk)
		(void)umount2(STICK_AT, MNT_DETACH);
	return (int)status;
}
