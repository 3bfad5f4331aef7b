import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ComposeService, openTemporaryFolder } from '@seaworthy/engine';
import type { Companion } from './companions.ts';
import { composeSettings, type RunFlag } from './run-flags.ts';
import { serviceName } from './service-name.ts';
import type { ComposeTarget, ImageTarget } from './target.ts';

/** How the image of a project of one is run. */
export interface Wrapping {
  /** Those that it stands. */
  flags: readonly RunFlag[];
  /** At which it is asked. */
  port?: number;
  /** Absent: it is asked for answers. */
  shape?: 'worker' | 'job';
  companions?: readonly Companion[];
}

/** Wraps an image into a compose project in a new folder, until it is disposed of; only the image itself is put to the proof. */
export async function wrapImage(
  { reference, ports = [], healthPath, environment = {}, command }: ImageTarget,
  { flags, port, shape, companions = [] }: Wrapping,
): Promise<ComposeTarget & AsyncDisposable> {
  const folder = await openTemporaryFolder('image');
  const name = serviceName(reference);
  const known = { ...defined({ port, shape, readiness: healthPath }) };
  const service: ComposeService = {
    ...{ image: reference, ...composeSettings(flags) },
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
    ...defined({ command }),
    ...(ports.length === 0 ? {} : { expose: ports.map(String) }),
    ...(companions.length === 0 ? {} : { depends_on: Object.fromEntries(companions.map(waitedFor)) }),
    ...(Object.keys(known).length === 0 ? {} : { 'x-seaworthy': known }),
  };
  const beside = Object.fromEntries(companions.map((companion) => [companion.name, companion.service]));
  await writeFile(join(folder.path, 'compose.yaml'), composeText({ name, services: { [name]: service, ...beside } }));
  return {
    directory: folder.path,
    files: ['compose.yaml'],
    services: [name],
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** A project as compose reads it: a dollar in a value would be the beginning of a variable. */
export function composeText(project: unknown): string {
  return JSON.stringify(project, (_key, value) => (typeof value === 'string' ? value.replaceAll('$', '$$$$') : value));
}

function waitedFor({ name, service }: Companion): [string, { condition: string }] {
  const condition = service.healthcheck === undefined ? 'service_started' : 'service_healthy';
  return [name, { condition }];
}

function defined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<Value>;
}
