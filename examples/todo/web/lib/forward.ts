import { readSettings } from './settings';

const LIMIT_MS = 40_000;

/**
 * Passes a browser's call on to the API, under the same path: for installations that do not publish the API.
 * A rewrite in next.config.ts could not do this, since its target would be fixed at build time.
 */
export async function forward(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { apiUrl } = readSettings();
  let response: Response;
  try {
    response = await fetch(`${apiUrl}${pathname}${search}`, {
      method: request.method,
      headers: { 'content-type': request.headers.get('content-type') ?? 'application/json' },
      body: request.method === 'GET' ? null : await request.text(),
      cache: 'no-store',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
  } catch (error) {
    console.error(`${request.method} ${pathname}: the API does not answer`, error);
    const detail = 'The API does not answer. Try again shortly.';
    return Response.json(
      { type: 'about:blank', title: 'Bad Gateway', status: 502, detail },
      { status: 502, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  const headers = new Headers({ 'cache-control': 'no-store' });
  const contentType = response.headers.get('content-type');
  if (contentType !== null) headers.set('content-type', contentType);
  return new Response(response.body, { status: response.status, headers });
}
