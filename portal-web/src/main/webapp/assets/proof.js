/* Works for a form while a person fills it in, so that it is let through without anybody looking. */
(() => {
  "use strict";

  const GOOD_FOR = 15 * 60 * 1000;

  document.querySelectorAll("[data-proof]").forEach((line) => {
    const form = line.closest("form");
    const bar = line.querySelector("progress");
    const said = line.querySelector("[role=status]");
    const answer = form.elements.altcha;
    let running;
    let begun = 0;
    let held = false;

    const solve = async () => {
      const address = `${line.dataset.proof}?form=${encodeURIComponent(form.elements.form.value)}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const challenge = await response.json();
      const number = await new Promise((resolve, reject) => {
        const worker = new Worker(line.dataset.worker);
        worker.addEventListener("error", reject);
        worker.addEventListener("message", ({ data }) => {
          bar.value = (100 * data.tried) / challenge.maxnumber;
          if (!data.over) return;
          worker.terminate();
          if (data.number === null) reject(new Error("no number"));
          else resolve(data.number);
        });
        worker.postMessage(challenge);
      });
      const { algorithm, salt, signature } = challenge;
      return btoa(JSON.stringify({ algorithm, challenge: challenge.challenge, number, salt, signature }));
    };

    /* Whatever goes wrong, the form is sent without: then somebody looks at it. */
    const work = async () => {
      begun = Date.now();
      line.hidden = false;
      bar.hidden = false;
      said.textContent = line.dataset.working;
      try {
        answer.value = await solve();
        said.textContent = line.dataset.done;
      } catch {
        line.hidden = true;
      }
      bar.hidden = true;
    };
    const start = () => {
      if (!running || Date.now() - begun > GOOD_FOR) {
        answer.value = "";
        running = work();
      }
      return running;
    };

    form.addEventListener("input", start);
    form.addEventListener("submit", async (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (held) return;
      held = true;
      await start();
      /* Past the handlers: they have had their turn. */
      form.submit();
    });
    window.addEventListener("pageshow", () => (held = false));
  });
})();
