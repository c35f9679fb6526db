// The keys of the room. Everything works without them.
"use strict";
const lines = [...document.querySelectorAll(".said-here a, .spoken .meta a, .stories h2 a")];
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") {
    document.querySelector("input[type=search]").focus();
    event.preventDefault();
  }
  if ((event.key === "j" || event.key === "k") && lines.length) {
    const asked = document.querySelector(".said-here a[aria-current]");
    const here = lines.indexOf(lines.includes(document.activeElement) ? document.activeElement : asked);
    const next = event.key === "j" ? Math.min(here + 1, lines.length - 1) : Math.max(here - 1, 0);
    lines[next].focus();
  }
});
const current = document.querySelector(".said-here a[aria-current]");
const pane = current && current.closest(".left");
if (pane) pane.scrollTop = current.offsetTop - pane.clientHeight / 3;
