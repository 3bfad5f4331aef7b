// A one-line edit of the web, rebuilt side by side: the generated Dockerfile and an expert's (bench/plain), turn by turn on
// the same engine. Budget: a rebuild takes at most 1.2 times its compile step alone. Medians of
// TURNS=3 turns; each turn is kept as seconds of ours, theirs, our compile step.
import { appendFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, keep, median, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

const TURNS = Number(process.env.TURNS ?? 3);
const root = fileURLToPath(new URL('..', import.meta.url));
const image = 'seaworthy-bench-one-line';

await withCopyOf('todo', (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  const { substitutions } = build(folder);
  const contexts = substitutions.flatMap(({ reference, substitute }) => [
    '--build-context',
    `${reference}=docker-image://${substitute}`,
  ]);
  const ca = process.env.NODE_EXTRA_CA_CERTS ? ['--secret', `id=ca,src=${process.env.NODE_EXTRA_CA_CERTS}`] : [];
  const file = join(root, 'bench/plain/web.Dockerfile');
  const plain = ['buildx', 'build', '--load', '-t', image, '-f', file, ...contexts, ...ca, join(folder, 'web')];
  try {
    timed('docker', plain);
    const turns = Array.from({ length: TURNS }, (_, turn) => {
      appendFileSync(join(folder, 'web/app/layout.tsx'), `\n// Line ${turn}.\n`);
      const ours = build(folder);
      const theirs = timed('docker', plain).durationMs;
      const compile = ours.steps.find(({ name }) => /npm run build/.test(name)).durationMs;
      return {
        ours: ours.durationMs,
        theirs,
        compile,
        toCompile: ours.durationMs / compile,
        toPlain: ours.durationMs / theirs,
      };
    });
    const middle = (key) => median(turns.map((turn) => turn[key]));
    keep('one-line', {
      turns: turns.map(({ ours, theirs, compile }) => [ours, theirs, compile].map(seconds)),
      load: loadavg()[0],
      seaworthySeconds: seconds(middle('ours')),
      plainSeconds: seconds(middle('theirs')),
      compileStepSeconds: seconds(middle('compile')),
      timesTheCompileStep: Math.round(middle('toCompile') * 100) / 100,
      timesThePlainFile: Math.round(middle('toPlain') * 100) / 100,
    });
  } finally {
    timed('docker', ['image', 'rm', '-f', image], { accept: [0, 1] });
  }
});

function build(folder) {
  return seaworthy(['build', 'web', '-C', folder]).document;
}
