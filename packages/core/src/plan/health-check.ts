import type { HealthCheck, Language, SecurityLevel } from '../model/index.ts';

export interface HealthQuestion {
  language: Language;
  security: SecurityLevel;
  port: number;
  /** Without a route, any answer below 500 counts. */
  route: string | undefined;
  startPeriodSeconds: number;
}

/**
 * A health check in exec form that asks with the runtime that the image has anyway, since hardened images have neither
 * a shell nor curl.
 */
export function healthCheckFor(question: HealthQuestion): HealthCheck {
  return {
    command: askWith(question),
    developmentCommand: askWith({ ...question, security: 'standard' }),
    intervalSeconds: 10,
    timeoutSeconds: 3,
    startPeriodSeconds: question.startPeriodSeconds,
    startIntervalSeconds: 1,
    retries: 3,
  };
}

function askWith(question: HealthQuestion): string[] {
  return question.language === 'node' ? askWithNode(question) : askWithPython(question);
}

/** The answer's text goes to the health log, where it names what is not ready. */
function askWithNode({ port, route, security }: HealthQuestion): string[] {
  const [options, failing] = route === undefined ? [", { redirect: 'manual' }", 'r.status >= 500'] : ['', '!r.ok'];
  const script = [
    `fetch('http://127.0.0.1:${port}${route ?? '/'}'${options})`,
    `.then(async (r) => { if (${failing}) throw new Error(r.status + ' ' + (await r.text()).slice(0, 500)) })`,
    '.catch((e) => { console.error((e.cause ?? e).message); process.exit(1) })',
  ];
  // The folder is not on the PATH of the hardened image.
  return [security === 'hardened' ? '/nodejs/bin/node' : 'node', '-e', script.join('')];
}

function askWithPython({ port, route }: HealthQuestion): string[] {
  const script = [
    'import http.client',
    `c = http.client.HTTPConnection('127.0.0.1', ${port}, timeout=2)`,
    `c.request('GET', '${route ?? '/'}')`,
    'r = c.getresponse()',
    `raise SystemExit(r.status >= ${route === undefined ? 500 : 400} and f'{r.status} {r.read(500).decode()}')`,
  ];
  return ['python3', '-c', script.join('; ')];
}
