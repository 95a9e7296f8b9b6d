/*
 * vt.h - the virtual terminal that the player was started on: no text and no cursor over the
 * picture while it shows, the terminal as it was afterwards, and who has the screen when somebody
 * changes terminals.
 */
#ifndef FIRMWARE_VT_H
#define FIRMWARE_VT_H

#include <signal.h>
#include <stdbool.h>

struct vt {
	int fd; /* below 0: standard input is no virtual terminal, and nothing is to be done */
	int mode_then; /* KD_TEXT or KD_GRAPHICS, as it was */
	int news;      /* a file to be polled: vt_news() has something to tell */
	sigset_t signals_then;
};

enum vt_news {
	VT_NOTHING,
	VT_LEAVE, /* another terminal is wanted: give the screen away, then vt_leave() */
	VT_BACK,  /* this one is on again: vt_return(), and the screen may be taken */
};

/* Takes the terminal on standard input, where it is a virtual one. The two signals by which the
 * kernel tells of its changes, SIGRTMIN and the next, are blocked until vt_close(). */
void vt_open(struct vt *vt);
/* Is it the terminal that is seen? True where there is none, or nobody knows. */
bool vt_is_on(const struct vt *vt);
/* What came, one at a time. Does not wait. */
enum vt_news vt_news(const struct vt *vt);
/* The screen may go; it was taken back. */
void vt_leave(const struct vt *vt);
void vt_return(const struct vt *vt);
/* As it was before. */
void vt_close(struct vt *vt);

#endif
