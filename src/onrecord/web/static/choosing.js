// Words chosen in the text of a report, as the place that a form asks for: start-end in code points, the end outside.
const text = document.querySelector("[data-selectable]");
const form = document.querySelector("[data-correcting]");

const points = (words) => [...words].length;

// How many code points of the report stand before a place: the pane holds the frozen text and nothing else.
const before = (node, offset) => {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return points(range.toString());
};

// The stretch of the words that are chosen, without the spaces at its ends; null where none are.
export const chosen = () => {
  const selection = getSelection();
  if (!text || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(text)) return null;
  if (!text.contains(range.startContainer)) range.setStart(text, 0);
  if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
  const words = range.toString();
  if (!words.trim()) return null;
  const start = before(range.startContainer, range.startOffset) + points(words) - points(words.trimStart());
  return [start, start + points(words.trim())];
};

if (text && form) {
  const all = [...text.textContent];
  let last = null;
  // A tap on a button unchooses the words on a phone: what was chosen last counts.
  document.addEventListener("selectionchange", () => { last = chosen() ?? last; });

  const told = (field) => {
    const places = [...field.value.matchAll(/(\d+)-(\d+)/g)];
    const words = places.map(([, start, end]) => all.slice(Number(start), Number(end)).join(""));
    const shown = field.closest("label").querySelector("output");
    if (shown) shown.value = words.join(" … ");
  };
  for (const field of form.querySelectorAll("[data-place]")) {
    field.addEventListener("input", () => told(field));
    told(field);
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-add]");
    if (!button) return;
    const at = chosen() ?? last;
    if (!at) { button.closest(".take").dataset.asked = "yes"; return; }
    const name = button.dataset.take ?? button.dataset.add;
    const field = form.querySelector(`[data-name="${name}"]`) ?? form.elements[name];
    const place = at.join("-");
    field.value = button.dataset.add && field.value.trim() ? `${field.value.trim()} ${place}` : place;
    told(field);
    field.closest("label").scrollIntoView({ block: "nearest" });
  });
}
