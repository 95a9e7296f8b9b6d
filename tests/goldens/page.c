#include "tests/goldens/page.h"

FILE *page_open(const char *folder)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/index.html", folder);
	f = fopen(path, "w");
	if (f)
		fputs("<!doctype html><meta charset=utf-8><title>goldens</title>\n<style>"
		      "body{font:16px sans-serif;margin:2em;background:#3a4047;color:#eee}"
		      "figure{display:inline-block;margin:0 1em 1em 0}"
		      "img{max-width:30em;display:block}"
		      "pre{display:inline-block;vertical-align:top;margin-right:2em;font-size:12px}"
		      "</style>\n",
		      f);
	return f;
}

static void put_text(FILE *f, const char *s)
{
	for (; *s; s++) {
		if (*s == '<')
			fputs("&lt;", f);
		else if (*s == '&')
			fputs("&amp;", f);
		else
			fputc(*s, f);
	}
}

static void put_picture(FILE *f, const char *name, const char *which)
{
	fprintf(f, "<figure><img src=\"%s.%s.png\" alt=\"\"><figcaption>%s</figcaption></figure>\n",
		name, which, which);
}

static void put_lay(FILE *f, const char *lay)
{
	fputs("<pre>", f);
	put_text(f, lay);
	fputs("</pre>\n", f);
}

void page_add(FILE *f, const char *name, const char *verdict, const char *before_lay,
	      const char *after_lay)
{
	fprintf(f, "<h2>%s: %s</h2>\n", name, verdict);
	put_picture(f, name, "before");
	put_picture(f, name, "after");
	put_picture(f, name, "difference");
	fputs("<br>\n", f);
	put_lay(f, before_lay);
	put_lay(f, after_lay);
}

void page_close(FILE *f)
{
	if (f)
		fclose(f);
}
