/*
 * vt.h - the virtual terminal that the player was started on: no text and no cursor over the
 * picture while it shows, the terminal as it was afterwards, and who has the screen when somebody
 * changes terminals.
 */
#ifndef FIRMWARE_VT_H
#define FIRMWARE_VT_H

#include <stdbool.h>

struct vt {
	int fd; /* below 0: standard input is no virtual terminal, and nothing is to be done */
	int mode_then; /* KD_TEXT or KD_GRAPHICS, as it was */
};

/* Takes the terminal on standard input, where it is a virtual one. LEAVE and BACK are the signals
 * by which the kernel asks for the screen and gives it back; they must be blocked or handled. */
void vt_open(struct vt *vt, int leave, int back);
/* Is it the terminal that is seen? True where there is none, or nobody knows. */
bool vt_is_on(const struct vt *vt);
/* Answers to the signals: the screen may go; it was taken back. */
void vt_leave(const struct vt *vt);
void vt_return(const struct vt *vt);
/* As it was before. */
void vt_close(struct vt *vt);

#endif
