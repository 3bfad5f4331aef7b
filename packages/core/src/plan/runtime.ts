import { defaultsOf } from '../frameworks/defaults-of.ts';
import type { HealthQuestion, Runtime } from '../languages/define-runtime.ts';
import { languageOf } from '../languages/language-of.ts';
import type { HealthCheck, RuntimePlan, SecurityLevel, ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** What runs the service: its framework's choice, else what its start command names, else the language that builds it. */
export function runtimeOf(facts: Pick<ServiceFacts, 'framework' | 'language' | 'traits'>): Runtime {
  const { runtime, otherRuntimes = [] } = languageOf(facts.language);
  return defaultsOf(facts).runtime ?? otherRuntimes.find(({ id }) => id === facts.traits.runtime?.value) ?? runtime;
}

/**
 * Security level, and the image that follows from it. `built`: the language's version, which its own runtime has, too, and
 * what the repository asks of another one.
 */
export function planRuntime(
  service: ServiceLedger,
  runtime: Runtime,
  built: { language: string; version: string; runtimeVersion?: ServiceFacts['traits'][string] },
): Pick<ServicePlan, 'runtime' | 'security'> {
  const version =
    runtime.id === languageOf(built.language).runtime.id ? built.version : planOtherVersion(service, runtime, built);
  const security = planSecurity(service, runtime, version);
  return { runtime: { id: runtime.id, version, ...imageOf(runtime, version, security) }, security };
}

/** The line of releases that the repository asks for (`1.2` for 1.2.15), else the preferred version. */
function planOtherVersion(
  { ledger, subject }: ServiceLedger,
  runtime: Runtime,
  { runtimeVersion: asked }: { runtimeVersion?: ServiceFacts['traits'][string] },
): string {
  const line = asked === undefined ? undefined : /^v?(\d+(?:\.\d+)?)(?:\.\d+)*$/.exec(String(asked.value))?.[1];
  if (asked !== undefined && line !== undefined) {
    const { reason } = because(asked, `The repository asks for ${runtime.name} ${asked.value}.`);
    return ledger.found(subject('runtime'), line, reason);
  }
  return ledger.assumed(
    subject('runtime'),
    runtime.versions[0] as string,
    `What is built is served by ${runtime.name}; this version is maintained.`,
  );
}

/** Asked by the runtime in production, and in development by the language, whose standard image that is. */
export function healthCommands(
  runtime: Runtime,
  { binary }: RuntimePlan,
  built: { language: string; version: string },
  question: Omit<HealthQuestion, 'binary'>,
): Pick<HealthCheck, 'command' | 'developmentCommand'> {
  const own = languageOf(built.language).runtime;
  const inDevelopment = imageOf(own, built.version, 'standard').binary;
  return {
    command: runtime.healthCommand({ ...question, binary }),
    developmentCommand: own.healthCommand({ ...question, binary: inDevelopment }),
  };
}

/** Says which image runs it, after the one that builds it. */
export function explainRuntime(
  { ledger, subject }: ServiceLedger,
  { runtime, security }: Pick<ServicePlan, 'runtime' | 'security'>,
): void {
  ledger.assumed(
    subject('images.runtime'),
    runtime.image,
    security === 'hardened'
      ? 'The runtime and nothing else: no shell, no package manager.'
      : 'A slim distribution with a shell.',
  );
}

function imageOf(runtime: Runtime, version: string, security: SecurityLevel): Pick<RuntimePlan, 'image' | 'binary'> {
  return (runtime.image(version, security) ?? runtime.image(version, 'standard')) as Pick<
    RuntimePlan,
    'image' | 'binary'
  >;
}

function planSecurity(
  { settings, ledger, subject, name }: ServiceLedger,
  runtime: Runtime,
  version: string,
): SecurityLevel {
  const configured = settings.security ?? ledger.configuration.security;
  const path = settings.security === undefined ? ['security'] : ['services', name, 'security'];
  if (configured === 'standard') return ledger.configured(subject('security'), 'standard', path);
  if (runtime.image(version, 'hardened') === undefined) {
    if (configured === 'hardened') askAboutSecurity({ ledger, subject }, runtime, version);
    return ledger.assumed(
      subject('security'),
      'standard',
      `There is no image without a shell for ${runtime.name} ${version}.`,
    );
  }
  if (configured === 'hardened') return ledger.configured(subject('security'), 'hardened', path);
  return ledger.assumed(subject('security'), 'hardened', 'What is not in the image can not be used against it.');
}

/** What is asked for in so many words is not lowered in silence. */
function askAboutSecurity(
  { ledger, subject }: Pick<ServiceLedger, 'ledger' | 'subject'>,
  runtime: Runtime,
  version: string,
): void {
  const others = runtime.versions.filter((other) => runtime.image(other, 'hardened') !== undefined);
  const instead = others.length === 0 ? '' : `${others.map((other) => `\`version: "${other}"\``).join(' or ')}, or `;
  ledger.ask({
    subject: subject('security'),
    question: `There is no image without a shell for ${runtime.name} ${version}. Say ${instead}\`security: standard\` for this service in seaworthy.yaml.`,
    candidates: [],
    blocking: true,
  });
}
