import { readdir, readFile, readlink } from 'node:fs/promises';
import { execa } from 'execa';
import { PROJECT_LABEL } from '../compose/project-labels.ts';
import type { Engine } from '../connection/engine.ts';

/** Who listens on a port of this machine, in words, and the command that ends it where there is one. */
export interface PortHolder {
  holder: string;
  stop?: string;
}

/** Finds who holds a port; absent when that can't be found out (another user's process, no `lsof`). */
export async function findPortHolder(engine: Engine, port: number): Promise<PortHolder | undefined> {
  return (await findContainer(engine, port)) ?? (await findLinuxProcess(port)) ?? (await findWithLsof(port));
}

async function findContainer(engine: Engine, port: number): Promise<PortHolder | undefined> {
  const format = `{{.Names}}\t{{.Label "${PROJECT_LABEL}"}}`;
  const { stdout } = await engine.docker(['ps', '--filter', `publish=${port}`, '--format', format], { reject: false });
  const [name, project] = stdout.split('\n')[0]?.split('\t') ?? [];
  if (!name) return undefined;
  if (!project) return { holder: `the container ${name}`, stop: `docker stop ${name}` };
  return { holder: `the container ${name} of the project ${project}`, stop: `docker compose -p ${project} stop` };
}

async function findLinuxProcess(port: number): Promise<PortHolder | undefined> {
  const inodes = new Set([
    ...(await listeningInodes('/proc/net/tcp', port)),
    ...(await listeningInodes('/proc/net/tcp6', port)),
  ]);
  if (inodes.size === 0) return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const link = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      if (inode !== undefined && inodes.has(inode)) return describeProcess(pid, await commandName(pid));
    }
  }
  return undefined;
}

async function listeningInodes(table: string, port: number): Promise<string[]> {
  const text = await readFile(table, 'utf8').catch(() => '');
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return local.endsWith(`:${hexadecimal}`) && state === '0A' && inode !== undefined ? [inode] : [];
  });
}

async function commandName(pid: string): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
}

async function findWithLsof(port: number): Promise<PortHolder | undefined> {
  const { stdout } = await execa('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    reject: false,
    timeout: 5000,
  });
  const pid = /^p(\d+)$/m.exec(stdout ?? '')?.[1];
  return pid === undefined ? undefined : describeProcess(pid, /^c(.+)$/m.exec(stdout ?? '')?.[1] ?? '');
}

function describeProcess(pid: string, name: string): PortHolder {
  return { holder: `process ${pid}${name === '' ? '' : ` (${name})`}`, stop: `kill ${pid}` };
}
