#!/usr/bin/env bash
# Lighthouse on four pages of a PSMail that runs already, as a phone sees them in Debian's Chromium:
#   deploy/bench/lighthouse.sh [http://localhost:8080]
# Prints a table, and fails when a figure is under 95. Lighthouse is installed by npm below deploy/target, where its
# whole reports lie too. Leave the machine alone meanwhile: other work makes pages slow.
set -euo pipefail

# 13 wants Node.js 22, which Debian 12 does not have.
version=12.2.3
least=95
site=${1:-http://localhost:8080}
pages=(/ /help/secure-email /register /status/)

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$here/../target/lighthouse
chromium=/usr/bin/chromium

fail() {
  printf 'lighthouse: %s\n' "$*" >&2
  exit 1
}

require() {
  local missing=()
  command -v npm >/dev/null || missing+=(nodejs npm)
  [[ -x $chromium ]] || missing+=(chromium fonts-liberation)
  [[ ${#missing[@]} == 0 ]] || fail "Missing. Paste this, then start again: sudo apt-get install -y ${missing[*]}"
  curl -sf -o /dev/null "$site/" || fail "Nothing answers at $site. Start it first: deploy/psmail run"
}

install_lighthouse() {
  mkdir -p "$work"
  [[ -d $work/node_modules/lighthouse ]] ||
    npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix "$work" "lighthouse@$version" ||
    fail "npm could not install lighthouse@$version."
}

# The report of one page, in a browser with an empty profile.
report() {
  local page=$1 number=$2 profile
  profile=$(mktemp -d)
  CHROME_PATH=$chromium "$work/node_modules/.bin/lighthouse" "$site$page" --quiet \
    --only-categories=performance,accessibility,best-practices,seo \
    --output=json --output=html --output-path="$work/page$number" \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run \
--disable-background-networking --disable-component-update --disable-sync --user-data-dir=$profile" ||
    fail "Lighthouse could not look at $site$page."
  rm -rf "$profile"
}

# What is under the limit is named with the audits that cost it.
table() {
  node - "$least" "$work" "${pages[@]}" <<'NODE'
const { readFileSync } = require("fs");
const [least, work, ...pages] = process.argv.slice(2);
const kinds = ["performance", "accessibility", "best-practices", "seo"];
const found = [];
console.log("| page | performance | accessibility | best practices | SEO | first paint | largest paint | shift | sent |");
console.log("|---|---|---|---|---|---|---|---|---|");
pages.forEach((page, number) => {
  const report = JSON.parse(readFileSync(`${work}/page${number}.report.json`));
  const scores = kinds.map((kind) => Math.round(report.categories[kind].score * 100));
  const shown = ["first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift", "total-byte-weight"]
    .map((name) => report.audits[name].displayValue.replace(/\u00a0/g, " ").replace("Total size was ", ""));
  console.log(`| \`${page}\` | ${[...scores, ...shown].join(" | ")} |`);
  kinds.forEach((kind, at) => {
    const short = report.categories[kind].auditRefs
      .map((reference) => report.audits[reference.id])
      .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative")
      .map((audit) => `${audit.id} ${audit.displayValue ?? ""}`.trim());
    if (scores[at] < least) found.push(`${page} ${kind} ${scores[at]}: ${short.join(", ")}`);
  });
});
if (found.length) {
  console.error(`Under ${least}:\n${found.join("\n")}`);
  process.exit(1);
}
NODE
}

require
install_lighthouse
for number in "${!pages[@]}"; do
  report "${pages[number]}" "$number"
done
table
