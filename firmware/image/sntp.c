#include "firmware/image/sntp.h"

#include <string.h>

#define VERSION_4_CLIENT 0x23 /* leap 0, version 4, mode 3 */
#define MODE_SERVER 4
#define LEAP_UNKNOWN 3
#define STRATUM_MAX 15
#define FIXED_1 65536u /* 16.16 bits: one second */
#define SECONDS_1900_TO_1970 INT64_C(2208988800)
#define ERA_S (INT64_C(1) << 32)

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

void sntp_ask(unsigned char bytes[SNTP_BYTES], uint64_t cookie)
{
	memset(bytes, 0, SNTP_BYTES);
	bytes[0] = VERSION_4_CLIENT;
	for (int i = 0; i < 8; i++)
		bytes[40 + i] = (unsigned char)(cookie >> (56 - 8 * i));
}

static const char *fault_of(const unsigned char *p, size_t n, uint64_t cookie)
{
	if (n < SNTP_BYTES)
		return "an answer too short";
	if (((uint64_t)be32(p + 24) << 32 | be32(p + 28)) != cookie)
		return "an answer to another question";
	if ((p[0] & 7) != MODE_SERVER || ((p[0] >> 3) & 7) < 3)
		return "no answer of a server";
	if (p[1] == 0)
		return "the server wants not to be asked";
	if (p[1] > STRATUM_MAX || p[0] >> 6 == LEAP_UNKNOWN)
		return "the server does not know the time";
	if (be32(p + 4) >= FIXED_1 || be32(p + 8) >= FIXED_1)
		return "the server is more than a second from its source";
	if (be32(p + 40) == 0)
		return "an answer without a time";
	return NULL;
}

int64_t sntp_read(const unsigned char *bytes, size_t n, uint64_t cookie, int64_t not_before_s,
		  const char **why)
{
	int64_t s;

	*why = fault_of(bytes, n, cookie);
	if (*why)
		return -1;
	s = (int64_t)be32(bytes + 40) - SECONDS_1900_TO_1970;
	while (s < not_before_s)
		s += ERA_S;
	return s * 1000 + (int64_t)((uint64_t)be32(bytes + 44) * 1000 >> 32);
}
