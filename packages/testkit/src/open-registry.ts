import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry on loopback that serves one image of one empty layer, by any name and tag. */
export interface TestRegistry extends AsyncDisposable {
  /** `localhost:5000`. */
  host: string;
  /** What it answers for a tag. */
  digest: string;
  /** Makes it another image under the same tags: `digest` is another one then. */
  release(): void;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';

/** As much of the OCI distribution protocol as asking for a manifest takes. */
export async function openRegistry(): Promise<TestRegistry> {
  let image = makeImage(1);
  const server = createServer(({ url = '' }, answer) => {
    const [, kind, wanted = ''] = /\/(manifests|blobs)\/([^/]+)$/.exec(url) ?? [];
    const name = kind === 'manifests' && !wanted.startsWith('sha256:') ? image.digest : wanted;
    const content = image.contents.get(name);
    if (url === '/v2/') return answer.end('{}');
    if (content === undefined) return answer.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    const type = name === image.digest ? MANIFEST : 'application/octet-stream';
    return answer
      .writeHead(200, { 'content-type': type, 'content-length': content.length, 'docker-content-digest': name })
      .end(content);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    get digest() {
      return image.digest;
    },
    release() {
      image = makeImage(2);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makeImage(release: number): { digest: string; contents: Map<string, string> } {
  const layer = '\0'.repeat(1024);
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: { release: String(release) } },
    rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
  });
  const described = (mediaType: string, content: string) => ({
    mediaType,
    digest: digestOf(content),
    size: content.length,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: described('application/vnd.oci.image.config.v1+json', config),
    layers: [described(LAYER, layer)],
  });
  return {
    digest: digestOf(manifest),
    contents: new Map([layer, config, manifest].map((content) => [digestOf(content), content])),
  };
}

function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
