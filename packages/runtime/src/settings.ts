import table from '../variables.json' with { type: 'json' };

/** What the `SEAWORTHY_*` variables say. Durations are in milliseconds. */
export interface Settings {
  enabled: boolean;
  drainMs: number;
  shutdownMs: number;
  livenessPath: string;
  readinessPath: string;
  healthPort: number | undefined;
  /** 0: no admin server. */
  adminPort: number;
  /** Where the admin and the health server listen. */
  adminHost: string;
  metricsPath: string;
  metricsPrefix: string;
  log: boolean;
  /** 0: stalls are not looked for. */
  stallMs: number;
  /** What a variable says and could not be used, in words. */
  problems: string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables. What makes no sense is a problem to be told, and its default holds. */
export function readSettings(env: Environment, { inContainer }: { inContainer: boolean }): Settings {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const value = parse(text);
    if (value === undefined) problems.push(`${name} is ${text}, and has to be: ${expectedOf(name)}. Its default holds`);
    return value;
  };
  const seconds = (name: string) => read(name, parseSeconds) ?? Number(defaultOf(name));
  const path = (name: string) => read(name, parsePath) ?? String(defaultOf(name));
  const shutdownMs = (seconds('SEAWORTHY_SHUTDOWN_SECONDS') || Number(defaultOf('SEAWORTHY_SHUTDOWN_SECONDS'))) * 1000;
  const wantedMs = (read('SEAWORTHY_DRAIN_SECONDS', parseSeconds) ?? drainSecondsOf(env)) * 1000;
  // What is in flight when the window ends needs time as well.
  const drainMs = Math.min(wantedMs, shutdownMs * 0.8);
  if (drainMs < wantedMs)
    problems.push(
      `the drain window is cut to ${drainMs / 1000} s, since the shutdown ends after ${shutdownMs / 1000} s`,
    );
  const settings: Settings = {
    enabled: (read('SEAWORTHY_RUNTIME', oneOf('on', 'off')) ?? 'on') === 'on',
    drainMs,
    shutdownMs,
    livenessPath: path('SEAWORTHY_LIVENESS_PATH'),
    readinessPath: path('SEAWORTHY_READINESS_PATH'),
    healthPort: read('SEAWORTHY_HEALTH_PORT', parsePort),
    adminPort: read('SEAWORTHY_ADMIN_PORT', parsePort) ?? Number(defaultOf('SEAWORTHY_ADMIN_PORT')),
    adminHost: inContainer ? '0.0.0.0' : '127.0.0.1',
    metricsPath: path('SEAWORTHY_METRICS_PATH'),
    metricsPrefix: read('SEAWORTHY_METRICS_PREFIX', parsePrefix) ?? '',
    log: (read('SEAWORTHY_LOG', oneOf('json', 'off')) ?? 'json') === 'json',
    stallMs: seconds('SEAWORTHY_STALL_SECONDS') * 1000,
    problems,
  };
  if (settings.livenessPath === settings.readinessPath)
    problems.push(`liveness and readiness are both at ${settings.readinessPath}, which answers readiness`);
  return settings;
}

/** The window that the orchestrator needs to learn that no more requests are to be sent here. */
function drainSecondsOf(env: Environment): number {
  const found = table.drainSeconds.find(({ variable }) => variable === null || env[variable] !== undefined);
  return found?.seconds ?? 0;
}

function rowOf(name: string) {
  const row = table.variables.find((variable) => variable.name === name);
  if (row === undefined) throw new Error(`${name} is not in variables.json`);
  return row;
}

function defaultOf(name: string): string | number | null {
  return rowOf(name).default;
}

function expectedOf(name: string): string {
  return rowOf(name).value.replaceAll('`', '');
}

function parseSeconds(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 && value <= 86_400 ? value : undefined;
}

function parsePort(text: string): number | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value < 65_536 ? value : undefined;
}

function parsePath(text: string): string | undefined {
  return /^\/[^\s?#]+$/.test(text) ? text : undefined;
}

function parsePrefix(text: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(text) ? text : undefined;
}

function oneOf<T extends string>(...words: T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text.toLowerCase());
}
