// Asks axe about a page as it is now: what breaks a rule, and what axe leaves to a person who has not judged it yet.

import axe from "axe-core";
import { judged } from "./judged.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The looks in which one page of each kind is shown: in both colour schemes, on three screens, with large text. */
const ALL = ["light", "dark"].flatMap((scheme) => [
  ...[320, 768, 1440].map((width) => ({ scheme, width, text: 100 })),
  { scheme, width: 768, text: 200 },
]);

/** The looks in which all other pages are shown: a phone by day, a wide screen at night. */
export const SOME = [
  { scheme: "light", width: 320, text: 100 },
  { scheme: "dark", width: 1440, text: 100 },
];

export const axeChecks = [{ name: "axe", run: (visit) => accessible(visit, ALL) }];

// A regular expression does not cross into the page, its source does.
const known = judged.map(({ rule, selector, says }) => ({ rule, selector, says: says.source }));
const used = new Set();

/** Names what axe finds on a page in each of the looks. On a small screen all that can be unfolded is unfolded. */
export async function accessible({ page }, looks) {
  // The page's policy forbids scripts, so axe comes in beside the page, not through it.
  await page.evaluate(axe.source);
  const details = [];
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.scheme });
    await page.setViewportSize({ width: look.width, height: 900 });
    const found = await page.evaluate(ask, { tags: TAGS, known, text: look.text, unfold: look.width < 700 });
    for (const at of found.used) used.add(at);
    for (const text of found.details) details.push(`${look.scheme} ${look.width} px ${look.text} %: ${text}`);
  }
  return details;
}

/** Judgements that no page needed any more. */
export function unused() {
  return judged.filter((_, at) => !used.has(at)).map(({ rule, selector }) => `${rule} at ${selector}`);
}

/** Runs in the page, so it can use nothing from here. */
async function ask({ tags, known, text, unfold }) {
  document.documentElement.style.fontSize = `${text}%`;
  for (const fold of document.querySelectorAll("details")) fold.open = unfold;
  const options = {
    runOnly: tags,
    rules: { "target-size": { enabled: true } },
    preload: false, // it would fetch
    elementRef: true,
    resultTypes: ["violations", "incomplete"],
  };
  const results = await window.axe.run(document, options);
  const reason = ({ any, all, none }) => [...any, ...all, ...none][0]?.message ?? "";
  const used = [];
  const isOpen = (rule) => (node) => {
    const fits = (one) => one.rule === rule && node.element.matches(one.selector);
    const at = known.findIndex((one) => fits(one) && new RegExp(one.says).test(reason(node)));
    if (at >= 0) used.push(at);
    return at < 0;
  };
  const say = (kind, { id, nodes }) => {
    const shown = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${reason(node)})`);
    return `${id} ${kind} at ${nodes.length}: ${shown.join(", ")}`;
  };
  const open = results.incomplete
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter(isOpen(rule.id)) }))
    .filter(({ nodes }) => nodes.length > 0);
  document.documentElement.style.fontSize = "";
  return {
    used: [...new Set(used)],
    details: [
      ...results.violations.map((rule) => say("is broken", rule)),
      ...open.map((rule) => say("is not judged", rule)),
    ],
  };
}
