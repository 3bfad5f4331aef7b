import { LOCKFILE_LABEL, NO_LOCKFILE } from '../../images/index.ts';
import { NOTHING_TO_INSTALL, type ServicePlan } from '../../model/index.ts';
import { basename, folderInImage } from '../../text/path.ts';
import type { Instruction } from '../stage.ts';
import { initInstructions } from './init.ts';
import { libraryInstructions } from './library.ts';

/** What every image that runs has at its end: who runs, on which port, how it is asked for its health, what starts. */
export function runtimeInstructions(service: ServicePlan, command: readonly string[]): Instruction[] {
  const { user, port, healthCheck, stopSignal } = service;
  return [
    // Numeric, so that an orchestrator can verify that it isn't root.
    { kind: 'user', ...user },
    ...(port === undefined ? [] : [{ kind: 'expose', port } as const]),
    ...(healthCheck === undefined ? [] : [{ kind: 'healthcheck', check: healthCheck } as const]),
    ...(stopSignal === undefined ? [] : [{ kind: 'stopsignal', signal: stopSignal } as const]),
    initInstructions(service).entrypoint,
    { kind: 'cmd', command },
  ];
}

/** What every image that runs has at its start. */
export function imageInstructions(service: ServicePlan, title: string): Instruction[] {
  return [
    { kind: 'label', values: { 'org.opencontainers.image.title': title, ...lockfileLabel(service) } },
    initInstructions(service).copy,
    ...libraryInstructions(service),
    ...volumeInstructions(service),
    { kind: 'workdir', path: folderInImage(service) },
  ];
}

/** A fresh volume takes over its owner from the folder in the image, which the builder makes for the user of that moment. */
function volumeInstructions({ volumes = [], user }: ServicePlan): Instruction[] {
  if (volumes.length === 0) return [];
  return [
    { kind: 'user', ...user, comment: 'A fresh volume belongs to whom the folder in the image belongs to.' },
    ...volumes.map(({ path }) => ({ kind: 'workdir' as const, path })),
    { kind: 'user', uid: 0, gid: 0 },
  ];
}

/** The lockfile that fixed every version; no label where nothing is installed. */
function lockfileLabel({ packageManager, traits }: ServicePlan): Record<string, string> {
  const { id, lockfile } = packageManager;
  if (id === NOTHING_TO_INSTALL) return {};
  const fixed = lockfile !== undefined && traits.pinned !== false;
  return { [LOCKFILE_LABEL]: fixed ? basename(lockfile) : NO_LOCKFILE };
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
