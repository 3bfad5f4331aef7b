import { LOCKFILE_LABEL, NO_LOCKFILE } from '../../images/index.ts';
import type { ServicePlan } from '../../model/index.ts';
import { basename, folderInImage } from '../../text/path.ts';
import type { Instruction } from '../stage.ts';
import { initInstructions } from './init.ts';

/** What every image that runs has at its end: who runs, on which port, how it is asked for its health, what starts. */
export function runtimeInstructions(service: ServicePlan, command: readonly string[]): Instruction[] {
  const { user, port, healthCheck } = service;
  return [
    // Numeric, so that an orchestrator can verify that it isn't root.
    { kind: 'user', ...user },
    ...(port === undefined ? [] : [{ kind: 'expose', port } as const]),
    ...(healthCheck === undefined ? [] : [{ kind: 'healthcheck', check: healthCheck } as const]),
    initInstructions(service).entrypoint,
    { kind: 'cmd', command },
  ];
}

/** What every image that runs has at its start. */
export function imageInstructions(service: ServicePlan, title: string): Instruction[] {
  return [
    { kind: 'label', values: { 'org.opencontainers.image.title': title, [LOCKFILE_LABEL]: lockfileOf(service) } },
    initInstructions(service).copy,
    { kind: 'workdir', path: folderInImage(service) },
  ];
}

/** The lockfile that fixed every version. */
function lockfileOf({ packageManager, traits }: ServicePlan): string {
  const { lockfile } = packageManager;
  return lockfile === undefined || traits.pinned === false ? NO_LOCKFILE : basename(lockfile);
}

/** The role that changes the database: the service's own image, started once, with nobody asking for its health. */
export function migrateInstructions(command: readonly string[]): Instruction[] {
  return [
    { kind: 'healthcheck', check: 'none' },
    { kind: 'cmd', command },
  ];
}

export function ownerOf({ user }: ServicePlan): string {
  return `${user.uid}:${user.gid}`;
}
