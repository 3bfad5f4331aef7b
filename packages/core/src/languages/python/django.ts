import type { Fact, Question } from '../../model/index.ts';
import { byCodeUnit, folderOf } from '../../repository/repository.ts';
import type { SourceFile } from '../../source/sources.ts';
import { basename } from '../../text/path.ts';
import type { PythonFolder } from './python-folder.ts';
import { moduleAssignments } from './source/assignments.ts';
import { callAt, calledName, callsOf } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { moduleName, type PythonModule, readModule, readModules } from './source/module.ts';
import { findStartedServers } from './started-server.ts';

/** A Django project: the folder of `manage.py`, and what its modules say of each other. */
export interface DjangoProject {
  /** Folder of `manage.py`, relative to the service. */
  root: string;
  manage: SourceFile;
  /** Applications by what they speak: `shop.wsgi:application`. */
  wsgi: Fact<string>[];
  asgi: Fact<string>[];
  /** The settings that its server takes unless the environment names others. */
  settings?: Fact<string>;
}

/** `undefined` where no file of the folder is a project's `manage.py`. */
export async function readDjango(folder: PythonFolder): Promise<DjangoProject | undefined> {
  if (folder.python.dependency('django') === undefined) return undefined;
  const [manage, other] = folder.pythonSources
    .filter(({ file, text }) => basename(file) === 'manage.py' && text.includes('DJANGO_SETTINGS_MODULE'))
    .sort((a, b) => a.file.split('/').length - b.file.split('/').length || byCodeUnit(a.file, b.file));
  if (manage === undefined) return undefined;
  const absolute = folderOf(manage.file);
  const root = absolute === folder.path ? '.' : relativeTo(folder.path, absolute);
  const started = (await findStartedServers(folder)).flatMap(({ application }) => application ?? []);
  const made = (maker: string) => findMade(folder, absolute, maker, started);
  const [wsgi, asgi] = [made('get_wsgi_application'), made('get_asgi_application')];
  const owner = folder.pythonSources.find(({ file }) => file === (wsgi[0] ?? asgi[0])?.source.file) ?? manage;
  const settings = findSettings(owner) ?? findSettings(manage);
  // Of two projects side by side nothing says which one is meant.
  const isOne = other === undefined || other.file.split('/').length > manage.file.split('/').length;
  return {
    ...{ root, manage, wsgi: isOne ? wsgi : [], asgi: isOne ? asgi : [] },
    ...(settings === undefined ? {} : { settings }),
  };
}

function findMade(folder: PythonFolder, root: string, maker: string, started: readonly string[]): Fact<string>[] {
  const found = readModules(folder.pythonSources, new RegExp(`\\b${maker}\\s*\\(`)).flatMap((module) => {
    const set = moduleAssignments(module).filter(({ value }) =>
      callsOf(module).some((call) => calledName(call) === maker && within(call.node, value)),
    );
    // Channels puts others around it, which get its name.
    const name = moduleAssignments(module).some((one) => one.name === 'application') ? 'application' : set[0]?.name;
    if (name === undefined) return [];
    const path = moduleName(root === '.' ? module.file.file : relativeTo(root, module.file.file));
    return [{ value: `${path}:${name}`, source: { file: module.file.file }, certainty: 'certain' as const }];
  });
  const named = found.filter(({ value }) => started.some((one) => one.split(':')[0] === value.split(':')[0]));
  return named.length === 1 ? named : found;
}

function within(node: { from: number; to: number }, around: { from: number; to: number } | undefined): boolean {
  return around !== undefined && node.from >= around.from && node.to <= around.to;
}

function findSettings(file: SourceFile): Fact<string> | undefined {
  const module = readModule(file);
  for (const call of callsOf(module)) {
    if (call.name?.endsWith('environ.setdefault') !== true) continue;
    const [key, given] = call.positional.map((node) => textOf(module, node));
    if (key === 'DJANGO_SETTINGS_MODULE' && given !== undefined)
      return { value: given, source: module.source(call.node), certainty: 'certain' };
  }
  return undefined;
}

/** `manage.py` with what it is asked to do, by the settings of the server. */
export function manageCommand({ root, settings }: DjangoProject, ...task: string[]): string[] {
  const file = root === '.' ? 'manage.py' : `${root}/manage.py`;
  return ['python3', file, ...task, ...(settings === undefined ? [] : [`--settings=${settings.value}`])];
}

