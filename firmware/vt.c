/* major() and minor() are not POSIX. */
#define _DEFAULT_SOURCE

#include "firmware/vt.h"

#include <linux/kd.h>
#include <linux/major.h>
#include <linux/vt.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static void set_switching(const struct vt *vt, char mode, int leave, int back)
{
	struct vt_mode m;

	memset(&m, 0, sizeof m);
	m.mode = mode;
	m.relsig = (short)leave;
	m.acqsig = (short)back;
	(void)ioctl(vt->fd, VT_SETMODE, &m);
}

void vt_open(struct vt *vt, int leave, int back)
{
	vt->fd = -1;
	if (ioctl(STDIN_FILENO, KDGETMODE, &vt->mode_then))
		return;
	vt->fd = STDIN_FILENO;
	set_switching(vt, VT_PROCESS, leave, back);
	(void)ioctl(vt->fd, KDSETMODE, KD_GRAPHICS);
}

/* Names that stand for another (/dev/tty, /dev/console) do not tell for which. */
bool vt_is_on(const struct vt *vt)
{
	struct vt_stat state;
	struct stat terminal;

	if (vt->fd < 0 || fstat(vt->fd, &terminal) || ioctl(vt->fd, VT_GETSTATE, &state))
		return true;
	return major(terminal.st_rdev) != TTY_MAJOR || minor(terminal.st_rdev) == 0 ||
	       minor(terminal.st_rdev) == state.v_active;
}

void vt_leave(const struct vt *vt)
{
	if (vt->fd >= 0)
		(void)ioctl(vt->fd, VT_RELDISP, 1);
}

void vt_return(const struct vt *vt)
{
	if (vt->fd >= 0)
		(void)ioctl(vt->fd, VT_RELDISP, VT_ACKACQ);
}

void vt_close(struct vt *vt)
{
	if (vt->fd < 0)
		return;
	(void)ioctl(vt->fd, KDSETMODE, vt->mode_then);
	set_switching(vt, VT_AUTO, 0, 0);
	vt->fd = -1;
}
