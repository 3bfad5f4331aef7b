import type { Subject } from '@seaworthy/core/model';
import {
  type ComposeConfig,
  type Engine,
  hasImage,
  type ImageInspection,
  inspectImage,
  oneShotServices,
} from '@seaworthy/engine';
import type { ProvenService } from '../sources/proven-service.ts';
import { declaredIsolation } from './declared-isolation.ts';
import { serviceOfCompose } from './service-of-compose.ts';

export interface FoundService {
  service: ProvenService;
  /** Absent: the image could not be had. */
  inspection: ImageInspection | undefined;
}

const PULL_MS = 300_000;

/**
 * The services of a project that are put to the proof, sorted. `config` names the images that the run uses. Services that
 * run once and end, such as migrations, are none of them.
 */
export async function findServices(
  engine: Engine,
  project: { original: ComposeConfig; config: ComposeConfig; subjects: readonly Subject[]; directory: string },
): Promise<FoundService[]> {
  const { original, config, subjects, directory } = project;
  const oneShot = oneShotServices(original);
  const names = Object.keys(original.services).filter((service) => !oneShot.has(service));
  return Promise.all(
    names.sort().map(async (name) => {
      const reference = config.services[name]?.image ?? name;
      const inspection = await findInspection(engine, reference);
      const known = subjects.find(({ service }) => service === name);
      const image = { reference, inspection };
      const service = {
        ...serviceOfCompose(name, original.services[name] ?? {}, image, known),
        declared: declaredIsolation(original, name, directory),
      };
      return { service, inspection };
    }),
  );
}

/** Health checks that images bring along. The engine's defaults stand for what an image leaves out. */
export function imageHealthChecks(
  found: readonly FoundService[],
): Record<string, { intervalMs: number; retries: number }> {
  return Object.fromEntries(
    found.flatMap(({ service, inspection }) => {
      const check = inspection?.Config?.Healthcheck;
      if (check == null || (check.Test ?? []).length === 0 || check.Test?.[0] === 'NONE') return [];
      return [[service.subject.service, { intervalMs: (check.Interval || 30e9) / 1e6, retries: check.Retries || 3 }]];
    }),
  );
}

async function findInspection(engine: Engine, image: string): Promise<ImageInspection | undefined> {
  if (await hasImage(engine, image)) return inspectImage(engine, image);
  const { exitCode } = await engine.docker(['pull', '--quiet', image], { reject: false, timeoutMs: PULL_MS });
  return exitCode === 0 ? inspectImage(engine, image) : undefined;
}
