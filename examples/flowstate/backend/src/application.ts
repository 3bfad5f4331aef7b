import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { NewSession, Session } from './sessions.js';

/** What the routes need of the world: the database, the cache, the worker. */
export interface Ports {
  list(): Promise<Session[]>;
  add(session: NewSession): Promise<Session>;
  /** The list as it was last cached, as JSON; `undefined`: not cached. */
  cached(): Promise<string | undefined>;
  cache(list: string): Promise<void>;
  forget(): Promise<void>;
  score(session: Pick<Session, 'minutes' | 'interruptions'>): Promise<number>;
  /** Names of the dependencies that don't answer. */
  unready(): Promise<string[]>;
}

export function createApplication(ports: Ports): Express {
  const application = express();
  application.disable('x-powered-by');
  application.use(express.json({ limit: '16kb' }));

  application.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });

  application.get('/health', async (_request, response) => {
    const unready = await ports.unready();
    response.status(unready.length === 0 ? 200 : 503).json({ status: unready.length === 0 ? 'ok' : 'unready', unready });
  });

  application.get('/api/sessions', async (_request, response) => {
    const cached = await ports.cached();
    const list = cached ?? JSON.stringify(await ports.list());
    if (cached === undefined) await ports.cache(list);
    response.type('json').send(list);
  });

  application.post('/api/sessions', async (request, response) => {
    const asked = readSession(request.body);
    if (asked === undefined) {
      response.status(422).json({ problem: 'a title, minutes from 1 to 1440 and interruptions from 0 on are needed' });
      return;
    }
    const session = await ports.add({ ...asked, score: await ports.score(asked) });
    await ports.forget();
    response.status(201).json(session);
  });

  application.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    console.error(JSON.stringify({ level: 'error', message: error.message }));
    response.status(503).json({ problem: 'a part of the application does not answer; try again' });
  });
  return application;
}

function readSession(body: unknown): Omit<NewSession, 'score'> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { title, minutes, interruptions } = body as Record<string, unknown>;
  if (typeof title !== 'string' || title.trim() === '' || title.length > 200) return undefined;
  if (!isWhole(minutes, 1, 1440) || !isWhole(interruptions, 0, 1000)) return undefined;
  return { title: title.trim(), minutes, interruptions };
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
