import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'hse_digital_' });

const registers = [registry];

export const requests = new Counter({
  name: 'hse_digital_http_requests_total',
  help: 'Answered requests.',
  labelNames: ['method', 'route', 'status'],
  registers,
});

export const durations = new Histogram({
  name: 'hse_digital_http_request_duration_seconds',
  help: 'From the request to the end of its answer.',
  labelNames: ['method', 'route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers,
});

export const connections = new Gauge({
  name: 'hse_digital_active_connections',
  help: 'People who are connected for notifications.',
  registers,
});

export const transferred = new Counter({
  name: 'hse_digital_tenant_data_transfer_bytes_total',
  help: 'Bytes that a tenant has sent and was sent.',
  labelNames: ['tenant', 'direction'],
  registers,
});

export const queries = new Counter({
  name: 'hse_digital_database_queries_total',
  help: 'Queries to PostgreSQL.',
  registers,
});

export const reports = new Counter({
  name: 'hse_digital_reports_total',
  help: 'Reports that were written, or could not be.',
  labelNames: ['outcome'],
  registers,
});
