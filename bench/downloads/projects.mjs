// A project of each package manager, with a lockfile that the manager makes itself, before and after one dependency more.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from '../measuring.mjs';

const languages = {
  node: {
    server: [
      'server.js',
      "require('node:http').createServer((_, answer) => answer.end('ok')).listen(process.env.PORT || 3000);\n",
    ],
    before: { express: '5.1.0', zod: '4.1.12', typescript: '5.9.3' },
    more: { dayjs: '1.11.18' },
  },
  python: {
    server: ['main.py', 'from fastapi import FastAPI\n\napp = FastAPI()\n'],
    before: { fastapi: '0.119.0', uvicorn: '0.37.0', numpy: '2.3.4' },
    more: { 'python-dateutil': '2.9.0' },
  },
};

const npx = (manager, ...args) => ['npx', '--yes', manager, ...args];
const exact = (packages) => Object.entries(packages).map(([name, version]) => `${name}==${version}`);
/** Bun's package brings its program by a script. */
const environment = { ...process.env, npm_config_ignore_scripts: 'false' };

/** By name: the command that makes the lockfile, and the files that a person writes. */
const managers = {
  npm: { lock: ['npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit'], files: packageJson() },
  pnpm: {
    lock: npx('pnpm@10.20.0', 'install', '--lockfile-only', '--ignore-scripts'),
    files: packageJson('pnpm@10.20.0'),
  },
  'yarn 1': {
    lock: npx('yarn@1.22.22', 'install', '--ignore-scripts', '--non-interactive'),
    files: packageJson('yarn@1.22.22'),
  },
  'yarn 4, node-modules': modernYarn('node-modules'),
  "yarn 4, Plug'n'Play": modernYarn('pnp'),
  bun: { lock: npx('bun@1', 'install', '--lockfile-only', '--ignore-scripts'), files: packageJson() },
  pip: {
    lock: ['uv', 'pip', 'compile', '--quiet', '--generate-hashes', 'requirements.in', '--output-file=requirements.txt'],
    files: (packages) => ({ 'requirements.in': exact(packages).join('\n') }),
  },
  uv: { lock: ['uv', 'lock', '--quiet'], files: pyproject() },
  Poetry: { lock: ['uvx', 'poetry', 'lock'], files: pyproject('[tool.poetry]\npackage-mode = false\n') },
  Pipenv: {
    lock: ['uvx', 'pipenv', 'lock'],
    files: (packages) => ({
      Pipfile: `[packages]\n${Object.entries(packages)
        .map(([name, version]) => `${name} = "==${version}"\n`)
        .join('')}`,
    }),
  },
  PDM: {
    lock: ['uvx', '--from', 'pdm[locked]==2.29.3', 'pdm', 'lock'],
    files: pyproject('[tool.pdm]\ndistribution = false\n'),
  },
};

export const names = Object.keys(managers);

/** Writes the project, with its lockfile, into the folder. `proxy`: where Yarn 4 is told to go, which reads no variable. */
export function writeProject(name, folder, { withMore, proxy }) {
  const { lock, files } = managers[name];
  const language = languages[['pip', 'uv', 'Poetry', 'Pipenv', 'PDM'].includes(name) ? 'python' : 'node'];
  const packages = { ...language.before, ...(withMore ? language.more : {}) };
  const written = { [language.server[0]]: language.server[1], ...files(packages, {}) };
  const write = (all) => {
    for (const [path, text] of Object.entries(all)) writeFileSync(join(folder, path), text);
  };
  write(written);
  const [program, ...args] = lock;
  timed(program, args, { cwd: folder, env: environment, timeout: 180_000 });
  // What some leave beside the lockfile; no build is sent it.
  for (const made of ['node_modules', '.venv']) rmSync(join(folder, made), { recursive: true, force: true });
  write(files(packages, { proxy }));
}

function packageJson(packageManager) {
  return (dependencies) => ({
    'package.json': JSON.stringify({
      ...{ name: 'downloads', private: true, scripts: { start: 'node server.js' } },
      ...(packageManager === undefined ? {} : { packageManager }),
      dependencies,
    }),
  });
}

function modernYarn(linker) {
  return {
    lock: npx('@yarnpkg/cli-dist@4.18.1', 'install', '--mode=update-lockfile'),
    files: (packages, { proxy }) => ({
      ...packageJson('yarn@4.18.1')(packages),
      '.yarnrc.yml': `nodeLinker: ${linker}\n${proxy === undefined ? '' : `httpsProxy: '${proxy}'\n`}`,
    }),
  };
}

function pyproject(more = '') {
  return (packages) => ({
    'pyproject.toml': [
      '[project]\nname = "downloads"\nversion = "0.1.0"\nrequires-python = ">=3.11"',
      `dependencies = ${JSON.stringify(exact(packages))}\n`,
      more,
    ].join('\n'),
  });
}
