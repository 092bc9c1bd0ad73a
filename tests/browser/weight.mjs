// What a page weighs before compression: a policy of some 1,500 words, with its styles and scripts. The search, which
// only its own page has, does not count.

const ALL = 60 * 1024;
const SCRIPTS = 5 * 1024;

export const weightChecks = [
  { name: "weight", when: (entry) => entry.path === "/policies/300-use-of-force/", run: weigh },
];

async function weigh({ page, entry, origin }) {
  const requests = [];
  const note = (request) => requests.push(request);
  page.on("requestfinished", note);
  await page.goto("about:blank");
  await page.goto(origin + entry.path, { waitUntil: "networkidle" });
  page.off("requestfinished", note);
  const sizes = { document: 0, stylesheet: 0, script: 0 };
  for (const request of requests) {
    const kind = request.resourceType();
    const body = await (await request.response()).body();
    if (kind in sizes) sizes[kind] += body.length;
  }
  const total = sizes.document + sizes.stylesheet + sizes.script;
  const details = [];
  if (sizes.document === 0 || sizes.stylesheet === 0) details.push("it was not loaded anew");
  if (total >= ALL) details.push(`${total} bytes, ${ALL} are too many: ${JSON.stringify(sizes)}`);
  if (sizes.script >= SCRIPTS) details.push(`${sizes.script} bytes of script, ${SCRIPTS} are too many`);
  return details;
}
