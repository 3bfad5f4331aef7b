import { dirname, join } from 'node:path/posix';
import { parseSync } from 'oxc-parser';

const parsed = new WeakMap();

/** What a file imports and exports, and its syntax tree. Parsed once for each project. */
export function readModule(project, file) {
  if (!parsed.has(project)) parsed.set(project, new Map());
  const modules = parsed.get(project);
  if (!modules.has(file)) modules.set(file, parseModule(file, project.text(file)));
  return modules.get(file);
}

/** The file that a relative specifier names; `undefined` for a package. */
export function resolveImport(file, specifier) {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : undefined;
}

export function isTest(file) {
  return /\.test\.(ts|tsx|mjs)$/.test(file);
}

function parseModule(file, text) {
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    names: entries.map(({ importName }) => nameOf(importName)),
  }));
  const dynamics = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = /^(['"])(.*)\1$/.exec(text.slice(start, end))?.[2];
    return specifier === undefined ? [] : [{ specifier, names: ['*'] }];
  });
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const passedOn = entries
    .filter(({ moduleRequest }) => moduleRequest !== null)
    .map(({ moduleRequest, importName, exportName, isType }) => ({
      specifier: moduleRequest.value,
      names: [nameOf(importName)],
      as: exportName.name ?? '*',
      isType,
    }));
  return {
    program,
    imports: [...statics, ...dynamics, ...passedOn],
    passedOn,
    /** Values, not types, that are made in this file. */
    exports: entries
      .filter(({ moduleRequest, isType }) => moduleRequest === null && !isType)
      .map(({ exportName }) => exportName.name ?? 'default'),
  };
}

function nameOf({ kind, name }) {
  if (kind === 'Default') return 'default';
  return name ?? '*';
}
