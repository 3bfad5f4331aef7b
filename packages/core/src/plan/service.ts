import { defaultsOf } from '../frameworks/defaults-of.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';
import { planEntry } from './entry.ts';
import { planHealth } from './health.ts';
import { planPackageManager } from './package-manager.ts';
import { planPort } from './port.ts';
import { planResources } from './resources.ts';
import { planRuntime } from './runtime.ts';
import { planWritablePaths } from './writable-paths.ts';

type Draft = Omit<ServicePlan, 'environment' | 'dependsOn' | 'publishedPort'>;

/** Everything of a service that can be decided by looking at it alone. */
export function planService(
  service: ServiceLedger,
  facts: ServiceFacts,
  around: { sameLanguageBefore: number; refused: boolean },
): Draft {
  const { ledger, subject } = service;
  const defaults = defaultsOf(facts.framework.id);
  const { path } = facts;
  ledger.found(subject('path'), path, because(facts.name, 'The folder of the service.').reason);
  ledger.found(subject('framework'), facts.framework.name, {
    because: 'Its manifest and its code say so.',
    sources: [facts.framework.source],
  });
  if (facts.undecided !== undefined) {
    ledger.ask({
      subject: subject('framework'),
      question: 'Which framework serves the requests?',
      candidates: [facts.framework, ...facts.undecided].map(({ id, source }) => ({ value: id, source })),
      blocking: true,
      code: 'FRAMEWORK_AMBIGUOUS',
    });
  }
  const runtime = planRuntime(service, facts);
  const port = planPort(service, facts, defaults);
  const drainSeconds = service.decide('drain', {
    fallback: { value: 25, because: 'Requests get this long to finish after SIGTERM.' },
  });
  const stopGraceSeconds = ledger.assumed(
    subject('stopGrace'),
    drainSeconds + 5,
    'Longer than the drain time, so that the application ends itself before it is killed.',
  );
  const debugPort = (facts.language === 'node' ? 9229 : 5678) + around.sameLanguageBefore;
  ledger.assumed(
    subject('debugPort'),
    debugPort,
    'Where a debugger connects in the development profile, on loopback only.',
  );
  const uid = service.decide('user', {
    fallback: { value: 65532, because: 'The numeric user of images without a shell; it owns nothing on the host.' },
  });
  const init = service.decide('init', {
    fallback: {
      value: 'tini' as const,
      because: 'PID 1 has to forward signals and to reap zombies, which the runtime does not.',
    },
  });
  const migrations = planMigrations(service, facts);
  const tests =
    facts.tests === undefined
      ? undefined
      : ledger.found(
          subject('tests'),
          facts.tests.value,
          because(facts.tests, 'How the repository runs its tests.').reason,
        );
  const development = planDevelopment(service, facts);
  return {
    name: facts.name.value,
    path,
    framework: facts.framework.id,
    role: facts.role,
    language: facts.language,
    ...runtime,
    packageManager: planPackageManager(service, facts, around.refused),
    ...planEntry(service, facts),
    ...(port === undefined ? {} : { port }),
    ...planHealth(service, facts, port, {
      security: runtime.security,
      startPeriodSeconds: defaults.startPeriodSeconds,
    }),
    user: { uid, gid: uid },
    writablePaths: planWritablePaths(service, facts, defaults),
    ...planResources(service, facts, defaults, stopGraceSeconds),
    ...(migrations === undefined ? {} : { migrations }),
    drainSeconds,
    stopGraceSeconds,
    init,
    ...(development === undefined ? {} : { development }),
    ...(tests === undefined ? {} : { tests }),
    debugPort,
    traits: Object.fromEntries(Object.entries(facts.traits).map(([key, fact]) => [key, fact.value])),
  };
}

function planMigrations(
  { settings, ledger, subject, name }: ServiceLedger,
  facts: ServiceFacts,
): ServicePlan['migrations'] {
  if (settings.migrate === false) {
    ledger.configured(subject('migrations'), 'none', ['services', name, 'migrate']);
    return undefined;
  }
  const found = facts.migrations;
  const command = settings.migrate ?? found?.value.command;
  if (command === undefined) return undefined;
  if (!defaultsOf(facts.framework.id).runsMigrations) {
    ledger.ask({
      subject: subject('migrations'),
      question: `Its image has nothing in it to run \`${command.join(' ')}\` with. Where are the migrations run?`,
      candidates: found === undefined ? [] : [{ value: found.value.tool, source: found.source }],
      blocking: false,
    });
    return undefined;
  }
  if (settings.migrate !== undefined || found === undefined) {
    const tool = found?.value.tool ?? 'command';
    return { tool, command: ledger.configured(subject('migrations'), command, ['services', name, 'migrate']) };
  }
  ledger.found(
    subject('migrations'),
    command,
    because(found, 'Runs once, in a role of its own, before the service takes traffic.').reason,
  );
  return { tool: found.value.tool, command };
}

/** The development script, where it is one plain command; else the recipe has one of its own. */
function planDevelopment(
  { ledger, subject }: ServiceLedger,
  { scripts, language, framework }: ServiceFacts,
): ServicePlan['development'] {
  const script = scripts.dev;
  if (
    script === undefined ||
    language !== 'node' ||
    defaultsOf(framework.id).ownDevelopmentCommand ||
    /[&|;<>$`"'\\=]/.test(script.value)
  )
    return undefined;
  const command = script.value.trim().split(/\s+/);
  // These start shells of their own, which forward no signal.
  if (/^(?:npm|pnpm|yarn|npx|concurrently|npm-run-all|run-[sp])$/.test(command[0] ?? '')) return undefined;
  return {
    command: ledger.found(
      subject('development'),
      command,
      because(script, "The manifest's development script.").reason,
    ),
  };
}
