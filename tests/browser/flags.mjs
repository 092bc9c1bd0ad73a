// The browser that the checks drive, and how it is started.

export const CHROMIUM = process.env.PLAINVIEW_CHROMIUM || "/usr/bin/chromium";

export const FLAGS = [
  "--no-sandbox", // the tests run as root in a container, and open nothing but our own pages
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
