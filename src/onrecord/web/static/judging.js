// Judging with one key: accept, reject, take back. What is sent is what the forms of the judge page send.
import { here, lineOf, markOf, stay } from "./lines.js";

const word = document.querySelector("meta[name=form-word]").content;
const UNDONE = "onrecord-made";
const SAID = "onrecord-said";

export const tell = (sentence) => {
  const place = document.getElementById("told");
  place.textContent = "";
  // A sentence that is said again has to be heard again.
  setTimeout(() => { place.textContent = sentence; }, 50);
};

const send = async (path, fields) => {
  const slow = setTimeout(() => tell("It is being written."), 1500);
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([["word", word], ...fields]),
    });
    return [answer.ok, await answer.json(), answer.status];
  } finally {
    clearTimeout(slow);
  }
};

// What a mark is about stands in the address where it is judged.
const about = (mark) => [...new URL(mark.querySelector("a").href).searchParams].filter(([name]) => name !== "back");

const fieldsOf = (mark) => [...about(mark), ["back", location.pathname + location.search]];

const sameThing = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Every mark of the same thing on the page says what the room says now.
const redraw = (fields, { mark: markup, rejected }) => {
  const made = document.createElement("template");
  made.innerHTML = markup.trim();
  const fresh = made.content.firstElementChild;
  if (!fresh) return;
  const thing = fields.filter(([name]) => name !== "back");
  for (const mark of document.querySelectorAll(".verdict")) {
    if (!sameThing(about(mark), thing)) continue;
    const copy = fresh.cloneNode(true);
    if (mark.id) copy.id = mark.id; else copy.removeAttribute("id");
    mark.replaceWith(copy);
    lineOf(copy).classList.toggle("aside-by", rejected);
  }
};

const stack = () => JSON.parse(sessionStorage.getItem(UNDONE) ?? "[]");
const keep = (made) => sessionStorage.setItem(UNDONE, JSON.stringify(made.slice(-200)));

const named = () => new Promise((answer) => {
  if (document.body.dataset.reader) { answer(true); return; }
  const dialog = document.getElementById("ask-name");
  const form = dialog.querySelector("form");
  const before = document.activeElement;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const [ok, told] = await send("/desk", [["by", form.elements.by.value]]);
    if (ok) document.body.dataset.reader = told.name;
    dialog.close();
  };
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  dialog.onclose = () => {
    if (before && before !== document.body) before.focus();
    answer(Boolean(document.body.dataset.reader));
  };
  dialog.showModal();
});

// The strip at the foot of the page tells what is linked again by it.
const decided = () => document.dispatchEvent(new Event("decided"));

let busy = false;

const alone = async (work) => {
  if (busy) { tell("One moment: what you decided last is still being written."); return; }
  busy = true;
  try {
    await work();
  } catch {
    tell("The room does not answer: nothing was written. Is `onrecord serve` still running?");
  } finally {
    busy = false;
  }
};

export const decide = (verdict) => alone(async () => {
  const line = here();
  const mark = markOf(line);
  if (!mark) { tell("Go to a line first: j leads to the next one."); return; }
  if (!await named()) return;
  const fields = fieldsOf(mark);
  line.setAttribute("aria-busy", "true");
  try {
    const [ok, told] = await send("/judge", [...fields, ["verdict", verdict], ["seen", mark.dataset.seen ?? ""]]);
    if (told.mark) redraw(fields, told);
    if (ok) { keep([...stack(), { ids: told.made, fields }]); decided(); }
    tell(told.told);
  } finally {
    line.removeAttribute("aria-busy");
    stay(line);
  }
});

export const undo = () => alone(async () => {
  if (!await named()) return;
  const made = stack();
  const last = made.pop();
  const fields = last ? [...last.fields, ...last.ids.map((id) => ["judgement", id])] : [];
  const [ok, told, status] = await send("/judgements/withdraw", fields);
  // What somebody took back meanwhile (409) is not to be tried again.
  if (ok || status === 409) keep(made);
  if (ok) decided();
  if (!ok) { if (told.mark) redraw(last.fields, told); tell(told.told); return; }
  if (told.mark) { redraw(last.fields, told); tell(told.told); return; }
  sessionStorage.setItem(SAID, told.told);
  location.reload();
});

export const correct = () => {
  const line = here();
  const form = line && line.matches(".exhibited") && document.querySelector("details.correct, .desk details");
  if (form) {
    form.open = true;
    form.querySelector("summary").focus();
    return;
  }
  const mark = markOf(line);
  if (mark) location.assign(`${mark.querySelector("a").href}#correct`);
  else tell("Go to a line first: j leads to the next one.");
};

const said = sessionStorage.getItem(SAID);
if (said) { sessionStorage.removeItem(SAID); tell(said); }
