// Puts what the room would say now in place of what the page says, where its reader is, and leaves him there.
import { here, lineOf, markOf, stay } from "./lines.js";

const place = (mark) => {
  const about = new URL(mark.querySelector("a").href);
  about.searchParams.delete("back");
  return about.search;
};

// What is being written, chosen or asked on a page is not taken away from under anybody.
const busy = (main) =>
  main.querySelector("[data-selectable], [data-correcting], iframe") !== null ||
  document.querySelector("dialog[open]") !== null ||
  (main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")) ||
  [...main.querySelectorAll("input, textarea, select")].some((field) =>
    field.matches("[type=checkbox], [type=radio]")
      ? field.checked !== field.defaultChecked
      : "defaultValue" in field && field.value !== field.defaultValue) ||
  !getSelection().isCollapsed;

// What the reader sees first: a part of the page that has a name, so that it is found again.
const seen = (main) => [...main.querySelectorAll("[id]")].find((one) => one.getBoundingClientRect().bottom > 0);

const folds = (main) => [...main.querySelectorAll("details")];
const called = (fold) => fold.querySelector("summary")?.textContent;

export const renew = async () => {
  const main = document.getElementById("main");
  if (busy(main)) return false;
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  if (!answer.ok) return false; // what it is about has another name now
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = made.getElementById("main");
  if (!now || busy(main)) return false;
  const first = seen(main);
  const top = first && first.getBoundingClientRect().top;
  const panes = [...main.querySelectorAll(".left, .right")].map((pane) => pane.scrollTop);
  const open = new Map(folds(main).map((fold) => [called(fold), fold.open]));
  const line = main.contains(document.activeElement) && here();
  const mark = line && markOf(line);
  const asked = mark && place(mark);
  for (const fold of folds(now)) if (open.has(called(fold))) fold.open = open.get(called(fold));
  main.replaceChildren(...now.childNodes);
  const same = asked && [...main.querySelectorAll(".verdict")].find((one) => place(one) === asked);
  if (same) stay(lineOf(same), { preventScroll: true });
  [...main.querySelectorAll(".left, .right")].forEach((pane, number) => { pane.scrollTop = panes[number] ?? 0; });
  const again = first && document.getElementById(first.id);
  if (again) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  document.dispatchEvent(new Event("renewed"));
  return true;
};
