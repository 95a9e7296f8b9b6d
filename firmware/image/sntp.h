/*
 * sntp.h - the time from a server on the network (SNTP, RFC 4330 and 5905): what is asked, and what
 * of an answer is believed. Pure; any bytes are safe.
 */
#ifndef FIRMWARE_IMAGE_SNTP_H
#define FIRMWARE_IMAGE_SNTP_H

#include <stddef.h>
#include <stdint.h>

#define SNTP_BYTES 48

/* A question. COOKIE, a random number, stands where the time of asking would: who cannot read the
 * question cannot answer it, and nobody learns our clock. */
void sntp_ask(unsigned char bytes[SNTP_BYTES], uint64_t cookie);

/* The time in the answer of N bytes to the question with COOKIE, ms after 1970, at the moment it
 * was sent; the time it took to come is the caller's to add. Below 0: not to be believed, *WHY says
 * why (static storage). Years beyond 2036 are read as such: a time is taken for the first one not
 * before NOT_BEFORE_S (s after 1970) that NTP's 32 bits can mean. */
int64_t sntp_read(const unsigned char *bytes, size_t n, uint64_t cookie, int64_t not_before_s,
		  const char **why);

#endif
