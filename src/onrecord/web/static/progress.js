// Asks now and then how far a build is, and which stories are linked again by what people decided. What a build adds is
// offered, and the page stays as it is; what follows from a decision is put into the page, which stays where it is.
import { renew } from "./renewing.js";

const strip = document.querySelector(".progress");
const words = strip.querySelector(".built .words");
const fresh = strip.querySelector(".new");
const linked = strip.querySelector(".linked .words");
const aloud = strip.querySelector("[role=status]"); // who listens hears what matters once, not every number
const every = Number(strip.dataset.every);
const shown = Number(strip.dataset.reports);
const front = document.body.classList.contains("front");
let heeds = strip.dataset.heeds;
let ran = Boolean(words.textContent);
let timer = 0;

function offer(sentence) {
  if (fresh.firstChild && fresh.firstChild.textContent === sentence) return;
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = sentence;
  if (!fresh.firstChild) aloud.textContent = sentence;
  fresh.replaceChildren(link);
}

// The page says in its own head what is stale in it, as one that was just loaded would.
function tell(linking) {
  const story = location.pathname.match(/^\/stories\/([0-9a-f]+)$/);
  const here = story && linking && linking.stories.find((one) => one.id.startsWith(story[1]));
  const head = document.querySelector(".story-head");
  let line = document.querySelector(".again");
  if (here && head && !line) {
    line = document.createElement("p");
    line.className = "again";
    head.querySelector(".putting-right").before(line);
  }
  if (line && here) line.textContent = here.words;
  else if (line && story) line.remove();
  linked.textContent = linking ? linking.words : "";
}

async function show({ reports, build, linking, heeds: now }) {
  const running = Boolean(build && build.running);
  const came = reports - shown;
  if (build) words.textContent = build.words;
  else if (ran) words.textContent = aloud.textContent = "The build is done.";
  if (front && came > 0) offer(came === 1 ? "1 new report: reload" : `${came.toLocaleString("en")} new reports: reload`);
  else if (ran && !running) offer("Reload");
  ran = ran || running;
  tell(linking);
  if (now !== heeds) {
    heeds = now;
    if (await renew()) aloud.textContent = "What follows from what was decided is on the page now.";
    else offer("What was decided is read again: reload");
    tell(linking);
  }
  strip.hidden = !(build || ran || linking || fresh.firstChild);
  return running || Boolean(linking);
}

async function ask() {
  clearTimeout(timer);
  let wait = 5 * every;
  try {
    if (!document.hidden) {
      const answer = await fetch("/api/progress", { headers: { Accept: "application/json" } });
      if (answer.ok && await show(await answer.json())) wait = every;
    }
  } catch {
    // The room is closed, or the machine sleeps: it is asked again.
  }
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
}
timer = setTimeout(ask, linked.textContent ? every / 2 : every);

// What a key decided is linked from then on: that is told at once, and looked after.
document.addEventListener("decided", ask);
