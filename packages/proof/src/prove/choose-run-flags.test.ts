import { expect, test } from 'vitest';
import { chooseRunFlags, scratchFolder, type Trial } from './choose-run-flags.ts';
import { composeSettings, flagText, type RunFlag, runCommand } from './run-flags.ts';

/** An image that refuses some flags; `needs` are the folders that it has to write to. */
function image(refuses: (flags: string) => string | undefined, needs: readonly string[] = []) {
  const tried: string[] = [];
  const attempt = async (flags: readonly RunFlag[]): Promise<Trial> => {
    const text = flags.map(flagText).join(' ');
    tried.push(text);
    const why = refuses(text);
    if (why !== undefined) return { stands: false, why };
    const missing = text.includes('--read-only')
      ? needs.find((folder) => !text.includes(`--tmpfs ${folder}`))
      : undefined;
    if (missing === undefined) return { stands: true, why: '' };
    return { stands: false, why: `it writes to ${missing}/x`, deniedPath: `${missing}/x` };
  };
  return { attempt, tried };
}

const never = () => false;
const textOf = (flags: readonly RunFlag[]) => flags.map(flagText).join(' ');

const ALL =
  '--memory 512m --cpus 1 --pids-limit 256 --security-opt no-new-privileges --read-only --tmpfs /tmp --cap-drop ALL --stop-timeout 30';

test('an image that stands everything is started once', async () => {
  const { attempt, tried } = image(() => undefined);
  const { flags, refused } = await chooseRunFlags(attempt, never);
  expect([textOf(flags), refused, tried]).toEqual([ALL, [], [ALL]]);
});

test('what it has to write to becomes a folder in memory', async () => {
  const { attempt, tried } = image(() => undefined, ['/var/cache/nginx', '/run']);
  const { flags, refused } = await chooseRunFlags(attempt, never);
  expect([textOf(flags), refused, tried.length]).toEqual([`${ALL} --tmpfs /var/cache/nginx --tmpfs /run`, [], 3]);
  expect(composeSettings(flags)).toMatchObject({ read_only: true, tmpfs: ['/tmp', '/var/cache/nginx', '/run'] });
});

test('the verdict is about exactly the flag that it does not stand, and the others are kept', async () => {
  const { attempt } = image((flags) => (flags.includes('no-new-privileges') ? 'sudo refuses to work' : undefined));
  const { flags, refused } = await chooseRunFlags(attempt, never);
  expect(textOf(flags)).not.toContain('no-new-privileges');
  expect(composeSettings(flags)).toEqual({
    ...{ stop_grace_period: '30s', mem_limit: '512m', cpus: 1, pids_limit: 256, read_only: true, tmpfs: ['/tmp'] },
    cap_drop: ['ALL'],
  });
  expect(refused).toEqual([
    {
      flag: '--security-opt no-new-privileges',
      check: 'privilege-escalation',
      reason: 'It does not stand it: sudo refuses to work.',
    },
  ]);
});

test('a milder form is better than none', async () => {
  const { attempt } = image((flags) => {
    if (/--memory 512m/.test(flags)) return 'it ran out of memory';
    return flags.includes('--cap-drop') && !flags.includes('SETUID') ? 'setgid failed' : undefined;
  });
  const { flags, refused } = await chooseRunFlags(attempt, never);
  expect(textOf(flags)).toContain('--memory 1g');
  expect(textOf(flags)).toContain('--cap-drop ALL --cap-add CHOWN --cap-add SETGID --cap-add SETUID');
  expect(refused.map(({ flag }) => flag)).toEqual(['--memory 512m', '--cap-drop ALL']);
});

test('an image that writes to a folder that cannot be emptied is refused with its own first words', async () => {
  const { attempt } = image(() => undefined, ['/usr/share/app']);
  const { refused } = await chooseRunFlags(attempt, never);
  expect(refused).toEqual([
    {
      flag: '--read-only --tmpfs /tmp',
      check: 'writable-root-filesystem',
      reason: 'It does not stand it: it writes to /usr/share/app/x.',
    },
  ]);
});

test('the search is bounded, and says what it left out', async () => {
  const { attempt, tried } = image(() => 'it never answers');
  const { flags, refused } = await chooseRunFlags(attempt, () => tried.length >= 3);
  expect(textOf(flags)).toBe('--stop-timeout 30');
  expect(tried.length).toBe(3);
  expect(refused.map(({ reason }) => reason)).toContain('The trials took too long, so it was not tried.');
  expect(new Set(refused.map(({ check }) => check)).size).toBe(6);
});

test.each([
  ['/var/cache/nginx/client_temp', '/var/cache/nginx'],
  ['/var/cache/nginx', '/var/cache/nginx'],
  ['/run/nginx.pid', '/run'],
  ['/data', '/data'],
  ['/quay.log', undefined],
  ['/var/log/quay.log', '/var/log'],
  ['/app/.next/cache/x', '/app/.next/cache'],
  ['/tmp/x', undefined],
  ['/etc/hosts', undefined],
  ['/usr/local/lib/x.pyc', undefined],
  ['/data/../etc/x', undefined],
  ['/data:size=1/x', undefined],
])('to write %s, %s has to be writable', (path, folder) => expect(scratchFolder(path)).toBe(folder));

test('the line to copy', () => {
  const flags = [{ args: ['--memory', '512m'], compose: {} }];
  expect(runCommand(flags, { reference: 'quay:7' }, [4173])).toBe(
    'docker run --detach --memory 512m --publish 127.0.0.1:4173:4173 quay:7',
  );
  expect(runCommand(flags, { reference: 'quay:7' }, [])).toBe('docker run --detach --memory 512m quay:7');
});
