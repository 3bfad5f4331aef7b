/**
 * The program that fills public variables in and starts the server. Only files that hold a placeholder are written anew, so
 * what it takes of the container's memory does not follow the site's size. A filled-in script is found by its own path, so
 * what it requires is linked beside it.
 */
export const starter = `// Fills in the public variables of a Next.js site, whose build left placeholders like https://next-public-site.invalid.
//
//   node next-start.mjs prepare NAME=default …   in the build: files with a placeholder become templates
//   node next-start.mjs                          at each start: fills the templates in, then starts the server
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const app = import.meta.dirname;
const templates = join(app, 'templates');
const variables = join(app, 'templates.json');
// The root is read-only, and /tmp is memory: only what differs is written there.
const filled = join(tmpdir(), 'app');

function placeholderOf(name) {
  return 'https://' + name.toLowerCase().replaceAll('_', '-') + '.invalid';
}

function filesIn(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.isFile() ? [entry.name] : [];
    return filesIn(join(folder, entry.name)).map((file) => join(entry.name, file));
  });
}

function prepare(defaults) {
  fs.mkdirSync(templates);
  fs.writeFileSync(variables, JSON.stringify(defaults));
  const placeholders = Object.keys(defaults).map(placeholderOf);
  // What browsers load still lies beside the server, and comes to its place in the image.
  for (const [folder, place] of [[join(app, '.next'), '.next'], [join(process.cwd(), '.next/static'), '.next/static']]) {
    for (const file of filesIn(folder)) {
      if (!/\\.(?:[cm]?js|json|html|rsc|body|css|txt|xml)$/.test(file)) continue;
      const text = fs.readFileSync(join(folder, file), 'utf8');
      if (!placeholders.some((placeholder) => text.includes(placeholder))) continue;
      fs.mkdirSync(dirname(join(templates, place, file)), { recursive: true });
      fs.writeFileSync(join(templates, place, file), text);
      fs.rmSync(join(folder, file));
      fs.symlinkSync(join(filled, place, file), join(folder, file));
    }
  }
}

function valuesOf(defaults) {
  return Object.entries(defaults).map(([name, fallback]) => {
    const value = process.env[name] || fallback;
    // The same text has to be right in scripts, JSON and HTML.
    if (/["'\`\\\\<>&\\n]/.test(value)) throw new Error(name + ' must not hold quotes, \\\\, <, >, & or line ends.');
    return [placeholderOf(name), value];
  });
}

function fillIn(values) {
  fs.rmSync(filled, { recursive: true, force: true });
  fs.mkdirSync(filled);
  const folders = new Set(['.']);
  for (const file of filesIn(templates)) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
    fs.mkdirSync(dirname(join(filled, file)), { recursive: true });
    const text = fs.readFileSync(join(templates, file), 'utf8');
    fs.writeFileSync(
      join(filled, file),
      values.reduce((result, [placeholder, value]) => result.replaceAll(placeholder, value), text),
    );
  }
  // A script looks for others, and for modules, beside itself.
  for (const folder of folders) {
    for (const name of fs.readdirSync(join(app, folder))) {
      const link = join(filled, folder, name);
      if (!fs.existsSync(link)) fs.symlinkSync(join(app, folder, name), link);
    }
  }
}

if (process.argv[2] === 'prepare') {
  prepare(Object.fromEntries(process.argv.slice(3).map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)])));
} else {
  try {
    fillIn(valuesOf(JSON.parse(fs.readFileSync(variables, 'utf8'))));
  } catch (error) {
    if (error.code === 'ENOSPC') error.message += ': the pages that hold public variables need a larger /tmp.';
    throw error;
  }
  await import(join(app, 'server.js'));
}
`;
