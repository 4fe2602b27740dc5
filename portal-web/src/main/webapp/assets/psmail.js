/* Improves pages that work without it: copies, prints, shows, names the button, tells local time. */
(() => {
  "use strict";

  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const byId = (id) => document.getElementById(id);

  each("[data-copy]", (button) => {
    if (!navigator.clipboard) return;
    const label = button.querySelector("span");
    const usual = label.textContent;
    button.hidden = false;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
      label.textContent = button.dataset.done;
      setTimeout(() => (label.textContent = usual), 4000);
    });
  });

  each("[data-save]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const secret = byId(button.dataset.save);
      const title = secret.closest("figure").querySelector("figcaption").textContent;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(
        new Blob([title, "\r\n\r\n", secret.textContent, "\r\n"], { type: "text/plain" }),
      );
      link.download = button.dataset.file;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  });

  each("[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  each("[data-reveal]", (button) => {
    const field = byId(button.dataset.reveal);
    const words = [button.textContent, button.dataset.hide];
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.textContent = words[shown ? 0 : 1];
      field.focus();
    });
    field.form.addEventListener("submit", () => (field.type = "password"));
  });

  /* A rough guess for the eye; what the server says decides. */
  const strength = (password) => {
    const different = new Set(password.toLowerCase()).size;
    if (password.length < 10) return 0;
    if (different < 6 || /^(.+?)\1+$/.test(password) || /^[a-z]+\d{0,4}$/i.test(password) && password.length < 16) return 1;
    return password.length >= 20 || (password.length >= 14 && different >= 10) ? 3 : 2;
  };

  each("[data-strength]", (meter) => {
    const words = meter.dataset.words.split("|");
    byId(meter.dataset.strength).addEventListener("input", (event) => {
      const password = event.target.value;
      const level = strength(password);
      meter.hidden = password === "";
      meter.dataset.level = level;
      meter.textContent = words[level];
    });
  });

  each("[data-address]", (button) => {
    const name = button.form.elements.localPart;
    const domain = button.form.elements.domain;
    const rename = () => {
      const typed = name.value.trim().toLowerCase();
      button.textContent = typed
        ? button.dataset.address.replace("{0}", `${typed}@${domain.value}`)
        : button.dataset.plain;
    };
    name.addEventListener("input", rename);
    domain.addEventListener("change", rename);
    each("[data-fill]", (link) =>
      link.addEventListener("click", (event) => {
        event.preventDefault();
        name.value = link.dataset.value;
        rename();
        byId("password").focus();
      }),
    );
  });

  each("form[data-once]", (form) => {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      if (Date.now() - sent < 5000) event.preventDefault();
      else sent = Date.now();
    });
  });

  const local = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  });
  each("time[data-local]", (time) => (time.textContent = local.format(new Date(time.dateTime))));

  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.querySelector("[data-focus]")?.focus();
})();