/** Where the settings say that static files are collected, when they do. */
export function findStaticRoot(folder: PythonFolder): Fact<string> | undefined {
  for (const module of settingsModules(folder, /\bSTATIC_ROOT\b/)) {
    const found = moduleAssignments(module).find(({ name }) => name === 'STATIC_ROOT');
    if (found !== undefined) return { value: 'STATIC_ROOT', source: module.source(found.node), certainty: 'likely' };
  }
  return undefined;
}

/** What has to be known of its settings before it is put in front of people. */
export function askAboutSettings(folder: PythonFolder): Question[] {
  return [...askForStaticFiles(folder), ...askAboutDebug(folder), ...askAboutHosts(folder)];
}

function askForStaticFiles(folder: PythonFolder): Question[] {
  const [module] = settingsModules(folder, /django\.contrib\.staticfiles/);
  const served = folder.python.dependency('whitenoise') !== undefined;
  if (module === undefined || (served && findStaticRoot(folder) !== undefined)) return [];
  const question = served
    ? 'WhiteNoise serves what is collected in STATIC_ROOT, and the settings name none, so that style sheets and scripts are missing. Set STATIC_ROOT?'
    : 'Nothing serves the static files, those of the admin included: Django itself does it in development alone. Add whitenoise, its middleware and STATIC_ROOT?';
  return [
    {
      subject: 'staticFiles',
      question,
      candidates: [{ value: 'whitenoise', source: { file: module.file.file } }],
      blocking: false,
    },
  ];
}

function askAboutDebug(folder: PythonFolder): Question[] {
  const [literal, other] = settingsModules(folder, /^DEBUG\b/m).flatMap((module) =>
    moduleAssignments(module).filter(({ name, value }) => name === 'DEBUG' && value?.name === 'Boolean'),
  );
  if (literal === undefined || other !== undefined || literal.value === undefined) return [];
  const { module, node, value } = literal;
  if (module.text(value) !== 'True') return [];
  return [
    {
      subject: 'debug',
      question:
        'The settings say DEBUG = True, whatever the environment says, so that errors show code and settings to everybody. Read it from the environment?',
      candidates: [{ value: "DEBUG = os.environ.get('DEBUG') == '1'", source: module.source(node) }],
      blocking: false,
    },
  ];
}

/** The health check and the proof ask by the names of this machine. */
function askAboutHosts(folder: PythonFolder): Question[] {
  const found = settingsModules(folder, /^ALLOWED_HOSTS\b/m).flatMap((module) =>
    moduleAssignments(module).filter(
      ({ name, value }) => name === 'ALLOWED_HOSTS' && value?.name === 'ArrayExpression',
    ),
  );
  const [hosts] = found;
  if (hosts?.value === undefined || found.length > 1) return [];
  const { module, node, value } = hosts;
  const text = module.text(value);
  if (/['"](?:\*|127\.0\.0\.1)['"]/.test(text) || !/['"]/.test(text)) return [];
  return [
    {
      subject: 'allowedHosts',
      question:
        'ALLOWED_HOSTS names neither 127.0.0.1 nor *, so that Django refuses the health check, which asks by that name. Add it?',
      candidates: [{ value: '127.0.0.1', source: module.source(node) }],
      blocking: false,
    },
  ];
}

function settingsModules({ pythonSources }: PythonFolder, mention: RegExp): PythonModule[] {
  return readModules(
    pythonSources.filter(({ file }) => /settings|config/i.test(file)),
    mention,
  );
}

/** Routes of the project's own list: `path('health/', …)`. Lists that it includes stand at prefixes of their own. */
export function findDjangoRoutes({
  pythonSources,
}: PythonFolder): { path: string; module: PythonModule; line: Fact<string>['source'] }[] {
  const roots = readModules(pythonSources, /\bROOT_URLCONF\b/).flatMap((module) =>
    moduleAssignments(module).flatMap(({ name, value }) =>
      name === 'ROOT_URLCONF' ? (textOf(module, value) ?? []) : [],
    ),
  );
  const lists = pythonSources.filter(({ file }) => roots.some((root) => moduleName(file).endsWith(root)));
  return lists.map(readModule).flatMap((module) =>
    callsOf(module).flatMap((call) => {
      const route = calledName(call) === 'path' ? textOf(module, call.positional[0]) : undefined;
      const target = callAt(module, call.positional[1]);
      if (route === undefined || (target !== undefined && calledName(target) === 'include')) return [];
      return [{ path: `/${route}`, module, line: module.source(call.node) }];
    }),
  );
}

function relativeTo(folder: string, path: string): string {
  return folder === '.' ? path : path.slice(folder.length + 1);
}
