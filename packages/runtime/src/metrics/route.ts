import type { IncomingMessage } from 'node:http';

const ROUTE = Symbol('seaworthy.route');

/** What frameworks leave on the request that they were given: Express, and all that is built on it. */
interface Routed {
  [ROUTE]?: string;
  route?: { path?: unknown };
  baseUrl?: unknown;
}

/** Learns Fastify's routes, which it announces on a channel of its own. */
export function followFastify(): void {
  const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
  subscribe('tracing:fastify.request.handler:start', (message) => {
    const { request, route } = message as { request?: { raw?: Routed }; route?: { url?: unknown } };
    if (request?.raw !== undefined && typeof route?.url === 'string') request.raw[ROUTE] = route.url;
  });
}

/** The template that a request was routed by, such as `/shops/:id`; empty where the framework does not say. */
export function routeOf(req: IncomingMessage): string {
  const routed = req as Routed;
  if (routed[ROUTE] !== undefined) return routed[ROUTE];
  const path = routed.route?.path;
  if (typeof path !== 'string') return '';
  const base = typeof routed.baseUrl === 'string' ? maskValues(routed.baseUrl) : '';
  return path === '/' && base !== '' ? base : `${base}${path}`;
}

const LONGEST_NAME = 24;

/** Express keeps where a router is mounted as it was asked for: what looks like a value in it is no part of a template. */
function maskValues(base: string): string {
  const isValue = (part: string) => part.length > LONGEST_NAME || /[\d%]/.test(part);
  // A version of an interface is a name.
  return base
    .split('/')
    .map((part) => (isValue(part) && !/^v\d{1,2}$/.test(part) ? ':value' : part))
    .join('/');
}
