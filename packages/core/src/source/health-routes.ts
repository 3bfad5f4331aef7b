import type { Fact, Source } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';

/** A route of the service whose last part is a usual name of a health route. */
export interface HealthRoute {
  path: string;
  source: Source;
  /** Text of the handler, as far as it can be found. */
  handler: string;
  /** False when a prefix may stand before the path that could not be found out. */
  pathKnown: boolean;
}

const healthName = /^(?:healthz?|health-?check|livez?|liveness|ready|readyz|readiness|alive|status|ping|up|_health)$/i;
const livenessName = /^(?:livez?|liveness|alive|ping)$/i;
const readinessName = /^(?:ready|readyz|readiness)$/i;
/** Waiting for something or answering 503 is what tells readiness from liveness. */
const asksSomething =
  /\bawait\b|\.then\(|\b503\b|\bquery\b|SELECT 1|\.execute\(|\.connect\(|Depends\(|\bsession\b|\bprisma\b|_unavailable|SERVICE_UNAVAILABLE/;

/** True when a text may name a health route at all: most files don't, and this is quicker than the patterns. */
export function mayNameHealth({ text }: { text: string }): boolean {
  return /health|(?<!de)live|(?<!al)ready|readiness|status(?!\s*\(|code|text)|ping|\/up\b/i.test(text);
}

export function isHealthPath(path: string): boolean {
  const parts = path.split('/').filter(Boolean);
  // `/health/live` names its parent; `/users/:id/status` is about a user.
  return parts.length > 0 && parts.length <= 4 && healthName.test(parts.at(-1) ?? '') && !/[:[{*]/.test(path);
}

/** Which route tells that the process lives, and which that it can work. One route counts for both. */
export function chooseHealthRoutes(routes: readonly HealthRoute[]): {
  liveness?: Fact<string>;
  readiness?: Fact<string>;
} {
  const sorted = [...routes].sort(
    (a, b) =>
      Number(weak(a.path)) - Number(weak(b.path)) || a.path.length - b.path.length || byCodeUnit(a.path, b.path),
  );
  const name = (route: HealthRoute) => route.path.split('/').at(-1) ?? '';
  const liveness =
    sorted.find((route) => livenessName.test(name(route)) && !weak(route.path)) ??
    sorted.find(
      (route) =>
        !readinessName.test(name(route)) &&
        !asksSomething.test(route.handler) &&
        (name(route) === 'healthz' || sorted.length === 1),
    ) ??
    sorted.find((route) => !readinessName.test(name(route)) && !asksSomething.test(route.handler));
  const readiness =
    sorted.find((route) => readinessName.test(name(route))) ??
    sorted.find((route) => route !== liveness && asksSomething.test(route.handler)) ??
    sorted.find((route) => route !== liveness && !livenessName.test(name(route)) && !weak(route.path));
  const [one, other] = [liveness ?? readiness, readiness ?? liveness];
  return {
    ...(one === undefined ? {} : { liveness: factOf(one) }),
    ...(other === undefined ? {} : { readiness: factOf(other) }),
  };
}

/** `status`, `ping` and `up` may be about something else than the service's health. */
function weak(path: string): boolean {
  return /\/(?:status|ping|up)$/.test(path);
}

function factOf({ path, source, pathKnown }: HealthRoute): Fact<string> {
  return { value: path, source, certainty: pathKnown ? (weak(path) ? 'possible' : 'likely') : 'possible' };
}
