// Judges JSON-LD by schema.org's vocabulary: types, the properties that each has or inherits, and what stands in
// them. The vocabulary is read from the declarations of `schema-dts`, which are generated from schema.org's own.

import { readFileSync } from "node:fs";

const DECLARATIONS = readFileSync(new URL("node_modules/schema-dts/dist/schema.d.ts", import.meta.url), "utf8");

/** What may stand in a property, by the name of the declaration that has it. */
const properties = new Map();
/** Which declarations a declaration inherits from. */
const parents = new Map();
/** The declaration of each type, by the type's name. */
const types = new Map();
/** What may stand in place of each type: the types below it, its own declaration, words in quotes. */
const members = new Map();

let open;
for (const line of DECLARATIONS.split("\n")) {
  const [, name, above] = /^(?:export )?interface (\w+) extends (.+) \{$/.exec(line) ?? [];
  const [, alias, union] = /^export type (\w+)(?:<.*?>)? = (.+?);?$/.exec(line) ?? [];
  const [, property, values] = /^ {4}"([^@"]+)"\?: SchemaValue<(.+), "[^"]+">;$/.exec(line) ?? [];
  const [, type] = /^ {4}"@type": "([^"]+)";$/.exec(line) ?? [];
  if (name) {
    open = name;
    parents.set(name, above.match(/\w+Base\b/g) ?? []);
    properties.set(name, new Map());
  } else if (alias) {
    const leaf = /^(\w+Leaf)<.* & \{$/.exec(union);
    open = /Leaf$/.test(alias) ? alias : undefined;
    if (open) parents.set(alias, union.match(/\w+Base\b/g) ?? []);
    else members.set(alias, leaf ? [leaf[1]] : union.split(" | "));
  } else if (property) properties.get(open)?.set(property, values.split(" | "));
  else if (type) types.set(type, open);
}
if (types.size < 800) throw new Error(`only ${types.size} types could be read out of schema-dts`);

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d{2}:\d{2})?$/;
const DURATION = /^P(?=[\dT])(\d+D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+M)?)?$/;
const ADDRESS = /^(https?:\/\/[^\s/]+(\/\S*)?|mailto:\S+@\S+)$/;

/** Names what is wrong with an object that stands alone in a page. */
export function vocabularyFaults(data) {
  if (data["@context"] !== "https://schema.org") return ["its @context is not https://schema.org"];
  return "@graph" in data ? data["@graph"].flatMap((node) => faultsOf(node)) : faultsOf(data);
}

function faultsOf(node) {
  const all = [node["@type"] ?? []].flat();
  // What only refers to something described elsewhere has no type.
  if (all.length === 0 && Object.keys(node).join() === "@id") return valueFaults("@id", ["URL"], node["@id"]);
  if (all.length === 0) return [`an object without @type: ${JSON.stringify(node)}`];
  const unknown = all.filter((type) => !types.has(type));
  if (unknown.length > 0) return unknown.map((type) => `schema.org has no type ${type}`);
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === "@id") return valueFaults(name, ["URL"], value);
    if (name.startsWith("@")) return [];
    const allowed = all.map((type) => inherited(types.get(type), name)).find(Boolean);
    if (!allowed) return [`${all.join(" and ")} has no property ${name}`];
    if ([value].flat().length === 0) return [`${name} is an empty list`];
    return [value].flat().flatMap((one) => valueFaults(name, allowed, one));
  });
}

/** What may stand in a property, if a declaration has it or inherits it. */
function inherited(declaration, name) {
  const own = properties.get(declaration)?.get(name);
  if (own) return own;
  return (parents.get(declaration) ?? []).map((parent) => inherited(parent, name)).find(Boolean);
}

function valueFaults(name, allowed, value) {
  const may = (...kinds) => kinds.some((kind) => allowed.includes(kind));
  const kinds = allowed.filter((kind) => kind !== "IdReference").join(" or ");
  const wrong = [`${name} is ${JSON.stringify(value)}, not ${kinds}`];
  if (value === null || value === "") return wrong;
  if (typeof value === "boolean") return may("Boolean") ? [] : wrong;
  if (typeof value === "number") return may("Number", "Integer", "Float") ? [] : wrong;
  if (typeof value === "string") {
    const dated = may("Date") && real(value) && DATE.test(value);
    const timed = may("DateTime") && real(value.slice(0, 10)) && MOMENT.test(value);
    const named = allowed.some((kind) => written(kind).has(JSON.stringify(value)));
    if (may("Date", "DateTime") && (dated || timed || !may("Text"))) return dated || timed ? [] : wrong;
    if (may("Duration") && DURATION.test(value)) return [];
    // An address may stand for anything that is described there; what schema.org describes is known.
    const elsewhere = ADDRESS.test(value) && !value.startsWith("https://schema.org/");
    return may("Text") || named || elsewhere ? [] : wrong;
  }
  const faults = faultsOf(value);
  const fits = [value["@type"] ?? []].flat().some((type) => allowed.some((kind) => covers(kind, types.get(type))));
  return fits || !("@type" in value) || faults.length > 0 ? faults : wrong;
}

function real(date) {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(date);
}

/** All names that can be written in place of a type, in quotes. */
function written(type, seen = new Set()) {
  if (seen.has(type)) return seen;
  seen.add(type);
  for (const member of members.get(type) ?? []) written(member, seen);
  return seen;
}

/** Whether a type is another one or above it. */
function covers(type, leaf) {
  return leaf !== undefined && (written(type).has(leaf) || (type === "Thing" && leaf.endsWith("Leaf")));
}
