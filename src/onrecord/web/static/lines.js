// The lines of a page: what can be judged or opened, and the one where the reader is.
const MARKED = ".verdict, .stories h2 a, .stories .carried a, .briefs li > a, .list a";
const AROUND = "li, tr, .claim, .card, .exhibited";

export const lineOf = (mark) => mark.closest(AROUND) ?? mark.parentElement;

const shown = (element) => element.getClientRects().length > 0;

export const lines = () => {
  const found = [...document.querySelectorAll(MARKED)].map(lineOf);
  return [...new Set(found)].filter(shown);
};

let last = null;

// Where the focus is, or was before it went to the page itself; else what the address asks for.
export const here = () => {
  const known = lines();
  let at = document.activeElement;
  while (at && !known.includes(at)) at = at.parentElement;
  if (at) return at;
  if (last && known.includes(last)) return last;
  return known.find((line) => line.matches(".asked, .exhibited")) ?? null;
};

export const stay = (line, how = {}) => {
  last = line;
  line.tabIndex = -1;
  line.focus(how);
};

export const move = (steps) => {
  const known = lines();
  if (!known.length) return;
  const at = known.indexOf(here());
  stay(known[Math.min(Math.max(at + steps, 0), known.length - 1)]);
};

// The mark of a line itself, not of a line inside it.
export const markOf = (line) =>
  line && [...line.querySelectorAll(".verdict")].find((mark) => mark.closest(AROUND) === line);

export const open = () => {
  const line = here();
  if (line && line.matches(".exhibited")) { document.querySelector("a.open, .choice a")?.click(); return; }
  const way = line && (line.querySelector("a.open, sup.ref a, :scope > a, h2 a, th a, a[href^='/reports/']") ?? line.querySelector("a"));
  if (way) way.click();
};
