import type { Detection } from '../languages/detection.ts';
import type { EnvironmentFact, Fact, Question, ServiceFacts } from '../model/index.ts';
import { folderOf } from '../repository/repository.ts';
import { secretValue } from '../secrets/secret-value.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import { composeBuilds, hostOf } from '../source/adopted-folder.ts';
import type { ExistingService } from '../source/existing-compose.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import { validPort } from '../source/valid-port.ts';

/** What a compose file of the repository says of a service that is built by a recipe. */
export interface Stated {
  service: ExistingService;
  /** Names of all services that it builds, which are hosts there. */
  hosts: readonly string[];
}

/** The service of the compose file that is built from this folder; `undefined` where there is none, or several. */
export async function findStated({ repository, path }: ServiceFolder): Promise<Stated | undefined> {
  const builds = await composeBuilds(repository);
  const beside = builds.filter(({ file }) => folderOf(file) === path);
  const found = beside.length > 0 ? beside : builds.filter(({ context }) => context === path);
  const [only] = found;
  if (only?.compose === undefined || found.length > 1) return undefined;
  return { service: only.compose, hosts: builds.flatMap(({ compose }) => compose?.name ?? []) };
}

/** The port in its container, where the compose file names one alone. */
export function statedPort(stated: Stated | undefined): Fact<number> | undefined {
  const [port, ...others] = portsOf(stated);
  if (stated === undefined || port === undefined || others.length > 0) return undefined;
  return { value: port, source: stated.service.source, certainty: 'likely' };
}

/** What the code and the compose file say differently, and what only that one has. A port that it can be told is no question. */
export function askAboutStated(stated: Stated | undefined, detection: Detection): Question[] {
  if (stated === undefined || shapeOf(detection).inBrowsers) return [];
  return [...askForPort(stated, detection), ...askForVolumes(stated)];
}

function askForPort(stated: Stated, { port, portVariable }: Detection): Question[] {
  const ports = portsOf(stated);
  if (port === undefined || portVariable !== undefined || ports.length === 0 || ports.includes(port.value)) return [];
  const { source } = stated.service;
  return [
    {
      subject: 'port',
      question: `Which port does it listen on? The code says ${port.value}, and the compose file ${ports.join(', ')}.`,
      candidates: [
        { value: String(port.value), source: port.source },
        ...ports.map((value) => ({ value: String(value), source })),
      ],
      blocking: true,
    },
  ];
}

/** What the code and a Dockerfile that was there say differently, where the code can't be told and no compose file agrees with it. */
export function askAboutExposed(
  exposed: readonly Fact<number>[],
  { port, portVariable }: Detection,
  stated: Stated | undefined,
): Question[] {
  if (port === undefined || portVariable !== undefined || exposed.length === 0) return [];
  if ([...exposed.map(({ value }) => value), ...portsOf(stated)].includes(port.value)) return [];
  const all = [port, ...exposed];
  return [
    {
      subject: 'port',
      question: `Which port does it listen on? The code says ${port.value}, and the Dockerfile exposes ${exposed.map(({ value }) => value).join(', ')}.`,
      candidates: all.map(({ value, source }) => ({ value: String(value), source })),
      blocking: true,
    },
  ];
}

function askForVolumes({ service }: Stated): Question[] {
  const kept = service.volumes.filter(({ from }) => from !== undefined && /^[a-zA-Z0-9][\w.-]*$/.test(from));
  if (kept.length === 0) return [];
  const paths = kept.map(({ path }) => path);
  return [
    {
      subject: 'volumes',
      question: `The compose file keeps ${paths.join(', ')} in a volume, and the generated one does not. Does it write there? \`writable\` in seaworthy.yaml lets it, in memory.`,
      candidates: paths.map((value) => ({ value, source: service.source })),
      blocking: false,
    },
  ];
}

function portsOf(stated: Stated | undefined): number[] {
  return [...new Set(stated?.service.ports.flatMap(({ container }) => validPort(container) ?? []))];
}

/** Variables that the code gives no value get the compose file's, unless it is a secret or an address within that stack. */
export function withStated(
  environment: readonly EnvironmentFact[],
  stated: Stated | undefined,
): ServiceFacts['environment'] {
  return environment.map((variable) => {
    const value = stated?.service.environment[variable.name];
    const isKnown = variable.default !== undefined || variable.set !== undefined || variable.secret;
    if (stated === undefined || value === undefined || value === '' || isKnown || variable.public) return variable;
    const isElsewhere = value.includes('$') || /\b(?:localhost|127\.0\.0\.1)\b|@/.test(value);
    if (isElsewhere || secretValue(value) !== undefined || isAddressOf(stated, value)) return variable;
    return { ...variable, set: value, source: stated.service.source };
  });
}

function isAddressOf({ service, hosts }: Stated, value: string): boolean {
  return [...hosts, ...service.dependsOn].includes(hostOf(value));
}
