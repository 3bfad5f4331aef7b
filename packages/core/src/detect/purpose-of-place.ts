import type { OmittedFolder } from '../model/index.ts';

type Purpose = OmittedFolder['kind'];

/** What names of folders say of everything in them. Names that services have, too (`server`, `site`), are not among them. */
const purposes: ReadonlyMap<string, Purpose> = new Map([
  ...of('tests', ['test', 'tests', '__tests__', 'e2e', 'spec', 'specs', 'cypress', 'playwright', 'testdata', 'mocks']),
  ...of('tests', ['fixture', 'fixtures', '__fixtures__', '__mocks__', 'test-fixtures', 'integration-tests']),
  ...of('example', [
    'example',
    'examples',
    'demo',
    'demos',
    'sample',
    'samples',
    'playground',
    'playgrounds',
    'sandbox',
  ]),
  ...of('documentation', ['doc', 'docs', 'documentation']),
  ...of('template', ['template', 'templates', 'boilerplate', 'boilerplates', 'scaffold', 'scaffolds', 'archetypes']),
  ...of('tool', [
    'tool',
    'tools',
    'tooling',
    'script',
    'scripts',
    'bench',
    'benchmark',
    'benchmarks',
    '.github',
    '.devcontainer',
  ]),
]);
/** A placeholder of cookiecutter, handlebars or EJS, which somebody fills in before there is a project. */
const placeholder = /\{\{|\{%|<%|\$\{/;
/** What Nx and others call the tests of a neighbour. */
const testsOfNeighbour = /-e2e$/;

/** What a folder is by where it lies; `undefined`: its place says nothing. Paths are the repository's. */
export function purposeOfPlace(path: string): Purpose | undefined {
  if (path === '.') return undefined;
  const names = path.toLowerCase().split('/');
  for (const [at, name] of names.entries()) {
    const purpose = purposes.get(name) ?? (testsOfNeighbour.test(name) ? 'tests' : undefined);
    // Documentation that is an application of its own, beside the others of a monorepo, is deployed as they are.
    const isApplication = purpose === 'documentation' && names[at - 1] === 'apps';
    if (purpose !== undefined && !isApplication) return purpose;
    if (placeholder.test(name)) return 'template';
  }
  return undefined;
}

/** True for a folder that is no project before somebody has filled in its name. */
export function isUnfilled(path: string): boolean {
  return placeholder.test(path);
}

function of(purpose: Purpose, names: readonly string[]): [string, Purpose][] {
  return names.map((name) => [name, purpose]);
}
