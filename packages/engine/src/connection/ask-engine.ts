import { request } from 'node:http';
import { type EngineAddress, runDocker } from './engine.ts';

/** What an engine says of itself. */
export interface EngineVersions {
  version: string;
  apiVersion: string;
  os: string;
  architecture: string;
}

/** Asks the engine at an address for its versions. Returns the reason in a few words when none answers. */
export async function askEngine(
  address: EngineAddress,
  timeoutMs: number,
): Promise<EngineVersions | { reason: string }> {
  if (address.endpoint.startsWith('unix://'))
    return await askSocket(address.endpoint.slice('unix://'.length), timeoutMs);
  return await askCli(address, timeoutMs);
}

/** A JSON answer of the engine's API over a unix socket. Rejects with the system's error, or with a short reason. */
export async function getJson(
  socketPath: string,
  path: string,
  timeoutMs: number,
): Promise<{ status: number; body: unknown }> {
  return await new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, headers: { host: 'docker' }, timeout: timeoutMs }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        try {
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
        } catch {
          reject(new Error('what answers there is not a Docker engine'));
        }
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    asked.on('error', reject);
    asked.end();
  });
}

async function askSocket(path: string, timeoutMs: number): Promise<EngineVersions | { reason: string }> {
  try {
    const { body } = await getJson(path, '/version', timeoutMs);
    return readVersions(body) ?? { reason: 'what answers there is not a Docker engine' };
  } catch (error) {
    return { reason: explain(error as NodeJS.ErrnoException) };
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied',
  ECONNREFUSED: 'refused: nothing listens there',
  ENOTSOCK: 'not a socket',
  ECONNRESET: 'what answers there is not a Docker engine',
};

function explain(error: NodeJS.ErrnoException): string {
  if (error.code?.startsWith('HPE_')) return 'what answers there is not a Docker engine';
  return REASONS[error.code ?? ''] ?? error.message;
}

/** For ssh, tcp with certificates and named pipes: the CLI knows how. */
async function askCli(address: EngineAddress, timeoutMs: number): Promise<EngineVersions | { reason: string }> {
  try {
    const args = ['version', '--format', '{{json .Server}}'];
    const { exitCode, stdout, stderr } = await runDocker(address.env, args, { reject: false, timeoutMs });
    const answer = exitCode === 0 ? readVersions(JSON.parse(stdout)) : undefined;
    return answer ?? { reason: shorten(stderr) || `no answer within ${timeoutMs} ms` };
  } catch (error) {
    return { reason: shorten((error as Error).message) };
  }
}

function readVersions(body: unknown): EngineVersions | undefined {
  const fields = body as Record<string, unknown> | null;
  const text = (name: string) => (typeof fields?.[name] === 'string' ? (fields[name] as string) : undefined);
  const version = text('Version');
  const apiVersion = text('ApiVersion') ?? text('APIVersion');
  if (version === undefined || apiVersion === undefined) return undefined;
  return { version, apiVersion, os: text('Os') ?? 'linux', architecture: text('Arch') ?? 'amd64' };
}

/** The last line of what a program says, cut to what fits into a sentence. */
export function shorten(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
