import { expect, test } from 'vitest';
import { parseStatus } from './parse-status.ts';

/** A Node process under user 1717 in a container with the engine's default profile (Linux 6.1). */
const CONFINED = `Name:	node
Umask:	0022
State:	S (sleeping)
Tgid:	7
Ngid:	0
Pid:	7
PPid:	1
TracerPid:	0
Uid:	0	1717	1717	1717
Gid:	0	1718	1718	1718
FDSize:	64
NSpid:	4107	7
VmRSS:	   46512 kB
SigBlk:	0000000000000000
SigIgn:	0000000001001000
SigCgt:	0000000188004602
CapInh:	0000000000000000
CapPrm:	0000000000000400
CapEff:	0000000000000000
CapBnd:	00000000a80425fb
NoNewPrivs:	1
Seccomp:	2
Seccomp_filters:	1
`;

/** PID 1 of a privileged container, on a kernel that says nothing of seccomp. */
const PRIVILEGED = `Name:	sh
State:	Z (zombie)
PPid:	0
Uid:	0	0	0	0
Gid:	0	0	0	0
SigCgt:	0000000000000000
CapPrm:	000001ffffffffff
CapEff:	000001ffffffffff
NoNewPrivs:	0
`;

function read(text: string) {
  const status = parseStatus(text);
  if (status === undefined) throw new Error('no status');
  return status;
}

test('ids are the effective ones, capabilities those that are held or could be taken', () => {
  const { catches, ...status } = read(CONFINED);
  expect(status).toEqual({
    ...{ name: 'node', state: 'S', parentPid: 1, uid: 1717, gid: 1718, residentKb: 46_512 },
    ...{ pids: [4107, 7], otherUids: [0] },
    ...{ capabilities: ['NET_BIND_SERVICE'], noNewPrivileges: true, seccomp: 'filter' },
  });
  expect([2, 10, 12].map(catches)).toEqual([true, true, false]);
});

test('all 41 capabilities have a name', () => {
  const status = read(PRIVILEGED);
  expect(status).toMatchObject({ state: 'Z', parentPid: 0, uid: 0, noNewPrivileges: false, seccomp: 'disabled' });
  // In the order of their bits (capabilities(7)); a wrong name would accuse the wrong one.
  expect(status.capabilities.join(' ')).toBe(
    [
      'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE',
      'NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN',
      'SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE',
      'MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE',
    ].join(' '),
  );
  // A zombie has no memory any more.
  expect(status.residentKb).toBe(0);
  expect(status.catches(10)).toBe(false);
});

test('each set of capabilities counts, also one that is only permitted or ambient', () => {
  const heldIn = (set: string) => read(`${CONFINED}${set}:\t0000000000000001\n`).capabilities;
  expect(heldIn('CapEff')).toContain('CHOWN');
  expect(heldIn('CapPrm')).toContain('CHOWN');
  expect(heldIn('CapAmb')).toContain('CHOWN');
  // What it might have got from a file with capabilities is not held by it: privilege-escalation judges that.
  expect(heldIn('CapBnd')).not.toContain('CHOWN');
});

test('a name says nothing of ids', () => {
  expect(read(CONFINED.replace('node', String.raw`Uid:\n0 0 0 0)`))).toMatchObject({ uid: 1717, gid: 1718 });
});

test('what is cut short is no process with other ids', () => {
  for (const text of [
    '',
    'Name:\tnode\n',
    `${CONFINED}Uid:\t0 0\n`,
    `${CONFINED}Gid:\t0\n`,
    CONFINED.slice(0, CONFINED.indexOf('Gid')),
    `${CONFINED}Uid:\t0\n`,
  ]) {
    expect(parseStatus(text)).toBeUndefined();
  }
});

test('a mask that is no number is none', () => {
  for (const mask of ['', '-1', '0x4g', 'g1', '1 g', '1g']) {
    expect(read(CONFINED.replace('CapPrm:\t0000000000000400', `CapPrm:\t${mask}`)).capabilities).toEqual([]);
  }
});

test.each(['x0', '0x'])('an id of another form is none: %s', (id) => {
  expect(read(CONFINED.replace('Uid:\t0', `Uid:\t${id}`)).otherUids).toEqual([]);
});

test('a kind of seccomp that nobody knows protects from nothing', () => {
  expect(read(CONFINED.replace('Seccomp:\t2', 'Seccomp:\t7')).seccomp).toBe('disabled');
});
