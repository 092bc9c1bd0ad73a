// What axe cannot decide, and what a person found who looked. Whatever is not listed here fails.
//
// An entry says the rule, which elements (a CSS selector), what axe says about them, and why that is all right.
// One that no page needs any more fails, too.

export const judged = [
  {
    rule: "color-contrast",
    selector: ".table :is(th, td), .table :is(th, td) *",
    says: /partially obscured by another element/,
    reason: "On a small screen a wide table scrolls in its box; the cells beyond the edge look as those in view.",
  },
  {
    rule: "color-contrast",
    selector: "td",
    says: /too short to determine/,
    reason: "A figure of one digit has the colours of the table it stands in, whose other figures are measured.",
  },
  {
    rule: "color-contrast",
    selector: ".fn-back",
    says: /only non-text characters/,
    reason: "The arrow back from a footnote has the colour of all links, which is measured at the links of words.",
  },
  {
    rule: "color-contrast",
    selector: ".term",
    says: /partially overlaps other elements/,
    reason: "A term that is explained has the colours of the text around it; only its underline is its own.",
  },
  {
    rule: "color-contrast",
    selector: ".figure-svg text",
    says: /contains an image node|too short to determine|overlapped by another element/,
    reason:
      "The words of a chart stand on the page's own background in its ink or its soft ink (7.5 : 1 and more in light and in dark); those of a map have a rim in the colour of the page.",
  },
  {
    rule: "label-content-name-mismatch",
    selector: ".fn-back",
    says: /Unable to determine/,
    reason: "The arrow is a sign, not words: nobody says it, and its name says in words where it leads.",
  },
];
