#include "base/le.h"

uint16_t le16(const unsigned char *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

uint32_t le32(const unsigned char *p)
{
	return (uint32_t)le16(p) | (uint32_t)le16(p + 2) << 16;
}

uint64_t le64(const unsigned char *p)
{
	return (uint64_t)le32(p) | (uint64_t)le32(p + 4) << 32;
}

void le16_put(unsigned char *p, uint16_t v)
{
	p[0] = (unsigned char)(v & 0xFF);
	p[1] = (unsigned char)(v >> 8);
}

void le32_put(unsigned char *p, uint32_t v)
{
	le16_put(p, (uint16_t)(v & 0xFFFF));
	le16_put(p + 2, (uint16_t)(v >> 16));
}

void le64_put(unsigned char *p, uint64_t v)
{
	le32_put(p, (uint32_t)(v & UINT32_MAX));
	le32_put(p + 4, (uint32_t)(v >> 32));
}
