export const dynamic = 'force-dynamic';

/** Liveness: whether this process serves requests. It does not ask the API, whose failure no restart here would mend. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
