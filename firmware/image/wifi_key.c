#define _DEFAULT_SOURCE

#include "firmware/image/wifi_key.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BLOCK_BYTES 64
#define SUM_BYTES 20
#define ROUNDS 4096

/* The state of SHA-1 between blocks. */
struct sum {
	uint32_t word[5];
};

static const struct sum nothing = {{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}};

static uint32_t turn(uint32_t v, int bits)
{
	return v << bits | v >> (32 - bits);
}

static void put(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (24 - 8 * i));
}

static void schedule(uint32_t w[80], const unsigned char *p)
{
	for (int i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	for (int i = 16; i < 80; i++)
		w[i] = turn(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
}

/* What round I mixes of three words, with its constant. */
static uint32_t mix(int i, uint32_t b, uint32_t c, uint32_t d)
{
	if (i < 20)
		return ((b & c) | (~b & d)) + 0x5A827999;
	if (i < 40)
		return (b ^ c ^ d) + 0x6ED9EBA1;
	if (i < 60)
		return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
	return (b ^ c ^ d) + 0xCA62C1D6;
}

static void add_block(struct sum *s, const unsigned char block[BLOCK_BYTES])
{
	struct sum v = *s;
	uint32_t w[80];

	schedule(w, block);
	for (int i = 0; i < 80; i++) {
		uint32_t next = turn(v.word[0], 5) + mix(i, v.word[1], v.word[2], v.word[3]) +
				v.word[4] + w[i];

		memmove(v.word + 1, v.word, sizeof v.word - sizeof v.word[0]);
		v.word[2] = turn(v.word[2], 30);
		v.word[0] = next;
	}
	for (int i = 0; i < 5; i++)
		s->word[i] += v.word[i];
}

/* The sum of a block that S has had already and N bytes, 55 at most. */
static void finish(const struct sum *s, const unsigned char *bytes, size_t n,
		   unsigned char out[SUM_BYTES])
{
	unsigned char block[BLOCK_BYTES] = {0};
	struct sum all = *s;

	memcpy(block, bytes, n);
	block[n] = 0x80;
	put(block + BLOCK_BYTES - 4, (uint32_t)(BLOCK_BYTES + n) * 8);
	add_block(&all, block);
	for (int i = 0; i < 5; i++)
		put(out + 4 * i, all.word[i]);
}

/* HMAC's two sums, each after the block that its key makes. */
struct hmac {
	struct sum in, out;
};

static struct hmac hmac_of(const char *key)
{
	unsigned char in[BLOCK_BYTES] = {0}, out[BLOCK_BYTES];
	struct hmac h = {nothing, nothing};

	memcpy(in, key, strnlen(key, BLOCK_BYTES));
	for (int i = 0; i < BLOCK_BYTES; i++) {
		out[i] = in[i] ^ 0x5C;
		in[i] ^= 0x36;
	}
	add_block(&h.in, in);
	add_block(&h.out, out);
	return h;
}

static void hmac(const struct hmac *h, const unsigned char *bytes, size_t n,
		 unsigned char out[SUM_BYTES])
{
	unsigned char inner[SUM_BYTES];

	finish(&h->in, bytes, n, inner);
	finish(&h->out, inner, sizeof inner, out);
}

/* The part INDEX, from 1, of the key. */
static void make_part(const struct hmac *h, const char *name, unsigned char index,
		      unsigned char part[SUM_BYTES])
{
	unsigned char salt[55] = {0}, sum[SUM_BYTES];
	size_t n = strnlen(name, sizeof salt - 4);

	memcpy(salt, name, n);
	salt[n + 3] = index;
	hmac(h, salt, n + 4, sum);
	memcpy(part, sum, SUM_BYTES);
	for (int i = 1; i < ROUNDS; i++) {
		hmac(h, sum, sizeof sum, sum);
		for (int j = 0; j < SUM_BYTES; j++)
			part[j] ^= sum[j];
	}
}

void wifi_key_make(unsigned char key[WIFI_KEY_BYTES], const char *name, const char *password)
{
	struct hmac h = hmac_of(password);
	unsigned char part[2][SUM_BYTES];

	make_part(&h, name, 1, part[0]);
	make_part(&h, name, 2, part[1]);
	memcpy(key, part, WIFI_KEY_BYTES);
}
