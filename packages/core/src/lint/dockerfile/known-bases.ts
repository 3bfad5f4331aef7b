import { imageNameOf, rootImageOf, type Stage } from './linted-dockerfile.ts';

/**
 * Images that are known to start as root and to say nothing of a working directory: what programs are usually put on. An
 * image that is not here may say otherwise, so nothing is claimed of it.
 */
const startAsRoot = new Set([
  ...[
    'alpine',
    'almalinux',
    'amazonlinux',
    'archlinux',
    'busybox',
    'centos',
    'debian',
    'fedora',
    'oraclelinux',
    'rockylinux',
  ],
  ...[
    'ubuntu',
    'buildpack-deps',
    'node',
    'python',
    'pypy',
    'ruby',
    'php',
    'perl',
    'golang',
    'rust',
    'gcc',
    'swift',
    'dart',
  ],
  ...['elixir', 'erlang', 'haskell', 'julia', 'openjdk', 'eclipse-temurin', 'amazoncorretto', 'ibmjava', 'sapmachine'],
  ...[
    'nginx',
    'httpd',
    'caddy',
    'tomcat',
    'maven',
    'gradle',
    'composer',
    'nvidia/cuda',
    'oven/bun',
    'continuumio/miniconda3',
  ],
]);

/** True where the image is known to run as root when nothing says otherwise. */
export function startsAsRoot(stage: Stage): boolean {
  const name = imageNameOf(stage);
  if (name === undefined) return stage.isScratch;
  if (/^gcr\.io\/distroless\//.test(name)) return !/nonroot/.test(rootImageOf(stage) ?? '');
  return startAsRoot.has(name) || /^mcr\.microsoft\.com\/(?:dotnet|devcontainers)\//.test(name);
}
