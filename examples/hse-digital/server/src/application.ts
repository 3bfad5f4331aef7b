import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import multer from 'multer';
import type { Database, Incident } from './database.js';
import { log } from './log.js';
import { durations, registry, requests, transferred } from './metrics.js';
import type { Folders } from './settings.js';
import { type Claims, hashPassword, isPassword, issueTokens, readToken } from './tokens.js';

/** What the routes need of the world. */
export interface Ports {
  database: Pick<
    Database,
    'addUser' | 'findUser' | 'listIncidents' | 'addIncident' | 'listReports'
  >;
  /** The list as it was last cached, as JSON; `undefined`: not cached. */
  cached(tenant: string): Promise<string | undefined>;
  cache(tenant: string, list: string): Promise<void>;
  forget(tenant: string): Promise<void>;
  /** Tells everybody of the tenant, on whichever server they are connected. */
  tell(tenant: string, event: object): Promise<void>;
  /** Names of the dependencies that don't answer. */
  unready(): Promise<string[]>;
}

type Secrets = { jwtSecret: string; refreshSecret: string };

const PICTURE_BYTES = 5_000_000;
const pictures: Record<string, string> = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp' };

export function createApplication(ports: Ports, secrets: Secrets, folders: Pick<Folders, 'uploads' | 'reports'>): Express {
  const application = express();
  application.disable('x-powered-by');
  application.use(measured);
  application.use(express.json({ limit: '16kb' }));
  serveHealth(application, ports);
  serveAccounts(application, ports, secrets);

  const mine = express.Router();
  mine.use(authenticated(secrets.jwtSecret));
  serveIncidents(mine, ports, folders.uploads);
  mine.get('/reports', async (_request, response) => {
    response.json(await ports.database.listReports(claimsOf(response).tenant));
  });
  mine.get('/reports/:file', ownFile(folders.reports, ports.database));
  mine.get('/pictures/:file', (request, response) => {
    response.sendFile(String(request.params.file), { root: folders.uploads, dotfiles: 'deny' });
  });
  application.use('/api', mine);
  application.use(failed);
  return application;
}

function serveHealth(application: Express, ports: Ports): void {
  application.get('/api/live', (_request, response) => {
    response.json({ status: 'ok' });
  });
  application.get('/api/health', async (_request, response) => {
    const unready = await ports.unready();
    response.status(unready.length === 0 ? 200 : 503).json({ status: unready.length === 0 ? 'ok' : 'unready', unready });
  });
  application.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}

function serveAccounts(application: Express, { database }: Ports, secrets: Secrets): void {
  application.post('/api/users', async (request, response) => {
    const { tenant, email, password } = textsOf(request.body);
    if (!/^[a-z0-9-]{2,40}$/.test(tenant) || !email.includes('@') || password.length < 12) {
      problem(response, 422, 'a tenant (a-z, 0-9, -), an address and a password of at least 12 characters are needed');
    } else if (await database.addUser({ tenant, email, password: await hashPassword(password) })) {
      response.status(201).json(issueTokens({ tenant, email }, secrets));
    } else {
      problem(response, 409, 'somebody has this address already');
    }
  });

  application.post('/api/sessions', async (request, response) => {
    const { email, password } = textsOf(request.body);
    const user = await database.findUser(email);
    if (user === undefined || !(await isPassword(password, user.password))) problem(response, 401, 'no such login');
    else response.status(201).json(issueTokens(user, secrets));
  });

  application.post('/api/sessions/refresh', (request, response) => {
    const claims = readToken(textsOf(request.body).refresh, secrets.refreshSecret);
    if (claims === undefined) problem(response, 401, 'the token is not valid any more; log in again');
    else response.status(201).json(issueTokens(claims, secrets));
  });
}

