/*
 * timeserver SECONDS STRATUM [PORT]: answers questions for the time (SNTP) on 127.0.0.1, or at PORT
 * on every address, for tests of an image: it says that it was SECONDS after 1970 when it began,
 * and that it is of STRATUM. Prints the port it listens on; ends after five minutes.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "firmware/now.h"

#define BYTES 48
#define SECONDS_1900_TO_1970 2208988800u

static void put(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (24 - 8 * i));
}

static void answer(int fd, uint32_t s, unsigned char stratum)
{
	unsigned char in[512], out[BYTES] = {0x24, stratum};
	struct sockaddr_in from;
	socklen_t from_bytes = sizeof from;
	ssize_t n = recvfrom(fd, in, sizeof in, 0, (struct sockaddr *)&from, &from_bytes);

	if (n < BYTES)
		return;
	memcpy(out + 24, in + 40, 8);
	put(out + 32, s + SECONDS_1900_TO_1970);
	put(out + 40, s + SECONDS_1900_TO_1970);
	(void)!sendto(fd, out, sizeof out, 0, (const struct sockaddr *)&from, from_bytes);
}

int main(int argc, char **argv)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t at_bytes = sizeof at;
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	int64_t began_us = now_steady_us();

	at.sin_addr.s_addr = htonl(argc > 3 ? INADDR_ANY : INADDR_LOOPBACK);
	at.sin_port = htons(argc > 3 ? (uint16_t)atoi(argv[3]) : 0);
	if (argc < 3 || fd < 0 || bind(fd, (const struct sockaddr *)&at, sizeof at) ||
	    getsockname(fd, (struct sockaddr *)&at, &at_bytes)) {
		fputs("usage: timeserver SECONDS STRATUM [PORT]\n", stderr);
		return 2;
	}
	printf("%d\n", ntohs(at.sin_port));
	fflush(stdout);
	alarm(300);
	for (;;)
		answer(fd,
		       (uint32_t)(strtoll(argv[1], NULL, 10) +
				  (now_steady_us() - began_us) / 1000000),
		       (unsigned char)atoi(argv[2]));
}
