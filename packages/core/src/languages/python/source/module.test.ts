import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { readSources } from '../../../source/sources.ts';
import { pythonSources } from '../python-folder.ts';
import { assignmentsOf, moduleAssignments } from './assignments.ts';
import { calledName, callsOf } from './calls.ts';
import { classesOf, codeOf, functionsOf } from './definitions.ts';
import { importsOf, importsPackage, modulesByName, resolveThrough } from './imports.ts';
import { plainValueOf, textOf } from './literals.ts';
import { readModule, readModules } from './module.ts';
import { findString } from './strings.ts';

async function sourcesOf(files: Record<string, string>) {
  return readSources(
    { repository: memoryRepository(files), path: '.', files: Object.keys(files), outsideLinks: [] },
    pythonSources,
  );
}

async function moduleOf(text: string, file = 'svc/app/main.py') {
  const [source] = await sourcesOf({ [file]: text });
  if (source === undefined) throw new Error(`${file} is no source`);
  return readModule(source);
}

test.each([
  ["'a'", 'a'],
  ["r'\\d'", '\\d'],
  ["'it\\'s\\n'", "it's\n"],
  ["'''a\nb'''", 'a\nb'],
  ['\'a\' "b"', 'ab'],
  ["('a'\n 'b')", 'ab'],
  ["f'plain'", 'plain'],
  ["f'{x}'", undefined],
  ["'a' + 'b'", undefined],
  ['1_000', '1000'],
  ['-2.5', '-2.5'],
  ['0x10', undefined],
  ['True', 'True'],
  ['None', undefined],
  ['SET_ONCE', 'once'],
  ['SET_TWICE', undefined],
  ['SET_IN_FUNCTION', undefined],
  ['unknown', undefined],
])('the literal %s is %s', async (literal, expected) => {
  const module = await moduleOf(
    `SET_ONCE = 'once'\nSET_TWICE = 'a'\nSET_TWICE = 'b'\ndef f():\n  SET_IN_FUNCTION = 'c'\nvalue = ${literal}\n`,
  );
  const value = assignmentsOf(module).find(({ name }) => name === 'value')?.value;
  expect(plainValueOf(module, value)).toBe(expected);
  expect(textOf(module, value)).toBe(/^(?:[-\d]|True)/.test(literal) ? undefined : expected);
});

test('imports know what they bind, with aliases and relative to the module', async () => {
  const module = await moduleOf(
    'import os.path as p, sys\nimport a.b\nfrom fastapi import FastAPI as App, APIRouter\nfrom . import routes\nfrom ..lib.x import (\n    y as z, # why\n    w,\n)\nfrom m import *\n',
  );
  expect(importsOf(module).map(({ target, local }) => `${local} = ${target}`)).toEqual([
    'p = os.path',
    'sys = sys',
    'a = a',
    'a.b = a.b',
    'App = fastapi.FastAPI',
    'APIRouter = fastapi.APIRouter',
    'routes = svc.app.routes',
    'z = svc.lib.x.y',
    'w = svc.lib.x.w',
    '* = m.*',
  ]);
});

test('a package counts as imported by its name, not by a comment or a part of a word', async () => {
  const sources = await sourcesOf({ 'a.py': '# import flask\nimport flasky\nfrom django.http import View\n' });
  expect(importsPackage(sources, 'flask')).toBe(false);
  expect(importsPackage(sources, 'django')).toBe(true);
});

test('names are followed through modules that hand them on, and a circle ends', async () => {
  const modules = modulesByName(
    await sourcesOf({
      'svc/app/routers/__init__.py': 'from .health import router as health_router\nfrom .round import a\n',
      'svc/app/routers/health.py': 'router = APIRouter()\n',
      'svc/app/routers/round.py': 'from . import a\n',
    }),
  );
  expect(resolveThrough(modules, 'app.routers.health_router')).toBe('svc.app.routers.health.router');
  expect(resolveThrough(modules, 'app.routers.a')).toMatch(/a$/);
  expect(resolveThrough(modules, 'elsewhere.router')).toBe('elsewhere.router');
});

