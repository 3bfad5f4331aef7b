import { sourceFiles, textOf } from '../sources.mjs';

/** Which door a package may use; the message names the right one. */
const doors = {
  core: [],
  checks: ['@seaworthy/core/*'],
  engine: ['@seaworthy/core/*'],
  provision: ['@seaworthy/core/*', '@seaworthy/engine'],
  agent: ['@seaworthy/core/*'],
  proof: ['@seaworthy/core/*', '@seaworthy/agent', '@seaworthy/engine'],
  report: ['@seaworthy/core/*'],
  pipeline: [
    '@seaworthy/core',
    '@seaworthy/core/*',
    '@seaworthy/checks',
    '@seaworthy/engine',
    '@seaworthy/provision',
    '@seaworthy/proof',
    '@seaworthy/report',
  ],
  cli: [
    '@seaworthy/core',
    '@seaworthy/core/*',
    '@seaworthy/checks',
    '@seaworthy/engine',
    '@seaworthy/provision',
    '@seaworthy/proof',
    '@seaworthy/pipeline',
    '@seaworthy/report',
  ],
  testkit: ['@seaworthy/core/*'],
};
/** World access: only these folders may. */
const worldly = [
  {
    module: /^(node:)?fs(\/promises)?$/,
    allowed: /^packages\/(core\/src\/repository|engine|provision|proof|agent|pipeline|cli|testkit)\//,
    why: 'read through `Repository` (core/src/repository), write in cli',
  },
  {
    module: /^((node:)?child_process|execa)$/,
    allowed: /^packages\/(engine|provision|proof|agent|testkit)\//,
    why: 'processes are started in packages/engine only',
  },
  {
    module: /^(node:)?(net|http|https|tls|dgram|dns)$/,
    allowed: /^packages\/(engine|provision|proof|testkit)\//,
    why: 'the network is used in packages/engine only',
  },
];
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

export const convention = {
  name: 'imports go through the right doors',
  findProblems() {
    return sourceFiles().flatMap((file) => {
      const packageName = file.split('/')[1];
      const isTest = /\.test\.ts$|\/test\//.test(file);
      return importsOf(file).flatMap((specifier) => problemsOf(file, packageName, isTest, specifier));
    });
  },
};

function problemsOf(file, packageName, isTest, specifier) {
  const problems = [];
  if (
    specifier.startsWith('@seaworthy/') &&
    !isTest &&
    !doors[packageName]?.some(
      (door) => door === specifier || (door.endsWith('/*') && specifier.startsWith(door.slice(0, -1))),
    )
  ) {
    problems.push(
      `${file}: imports ${specifier}; packages/${packageName} may use ${doors[packageName]?.join(', ') || 'no other package'}`,
    );
  }
  if (/^(\.\.\/)+(core|engine|report|cli|testkit)\/src/.test(specifier))
    problems.push(`${file}: reaches into another package by path (${specifier}); import the package`);
  for (const { module, allowed, why } of isTest ? [] : worldly) {
    if (module.test(specifier) && !allowed.test(file)) problems.push(`${file}: imports ${specifier}; ${why}`);
  }
  return problems;
}

function importsOf(file) {
  return [...textOf(file).matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}
