#!/usr/bin/env bash
# `npm test`: everything. Gets its own Chromium where it can; what cannot run is said and counted as skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

chromium=${CHROMIUM_PATH:-$(find_chromium)}
fonts=$(fc-list :lang=zh 2>/dev/null | head -n 1 || true)
postgis=$(find /usr/share/postgresql -name postgis.control 2>/dev/null | head -n 1 || true)
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  mkdir -p test-results
  install_packages() {
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } >test-results/apt.log 2>&1; then
      echo "The packages could not be installed:"
      tail -n 5 test-results/apt.log
    fi
  }
  if [ -z "$chromium" ] || [ -z "$fonts" ]; then
    echo "Installing Chromium and a font with Chinese for the browser tests …"
    install_packages chromium fonts-noto-cjk
    chromium=${CHROMIUM_PATH:-$(find_chromium)}
  fi
  if [ -z "$postgis" ]; then
    echo "Installing PostGIS, the second engine of the agreement tests …"
    install_packages --no-install-recommends postgresql-15-postgis-3
  fi
fi

npm run --silent check

if [ -z "$chromium" ]; then
  echo "SKIPPED: the browser tests need Chromium. Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH."
  skipped=$(grep -rhoE "^\s*test\(" test/e2e/specs | wc -l)
  echo "0 passed, 0 failed, $skipped skipped"
  exit 0
fi
CHROMIUM_PATH="$chromium" npx playwright test --config test/e2e/playwright.config.ts
