// A button that copies the words with their source. Without it they can be marked and copied as they stand.
"use strict";
const bind = () => {
  for (const button of document.querySelectorAll("[data-copies][hidden]")) {
    const source = document.getElementById(button.dataset.copies);
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        button.textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren(source); // the browser doesn't let us: the reader's own keys do
        button.textContent = "Marked: copy it with your keys";
      }
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }
};
bind();
document.addEventListener("renewed", bind);
