/* Improves the editor, which works without it: proposes the address, keeps what is typed, shows the page beside it. */
(() => {
  "use strict";

  const form = document.getElementById("editor");
  const fields = form.elements;
  const find = (selector) => document.querySelector(selector);
  const notWritten = ["csrf", "act", "base", "language", "zone", "day", "time"];
  const names = [...fields].map((field) => field.name).filter((name) => name && !notWritten.includes(name));
  const read = () => Object.fromEntries(names.map((name) => [name, fields[name].value]));
  const isSame = (one, other) => names.every((name) => (one[name] ?? "").trim() === (other[name] ?? "").trim());

  /* What is typed stays in this browser until it is saved; a browser that forbids it only loses this help. */
  const store = {
    name: `psmail-text:${form.dataset.text}`,
    get() {
      try {
        return JSON.parse(localStorage.getItem(this.name));
      } catch {
        return null;
      }
    },
    keep() {
      const kept = { at: Date.now(), base: fields.base.value, fields: read() };
      try {
        localStorage.setItem(this.name, JSON.stringify(kept));
      } catch {
        /* Full or forbidden: leaving the page still warns. */
      }
    },
    forget(name = this.name) {
      try {
        localStorage.removeItem(name);
      } catch {
        /* Then nothing is there. */
      }
    },
  };
  const sent = {
    get: () => {
      try {
        return sessionStorage.getItem("psmail-sent");
      } catch {
        return null;
      }
    },
    set: (name) => {
      try {
        sessionStorage.setItem("psmail-sent", name);
      } catch {
        /* The text is then offered once too often. */
      }
    },
  };

  const refused = find(".problems, .conflict") !== null;
  const begun = read();
  let sending = 0;
  let offered = false;
  let pause;

  const isChanged = () => refused || !isSame(begun, read());

  const offer = find("[data-unsaved]");
  const showOffer = (kept) => {
    const words = offer.querySelector("[data-words]");
    const when = new Date(kept.at);
    const today = when.toDateString() === new Date().toDateString();
    const style = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
    words.textContent = words.dataset.words.replace(
      "{0}",
      new Intl.DateTimeFormat(document.documentElement.lang, style).format(when),
    );
    offered = true;
    offer.hidden = false;
    const close = () => {
      offered = false;
      offer.hidden = true;
      fields.title.focus();
    };
    offer.querySelector("[data-restore]").addEventListener("click", () => {
      names.forEach((name) => {
        if (name in kept.fields) fields[name].value = kept.fields[name];
      });
      fields.base.value = kept.base;
      close();
      changed();
    });
    offer.querySelector("[data-forget]").addEventListener("click", () => {
      store.forget();
      close();
    });
  };

  const last = sent.get();
  if (last && (find("[data-text-saved]") || (refused && last !== store.name))) store.forget(last);
  if (refused) store.keep();
  else {
    const kept = store.get();
    if (kept && isSame(kept.fields, begun)) store.forget();
    else if (kept) showOffer(kept);
  }

  /* German letters as a German writes them in an address; the server proposes the same. */
  const proposal = (title) =>
    title
      .toLowerCase()
      .replace(/ä/g, "ae")
      .replace(/ö/g, "oe")
      .replace(/ü/g, "ue")
      .replace(/ß/g, "ss")
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  let proposed = proposal(fields.title.value);
  fields.title.addEventListener("input", () => {
    if (fields.slug.type === "hidden" || fields.base.value !== "0") return;
    if (fields.slug.value !== "" && fields.slug.value !== proposed) return;
    proposed = proposal(fields.title.value);
    fields.slug.value = proposed;
  });

  const look = find("[data-look]");
  const frame = look.querySelector("iframe");
  const said = look.querySelector("[data-look-state]");
  let asking;
  let shown = "";
  let mended = false;
  let place = null;

  const show = async () => {
    asking?.abort();
    asking = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body, signal: asking.signal });
      said.textContent = answer.redirected ? form.dataset.ended : "";
      if (!answer.ok || answer.redirected) return;
      place = frame.contentWindow?.scrollY ?? null;
      shown = await answer.text();
      mended = false;
      frame.srcdoc = shown;
    } catch {
      /* Overtaken by the next word, or offline: the next one tries again. */
    }
  };
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    if (page?.body?.classList.contains("preview")) {
      /* Not scrollIntoView: it would move the editor's page too. */
      const bar = page.querySelector(".preview-bar").offsetHeight;
      const top = page.getElementById("main").getBoundingClientRect().top - bar;
      frame.contentWindow.scrollTo(0, place || top);
    } else if (shown && !mended) {
      mended = true;
      frame.srcdoc = shown;
    }
  });
  look.hidden = false;
  show();

  function changed() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (!offered && isChanged()) store.keep();
      show();
    }, 500);
  }
  form.addEventListener("input", changed);

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    fields.zone.value = zone;
    find("[data-zone]").textContent = zone;
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "preview") return;
    if (Date.now() - sending < 5000) return event.preventDefault();
    sending = Date.now();
    sent.set(store.name);
    if (isChanged()) store.keep();
  });
  find("[data-discard]")?.addEventListener("click", () => {
    store.forget();
    sending = Date.now();
  });
  addEventListener("beforeunload", (event) => {
    if (!sending && isChanged()) event.preventDefault();
  });
})();