function serveIncidents(router: express.Router, ports: Ports, uploads: string): void {
  const upload = multer({
    limits: { fileSize: PICTURE_BYTES, files: 1 },
    fileFilter: (_request, file, decide) => decide(null, file.mimetype in pictures),
    storage: multer.diskStorage({
      destination: uploads,
      // Never a name that somebody else chose.
      filename: (_request, file, name) => name(null, `${randomUUID()}${pictures[file.mimetype]}`),
    }),
  });

  router.get('/incidents', async (_request, response) => {
    const { tenant } = claimsOf(response);
    const cached = await ports.cached(tenant);
    const list = cached ?? JSON.stringify(await ports.database.listIncidents(tenant));
    if (cached === undefined) await ports.cache(tenant, list);
    response.type('json').send(list);
  });

  router.post('/incidents', upload.single('picture'), async (request, response) => {
    const { tenant, email } = claimsOf(response);
    const { title, severity } = textsOf(request.body);
    if (title.trim() === '' || title.length > 200 || !isSeverity(severity)) {
      problem(response, 422, 'a title and a severity (low, medium, high) are needed');
      return;
    }
    const added = await ports.database.addIncident(tenant, {
      title: title.trim(),
      severity,
      reportedBy: email,
      picture: request.file?.filename ?? null,
    });
    await ports.forget(tenant);
    await ports.tell(tenant, { type: 'incident', incident: added });
    response.status(201).json(added);
  });
}

/** A report is served to the tenant whose it is. */
function ownFile(root: string, database: Ports['database']) {
  return async (request: Request, response: Response): Promise<void> => {
    const file = String(request.params.file);
    const own = await database.listReports(claimsOf(response).tenant);
    if (own.some((report) => report.file === file)) response.sendFile(file, { root });
    else problem(response, 404, 'there is no such report');
  };
}

function authenticated(secret: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const [, token = ''] = (request.headers.authorization ?? '').split(' ');
    const claims = readToken(token, secret);
    if (claims === undefined) {
      problem(response, 401, 'a valid token is needed');
      return;
    }
    response.locals.claims = claims;
    next();
  };
}

/** Counted by the route's pattern, never by its path: labels have to stay few. */
function measured(request: Request, response: Response, next: NextFunction): void {
  const end = durations.startTimer();
  const before = request.socket.bytesWritten;
  response.once('close', () => {
    const route = request.route === undefined ? 'none' : `${request.baseUrl}${request.route.path}`;
    const labels = { method: request.method, route };
    end(labels);
    requests.inc({ ...labels, status: String(response.statusCode) });
    const { claims } = response.locals as { claims?: Claims };
    if (claims === undefined) return;
    const inbound = Number(request.headers['content-length'] ?? 0);
    transferred.inc({ tenant: claims.tenant, direction: 'inbound' }, Number.isFinite(inbound) ? inbound : 0);
    transferred.inc({ tenant: claims.tenant, direction: 'outbound' }, request.socket.bytesWritten - before);
  });
  next();
}

function failed(error: Error & { status?: number }, _request: Request, response: Response, _next: NextFunction): void {
  const status = error instanceof multer.MulterError ? 422 : (error.status ?? 503);
  if (status >= 500) log('error', error.message);
  if (response.headersSent) response.destroy();
  else problem(response, status, status < 500 ? error.message : 'a part of the platform does not answer; try again');
}

function problem(response: Response, status: number, text: string): void {
  response.status(status).json({ problem: text });
}

function claimsOf(response: Response): Claims {
  return response.locals.claims as Claims;
}

function isSeverity(text: string): text is Incident['severity'] {
  return text === 'low' || text === 'medium' || text === 'high';
}

/** What is not there, or is no text, is the empty one. */
function textsOf(body: unknown): Record<'tenant' | 'email' | 'password' | 'refresh' | 'title' | 'severity', string> {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  return {
    tenant: text('tenant'),
    email: text('email'),
    password: text('password'),
    refresh: text('refresh'),
    title: text('title'),
    severity: text('severity'),
  };
}
