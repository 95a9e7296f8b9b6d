#include "firmware/keys.h"

#include <string.h>
#include <unistd.h>

#include "base/base.h"

#define ESCAPE 0x1B
#define SEQUENCE_MAX 8 /* bytes of a key behind its ESC [; of more it is none of ours */

void keys_open(struct keys *k, int fd)
{
	struct termios t;

	k->fd = -1;
	if (!isatty(fd) || tcgetpgrp(fd) != getpgrp() || tcgetattr(fd, &k->then))
		return;
	t = k->then;
	t.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	t.c_cc[VMIN] = 0; /* read() takes what there is */
	t.c_cc[VTIME] = 0;
	if (tcsetattr(fd, TCSANOW, &t) == 0)
		k->fd = fd;
}

/* -1: none was pressed. */
static int next_byte(struct keys *k)
{
	unsigned char byte;

	return k->fd >= 0 && read(k->fd, &byte, 1) == 1 ? byte : -1;
}

/* What stands behind ESC [ or ESC O: parameters, and a last byte. */
static void read_sequence(struct keys *k, char text[SEQUENCE_MAX + 1])
{
	size_t n = 0;
	int c;

	while ((c = next_byte(k)) >= 0) {
		if (n < SEQUENCE_MAX)
			text[n++] = (char)c;
		if (c >= '@' && c <= '~')
			break;
	}
	text[n] = 0;
}

/* The keys of Linux's console, and of xterm and who does as it does. An ESC of its own means
 * nothing, as it may be the beginning of a key whose rest is still on its way. */
static enum display_event read_escaped(struct keys *k)
{
	static const struct {
		const char *text;
		enum display_event what;
	} key[] = {{"A", DISPLAY_PREVIOUS}, {"B", DISPLAY_NEXT}, {"C", DISPLAY_NEXT},
		   {"D", DISPLAY_PREVIOUS}, {"H", DISPLAY_LIVE}, {"1~", DISPLAY_LIVE},
		   {"7~", DISPLAY_LIVE}};
	char text[SEQUENCE_MAX + 1];
	int c = next_byte(k);

	if (c != '[' && c != 'O')
		return DISPLAY_NOTHING;
	read_sequence(k, text);
	for (size_t i = 0; i < COUNT_OF(key); i++)
		if (strcmp(text, key[i].text) == 0)
			return key[i].what;
	return DISPLAY_NOTHING;
}

enum display_event keys_read(struct keys *k)
{
	switch (next_byte(k)) {
	case ESCAPE:
		return read_escaped(k);
	case ' ':
		return DISPLAY_PAUSE;
	case 'l':
		return DISPLAY_LIVE;
	case 's':
		return DISPLAY_SHOT;
	case 'q':
		return DISPLAY_QUIT;
	default:
		return DISPLAY_NOTHING;
	}
}

void keys_lose(struct keys *k)
{
	k->fd = -1;
}

void keys_close(struct keys *k)
{
	if (k->fd >= 0)
		(void)tcsetattr(k->fd, TCSANOW, &k->then);
	k->fd = -1;
}
