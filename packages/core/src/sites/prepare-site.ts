/** Where the program lies in the repository. */
export const PREPARE_SITE = 'docker/prepare-site.mjs';

/**
 * The program that makes what a build left ready to be served: compressed copies, the tag of each file's content, and the
 * policy that the pages' own scripts pass. It runs in the build, so the image needs none of it.
 */
export const prepareSite = String.raw`// Makes a built site ready to be served:  node prepare-site.mjs BUILT TO [--base=/path/] [--public=FOLDER] [--plain] [--source] [--fill=NAME,…]
//
//   TO/files   the site with .br and .gz beside whatever gets smaller by them
//   TO/nginx   content-tags.conf: what each file is; policy.conf: which scripts its pages may run
//
// --public: files of this folder are copied by the tool under their own names. --plain: no name carries a hash.
// --source: BUILT is the folder that people work in; what is theirs alone is not served.
// --fill: the build left https://name.invalid for these variables. Files with one are templates: the server fills them in.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import * as util from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [built, to, ...options] = process.argv.slice(2);
const option = (name) => options.find((word) => word.startsWith('--' + name + '='))?.slice(name.length + 3);
const base = (option('base') ?? '/').replace(/\/*$/, '/');
const theirs = options.includes('--source')
  ? /^(?:docker|(?:docker-)?compose[^/]*\.ya?ml|docker-bake[^/]*|[^/]*Dockerfile[^/]*|nginx\.conf|seaworthy\.ya?ml|Makefile|README[^/]*|CHANGELOG[^/]*|CONTRIBUTING[^/]*|[^/]*\.(?:sh|scss|sass|less|psd|log))$/i
  : /^$/;
const ownNames = new Set(option('public') === undefined ? [] : filesIn(option('public')));
const plain = options.includes('--plain');
const variables = (option('fill') ?? '').split(',').filter((name) => name !== '');
const hostOf = (name) => name.toLowerCase().replaceAll('_', '-') + '.invalid';

/** Whether a variable's value comes into a text when it is asked for. */
function isTemplate(text, file) {
  for (const name of variables) {
    // Not the end of a longer name.
    const parts = text.split(hostOf(name)).filter((part, at, all) => at === all.length - 1 || !part.endsWith('-'));
    if (parts.slice(0, -1).some((part) => !part.endsWith('https://')))
      throw new Error(name + ' stands in ' + file + ' in a form that cannot be filled in: it was encoded, or taken apart.');
    if (parts.length > 1) return true;
  }
  return false;
}

function filesIn(folder, prefix = '') {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = prefix + entry.name;
    // What begins with a dot is nobody's page, but for the folder that standards name.
    if ((entry.name.startsWith('.') && entry.name !== '.well-known') || theirs.test(entry.name)) return [];
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(join(folder, entry.name), name + '/');
    return entry.isFile() ? [name] : [];
  });
}

/** Names like index-BqZ81x_a.js, main.5f0c1a2b.css: what is in such a file never changes. */
function isHashed(name) {
  if (plain || ownNames.has(name) || /\.(?:html|txt|xml|webmanifest)$/.test(name)) return false;
  const hash = /[-._]([\w-]{8,64})\.(?:chunk\.|min\.)?[a-z0-9]{2,5}(?:\.map)?$/.exec(name)?.[1];
  // Folders that tools keep for such names. Nuxt has the list of its builds in one, which changes.
  if (/^(?:_next\/static|_app\/immutable|_nuxt(?!\/builds\/latest\.json$))\//.test(name)) return true;
  // Letters alone, all small, are a word; digits alone are a date.
  return hash !== undefined && /[a-zA-Z]/.test(hash) && (/\d/.test(hash) || (/[a-z]/.test(hash) && /[A-Z]/.test(hash)));
}

const compressible = /\.(?:html?|css|[cm]?js|json|map|svg|txt|xml|rss|atom|webmanifest|wasm|ico|ttf|otf|eot|md|csv)$/;

/** Smaller by a tenth at least, or it is not worth asking for. */
function compress(file, content) {
  if (!compressible.test(file) || content.length < 512) return 0;
  const quality = content.length > 4_000_000 ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const copies = { '.br': brotliCompressSync(content, { params }), '.gz': gzipSync(content, { level: 9 }) };
  for (const [ending, copy] of Object.entries(copies))
    if (copy.length < content.length * 0.9) fs.writeFileSync(file + ending, copy);
  return Math.min(copies['.br'].length, content.length);
}

function digest(content, encoding) {
  return createHash('sha256').update(content).digest(encoding);
}

/** Names as nginx compares them, quoted. */
function quote(text) {
  return '"' + text.replace(/["\\]/g, '\\$&') + '"';
}

/** What else a file is asked for by: a folder stands for its index, a page for its name without the ending. */
function namesOf(name) {
  if (name === 'index.html' || name.endsWith('/index.html')) return [name, name.slice(0, -'index.html'.length)];
  return name.endsWith('.html') ? [name, name.slice(0, -'.html'.length)] : [name];
}

const scripts = new Set();
const filledScripts = new Set();
const origins = new Set();
let inlineHandlers = false;
let evaluates = false;
let blobWorkers = false;

/** What the policy has to allow for a page to be what it was built to be. */
function readPage(text) {
  if (variables.length > 0 && /<(?:script|link)\b[^>]*\bintegrity\s*=/i.test(text.replace(/<[^>]*\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\/[^>]*>/gi, '')))
    throw new Error('A page names its scripts by their content (integrity), which public variables change: take that away, or the variables.');
  for (const [, attributes, code] of text.matchAll(/<script\b([^>]*)>([^]*?)<\/script\s*>/gi)) {
    const address = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
    if (address !== undefined) addOrigin(address);
    else if (!/\btype\s*=\s*["']?(?:application\/(?:ld\+)?json|text\/(?!javascript)|speculationrules)/i.test(attributes))
      if (isTemplate(code, 'a script of a page')) filledScripts.add(code);
      else scripts.add("'sha256-" + digest(code, 'base64') + "'");
  }
  for (const [, address] of text.matchAll(/<link\b[^>]*\brel\s*=\s*["']?modulepreload[^>]*\bhref\s*=\s*["']?([^"'\s>]+)/gi)) addOrigin(address);
  if (/<[a-z][^>]*\s(?:on[a-z]+\s*=\s*["']|href\s*=\s*["']?javascript:)/i.test(text)) inlineHandlers = true;
}

function addOrigin(address) {
  if (/^(?:https?:)?\/\//.test(address)) origins.add(new URL(address, 'https://localhost').origin);
}

/** Scripts that code loads from elsewhere while it runs: a map, a payment form. */
function readScript(text) {
  for (const [, address] of text.matchAll(/["'\x60](https:\/\/[\w.-]+(?:\/[\w./@-]*)?(?:\.m?js|\/js|\/v\d+\/?)(?:\?[^"'\x60\s]*)?)["'\x60]/g)) addOrigin(address);
  // A guard that only asks for the global object goes on without an answer.
  if (/\bnew Function\b|[^.\w]eval\(/.test(text)) evaluates = true;
  if (/\bWorker\(/.test(text) && text.includes('createObjectURL')) blobWorkers = true;
}

fs.rmSync(to, { recursive: true, force: true });
const entries = [];
const sum = { files: 0, bytes: 0, compressed: 0 };
for (const name of filesIn(built)) {
  const content = fs.readFileSync(join(built, name));
  const target = join(to, 'files', base, name);
  fs.mkdirSync(dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
  sum.files++;
  sum.bytes += content.length;
  const open = compressible.test(name) && isTemplate(content.toString('utf8'), name);
  sum.compressed += (open ? 0 : compress(target, content)) || content.length;
  if (/\.html?$/.test(name)) readPage(content.toString('utf8'));
  else if (/\.m?js$/.test(name)) readScript(content.toString('utf8'));
  const hash = digest(content, 'hex').slice(0, 20);
  const tag = open ? 'template-' + hash : isHashed(name) ? 'immutable' : 'W/"' + hash + '"';
  for (const own of namesOf(name)) entries.push([base + own, tag]);
}
if (sum.files === 0) throw new Error('There is no file in ' + built + ', where the build was expected to leave its site.');

// Some hundred pages with scripts of their own would make a header that no browser takes.
const own = scripts.size + filledScripts.size > 40 || inlineHandlers
  ? ["'unsafe-inline'"]
  : [...[...scripts].sort(), ...(filledScripts.size === 0 ? [] : ['$filled_scripts'])];
const policy = [
  ['script-src', "'self'", evaluates ? "'unsafe-eval'" : "'wasm-unsafe-eval'", ...own, ...[...origins].sort()],
  ...(blobWorkers ? [['worker-src', "'self'", 'blob:']] : []),
  ['object-src', "'none'"],
  ['base-uri', "'self'"],
  ['frame-ancestors', "'self'"],
].map((words) => words.join(' ')).join('; ');
const openPolicy = variables.reduce((text, name) => text.replaceAll('https://' + hostOf(name), '$value_of_' + name), policy);
const longest = Math.max(...entries.map(([name]) => Buffer.byteLength(name)));

fs.mkdirSync(join(to, 'nginx'), { recursive: true });
fs.writeFileSync(join(to, 'nginx/content-tags.conf'), [
  'map_hash_bucket_size ' + 2 ** Math.ceil(Math.log2(longest + 64)) + ';',
  'map_hash_max_size ' + Math.max(2048, entries.length * 4) + ';',
  'map $uri $content_tag {',
  '  volatile;',
  '  default "";',
  ...entries.map(([name, tag]) => '  ' + quote(name) + ' ' + quote(tag) + ';'),
  '}',
  '',
].join('\n'));
fs.writeFileSync(join(to, 'nginx/policy.conf'), [
  'map $sent_http_content_type $content_security_policy {',
  '  volatile;',
  '  default "";',
  '  ~^text/html ' + quote(openPolicy) + ';',
  '}',
  '',
].join('\n'));
if (variables.length > 0) {
  // As tools read them, the last first.
  const files = ['.env', '.env.local', '.env.production', '.env.production.local'].filter((file) => fs.existsSync(file));
  const found = Object.assign({}, ...files.map((file) => util.parseEnv(fs.readFileSync(file, 'utf8'))));
  const known = Object.fromEntries(variables.map((name) => [name, found[name]]));
  fs.writeFileSync(join(to, 'nginx/built-variables.js'), 'export default ' + JSON.stringify(known) + ';\n');
  fs.writeFileSync(join(to, 'nginx/filled-scripts.js'), 'export default ' + JSON.stringify([...filledScripts].sort()) + ';\n');
}
console.log(sum.files + ' files, ' + sum.bytes + ' bytes, ' + sum.compressed + ' as brotli. Pages may run: ' + policy);
`;
