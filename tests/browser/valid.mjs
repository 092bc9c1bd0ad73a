// Checks what machines read in a built site, but for its XML: `node valid.mjs FOLDER`. JSON feeds, calendars,
// `security.txt`, and the data for search engines that stand in the pages. No browser is needed.
//
// Prints a line for each fault, then how many files were read; exits with 1 if there was a fault.

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { calendarFaults } from "./calendar.mjs";
import { securityFaults } from "./security.mjs";
import { vocabularyFaults } from "./vocabulary.mjs";

const KINDS = [
  { name: "JSON feeds", of: (file) => path.basename(file) === "feed.json", faults: feedFaults, needed: true },
  { name: "calendars", of: (file) => file.endsWith(".ics"), faults: calendarFaults, needed: true },
  { name: "pages with data", of: (file) => file.endsWith(".html"), faults: pageFaults, needed: true },
  { name: "other JSON files", of: (file) => /\.(json|webmanifest)$/.test(file), faults: jsonFaults },
  { name: "security.txt", of: (file) => /(^|\/)security\.txt$/.test(file), faults: securityFaults },
];

const [folder] = process.argv.slice(2);
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error("usage: node valid.mjs FOLDER (the folder of a built site)");
  process.exit(2);
}

const schema = JSON.parse(readFileSync(new URL("../data/schemas/json-feed.json", import.meta.url), "utf8"));
const validFeed = new Ajv({ allErrors: true }).compile(schema);
const read = new Map(KINDS.map(({ name }) => [name, 0]));
let faulty = 0;
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  const kind = KINDS.find(({ of }) => of(file));
  if (!kind) continue;
  const faults = kind.faults(readFileSync(path.join(folder, file)));
  if (!faults) continue;
  read.set(kind.name, read.get(kind.name) + 1);
  for (const fault of faults) report(`${file}: ${fault}`);
}
// A check that finds nothing to check has been forgotten, not passed.
for (const { name, needed } of KINDS) if (needed && read.get(name) === 0) report(`there are no ${name}`);
console.log([...read].map(([name, number]) => `${number} ${name}`).join(", "));
process.exitCode = faulty ? 1 : 0;

function report(fault) {
  faulty += 1;
  console.log(fault);
}

function feedFaults(bytes) {
  const feed = parsed(bytes);
  if (typeof feed === "string") return [feed];
  if (!validFeed(feed)) return validFeed.errors.map((error) => `${error.instancePath || "/"} ${error.message}`);
  const ids = feed.items.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...twice.map((id) => `two items are ${id}`), ...feed.items.flatMap(addressFaults)];
}

/** What an item shows is read elsewhere, so its addresses have to be whole. */
function addressFaults({ id, content_html: html = "" }) {
  const attributes = [...html.matchAll(/ (href|src|srcset|poster|cite)="([^"]*)"/g)];
  const candidates = attributes.flatMap(([, name, value]) =>
    (name === "srcset" ? value.split(/,\s+/) : [value]).map((address) => [name, address]),
  );
  const partial = candidates.filter(([, address]) => !/^[a-z][a-z0-9+.-]*:/i.test(address));
  return partial.map(([name, address]) => `${id} shows ${name}="${address}"`);
}

function jsonFaults(bytes) {
  const value = parsed(bytes);
  return typeof value === "string" ? [value] : [];
}

/** Reads JSON; what is no JSON comes back as the reason. */
function parsed(bytes) {
  try {
    return { ...JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch (error) {
    return `not JSON: ${error.message}`;
  }
}

function pageFaults(bytes) {
  const blocks = [...bytes.toString().matchAll(/<script [^>]*application\/ld\+json[^>]*>(.*?)<\/script>/gs)];
  if (blocks.length === 0) return undefined;
  return blocks.flatMap(([, text]) => {
    const data = parsed(Buffer.from(text));
    return typeof data === "string" ? [data] : vocabularyFaults(data);
  });
}
