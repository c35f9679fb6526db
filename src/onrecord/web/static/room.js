// The keys of the room. Everything works without them.
import { correct, decide, undo } from "./judging.js";
import { move, open } from "./lines.js";
import "./choosing.js";

document.documentElement.classList.add("scripted");

const help = document.getElementById("help");
const keys = {
  "/": () => document.querySelector("input[type=search]").focus(),
  "?": () => help.showModal(),
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("accepted"),
  x: () => decide("rejected"),
  e: correct,
  o: open,
  u: undo,
};

document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys === "off" || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, dialog, [contenteditable]")) return;
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

// In a page that was read the asked line stands where one sees it.
const asked = document.querySelector(".said-here a[aria-current]");
const pane = asked && asked.closest(".left");
if (pane) pane.scrollTop = asked.offsetTop - pane.clientHeight / 3;

// An address that ends in #correct opens the form it leads to.
const folded = location.hash === "#correct" && document.querySelector("details.correct, .desk details");
if (folded) {
  folded.open = true;
  // Going to the place that an address names takes the focus away, so it is given afterwards.
  addEventListener("load", () => folded.querySelector("summary").focus());
}

// On a busy machine Chromium may show a framed page without going to the place that its address names; it goes there
// when asked again, once the frame stands.
const printed = document.querySelector("iframe.printed-page");
if (printed && printed.src.includes("#")) addEventListener("load", () => { printed.src = printed.src; });
