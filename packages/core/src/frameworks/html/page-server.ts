/** Serves a folder while somebody works on it. */
export const pageServer = {
  path: 'docker/page-server.mjs',
  content: String.raw`// Serves a folder in development, each file as it is on the disk:  node page-server.mjs FOLDER PORT
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const [folder, port] = process.argv.slice(2);
const root = realpathSync(folder);
const types = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif',
  '.webp': 'image/webp', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.txt': 'text/plain',
};

function fileOf(address) {
  let path;
  try {
    path = join(root, decodeURIComponent(new URL(address, 'http://localhost').pathname));
  } catch {
    return undefined;
  }
  const found = [path, path + '.html', join(path, 'index.html')].find((file) => existsSync(file) && statSync(file).isFile());
  // A link, too, must not lead out of the folder.
  return found !== undefined && realpathSync(found).startsWith(root + sep) ? found : undefined;
}

const server = createServer((request, response) => {
  const file = fileOf(request.url);
  if (file === undefined) return response.writeHead(404).end('There is no such page.\n');
  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type.startsWith('text/') ? type + '; charset=utf-8' : type, 'cache-control': 'no-store' });
  createReadStream(file).pipe(response);
}).listen(Number(port));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.close());
`,
};
