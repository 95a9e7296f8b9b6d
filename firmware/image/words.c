#define _DEFAULT_SOURCE

#include "firmware/image/words.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "firmware/image/say.h"

void words_add(struct words *w, const char *word)
{
	if (w->n >= WORDS_MAX)
		return;
	w->word[w->n++] = (char *)word;
	w->word[w->n] = NULL;
}

void words_add_file(struct words *w, const char *path)
{
	char line[SAY_LINE_BYTES];
	FILE *f = fopen(path, "re");

	if (!f) {
		say_line("cannot read", path, strerror(errno));
		return;
	}
	while (say_read_line(f, line))
		words_add(w, strdup(line));
	fclose(f);
}

pid_t words_start(const struct words *w)
{
	pid_t pid = fork();

	if (pid == 0) {
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		if (w->word[0])
			execv(w->word[0], w->word);
		say_line("cannot start", w->word[0], strerror(errno));
		_exit(127);
	}
	if (pid < 0)
		say_line("cannot start", w->word[0], strerror(errno));
	return pid;
}
