/* Looks for the number that, written behind the salt, has the hash of the challenge. */
"use strict";

const AT_ONCE = 500;
const text = new TextEncoder();

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

self.addEventListener("message", async ({ data: { challenge, salt, maxnumber } }) => {
  const wanted = bytes(challenge);
  const fits = (hash) => {
    const found = new Uint8Array(hash);
    return wanted.every((byte, index) => byte === found[index]);
  };
  for (let first = 0; first <= maxnumber; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, maxnumber - first + 1);
    const hashes = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        crypto.subtle.digest("SHA-256", text.encode(salt + (first + index))),
      ),
    );
    const index = hashes.findIndex(fits);
    const tried = first + count;
    if (index >= 0) {
      self.postMessage({ over: true, number: first + index, tried });
      return;
    }
    self.postMessage({ over: false, tried });
  }
  self.postMessage({ over: true, number: null, tried: maxnumber });
});
