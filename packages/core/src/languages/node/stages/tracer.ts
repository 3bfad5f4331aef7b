import type { RecipeFile } from '../../../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import { certificates } from '../../../dockerfile/stages/certificates.ts';
import type { ServicePlan } from '../../../model/index.ts';

/**
 * Whether only what the program reaches of its modules is shipped: where a client that is made from a schema, or a framework
 * that builds the program, brings tools along.
 */
export function isTraced({ traits }: ServicePlan): boolean {
  const bringsTools = traits.prismaSchema !== undefined || traits.builders !== undefined;
  return bringsTools && traits.wholeDependencies !== true && traits.developmentPackage === undefined;
}

export const tracerFile: RecipeFile = {
  path: 'docker/trace-modules.mjs',
  get content() {
    return tracer;
  },
  neededBy: isTraced,
};

/** Where the tracer lies, and what it leaves. */
const TRACER = '/opt/tracer';
const TRACED = '/opt/traced';

/**
 * The stage that has the tracer, with a version of its library and all that it needs as they were on a day, so that the
 * same file traces the same.
 */
export function tracerStage(tools: Stage): Stage {
  return {
    name: `${tools.name}-tracer`,
    role: 'tools',
    from: tools.name,
    comment: 'Follows a program to the modules that it reaches; nothing of it is shipped.',
    instructions: [
      { kind: 'workdir', path: TRACER },
      {
        kind: 'run',
        mounts: [certificates, { type: 'cache', id: 'npm', target: '/root/.npm' }],
        commands: ['npm install --ignore-scripts --before=2026-11-20 @vercel/nft@1.11.5'],
      },
      { kind: 'copy', sources: [tracerFile.path], destination: './' },
    ],
  };
}

/** Traces what was built. A check at the end loads every dependency; what it lacks brings the whole set back. */
export function traceInstructions(service: ServicePlan, tracerName: string): Instruction[] {
  const { entryPoint, workspace, build, traits } = service;
  const options = [
    // Modules of a workspace lie at its root, too.
    ...(workspace === undefined ? [] : ['/app']),
    ...(traits.builders === undefined ? [] : [`--built=${build.outputDirectory}`, `'--builders=${traits.builders}'`]),
  ];
  return [
    { kind: 'copy', from: tracerName, sources: [TRACER], destination: TRACER },
    {
      comment:
        'Tools, types and optional peers stay behind. What cannot be followed ships as a whole, and the log says why.',
      kind: 'run',
      mounts: [],
      commands: [
        ['node', `${TRACER}/trace-modules.mjs`, entryPoint, TRACED, ...options].join(' '),
        'rm -rf node_modules',
      ],
    },
  ];
}

/** The modules that were reached, in their places. */
export function tracedInstructions({ workspace }: ServicePlan, from: string): Instruction[] {
  return workspace === undefined
    ? [{ kind: 'copy', from, sources: [`${TRACED}/node_modules`], destination: './node_modules' }]
    : [{ kind: 'copy', from, sources: [TRACED], destination: '/app' }];
}

/**
 * The program that copies what a service reaches of its modules. It looks at packages one by one: of one whose code names
 * all that it loads, the files that are reached; of one that computes names or has native code, everything, and what it
 * depends on. In the end both trees are asked for the same packages; if the smaller one lacks any, the whole set ships.
 */
