import { setTimeout } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { type ContainerInspection, healthCommandOf, isWithoutProgram } from '@seaworthy/engine';
import { askHttp } from '../../load/ask-http.ts';
import { protocolOf } from '../../load/protocol-of.ts';
import { doesNotApply, notObserved, observed } from '../../sources/observation.ts';
import type { TwinEnd } from '../../sources/twin.ts';

type Honesty = EvidenceValues['healthHonesty'];

const DEFAULT_TIMEOUT_MS = 30_000;
/** The container has to be made first. */
const START_MS = 15_000;
const ATTEMPTS = 3;
const PAUSE_MS = 250;
const OUTPUT_CHARACTERS = 500;

export interface HonestyOptions {
  /** Runs a command where the service was not started. */
  runInTwin(command: readonly string[], timeoutMs: number): Promise<TwinEnd>;
  /** Routes other than the health check's, on a port of 127.0.0.1; empty: none is known. */
  routes: readonly { port: number; path: string }[];
  /** Ports that it is said to be reached at of which none is listened at; empty: one is, or nobody can tell. */
  deafPorts(): Promise<readonly number[]>;
}

/**
 * Asks a health check that succeeds where nothing can be healthy, and asks the service itself meanwhile. One that fails as
 * it is, is another check's matter.
 */
export async function readHonesty(
  { Config, State }: ContainerInspection,
  options: HonestyOptions,
): Promise<Observation<Honesty>> {
  const command = Config.Healthcheck?.Test ?? [];
  const words = healthCommandOf(Config);
  if (words === undefined) return doesNotApply('There is no health check that could say yes.');
  if (State.Health?.Status !== 'healthy') return doesNotApply('The health check does not succeed as it is.');
  const routes = await Promise.all(options.routes.map(bestStatus));
  const deafPorts = await options.deafPorts();
  const timeoutMs = (Config.Healthcheck?.Timeout || 0) / 1e6 || DEFAULT_TIMEOUT_MS;
  const { exitCode, output } = await options.runInTwin(words, Math.min(timeoutMs, DEFAULT_TIMEOUT_MS) + START_MS);
  if (exitCode !== undefined && isWithoutProgram(exitCode)) {
    return notObserved(`Without the service, the program of the health check is not there: ${output}`);
  }
  return observed('the health check in a container where the service was not started, without a network', {
    command,
    withoutService: { ...(exitCode === undefined ? {} : { exitCode }), output: output.slice(-OUTPUT_CHARACTERS) },
    routes: routes.flatMap((route) => route ?? []),
    ...(deafPorts.length === 0 ? {} : { deafPorts: [...deafPorts] }),
  });
}

/** A service may stumble once: the best of several answers counts. */
async function bestStatus(route: { port: number; path: string }): Promise<Honesty['routes'][number] | undefined> {
  let best: number | undefined;
  const place = { port: route.port, protocol: (await protocolOf(route.port, route.path)) ?? ('http' as const) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { status } = await askHttp(place, route.path);
    best = status === undefined ? best : Math.min(status, best ?? status);
    if (best !== undefined && best < 500) break;
    await setTimeout(PAUSE_MS);
  }
  return best === undefined ? undefined : { path: route.path, status: best };
}
