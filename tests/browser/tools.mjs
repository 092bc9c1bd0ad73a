// What a page can do more where scripts run: the tools for sharing, citations that are copied, terms that are explained
// in place, alerts that end by the reader's own day.

export const toolChecks = [
  { name: "citation of a section", when: isPolicy, run: section },
  { name: "citation of a document", when: isPolicy, run: whole },
  { name: "a term by keyboard", when: isPolicy, run: term },
  { name: "an alert that is over", when: isPolicy, run: alert },
];

function isPolicy(entry) {
  return entry.path === "/policies/300-use-of-force/";
}

/** Lets a page write to the clipboard, and keeps what it wrote. */
async function clipboard(page) {
  await page.evaluate(() => {
    window.copied = [];
    navigator.clipboard.writeText = async (text) => window.copied.push(text);
  });
  return () => page.evaluate(() => window.copied);
}

async function section({ page }) {
  const copied = await clipboard(page);
  const link = page.locator(".prose .heading a.anchor").first();
  const number = await page.locator(".prose .heading .section-number").first().textContent();
  await link.focus();
  await page.keyboard.press("Enter");
  const [text] = await copied();
  const details = [];
  if (!text?.startsWith(`RPD ${number}, version `)) details.push(`"${text}" is copied`);
  if (!text?.includes("#")) details.push("the address of the section is not copied");
  const said = await page.locator(".said[role=status]").textContent();
  if (!said.includes(text)) details.push("what was copied is not said");
  if (!page.url().endsWith(new URL(await link.evaluate((a) => a.href)).hash)) details.push("the link does not lead there");
  return details;
}

async function whole({ page }) {
  const copied = await clipboard(page);
  await page.locator('[data-tool="copy"]').click();
  const [text] = await copied();
  const fits = /^RPD 300, version [\d.]+, https:\/\//.test(text ?? "");
  return fits ? [] : [`"${text}" is copied`];
}

async function term({ page }) {
  const button = page.locator("button.term").first();
  const meaning = page.locator(`#${await button.getAttribute("popovertarget")}`);
  const details = [];
  if (await meaning.isVisible()) details.push("the meaning is shown before anybody asks");
  await button.focus();
  await page.keyboard.press("Enter");
  if (!(await meaning.isVisible())) details.push("Enter does not show the meaning");
  await page.keyboard.press("Tab");
  const inside = await meaning.evaluate((element) => element.contains(document.activeElement));
  if (!inside) details.push("the way to the whole entry does not come next");
  await page.keyboard.press("Escape");
  if (await meaning.isVisible()) details.push("Escape does not hide it");
  return details;
}

async function alert({ page, entry, origin }) {
  const details = [];
  if (!(await page.locator(".alerts li").first().isVisible())) details.push("there is no alert to begin with");
  const url = origin + entry.path;
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/data-until="[^"]*"/g, 'data-until="2020-01-01"');
    await route.fulfill({ response, body });
  });
  await page.goto(url);
  await page.unroute(url);
  if ((await page.locator(".alerts").count()) !== 0) details.push("an alert that is over is still shown");
  return details;
}
