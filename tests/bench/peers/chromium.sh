#!/bin/sh
# The same work as `lines set`, by Chromium with text-wrap: balance: the largest size at which the
# headline fits the box. usage: chromium.sh FILE WIDTH HEIGHT SIZE_MAX SIZE_MIN LEADING LINES
# For the bench only. Times are of layout in the page, sizes tried included.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
{
	cat <<END
<!doctype html><meta charset="utf-8"><style>
body { margin: 0 }
div { width: ${2}px; font: bold 100px "Inter Display"; letter-spacing: -0.018em; text-wrap: balance }
</style><body><pre id="out"></pre><script type="application/json" id="texts">
END
	python3 -c 'import json,sys; print(json.dumps([l.rstrip("\n") for l in open(sys.argv[1])]).replace("<", "\\u003c"))' "$1"
	cat <<END
</script><script>
const box = { height: $3, most: $4, least: $5, leading: $6 / 1000, lines: $7 };
const div = document.body.appendChild(document.createElement("div"));
div.style.lineHeight = box.leading;
function fits(size) {
	div.style.fontSize = size + "px";
	const height = div.getBoundingClientRect().height, n = Math.round(height / (size * box.leading));
	return n <= box.lines && (n - 1) * size * box.leading + size <= box.height && div.scrollWidth <= $2;
}
function lines(text) {
	const range = document.createRange(), node = div.firstChild, out = [];
	let top = null;
	for (const word of text.matchAll(/\\S+/g)) {
		range.setStart(node, word.index);
		range.setEnd(node, word.index + word[0].length);
		const y = Math.round(range.getBoundingClientRect().top);
		if (y !== top) out.push([]);
		top = y;
		out[out.length - 1].push(word[0]);
	}
	return out.map(l => l.join(" "));
}
function run() {
	let out = "";
	for (const text of JSON.parse(document.getElementById("texts").textContent)) {
		const start = performance.now();
		let low = box.least, high = box.most;
		div.textContent = text;
		while (low < high) {
			const size = Math.ceil((low + high) / 2);
			if (fits(size)) low = size; else high = size - 1;
		}
		if (!fits(low)) continue;
		out += low + " " + Math.round((performance.now() - start) * 1000) + "\\n" + lines(text).join("\\n") + "\\n\\n";
	}
	document.getElementById("out").textContent = out;
	div.remove();
}
document.fonts.ready.then(run);
</script>
END
} >"$tmp/page.html"
chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=60000 --dump-dom "file://$tmp/page.html" 2>/dev/null |
	python3 -c 'import html,re,sys; print(html.unescape(re.search(r"<pre id=\"out\">(.*?)</pre>", sys.stdin.read(), re.S).group(1)), end="")'
