import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, isStopping } from './context.ts';
import type { ReadinessReport } from './readiness.ts';
import { callBack, silence } from './silence.ts';

const nothingKnown: ReadinessReport = { ready: false, checks: {} };

interface Answer {
  status: 200 | 503;
  body: Readonly<Record<string, unknown>>;
}

/** Which of the two health paths a request asks for. */
export function probeOf(context: Context, { method, url = '' }: IncomingMessage): 'liveness' | 'readiness' | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const { livenessPath, readinessPath } = context.settings;
  if (isPath(url, readinessPath)) return 'readiness';
  return isPath(url, livenessPath) ? 'liveness' : undefined;
}

function isPath(url: string, path: string): boolean {
  return url.startsWith(path) && (url.length === path.length || url[path.length] === '?');
}

/** The answer of this library, whatever the application says. */
export async function judgeHealth(context: Context, probe: 'liveness' | 'readiness'): Promise<Answer> {
  if (probe === 'liveness') return judgeLiveness(context);
  return judgeReadiness(context, context.readiness.known() ?? (await context.readiness.ask()));
}

function judgeLiveness({ isStalled }: Context): Answer {
  return isStalled() ? { status: 503, body: { status: 'stalled' } } : { status: 200, body: { status: 'alive' } };
}

/** Not before it listens and its checks have passed, and not from the signal on. */
function judgeReadiness(context: Context, { ready, checks }: ReadinessReport): Answer {
  if (isStopping(context)) return { status: 503, body: { status: 'draining' } };
  if (context.phase === 'starting') return { status: 503, body: { status: 'starting' } };
  return ready
    ? { status: 200, body: { status: 'ready', checks } }
    : { status: 503, body: { status: 'not ready', checks } };
}

/**
 * Answers a probe on the application's own port. What only the process can know (it starts, drains, is stalled, a check
 * fails) is answered here; otherwise the application is asked, and where it has no such route, this answer stands in.
 */
export function answerProbe(
  context: Context,
  probe: 'liveness' | 'readiness',
  res: ServerResponse,
  askApplication: () => void,
): void {
  // Being alive depends on nothing of the application while it drains: its own route may ask a database that is gone.
  const decided = (answer: Answer) => answer.status === 503 || (probe === 'liveness' && isStopping(context));
  const answer = (result: Answer) => {
    if (res.destroyed) return;
    if (decided(result)) return send(res, result);
    standIn(res, result);
    askApplication();
  };
  const known = context.readiness.known();
  if (probe === 'liveness') answer(judgeLiveness(context));
  else if (known !== undefined || isStopping(context)) answer(judgeReadiness(context, known ?? nothingKnown));
  else judgeHealth(context, probe).then(answer);
}

/** Sends a health answer as JSON. */
export function send(res: ServerResponse, { status, body }: Answer): void {
  const text = `${JSON.stringify(body)}\n`;
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(text)),
    'Cache-Control': 'no-store',
  });
  res.end(text);
}

/** Such statuses say that there is no route here: not found, another method, a login, the way to somewhere else. */
function isNoRoute(status: number): boolean {
  return (status >= 300 && status < 400) || [401, 403, 404, 405, 501].includes(status);
}

/** Replaces the application's response by this answer where it turns out to have no route for the path. */
function standIn(res: ServerResponse, result: Answer): void {
  const own = { writeHead: res.writeHead, write: res.write, end: res.end };
  let replaced = false;
  const replaces = (status: number) => {
    if (replaced || res.headersSent || !isNoRoute(status)) return replaced;
    replaced = true;
    Object.assign(res, own);
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    send(res, result);
    silence(res);
    return true;
  };
  res.writeHead = ((status: number, ...head: unknown[]) =>
    replaces(status) ? res : own.writeHead.apply(res, [status, ...head] as never)) as typeof res.writeHead;
  res.write = ((...args: unknown[]) =>
    replaces(res.statusCode) ? callBack(args, true) : own.write.apply(res, args as never)) as typeof res.write;
  res.end = ((...args: unknown[]) =>
    replaces(res.statusCode) ? callBack(args, res) : own.end.apply(res, args as never)) as typeof res.end;
}
