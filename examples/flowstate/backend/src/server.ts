import pg from 'pg';
import { createClient } from 'redis';
import { createApplication } from './application.js';
import { addSession, listSessions, prepareSessions } from './sessions.js';
import { readSettings } from './settings.js';

const CACHE_KEY = 'sessions';
const CACHE_SECONDS = 5;
const ANSWER_MS = 800;

const settings = readSettings();
const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 10, connectionTimeoutMillis: 2000 });
// What breaks between two queries is told by the next one.
pool.on('error', (error) => log('warn', error.message));
const redis = createClient({ url: settings.redisUrl });
redis.on('error', (error: Error) => log('warn', error.message));

await Promise.all([redis.connect(), prepareSessions(pool)]);

const server = createApplication({
  list: () => listSessions(pool),
  add: (session) => addSession(pool, session),
  cached: async () => (await inTime(redis.get(CACHE_KEY))) ?? undefined,
  async cache(list) {
    await inTime(redis.set(CACHE_KEY, list, { EX: CACHE_SECONDS }));
  },
  async forget() {
    await inTime(redis.del(CACHE_KEY));
  },
  score,
  unready,
}).listen(settings.port, () => log('info', `listening on ${settings.port}`));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));

/** Requests that have begun are answered first; then what they needed is let go. */
async function stop(signal: string): Promise<void> {
  log('info', `${signal}: finishing what has begun`);
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([pool.end(), redis.close()]);
}

async function score(session: { minutes: number; interruptions: number }): Promise<number> {
  const answer = await fetch(`${settings.workerUrl}/score`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(session),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`worker: ${answer.status}`);
  return ((await answer.json()) as { score: number }).score;
}

async function unready(): Promise<string[]> {
  const asked = { postgres: () => pool.query('select 1'), redis: () => redis.ping() };
  const answers = await Promise.all(
    Object.entries(asked).map(async ([name, ask]) => ((await isAnswered(ask)) ? [] : [name])),
  );
  return answers.flat();
}

/** In less time than whoever asks for the health waits. */
async function isAnswered(ask: () => Promise<unknown>): Promise<boolean> {
  return (await inTime(ask().then(() => true))) === true;
}

/** A cache that fails, or does not answer in time, is none: the database has what is in it. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, ANSWER_MS, undefined).unref());
  const failed = (error: Error) => {
    log('warn', error.message);
    return undefined;
  };
  return Promise.race([answer.catch(failed), late]);
}

function log(level: string, message: string): void {
  console.log(JSON.stringify({ level, message }));
}
