#define _DEFAULT_SOURCE

#include "firmware/image/blank.h"

#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc.h"
#include "base/le.h"

#define MAGIC "STOPNEW1"
#define HEAD 20	    /* bytes before the first record */
#define LOST 131072 /* Btrfs and ReiserFS begin behind 64 KiB of zeros */
#define EXT4_MARK_AT (1024 + 56)
#define EXT4_MARK 0xEF53
#define EXT4_UUID_AT (1024 + 104)
#define UUID_BYTES 16

/* What sdcard.sh gives to the data disk of every image. */
static const unsigned char our_uuid[UUID_BYTES] = {0x6f, 0x0e, 0x5a, 0x3c, 0x7d, 0x1b, 0x4c, 0x52,
						   0x9a, 0x86, 0x2b, 0x1f, 0x3c, 0x4d, 0x5e, 0x60};

struct head {
	uint32_t n_blocks, n_records;
};

/* As it is in the file. */
struct record {
	unsigned char crc[4], block[4], bytes[BLANK_BLOCK];
};

static bool is_all(const unsigned char *p, size_t n, unsigned char value)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != value)
			return false;
	return true;
}

static bool read_at(int fd, void *to, size_t n, off_t at)
{
	return pread(fd, to, n, at) == (ssize_t)n;
}

static bool write_at(int fd, const void *from, size_t n, off_t at)
{
	return pwrite(fd, from, n, at) == (ssize_t)n;
}

static off_t block_at(uint32_t block)
{
	return (off_t)block * BLANK_BLOCK;
}

static off_t record_at(uint32_t record)
{
	return HEAD + (off_t)record * (off_t)sizeof(struct record);
}

/* ----------------------------------------------------------------------------------------- note */

static uint32_t crc_of_record(const struct record *r)
{
	return crc_of(r->block, sizeof *r - sizeof r->crc);
}

static bool put_record(int out, uint32_t i, uint32_t block, struct record *r)
{
	le32_put(r->block, block);
	le32_put(r->crc, crc_of_record(r));
	return write_at(out, r, sizeof *r, record_at(i));
}

static bool put_head(int out, const struct head *h)
{
	unsigned char head[HEAD];

	memcpy(head, MAGIC, 8);
	le32_put(head + 8, h->n_blocks);
	le32_put(head + 12, h->n_records);
	le32_put(head + 16, crc_of(head + 8, 8));
	return write_at(out, head, HEAD, 0);
}

enum err blank_note(int disk, int out)
{
	off_t size = lseek(disk, 0, SEEK_END);
	struct head h = {0, 0};
	struct record r;

	if (size < 0)
		return ERR_IO;
	if (size == 0 || size % BLANK_BLOCK || size / BLANK_BLOCK > UINT32_MAX)
		return ERR_RANGE;
	h.n_blocks = (uint32_t)(size / BLANK_BLOCK);
	for (uint32_t block = 0; block < h.n_blocks; block++) {
		if (!read_at(disk, r.bytes, BLANK_BLOCK, block_at(block)))
			return ERR_IO;
		if (is_all(r.bytes, BLANK_BLOCK, 0))
			continue;
		if (!put_record(out, h.n_records++, block, &r))
			return ERR_IO;
	}
	return put_head(out, &h) ? ERR_NONE : ERR_IO;
}

/* -------------------------------------------------------------------------------------- restore */

bool blank_is_ours(int disk)
{
	unsigned char p[BLANK_BLOCK];
	bool zeros = true, ones = true;

	for (off_t at = 0; at < LOST; at += BLANK_BLOCK) {
		if (!read_at(disk, p, BLANK_BLOCK, at))
			return false;
		if (at == 0 && le16(p + EXT4_MARK_AT) == EXT4_MARK)
			return memcmp(p + EXT4_UUID_AT, our_uuid, UUID_BYTES) == 0 ||
			       is_all(p + EXT4_UUID_AT, UUID_BYTES, 0); /* not finished */
		zeros = zeros && is_all(p, BLANK_BLOCK, 0);
		ones = ones && is_all(p, BLANK_BLOCK, 0xFF);
	}
	return zeros || ones;
}

static enum err get_head(int blank, struct head *h)
{
	unsigned char head[HEAD];

	if (!read_at(blank, head, HEAD, 0) || memcmp(head, MAGIC, 8) != 0 ||
	    le32(head + 16) != crc_of(head + 8, 8))
		return ERR_CORRUPT;
	h->n_blocks = le32(head + 8);
	h->n_records = le32(head + 12);
	return h->n_blocks ? ERR_NONE : ERR_CORRUPT;
}

static bool get_record(int blank, uint32_t i, struct record *r)
{
	return read_at(blank, r, sizeof *r, record_at(i)) && le32(r->crc) == crc_of_record(r);
}

/* All of BLANK is looked at before anything is written. */
static enum err check(int blank, int disk, struct head *h)
{
	enum err e = get_head(blank, h);
	off_t size = lseek(disk, 0, SEEK_END);
	struct record r = {{0}, {0}, {0}};
	int64_t last = -1;

	for (uint32_t i = 0; !e && i < h->n_records; i++) {
		bool is_good = get_record(blank, i, &r) && le32(r.block) > last &&
			       le32(r.block) < h->n_blocks;

		e = is_good ? ERR_NONE : ERR_CORRUPT;
		last = le32(r.block);
	}
	if (!e && size < 0)
		e = ERR_IO;
	if (!e && size / BLANK_BLOCK < h->n_blocks)
		e = ERR_RANGE;
	return e;
}

/* All but the first block, in which only the mark is left: a disk that was not finished is no file
 * system, and is ours. A disk may know how to be zero. */
static bool clear(int disk, uint32_t n_blocks)
{
	static const unsigned char zeros[BLANK_BLOCK];
	unsigned char first[BLANK_BLOCK] = {0};
	uint64_t rest[2] = {BLANK_BLOCK, (uint64_t)(n_blocks - 1) * BLANK_BLOCK};

	le16_put(first + EXT4_MARK_AT, EXT4_MARK);
	if (!write_at(disk, first, BLANK_BLOCK, 0) || fsync(disk))
		return false;
	if (rest[1] == 0 || ioctl(disk, BLKZEROOUT, rest) == 0)
		return true;
	for (uint32_t b = 1; b < n_blocks; b++)
		if (!write_at(disk, zeros, BLANK_BLOCK, block_at(b)))
			return false;
	return true;
}

/* The first block comes last, when all others are there. */
enum err blank_restore(int blank, int disk)
{
	struct head h = {0, 0};
	struct record r;
	enum err e = check(blank, disk, &h);

	if (e)
		return e;
	if (!clear(disk, h.n_blocks))
		return ERR_IO;
	for (uint32_t i = h.n_records; i > 0; i--) {
		if (!get_record(blank, i - 1, &r) || (le32(r.block) == 0 && fsync(disk)) ||
		    !write_at(disk, r.bytes, BLANK_BLOCK, block_at(le32(r.block))))
			return ERR_IO;
	}
	return fsync(disk) ? ERR_IO : ERR_NONE;
}
