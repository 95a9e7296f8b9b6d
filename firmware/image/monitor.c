/*
 * monitor SOCKET WIDTH HEIGHT: the monitor on QEMU's card, in an image test, becomes another one of
 * so many pixels; 0 0: it is unplugged. QEMU (-vnc unix:SOCKET) tells the guest's card what a
 * viewer asks for, as a monitor tells it: by a hotplug event and an EDID; a viewer without size is
 * none.
 *
 * Speaks just enough of RFB 3.8 (RFC 6143) and its extension for desktop sizes (pseudo-encoding
 * -308). 0: QEMU has taken it; 1: not; 2: wrong use.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SIDE_MAX 65535

static bool get(int fd, unsigned char *p, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

static bool put(int fd, const void *p, size_t n)
{
	return write(fd, p, n) == (ssize_t)n;
}

static bool skip(int fd, size_t n)
{
	unsigned char byte;

	while (n > 0 && get(fd, &byte, 1))
		n--;
	return n == 0;
}

/* Versions, no password, a shared screen, its size and name. */
static bool greet(int fd)
{
	unsigned char in[24];
	const unsigned char none = 1, shared = 1;

	if (!get(fd, in, 12) || !put(fd, "RFB 003.008\n", 12) || !get(fd, in, 1) ||
	    !skip(fd, in[0]) || !put(fd, &none, 1) || !get(fd, in, 4) || in[3] ||
	    !put(fd, &shared, 1) || !get(fd, in, 24))
		return false;
	return skip(fd, (size_t)in[22] << 8 | in[23]);
}

/* The answer is an update of one rectangle, whose x says who asked and whose y whether it was done;
 * QEMU has 4 for "passed on". */
static bool ask(int fd, unsigned w, unsigned h)
{
	const unsigned char encodings[] = {2, 0, 0, 1, 0xFF, 0xFF, 0xFE, 0xCC};
	unsigned char size[24] = {251,
				  0,
				  (unsigned char)(w >> 8),
				  (unsigned char)w,
				  (unsigned char)(h >> 8),
				  (unsigned char)h,
				  1};
	unsigned char in[16];

	memcpy(size + 16, size + 2, 4);
	if (!put(fd, encodings, sizeof encodings) || !put(fd, size, sizeof size))
		return false;
	/* Each answer: update, 0, one; x, y, w, h, encoding; screens, 3 x 0; 16 bytes a screen. */
	while (get(fd, in, 16)) {
		unsigned char n[4];

		if (in[0] != 0 || in[3] != 1 || !get(fd, n, 4) || !skip(fd, (size_t)n[0] * 16))
			return false;
		if (in[5] == 1)
			return in[7] == 0 || in[7] == 4;
	}
	return false;
}

int main(int argc, char **argv)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	unsigned long w, h;
	int fd;

	if (argc != 4 || strlen(argv[1]) >= sizeof at.sun_path) {
		fputs("usage: monitor SOCKET WIDTH HEIGHT\n", stderr);
		return 2;
	}
	w = strtoul(argv[2], NULL, 10);
	h = strtoul(argv[3], NULL, 10);
	memcpy(at.sun_path, argv[1], strlen(argv[1]) + 1);
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	if (w > SIDE_MAX || h > SIDE_MAX || fd < 0 ||
	    connect(fd, (const struct sockaddr *)&at, sizeof at) || !greet(fd) ||
	    !ask(fd, (unsigned)w, (unsigned)h)) {
		fprintf(stderr, "monitor: error: %s: no viewer's wish is taken there\n", argv[1]);
		return 1;
	}
	/* QEMU passes a wish on half a second later, and forgets it where the viewer is gone. */
	sleep(2);
	close(fd);
	return 0;
}
