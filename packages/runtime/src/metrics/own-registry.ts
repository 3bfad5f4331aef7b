const CLIENTS = /[\\/]node_modules[\\/](?:prom-client|@prometheus-io[\\/]client)[\\/]index\.js$/;

interface Client {
  register?: { metrics?(): string | Promise<string> };
}

/** What the application registered with Prometheus' clients for Node, wherever it has them installed. */
export async function renderOwnRegistries(): Promise<string> {
  const { _cache: loaded } = process.getBuiltinModule('node:module') as unknown as {
    _cache: Record<string, { exports?: Client } | undefined>;
  };
  const clients = Object.keys(loaded).filter((path) => CLIENTS.test(path));
  const texts = await Promise.all(
    clients.map(async (path) => (await loaded[path]?.exports?.register?.metrics?.()) ?? ''),
  );
  // The end mark of OpenMetrics would end the whole.
  return texts
    .map((text) => `${text.replace(/^# EOF$/m, '').trimEnd()}\n`)
    .join('')
    .trimStart();
}

/** The metrics that a text holds, by their names. */
export function namesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}
