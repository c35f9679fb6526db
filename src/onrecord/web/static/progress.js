// Asks now and then how far a build is, and what came in since the page was made. The page itself stays as it is.
const strip = document.querySelector(".progress");
const words = strip.querySelector(".words");
const fresh = strip.querySelector(".new");
const aloud = strip.querySelector("[role=status]"); // who listens hears what matters once, not every number
const every = Number(strip.dataset.every);
const shown = Number(strip.dataset.reports);
const front = document.body.classList.contains("front");
let ran = !strip.hidden;

function offer(sentence) {
  if (fresh.firstChild && fresh.firstChild.textContent === sentence) return;
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = sentence;
  if (!fresh.firstChild) aloud.textContent = sentence;
  fresh.replaceChildren(link);
}

function show({ reports, build }) {
  const running = Boolean(build && build.running);
  const came = reports - shown;
  if (build) words.textContent = build.words;
  else if (ran) words.textContent = aloud.textContent = "The build is done.";
  if (front && came > 0) offer(came === 1 ? "1 new report: reload" : `${came.toLocaleString("en")} new reports: reload`);
  else if (ran && !running) offer("Reload");
  ran = ran || running;
  strip.hidden = !(build || ran || fresh.firstChild);
  return running;
}

async function ask() {
  let wait = 5 * every;
  try {
    if (!document.hidden) {
      const answer = await fetch("/api/progress", { headers: { Accept: "application/json" } });
      if (answer.ok && show(await answer.json())) wait = every;
    }
  } catch {
    // The room is closed, or the machine sleeps: it is asked again.
  }
  setTimeout(ask, wait);
}
setTimeout(ask, every);
