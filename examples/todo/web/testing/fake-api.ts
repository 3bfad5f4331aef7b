import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the fake API received. */
export interface Received {
  readonly call: string;
  readonly body: unknown;
}

/** What the fake API answers to one call; `Response`-like, but plain data. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface FakeApi extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
}

/**
 * A real HTTP server on the loopback interface that stands for the API. `answers` maps `METHOD /path` to what
 * it answers, the same each time; any other call is answered with 404 and a problem document.
 */
export async function startFakeApi(answers: Readonly<Record<string, Answer>>): Promise<FakeApi> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    received.push({ call, body: await readJson(request) });
    send(response, answers[call] ?? { status: 404, body: { detail: `Nothing answers ${call}.` } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.statusCode = status;
  if (body === undefined) return void response.end();
  response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(JSON.stringify(body));
}
