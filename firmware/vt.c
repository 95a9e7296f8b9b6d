/* major() and minor() are not POSIX, signalfd() is Linux's own. */
#define _DEFAULT_SOURCE

#include "firmware/vt.h"

#include <linux/kd.h>
#include <linux/major.h>
#include <linux/vt.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* Those below are the player's own (bell.h). */
#define SIGNAL_LEAVE SIGRTMIN
#define SIGNAL_BACK (SIGRTMIN + 1)

static void set_switching(const struct vt *vt, char mode, int leave, int back)
{
	struct vt_mode m;

	memset(&m, 0, sizeof m);
	m.mode = mode;
	m.relsig = (short)leave;
	m.acqsig = (short)back;
	(void)ioctl(vt->fd, VT_SETMODE, &m);
}

static void take_signals(struct vt *vt)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGNAL_LEAVE);
	sigaddset(&set, SIGNAL_BACK);
	sigprocmask(SIG_BLOCK, &set, &vt->signals_then);
	vt->news = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void vt_open(struct vt *vt)
{
	vt->fd = -1;
	take_signals(vt);
	if (ioctl(STDIN_FILENO, KDGETMODE, &vt->mode_then))
		return;
	vt->fd = STDIN_FILENO;
	set_switching(vt, VT_PROCESS, SIGNAL_LEAVE, SIGNAL_BACK);
	(void)ioctl(vt->fd, KDSETMODE, KD_GRAPHICS);
}

enum vt_news vt_news(const struct vt *vt)
{
	struct signalfd_siginfo info;

	if (read(vt->news, &info, sizeof info) != (ssize_t)sizeof info)
		return VT_NOTHING;
	return (int)info.ssi_signo == SIGNAL_LEAVE ? VT_LEAVE : VT_BACK;
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

/* Signals that came and were not read are not to end the program now. */
static void give_signals_back(struct vt *vt)
{
	if (vt->news >= 0) {
		while (vt_news(vt) != VT_NOTHING)
			continue;
		close(vt->news);
	}
	vt->news = -1;
	sigprocmask(SIG_SETMASK, &vt->signals_then, NULL);
}

void vt_close(struct vt *vt)
{
	if (vt->fd >= 0) {
		(void)ioctl(vt->fd, KDSETMODE, vt->mode_then);
		set_switching(vt, VT_AUTO, 0, 0);
	}
	vt->fd = -1;
	give_signals_back(vt);
}
