// What people ask of their system: dark colours, more contrast, colours of their own, no motion.
//
// In each, text can be read, marks and the focus are seen; and where motion is not wanted, nothing moves.

import { walk } from "./keyboard.mjs";

const TEXT = 4.5; // WCAG 2.2, 1.4.3
const MORE = 7; // and 1.4.6, for those who ask for it
const SHAPE = 3; // and 1.4.11

const MODES = [
  { name: "dark", media: { colorScheme: "dark" }, least: TEXT },
  { name: "more contrast", media: { contrast: "more" }, least: MORE },
  { name: "more contrast, dark", media: { contrast: "more", colorScheme: "dark" }, least: MORE },
  { name: "forced colours", media: { forcedColors: "active" }, least: TEXT },
  { name: "forced colours, dark", media: { forcedColors: "active", colorScheme: "dark" }, least: TEXT },
];
const NONE = { colorScheme: "light", contrast: "no-preference", forcedColors: "none" };
// The focus looks the same wherever the stylesheet draws it: on the header, a link, a mark, a field, a block of text.
const WALKED = ["home", "policy", "policy with redactions", "search"];
const STOPS = 30;

export const modeChecks = [
  ...MODES.map((mode) => ({ name: mode.name, run: (visit) => look(visit, mode) })),
  { name: "no motion", run: still },
];

async function look(visit, { media, least }) {
  await visit.page.emulateMedia({ ...NONE, ...media });
  const details = await visit.page.evaluate(read, { least, shape: SHAPE });
  if (WALKED.includes(visit.entry.name)) details.push(...(await walk(visit, { ...NONE, ...media }, 1280, STOPS)));
  await visit.page.emulateMedia(NONE);
  return details;
}

/** Measures all text and all marks. Runs in the page, so it can use nothing from here. */
function read({ least, shape }) {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((c) => (c <= 10.31475 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (start) => {
    for (let at = start; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    throw new Error("the page has no ground");
  };
  const details = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const words = texts.currentNode.textContent.trim();
    if (!words || element.closest("script, noscript, .visually-hidden, a.anchor")) continue;
    if (element.getClientRects().length === 0) continue;
    const found = contrast(numbers(getComputedStyle(element).color), ground(element));
    if (found < least) details.push(`"${words.slice(0, 30)}" has a contrast of ${found.toFixed(2)}`);
  }
  for (const mark of document.querySelectorAll(".mark, .mark-block > p")) {
    const style = getComputedStyle(mark);
    const around = ground(mark.parentElement);
    const line = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 2;
    const seen = line ? numbers(style.borderTopColor) : numbers(style.backgroundColor);
    if (seen[3] === 0 || contrast(seen, around) < shape) details.push("a mark does not stand out");
  }
  return [...new Set(details)].slice(0, 5);
}

async function still({ page }) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page.evaluate(() => {
    const moves = (style) =>
      style.animationName !== "none" ||
      style.transitionDuration.split(", ").some((one) => parseFloat(one) > 0) ||
      style.scrollBehavior === "smooth";
    const details = document.getAnimations().map(() => "something moves");
    for (const element of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        if (moves(getComputedStyle(element, part))) details.push(`${element.tagName.toLowerCase()} may move`);
      }
    }
    return [...new Set(details)];
  });
}
