import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'package-manager-start',
  severity: 'medium',
  title: { pass: 'The program is started by itself', fail: 'The program is started through a package manager' },
  needs: ['processes'],
  cause: { compose: ['entrypoint', 'command'], dockerfile: ['ENTRYPOINT', 'CMD'] },
  settings: [],

  judge({ processes }) {
    const parents = new Set(processes.map(({ parentPid }) => parentPid));
    // Only one that waits for a child stands between the signal and the program.
    const between = processes.filter(({ pid, command }) => parents.has(pid) && isPackageManager(command));
    const measures = [{ value: between.length, budget: 0, unit: 'processes' }];
    if (between.length === 0)
      return pass('No package manager stands between the stop signal and the program.', { measures });
    return fail({
      message: `\`${between[0]?.command}\` stays for as long as the program runs: it costs memory, and ends on a signal by its own rules.`,
      measures,
      seen: between.map(({ pid, command }) => `pid ${pid}: ${command}`),
      fix: 'Start the program itself in exec form: `CMD ["node", "server.js"]` instead of `npm start`.',
    });
  },
});

/** Programs that run a script below them. What runs a file by itself (`bun server.ts`) does not stand between anything. */
const RUNS_SCRIPTS = /^(?:npm|npx|pnpm|pnpx|yarn|yarnpkg|corepack|pipenv)(?:-cli)?(?:\.[cm]?js)?$/;
const RUNS_WHEN_TOLD = /^(?:bun|uv|pdm|poetry)$/;

function isPackageManager(command: string): boolean {
  const words = command.split(' ').filter((word) => word !== '');
  // A manager that is a program of Node shows as an argument of it.
  const [program = '', ...rest] = baseName(words[0]) === 'node' ? words.slice(1) : words;
  if (RUNS_SCRIPTS.test(baseName(program))) return true;
  return RUNS_WHEN_TOLD.test(baseName(program)) && rest[0] === 'run' && !/[./]/.test(rest[1] ?? '');
}

function baseName(path = ''): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
