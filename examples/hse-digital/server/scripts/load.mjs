// `npm run load`: what the platform bears. It registers somebody, and then asks for a minute, as many at once as CONNECTIONS
// says, for the list of incidents (nine of ten) and reports one (one of ten).
//   URL=http://localhost:3001 CONNECTIONS=50 SECONDS=30 npm run load
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

const url = process.env.URL ?? 'http://localhost:3001';
const connections = Number(process.env.CONNECTIONS ?? 50);
const duration = Number(process.env.SECONDS ?? 30);

const tenant = `load-${randomUUID().slice(0, 8)}`;
const answer = await fetch(`${url}/api/users`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ tenant, email: `${tenant}@example.com`, password: randomUUID() }),
});
if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
const { access } = await answer.json();

const headers = { authorization: `Bearer ${access}` };
const list = { method: 'GET', path: '/api/incidents', headers };
const report = {
  method: 'POST',
  path: '/api/incidents',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ title: 'Loose rail at gate 4', severity: 'medium' }),
};
const result = await autocannon({ url, connections, duration, requests: [...Array(9).fill(list), report] });

const { requests, latency, errors, timeouts, non2xx } = result;
console.log(`${requests.average} requests a second over ${duration} s, ${connections} at once, ${requests.total} in all`);
console.log(`latency: median ${latency.p50} ms, p97.5 ${latency.p97_5} ms, p99 ${latency.p99} ms`);
console.log(`failed: ${errors} connections, ${timeouts} in time, ${non2xx} answers other than 2xx`);
process.exitCode = errors + timeouts + non2xx === 0 ? 0 : 1;
