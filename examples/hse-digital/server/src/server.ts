import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { countAnswers } from './answers.js';
import { createApplication } from './application.js';
import { openDatabase } from './database.js';
import { keepLogsIn, log } from './log.js';
import { reports } from './metrics.js';
import { serveNotifications } from './notifications.js';
import { writeReport } from './report.js';
import { startScheduler } from './scheduler.js';
import { readSettings } from './settings.js';
import { stopInOrder } from './shutdown.js';
import { readToken } from './tokens.js';

const CACHE_SECONDS = 5;
const ANSWER_MS = 800;
const DEADLINE_MS = 25_000;
const CHANNEL = 'notifications';

const settings = readSettings();
const { folders } = settings;
await Promise.all([folders.uploads, folders.reports].map((folder) => mkdir(folder, { recursive: true })));
keepLogsIn(folders.logs);

const warn = (error: Error) => log('warn', error.message);
const database = openDatabase(settings.databaseUrl, warn);
const redis = new Redis(settings.redisUrl, { lazyConnect: true });
// A connection that listens to a channel can't ask for anything else.
const channel = redis.duplicate();
for (const client of [redis, channel]) client.on('error', warn);
await Promise.all([redis.connect(), channel.connect(), database.prepare()]);

const application = createApplication(
  {
    database,
    cached: async (tenant) => (await inTime(redis.get(`incidents:${tenant}`))) ?? undefined,
    async cache(tenant, list) {
      await inTime(redis.set(`incidents:${tenant}`, list, 'EX', CACHE_SECONDS));
    },
    async forget(tenant) {
      await inTime(redis.del(`incidents:${tenant}`));
    },
    async tell(tenant, event) {
      await inTime(redis.publish(CHANNEL, JSON.stringify({ tenant, event })));
    },
    unready,
  },
  settings,
  folders,
);
const server = createServer(application);
const notifications = serveNotifications(server, (token) => readToken(token, settings.jwtSecret));
channel.on('message', (_channel, message) => {
  const { tenant, event } = JSON.parse(message) as { tenant: string; event: object };
  notifications.tell(tenant, event);
});
await channel.subscribe(CHANNEL);
const scheduler = startScheduler(settings.reportSeconds, writeDueReports, warn);
server.listen(settings.port, () => log('info', `Listening on ${settings.port}`));

const answers = countAnswers(server);

// In this order: what asks, what is told, what works in the background, and at last what all of them need.
stopInOrder(
  [
    {
      begins: 'Closing HTTP server (waiting for active connections)...',
      ends: 'HTTP server closed successfully',
      run: () => answers.close(),
    },
    { begins: 'Closing WebSocket connections...', ends: 'WebSocket server closed', run: () => notifications.close() },
    { begins: 'Stopping report scheduler...', ends: 'Report scheduler stopped', run: () => scheduler.stop() },
    { begins: 'Disconnecting from Redis...', ends: 'Redis connections closed', run: disconnectRedis },
    { begins: 'Disconnecting from database...', ends: 'Database connection closed', run: () => database.close() },
  ],
  DEADLINE_MS,
);

async function disconnectRedis(): Promise<void> {
  await Promise.all([redis.quit(), channel.quit()]);
}

/** One report a tenant and day, whichever server comes first. */
async function writeDueReports(stopping: AbortSignal): Promise<void> {
  for (const tenant of await database.dueTenants()) {
    if (stopping.aborted) return;
    try {
      const file = await writeReport(folders, tenant, await database.listIncidents(tenant));
      if (await database.keepReport(tenant, file)) {
        reports.inc({ outcome: 'written' });
        log('info', 'Report written', { tenant, file });
        await inTime(redis.publish(CHANNEL, JSON.stringify({ tenant, event: { type: 'report', file } })));
      }
    } catch (error) {
      reports.inc({ outcome: 'failed' });
      throw error;
    }
  }
}

async function unready(): Promise<string[]> {
  const asked = { postgres: () => database.ping(), redis: () => redis.ping() };
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
    warn(error);
    return undefined;
  };
  return Promise.race([answer.catch(failed), late]);
}
