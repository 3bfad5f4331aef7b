/** What the backend has to be told. All of it is checked at the start, and everything that is missing is named at once. */
export interface Settings {
  port: number;
  databaseUrl: string;
  redisUrl: string;
  workerUrl: string;
}

export function readSettings(): Settings {
  const settings = {
    port: Number(process.env.PORT ?? 3001),
    databaseUrl: process.env.DATABASE_URL ?? '',
    redisUrl: process.env.REDIS_URL ?? '',
    workerUrl: process.env.WORKER_URL ?? '',
  };
  const missing = Object.entries({
    DATABASE_URL: settings.databaseUrl,
    REDIS_URL: settings.redisUrl,
    WORKER_URL: settings.workerUrl,
  })
    .filter(([, value]) => value === '')
    .map(([name]) => name);
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')}`);
  return settings;
}
