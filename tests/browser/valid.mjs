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
  { name: "catalogues (DCAT-US 1.1)", of: (file) => path.basename(file) === "data.json", faults: catalogueFaults, needed: true },
  { name: "catalogues (DCAT-US 3.0)", of: (file) => file.endsWith(".jsonld"), faults: linkedFaults, needed: true },
  { name: "data packages", of: (file) => path.basename(file) === "datapackage.json", faults: packageFaults, needed: true },
  { name: "descriptions of tables", of: (file) => file.endsWith("-metadata.json"), faults: tableFaults, needed: true },
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
const data = Object.fromEntries(
  ["dcat-us-1.1", "dcat-us-3", "data-package", "csvw"].map((name) => {
    const text = readFileSync(new URL(`../data/schemas/${name}.json`, import.meta.url), "utf8");
    return [name, new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(text))];
  }),
);
const read = new Map(KINDS.map(({ name }) => [name, 0]));
let faulty = 0;
for (const file of readdirSync(folder, { recursive: true }).sort()) {
  const kind = KINDS.find(({ of }) => of(file));
  if (!kind) continue;
  const faults = kind.faults(readFileSync(path.join(folder, file)), file);
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

/** Judges JSON by one of the schemas. */
function schemaFaults(bytes, name) {
  const value = parsed(bytes);
  if (typeof value === "string") return { faults: [value] };
  if (data[name](value)) return { value, faults: [] };
  return { faults: data[name].errors.map((error) => `${error.instancePath || "/"} ${error.message}`) };
}

function catalogueFaults(bytes) {
  const { value, faults } = schemaFaults(bytes, "dcat-us-1.1");
  return [...faults, ...twiceFaults(value)];
}

function linkedFaults(bytes) {
  const { value, faults } = schemaFaults(bytes, "dcat-us-3");
  if (!value) return faults;
  // A name without a meaning would be dropped by whoever reads the file as JSON-LD.
  const names = new Set();
  const collect = (node) => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (node && typeof node === "object") {
      for (const [name, inner] of Object.entries(node)) {
        if (!name.startsWith("@")) names.add(name);
        if (name === "@type") names.add(inner);
        if (name !== "@context") collect(inner);
      }
    }
  };
  collect(value);
  const unknown = [...names].filter((name) => !(name in value["@context"]));
  return [...unknown.map((name) => `the context does not say what ${name} means`), ...twiceFaults(value)];
}

function twiceFaults(value) {
  const ids = (value?.dataset ?? []).map(({ identifier }) => identifier);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two datasets are ${id}`);
}

function packageFaults(bytes, file) {
  const { value, faults } = schemaFaults(bytes, "data-package");
  if (!value) return faults;
  return value.resources.flatMap(({ path: table, schema: { fields }, bytes: size }) => {
    const beside = path.join(path.dirname(file), table);
    const wrong = headerFaults(beside, fields.map(({ name }) => name));
    const actual = statSync(path.join(folder, beside), { throwIfNoEntry: false })?.size;
    return size === undefined || size === actual ? wrong : [...wrong, `${table} has ${actual} bytes, not ${size}`];
  });
}

function tableFaults(bytes, file) {
  const { value, faults } = schemaFaults(bytes, "csvw");
  if (!value) return faults;
  const beside = path.join(path.dirname(file), value.url);
  return headerFaults(beside, value.tableSchema.columns.map(({ titles }) => titles));
}

/** Compares the first line of a table with the names of its columns. */
function headerFaults(file, names) {
  const whole = path.join(folder, file);
  if (!statSync(whole, { throwIfNoEntry: false })) return [`there is no ${file}`];
  const [line] = readFileSync(whole, "utf8").split(/\r?\n/);
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  const header = cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  return JSON.stringify(header) === JSON.stringify(names) ? [] : [`${file} has the columns ${header.join("; ")}`];
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
