// Serves a built site on a loopback port, as a static host does: `index.html` for a folder, `404.html` for
// what is not there; texts compressed; files whose name holds their hash kept for a year.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const PACK = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

// As the theme's files are called: `civic.0123abcd….css`.
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/** Starts the server; returns its origin and how to stop it. */
export async function serve(folder) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const found = await read(root, request.url);
    const { status, file, body } = found ?? { status: 404, ...(await notFound(root)) };
    const headers = {
      "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "public, max-age=600",
      vary: "accept-encoding",
    };
    const accepted = request.headers["accept-encoding"] ?? "";
    const packing = path.extname(file) in TYPES && Object.keys(PACK).find((name) => accepted.includes(name));
    if (packing) headers["content-encoding"] = packing;
    const sent = packing ? await PACK[packing](body) : body;
    response.writeHead(status, { ...headers, "content-length": sent.length });
    response.end(sent);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, stop };
}

async function read(root, address) {
  const { pathname } = new URL(address, "http://127.0.0.1");
  const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const file = path.join(root, decodeURIComponent(name));
  if (!file.startsWith(root + path.sep)) return undefined;
  return readFile(file).then(
    (body) => ({ status: 200, file, body }),
    () => undefined,
  );
}

async function notFound(root) {
  const file = path.join(root, "404.html");
  return { file, body: await readFile(file) };
}
