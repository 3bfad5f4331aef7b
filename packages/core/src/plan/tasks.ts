import { defaultsOf } from '../frameworks/defaults-of.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** What runs beside the service itself: its migrations, its tests, its development command. */
export function planTasks(
  service: ServiceLedger,
  facts: ServiceFacts,
): Pick<ServicePlan, 'migrations' | 'tests' | 'development'> {
  const { ledger, subject } = service;
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
    ...(migrations === undefined ? {} : { migrations }),
    ...(development === undefined ? {} : { development }),
    ...(tests === undefined ? {} : { tests }),
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
  if (settings.migrate !== undefined) {
    return {
      tool: facts.migrations?.value.tool ?? 'command',
      command: ledger.configured(subject('migrations'), settings.migrate, ['services', name, 'migrate']),
    };
  }
  if (facts.migrations === undefined) return undefined;
  const { tool, command } = facts.migrations.value;
  ledger.found(
    subject('migrations'),
    command,
    because(facts.migrations, 'Runs once, in a role of its own, before the service takes traffic.').reason,
  );
  return { tool, command };
}

/** The manifest's development script, unless the recipe has a better command. */
function planDevelopment({ ledger, subject }: ServiceLedger, facts: ServiceFacts): ServicePlan['development'] {
  const script = languageOf(facts.language).building.developmentCommand(facts);
  if (script === undefined || defaultsOf(facts).ownDevelopmentCommand === true) return undefined;
  return {
    command: ledger.found(
      subject('development'),
      script.value,
      because(script, "The manifest's development script.").reason,
    ),
  };
}
