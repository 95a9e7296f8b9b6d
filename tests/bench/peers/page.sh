#!/bin/sh
# A page that does what the player does, for Chromium: a card that cross-fades every six seconds, a clock, a
# crawl whose place is a function of the wall clock, whole pixels a refresh. usage: page.sh HEADLINES STEP_PX: lines
# of text, and px of the crawl a sixtieth of a second. The crawl is a transform on a layer of its own, the cheapest
# way to move text in a browser; an animation of CSS, which knows no whole pixels and no clock, costs somewhat less.
set -eu
cat <<END
<!doctype html><meta charset="utf-8"><style>
html, body { margin: 0; height: 100%; background: #0b1016; overflow: hidden; cursor: none; color: #f5f2ea }
.card { position: absolute; left: 109px; top: 300px; width: 1700px; font: bold 130px/1.08 "Inter Display";
	letter-spacing: -0.018em; transition: opacity 300ms linear; opacity: 0 }
.on { opacity: 1 }
#clock { position: absolute; right: 109px; top: 80px; font: 40px Inter; color: #aab6c2 }
#band { position: absolute; left: 0; right: 0; bottom: 0; height: 91px; background: #172029; overflow: hidden }
#strip { position: absolute; left: 0; top: 0; white-space: nowrap; font: 40px/91px Inter; will-change: transform }
#tag { position: absolute; left: 0; top: 0; padding: 0 37px 0 109px; background: #ffb224; color: #0b1016;
	font: bold 40px/91px Inter }
</style><div id="a" class="card on"></div><div id="b" class="card"></div><div id="clock"></div>
<div id="band"><div id="strip"></div><div id="tag">STOP PRESS</div></div>
<script type="text/plain" id="texts">
END
sed 's/</\&lt;/g' "$1"
cat <<END
</script><script>
const texts = document.getElementById("texts").textContent.trim().split("\n");
const strip = document.getElementById("strip"), once = texts.join(" \u25A0 ") + " \u25A0 ";
strip.textContent = once;
const width = Math.round(strip.getBoundingClientRect().width);
strip.textContent = once + once;
function step() {
	const at = Math.floor(Date.now() * 60 / 1000) * $2 % width;
	strip.style.transform = "translateX(" + -at + "px)";
	requestAnimationFrame(step);
}
requestAnimationFrame(step);
let n = 0, on = document.getElementById("a"), off = document.getElementById("b");
on.textContent = texts[0];
setInterval(() => {
	off.textContent = texts[++n % texts.length];
	on.className = "card";
	off.className = "card on";
	[on, off] = [off, on];
}, 6000);
function tick() {
	const now = new Date();
	document.getElementById("clock").textContent = now.toTimeString().slice(0, 5);
	setTimeout(tick, 60000 - now % 60000);
}
tick();
</script>
END
