import { defaultsOf } from '../frameworks/defaults-of.ts';
import type { HealthCheck, OwnImage, ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';
import { planLifetime } from './lifetime.ts';
import { planPort } from './port.ts';
import { planResources } from './resources.ts';
import { runtimeOf } from './runtime.ts';
import { volumeName } from './volumes.ts';

type Draft = Omit<ServicePlan, 'environment' | 'dependsOn' | 'publishedPort'>;

/** A service whose image a Dockerfile of the repository makes: what is around that image is decided, and nothing in it. */
export function planAdopted(service: ServiceLedger, facts: ServiceFacts, own: OwnImage): Draft {
  const { ledger, subject, name } = service;
  const defaults = defaultsOf(facts);
  const runtime = runtimeOf(facts);
  explain(service, own);
  const port = planPort(service, facts, defaults);
  for (const question of (facts.questions ?? []).filter(({ subject: key }) => !(key in service.settings)))
    ledger.ask({ ...question, subject: subject(question.subject) });
  const { debugPort: _, ...lifetime } = planLifetime(quiet(service), facts, runtime, 0);
  const grace = ledger.assumed(
    subject('stopGrace'),
    lifetime.stopGraceSeconds,
    `${lifetime.drainSeconds} s to finish requests after the signal, and 5 more before it is killed.`,
  );
  const health = planOwnHealth(service, own, port);
  const volumes = planVolumes(service, own);
  askForPasswords(service, facts);
  const image = own.images.at(-1) ?? 'scratch';
  return {
    name,
    path: facts.path,
    framework: facts.framework.id,
    shape: facts.shape,
    build: { language: facts.language, version: '', image, nativeAddons: false, own: planOwnBuild(service, own) },
    runtime: { id: runtime.id, version: '', image, binary: '' },
    security: 'standard',
    packageManager: { id: 'none', manifest: own.dockerfile },
    entryPoint: '',
    ...(facts.command === undefined ? {} : { command: planCommand(service, facts.command) }),
    ...(port === undefined ? {} : { port }),
    ...health,
    writablePaths: planWritable(service),
    ...(volumes.length === 0 ? {} : { volumes }),
    ...planResources(service, { defaults, heap: undefined }, grace),
    ...lifetime,
    traits: {},
  };
}

function explain({ ledger, subject }: ServiceLedger, own: OwnImage): void {
  const sources = [own.source];
  ledger.found(subject('dockerfile'), own.dockerfile, {
    because:
      'Its image is built by the Dockerfile that is there, which is kept as it is. Its image, and how it is run, are what is judged.',
    sources,
  });
  ledger.found(subject('context'), own.context, { because: 'Where that file takes its sources from.', sources });
  if (own.target !== undefined)
    ledger.found(subject('target'), own.target, { because: 'The stage that the compose file builds.', sources });
}

/** What the image decides itself is no decision of the plan. */
function quiet(service: ServiceLedger): ServiceLedger {
  const { ledger } = service;
  return {
    ...service,
    ledger: { ...ledger, assumed: (_subject, value) => value, found: (_subject, value) => value },
    decide: (key, { fallback }, read) => {
      const configured = service.settings[key];
      if (configured !== undefined) return service.decide(key, { fallback }, read);
      return fallback.value;
    },
  };
}

function planOwnBuild(
  { ledger, subject, settings, name }: ServiceLedger,
  own: OwnImage,
): NonNullable<ServicePlan['build']['own']> {
  const { dockerfile, context, target, images, healthCheck } = own;
  if (Object.keys(own.arguments).length > 0)
    ledger.found(subject('arguments'), own.arguments, {
      because: 'The compose file builds it with them.',
      sources: [own.source],
    });
  if (own.unprivileged)
    ledger.found(subject('capabilities'), 'none', {
      because: 'It starts as another user than root, who has none anyway.',
      sources: [own.source],
    });
  else
    ledger.assumed(
      subject('capabilities'),
      'the usual ones',
      'Its image starts as root, and nobody knows what for. Say USER in its Dockerfile, and it gets none.',
    );
  const readOnly =
    settings.writable !== undefined
      ? ledger.configured(subject('readOnly'), true, ['services', name, 'writable'])
      : ledger.assumed(
          subject('readOnly'),
          false,
          'Nobody knows where it writes to. Say so by `writable` in seaworthy.yaml, and the rest is read-only.',
        );
  return {
    dockerfile,
    context,
    ...(target === undefined ? {} : { target }),
    arguments: own.arguments,
    images,
    healthCheck,
    withoutCapabilities: own.unprivileged,
    readOnly,
  };
}

function planCommand({ ledger, subject }: ServiceLedger, command: NonNullable<ServiceFacts['command']>): string[] {
  const { value, reason } = because(command, 'The compose file starts it so.');
  return ledger.found(subject('command'), value, reason);
}

function planOwnHealth(
  { ledger, subject, settings, name }: ServiceLedger,
  own: OwnImage,
  port: number | undefined,
): Pick<ServicePlan, 'liveness' | 'readiness' | 'slowPath' | 'healthCheck'> {
  const routes = Object.fromEntries(
    (['liveness', 'readiness', 'slowPath'] as const).flatMap((key) => {
      const route = settings[key];
      return route === undefined ? [] : [[key, ledger.configured(subject(key), route, ['services', name, key])]];
    }),
  );
  if (own.healthCommand !== undefined) {
    const command = ledger.found(subject('healthCheck'), own.healthCommand, {
      because: 'The compose file asks for its health so.',
      sources: [own.source],
    });
    return { ...routes, healthCheck: asked(command) };
  }
  if (own.healthCheck) {
    ledger.found(subject('healthCheck'), 'that of its image', {
      because: 'Its Dockerfile says how its health is asked for.',
      sources: [own.source],
    });
  } else if (port !== undefined) {
    ledger.ask({
      subject: subject('healthCheck'),
      question:
        'Nothing says how its health is asked for, and nobody knows which programs are in its image. Add a HEALTHCHECK to its Dockerfile?',
      candidates: [{ value: own.dockerfile, source: own.source }],
      blocking: false,
    });
  }
  return routes;
}

function asked(command: string[]): HealthCheck {
  return {
    command,
    developmentCommand: command,
    intervalSeconds: 10,
    timeoutSeconds: 5,
    startPeriodSeconds: 60,
    startIntervalSeconds: 1,
    retries: 3,
  };
}

function planVolumes({ ledger, subject, name }: ServiceLedger, own: OwnImage): NonNullable<ServicePlan['volumes']> {
  return own.volumes.map(({ name: given, path }) => {
    ledger.found(subject('volumes'), path, { because: 'What is there outlives the container.', sources: [own.source] });
    return { name: `${name}-${given ?? volumeName(path)}`, path };
  });
}

/** The stack's datastores ask for one, and a service that can't be told it will be turned away. */
function askForPasswords({ ledger, subject }: ServiceLedger, { datastores }: ServiceFacts): void {
  for (const { id, parts = {}, variable, source } of datastores) {
    const taken = Object.values(parts);
    if (variable !== undefined || !taken.includes('host') || taken.includes('password')) continue;
    ledger.ask({
      subject: subject(`datastores.${id}`),
      question: `It is told the host of ${id}, and by no variable the password that the stack's ${id} asks for. Let it take one, or a whole address.`,
      candidates: [{ value: Object.keys(parts).join(', '), source }],
      blocking: false,
    });
  }
}

/** What `writable` says; `/tmp` with it, as libraries expect to write there. */
function planWritable({ ledger, subject, settings, name }: ServiceLedger): string[] {
  if (settings.writable === undefined) return [];
  const paths = ledger.configured(subject('writable'), settings.writable, ['services', name, 'writable']);
  return [...new Set(['/tmp', ...paths])].sort();
}
