// One repository from its files to proven containers, in a folder of its own; prints one line of JSON: how far it came, why no
// further, and what each step took. Everything that it makes is removed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.mjs';
import { cli, megabytes, seconds, timed } from '../measuring.mjs';
import { lock } from './lock.mjs';
import { readRepositories, unpack } from './repository.mjs';

const [name, until = 'proven'] = process.argv.slice(2);
const repository = readRepositories([name]).find((one) => one.name === name);
const steps = ['generated', 'built', 'healthy', 'proven'];

console.log(JSON.stringify({ repository: name, ...(await contact(repository)) }));

async function contact({ files, locks, answers = {} }) {
  const scratch = mkdtempSync(join(tmpdir(), 'seaworthy contact '));
  const project = `contact-${name}`;
  const folder = join(scratch, project);
  const row = { reached: 'nothing', seconds: {} };
  try {
    unpack(files, folder);
    lock(folder, locks);
    row.reached = 'locked';
    const step = (reached, args, env) => {
      const { durationMs, document, status } = run(args, folder, env);
      row.seconds[reached] = seconds(durationMs);
      if (status === 0 || reached === 'proven') return document;
      throw new Error(said(document));
    };
    for (const reached of steps.slice(0, steps.indexOf(until) + 1)) {
      // With 1 it ends where a file was there before; whoever has looked at the difference says so.
      if (reached === 'generated' && run(['generate'], folder).status === 1) row.replaced = true;
      if (reached === 'generated') step(reached, ['generate', ...(row.replaced ? ['--force'] : [])]);
      if (reached === 'built') Object.assign(row, sizes(step(reached, ['build'])));
      const environment =
        reached === 'healthy' || reached === 'proven' ? await environmentOf(folder, answers) : undefined;
      if (reached === 'healthy') {
        step(reached, ['up'], environment);
        run(['down', '--volumes'], folder, environment);
      }
      if (reached === 'proven') Object.assign(row, verdicts(step(reached, ['prove'], environment)));
      row.reached = reached;
    }
    return row;
  } catch (error) {
    return { ...row, said: error.message.slice(-1500) };
  } finally {
    run(['down', '--volumes'], folder);
    removeImages(project);
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(args, folder, env = {}) {
  const { durationMs, stdout, stderr, status } = timed(process.execPath, [cli, ...args, '-C', folder, '--json'], {
    env: { ...process.env, ...env },
    accept: [0, 1, 2, null],
    timeout: 420_000,
  });
  return {
    durationMs,
    status,
    document: stdout === '' ? { error: { message: stderr.slice(-1500) } } : JSON.parse(stdout),
  };
}

function said({ error, ...rest }) {
  if (error === undefined) return JSON.stringify(rest).slice(-1500);
  return [error.code, error.message, ...(error.lines ?? []).slice(-12)].join('\n');
}

function sizes({ images = [] }) {
  const entries = images.map(({ target, transferredBytes, unpackedBytes }) => [
    target,
    { transferredMb: megabytes(transferredBytes), unpackedMb: megabytes(unpackedBytes) },
  ]);
  return { images: Object.fromEntries(entries) };
}

function verdicts({ outcome, verdicts: all = [], error }) {
  if (error !== undefined) throw new Error(said({ error }));
  const named = (wanted) =>
    all.filter((one) => one.outcome === wanted).map(({ service, check }) => `${service} ${check}`);
  return { outcome, passed: named('pass').length, failed: named('fail'), unknown: named('unknown') };
}

/** Ports that nobody listens on, and what the repository is told by whoever runs it. */
async function environmentOf(folder, answers) {
  const { services, secrets } = JSON.parse(readFileSync(join(folder, '.seaworthy/plan.json'), 'utf8'));
  const asked = services.flatMap(({ environment }) =>
    environment.filter((one) => one.value === undefined && one.required),
  );
  const handed = secrets.filter(({ generated }) => !generated);
  const ports = await Promise.all(
    services.map(async (service) => [
      `${service.name.toUpperCase().replaceAll('-', '_')}_PUBLISHED_PORT`,
      String(await freePort()),
    ]),
  );
  return {
    ...Object.fromEntries(ports),
    ...Object.fromEntries(
      [...asked, ...handed].map((one) => [one.name, one.name.endsWith('_URL') ? 'http://127.0.0.1/' : 'seven-bells']),
    ),
    ...answers,
  };
}

function removeImages(project) {
  const { stdout } = timed('docker', ['image', 'ls', '--quiet', '--filter', `reference=${project}*`]);
  const ids = [...new Set(stdout.trim().split('\n'))].filter((id) => id !== '');
  if (ids.length > 0) timed('docker', ['image', 'rm', '--force', ...ids]);
}
