// Serves a built site on a loopback port, as a static host does: `index.html` for a folder, `404.html` for
// what is not there.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

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

/** Starts the server; returns its origin and how to stop it. */
export async function serve(folder) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const found = await read(root, request.url);
    const { status, file, body } = found ?? { status: 404, ...(await notFound(root)) };
    response.writeHead(status, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    response.end(body);
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