const tracer = `// Copies what a program reaches of its node_modules:
//   node trace-modules.mjs ENTRY FOLDER [ROOT] [--built=FOLDER --builders=NAME,…]
//
// --built: the folder that a framework's build made, all of whose files are the program. --builders: packages (*: all that
// begin so) that made it and ship as far as the program names them.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';

const own = process.cwd();
// The folder that holds all modules: of a workspace, its root.
const words = process.argv.slice(2);
const option = (name) => words.find((word) => word.startsWith('--' + name + '='))?.slice(name.length + 3);
const [entry, to, root = own] = words.filter((word) => !word.startsWith('--'));
const built = option('built');
const builders = (option('builders') ?? '').split(',').filter((name) => name !== '');
const manifest = manifestOf(own);
// Started by people and by builds, never loaded by a service.
const tools = /^(?:prisma|typescript|tsx|ts-node|nodemon|@types\\/.+)$/;
const isBuilder = (name) => builders.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
const direct = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter(
  (name) => !tools.test(name) && !isBuilder(name),
);
const program = built === undefined ? [] : filesIn(built).filter((file) => /\\.[cm]?js$/.test(file));
const files = new Set();
const ownCopy = join(to, relative(root, own));

function manifestOf(folder) {
  return JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8'));
}

function filesIn(folder) {
  return fs.readdirSync(folder, { recursive: true }).map((path) => resolve(folder, path)).filter((path) => fs.statSync(path).isFile());
}

/** What texts of the program name that is no file of its own; comments do, too. */
function namedBy(files) {
  const named = /\\b(?:from|import)\\s*\\(?\\s*["']([^"'./][^"']*)["']/g;
  const all = files.flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(named)].map(([, name]) => name));
  return [...new Set(all)].filter((name) => !name.startsWith('node:'));
}

/** The folder of a package as modules of another folder find it; the links on the way are part of the result. */
function locate(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (fs.existsSync(join(place, 'package.json'))) {
      if (fs.lstatSync(place).isSymbolicLink()) files.add(place);
      return fs.realpathSync(place);
    }
    if (folder === dirname(folder)) return undefined;
  }
}

/** A package with all its files and all that it depends on. */
function addWhole(folder, seen = new Set()) {
  if (folder === undefined || seen.has(folder)) return;
  seen.add(folder);
  for (const path of fs.readdirSync(folder, { recursive: true })) {
    if (!path.split('/').includes('node_modules') && !fs.statSync(join(folder, path)).isDirectory()) files.add(join(folder, path));
  }
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} } = manifestOf(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    if (peerDependenciesMeta[name]?.optional !== true) addWhole(locate(name, folder), seen);
  }
}

function packageOf(file) {
  return /^.*\\/node_modules\\/(?:@[^/]+\\/)?[^/]+(?=\\/)/.exec(file)?.[0];
}

/** Why the files that are reached may not be all that a package needs. Prisma's client names all that it loads. */
function doubtAbout(folder, reached) {
  const { name, gypfile, binary } = manifestOf(folder);
  if (/^(?:@prisma\\/client|@prisma\\/client-runtime-utils)$/.test(name) || folder.includes('/.prisma/')) return undefined;
  if (gypfile || binary !== undefined || reached.some((file) => file.endsWith('.node'))) return 'native code';
  const computes = /\\b(?:require|import)\\(\\s*(?!\\s|['"\`)/]|\\/\\*)/;
  return reached.some((file) => /\\.[cm]?js$/.test(file) && computes.test(fs.readFileSync(file, 'utf8')))
    ? 'it computes the names of modules'
    : undefined;
}

/** Packages that can't be loaded from a folder, among those that the manifest asks for. */
function notLoaded(folder) {
  const script = \`const failed = [];
    for (const name of \${JSON.stringify(asked)}) await import(name).catch((error) => failed.push(name + ': ' + error.message.split('\\\\n')[0]));
    console.log('\\\\n' + JSON.stringify(failed));
    process.exit();\`;
  const { stdout } = spawnSync('node', ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return JSON.parse(stdout.trim().split('\\n').at(-1) || '["nothing was answered"]');
}

function copy() {
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(join(to, 'node_modules'), { recursive: true });
  fs.mkdirSync(ownCopy, { recursive: true });
  fs.copyFileSync(join(own, 'package.json'), join(ownCopy, 'package.json'));
  for (const file of files) {
    const target = join(to, relative(root, file));
    fs.mkdirSync(dirname(target), { recursive: true });
    if (fs.lstatSync(file).isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(file), target);
    else fs.copyFileSync(file, target);
  }
}

const resolver = createRequire(join(own, 'package.json'));
const entries = [resolve(entry), ...program];
for (const name of direct) {
  try {
    entries.push(resolver.resolve(name));
  } catch {
    // Only for import, or without a main file.
    addWhole(locate(name, own));
  }
}
const { fileList, warnings } = await nodeFileTrace(entries, { base: root });
const reached = new Map();
for (const file of fileList) {
  const folder = packageOf(join(root, file));
  if (folder !== undefined) reached.set(folder, [...(reached.get(folder) ?? []), join(root, file)]);
}
for (const [folder, list] of reached) {
  if (!fs.existsSync(join(folder, 'package.json'))) continue;
  const doubt = doubtAbout(folder, list.filter((file) => fs.statSync(file).isFile()));
  if (doubt !== undefined) {
    console.log(\`\${relative(root, folder)} ships as a whole: \${doubt}.\`);
    addWhole(fs.realpathSync(folder));
  }
  files.add(join(folder, 'package.json'));
}
for (const file of fileList) {
  // Other packages of the workspace are what the program reaches, too.
  const isOwn = join(root, file).startsWith(join(own, '/'));
  if (file.split('/').includes('node_modules') || !isOwn) files.add(join(root, file));
}
copy();
// Of what the program names, the tracer has reached what it loads, or says that it could not.
const packageNameOf = (name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
const unresolved = [...warnings].map(({ message }) => message).join('\\n');
const folders = [...reached.keys()];
const isLoaded = (name) =>
  folders.some((folder) => folder.endsWith('/node_modules/' + packageNameOf(name))) || unresolved.includes(name);
const asked = [...direct, ...namedBy(program).filter(isLoaded)];
const before = notLoaded(own);
const missing = notLoaded(ownCopy).filter((failure) => !before.includes(failure));
if (missing.length > 0) {
  console.log(\`All dependencies ship as a whole, because these could not be loaded without: \${missing.join('; ')}\`);
  for (const name of [...direct, ...Object.keys(manifest.dependencies ?? {})]) addWhole(locate(name, own));
  copy();
}
`;
