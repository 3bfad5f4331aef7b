// The keys under which every copy of @opentelemetry/api 1.x registers itself, so that none has to be found or imported.
const API = Symbol.for('opentelemetry.js.api.1');
const SPAN = Symbol.for('OpenTelemetry Context Key SPAN');

interface Span {
  spanContext?(): { traceId?: unknown; spanId?: unknown };
}

interface Api {
  context?: { active?(): { getValue?(key: symbol): Span | undefined } };
}

/** The ids of the span that is active here, where the application uses OpenTelemetry. */
export function activeTrace(): { trace_id?: string; span_id?: string } {
  const api = (globalThis as Record<symbol, unknown>)[API] as Api | undefined;
  const span = api?.context?.active?.()?.getValue?.(SPAN)?.spanContext?.();
  if (typeof span?.traceId !== 'string' || typeof span.spanId !== 'string') return {};
  return { trace_id: span.traceId, span_id: span.spanId };
}
