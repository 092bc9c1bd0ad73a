// All pages of a built site, one after the other: what has to hold on each of them.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { accessible, SOME } from "./axe.mjs";

export const everyChecks = [{ name: "axe", run: (visit) => accessible(visit, SOME) }];

/** The addresses of all pages of a built site, except those that only lead elsewhere. */
export function addresses(folder) {
  const leads = (name) => readFileSync(path.join(folder, name), "utf8").includes('http-equiv="refresh"');
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html") && !leads(name))
    .map((name) => `/${name.replace(/index\.html$/, "")}`)
    .sort();
}