test('calls have their name, positions and keywords', async () => {
  const module = await moduleOf(
    "from x import Make as M\nM(1, *rest, 2, name='n', **more)\nPath('a').write_text('b')\nf(g(k=1))\n",
  );
  const [make, write, path, outer, inner] = callsOf(module);
  expect([make?.name, make?.written, make && calledName(make)]).toEqual(['x.Make', 'M', 'Make']);
  expect(make?.positional.map((node) => module.text(node))).toEqual(['1']);
  expect(textOf(module, make?.keyword('name'))).toBe('n');
  expect([write?.name, write?.method?.name, path?.name]).toEqual([undefined, 'write_text', 'Path']);
  expect([outer?.name, outer?.keyword('k'), inner?.keyword('k')?.name]).toEqual(['f', undefined, 'Number']);
});

test('only what runs when the module is imported makes its attributes', async () => {
  const module = await moduleOf(
    "a = 1\nif x:\n  b = 2\ntry:\n  c: int = d = 3\nexcept E:\n  pass\nclass K:\n  e = 4\ndef f():\n  g = 5\nif __name__ == '__main__':\n  h = 6\ni, j = 7, 8\n",
  );
  expect(moduleAssignments(module).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

test('functions know their decorators and whether they need arguments; code has neither comments nor docstrings', async () => {
  const module = await moduleOf(
    '@app.get(\'/x\', tags=[])\n@plain\nasync def f(a=1, *rest, **more):\n  """503"""\n  return \'kept\' # gone\ndef g(a): pass\nclass K:\n  def m(self): pass\n',
  );
  const [f, g, m] = functionsOf(module);
  expect(f?.decorators.map(({ written, positional }) => [written, positional.length])).toEqual([
    ['app.get', 1],
    ['plain', 0],
  ]);
  expect([f, g, m].map((one) => [one?.name, one?.isTopLevel, one?.needsNoArgument])).toEqual([
    ['f', true, true],
    ['g', true, false],
    ['m', false, false],
  ]);
  expect(f && codeOf(module, f.node)).toBe("async def f(a=1, *rest, **more):\n  \n  return 'kept' \n");
});

test('classes have bases, keywords, fields and inner classes', async () => {
  const module = await moduleOf(
    "import pydantic as p\nclass A(p.Base, Generic[T], prefix='X_'):\n  a: int\n  b = 1\n  class Config:\n    c = 2\n  def f(self):\n    d = 3\n",
  );
  const [a] = classesOf(module);
  expect(a?.bases).toEqual(['pydantic.Base']);
  expect(textOf(module, a?.keyword('prefix'))).toBe('X_');
  expect(a?.fields.map(({ name, annotation }) => [name, annotation && module.text(annotation)])).toEqual([
    ['a', 'int'],
    ['b', undefined],
  ]);
  expect(a?.inner.map(({ name, fields }) => [name, fields[0]?.name])).toEqual([['Config', 'c']]);
});

test('strings are searched without comments and docstrings', async () => {
  const sources = await sourcesOf({ 'a.py': '"""redis://doc"""\n# \'redis://comment\'\nurl = f"redis://{host}"\n' });
  expect(findString(sources, /^redis:/, /redis:/)).toEqual({ file: 'a.py', line: 3 });
  expect(findString(sources, /^amqp:/, /amqp:/)).toBeUndefined();
});

test('a file that is not worth it is not parsed, and one that is broken or absurd says what can be read', async () => {
  const sources = await sourcesOf({
    'plain.py': 'x = 1\n',
    'broken.py': 'app = FastAPI()\n(((\nclass A(B:\n  a: int\n',
    'deep.py': `app = FastAPI()\n${'f("'.repeat(50_000)}`,
    'brackets.py': `app = FastAPI()\n${'[('.repeat(1_000)}`,
  });
  const modules = readModules(sources, /FastAPI/);
  expect(modules.map(({ file }) => file.file)).toEqual(['broken.py', 'deep.py', 'brackets.py']);
  const [broken, deep, brackets] = modules.map((module) => callsOf(module).map(({ name }) => name));
  expect(broken).toContain('FastAPI');
  expect(deep).toEqual([]);
  expect(brackets?.filter((name) => name !== undefined)).toEqual(['FastAPI']);
});
