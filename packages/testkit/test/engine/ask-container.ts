import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';

/** An answer of a server, read to its end. */
export interface ContainerAnswer {
  status: number;
  text: string;
}

const PATIENCE_MS = 60_000;
const ANSWER_MS = 15_000;

/** Asks a container at its only published port until it answers. Throws with its log when it ends before, or never does. */
export async function askContainer(engine: Engine, name: string, path: string): Promise<ContainerAnswer> {
  const { stdout } = await engine.docker(['port', name]);
  const address = stdout.split(' -> ')[1]?.split('\n')[0];
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(500)) {
    const answer = await ask(`http://${address}${path}`).catch(() => undefined);
    if (answer !== undefined) return answer;
    const state = await engine.docker(['inspect', '--format', '{{.State.Running}}', name]);
    if (state.stdout !== 'true') break;
  }
  const log = await engine.docker(['logs', name]);
  throw new Error(`${name} never answered:\n${log.stdout}\n${log.stderr}`);
}

/** Not `fetch`, which was seen to wait for ever for a connection that a port's proxy had closed. */
function ask(url: string): Promise<ContainerAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, timeout: ANSWER_MS }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
}
