/* Improves pages that work without it: copies, prints, shows, suggests, names the button, tells local time. */
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

  each("[data-all]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () =>
      button.form
        .querySelectorAll(`[name="${button.dataset.all}"]`)
        .forEach((box) => (box.checked = true)),
    );
  });

  each("form[data-once]", (form) => {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      if (Date.now() - sent < 5000) event.preventDefault();
      else sent = Date.now();
    });
  });

  /* What is under way is looked at until it is done; without this, a link does that. */
  each("[data-again]", (place) => {
    const link = place.querySelector("a");
    const look = async () => {
      try {
        const answer = await fetch(link.href);
        const now = new DOMParser().parseFromString(await answer.text(), "text/html");
        const same = now.querySelector("[data-again]");
        if (answer.ok && !same) {
          if (location.pathname === link.pathname) location.reload();
          else location.assign(link.href);
          return;
        }
        if (same && place.dataset.again === "shows" && !place.contains(document.activeElement)) {
          place.replaceChildren(...same.childNodes);
        }
      } catch {
        /* The next try may find the server again. */
      }
      setTimeout(look, 3000);
    };
    setTimeout(look, 3000);
  });

  /* What the editor keeps of unsaved texts is for who is signed in, and goes with them. */
  each('form[action$="/sign-out"]', (form) =>
    form.addEventListener("submit", () => {
      try {
        Object.keys(localStorage)
          .filter((name) => name.startsWith("psmail-text:"))
          .forEach((name) => localStorage.removeItem(name));
      } catch {
        /* A browser that forbids it has kept nothing. */
      }
    }),
  );

  const local = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  });
  const localise = () =>
    each("time[data-local]", (time) => (time.textContent = local.format(new Date(time.dateTime))));
  localise();

  /* The event says only that there is news; the page itself says which. */
  each("[data-arrival]", (place) => {
    const events = new EventSource(place.dataset.arrival);
    events.addEventListener("over", () => events.close());
    events.addEventListener("arrived", async () => {
      events.close();
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      place.replaceChildren(...(page.getElementById(place.id)?.childNodes ?? []));
      localise();
    });
  });

  /* An editable combobox with a list, as in the ARIA Authoring Practices; Enter without a choice sends the form. */
  each("[data-suggest]", (field) => {
    const make = (name, attributes) => {
      const made = document.createElement(name);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      return made;
    };
    const list = make("ul", { id: `${field.id}-list`, role: "listbox", class: "suggestions", hidden: "" });
    const said = make("p", { role: "status", class: "sr" });
    let chosen = -1;
    let asking;
    let pause;

    const choose = (index) => {
      list.children[chosen]?.setAttribute("aria-selected", "false");
      chosen = index;
      const option = list.children[index];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) field.setAttribute("aria-activedescendant", option.id);
      else field.removeAttribute("aria-activedescendant");
    };
    const open = (wanted) => {
      list.hidden = !wanted;
      field.setAttribute("aria-expanded", wanted);
      choose(-1);
    };
    const option = ({ title, kind, href }, index) => {
      const made = make("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" });
      made.append(make("span", {}), make("small", {}));
      made.firstChild.textContent = title;
      made.lastChild.textContent = kind;
      made.addEventListener("click", () => (location.href = href));
      return made;
    };
    const ask = async () => {
      asking?.abort();
      const typed = field.value.trim();
      if (typed.length < 2) {
        said.textContent = "";
        return open(false);
      }
      asking = new AbortController();
      const address = `${field.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      try {
        const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asking.signal });
        if (!response.ok) return;
        const answer = await response.json();
        if (document.activeElement !== field) return;
        list.replaceChildren(...answer.suggestions.map(option));
        said.textContent = answer.said;
        open(answer.suggestions.length > 0);
      } catch {
        /* Overtaken by the next key, or offline: the form still works. */
      }
    };
    const keys = {
      ArrowDown: () => choose(chosen + 1 < list.children.length ? chosen + 1 : 0),
      ArrowUp: () => choose(chosen > 0 ? chosen - 1 : list.children.length - 1),
      Enter: () => list.children[chosen].click(),
      Escape: () => open(false),
    };

    Object.entries({
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    }).forEach(([key, value]) => field.setAttribute(key, value));
    list.setAttribute("aria-label", field.form.getAttribute("aria-label"));
    field.after(list, said);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(ask, 120);
    });
    field.addEventListener("blur", () => open(false));
    field.addEventListener("keydown", (event) => {
      if (list.hidden && event.key === "ArrowDown" && list.children.length > 0) open(true);
      if (list.hidden || !keys[event.key] || (event.key === "Enter" && chosen < 0)) return;
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    });
  });

  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.querySelector("[data-focus]")?.focus();
})();
