import type { HealthCheck, Language } from '../model/index.ts';

/**
 * A health check in exec form that asks with the runtime that the image has anyway, since hardened images have neither
 * a shell nor curl. Without a route, any answer below 500 counts.
 */
export function healthCheckFor(language: Language, port: number, route: string | undefined, startPeriodSeconds: number): HealthCheck {
  return {
    command: language === 'node' ? askWithNode(port, route) : askWithPython(port, route),
    intervalSeconds: 10,
    timeoutSeconds: 3,
    startPeriodSeconds,
    startIntervalSeconds: 1,
    retries: 3,
  };
}

/** The answer's text goes to the health log, where it names what is not ready. */
function askWithNode(port: number, route: string | undefined): string[] {
  const failing = route === undefined ? 'r.status >= 500' : '!r.ok';
  const script = [
    `fetch('http://127.0.0.1:${port}${route ?? '/'}')`,
    `.then(async (r) => { if (${failing}) throw new Error(r.status + ' ' + (await r.text()).slice(0, 500)) })`,
    '.catch((e) => { console.error((e.cause ?? e).message); process.exit(1) })',
  ];
  return ['node', '-e', script.join('')];
}

function askWithPython(port: number, route: string | undefined): string[] {
  const script = [
    'import http.client',
    `c = http.client.HTTPConnection('127.0.0.1', ${port}, timeout=2)`,
    `c.request('GET', '${route ?? '/'}')`,
    'r = c.getresponse()',
    `raise SystemExit(r.status >= ${route === undefined ? 500 : 400} and f'{r.status} {r.read(500).decode()}')`,
  ];
  return ['python3', '-c', script.join('; ')];
}
