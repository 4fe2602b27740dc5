/* Asks an authenticator for what a form wants of it, and sends its answer with the form. Without this script, or in a
   browser that knows no passkeys, the forms stay hidden. */
(() => {
  "use strict";

  if (!window.PublicKeyCredential) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=/g, "");
  const known = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));

  const wanted = {
    create: (options) => ({
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: new TextEncoder().encode(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    }),
    get: (options) => ({
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
    }),
  };

  const answer = (credential) => {
    const given = credential.response;
    const response = { clientDataJSON: text(given.clientDataJSON) };
    if (given.attestationObject) {
      response.attestationObject = text(given.attestationObject);
      response.transports = given.getTransports ? given.getTransports() : [];
    } else {
      response.authenticatorData = text(given.authenticatorData);
      response.signature = text(given.signature);
      if (given.userHandle) response.userHandle = text(given.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  const question = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const asking = await fetch(form.dataset.question, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ csrf: form.elements.csrf.value }),
    });
    if (!asking.ok) throw new Error(asking.statusText);
    return asking.json();
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const failed = form.querySelector("[data-failed]");
    const remember = document.querySelector("input[name=remember][type=checkbox]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const kind = form.dataset.passkey;
        const publicKey = wanted[kind](await question(form));
        form.elements.answer.value = answer(await navigator.credentials[kind]({ publicKey }));
      } catch {
        failed.hidden = false;
        return;
      }
      if (form.elements.remember) form.elements.remember.disabled = !(remember && remember.checked);
      form.submit();
    });
  });
})();
