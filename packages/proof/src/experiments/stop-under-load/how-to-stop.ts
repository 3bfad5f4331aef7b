import type { Subject } from '@seaworthy/core/model';
import type { ContainerInspection } from '@seaworthy/engine';
import type { ProvenService } from '../../sources/proven-service.ts';

/** The signal by which an engine would stop it: compose's, else the image's, else the engine's own. */
export function stopSignalOf(
  { stopSignal }: Pick<ProvenService, 'stopSignal'>,
  { Config }: Pick<ContainerInspection, 'Config'>,
): string {
  return stopSignal ?? (Config.StopSignal || 'SIGTERM');
}

/** Routes that the load asks for. */
export function pathsOf({ healthPath }: Pick<Subject, 'healthPath'>): string[] {
  return healthPath === undefined || healthPath === '/' ? ['/'] : [healthPath, '/'];
}

/** Why nobody can send requests to a service that has no port here, in words for the report. */
export function withoutHttp({ shape }: Pick<Subject, 'shape'>): string {
  return shape === 'datastore' ? 'A datastore serves no HTTP requests.' : 'The service has no port that serves HTTP.';
}
