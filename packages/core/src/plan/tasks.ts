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
  const found = facts.migrations;
  const command = settings.migrate ?? found?.value.command;
  if (command === undefined) return undefined;
  const obstacle =
    defaultsOf(facts).runsMigrations === false
      ? `Its image has nothing in it to run \`${command.join(' ')}\` with.`
      : facts.traits.fileDatabase !== undefined && settings.migrate === undefined
        ? `Its database is a file, which a container of its own for \`${command.join(' ')}\` does not reach.`
        : undefined;
  if (obstacle !== undefined) {
    ledger.ask({
      subject: subject('migrations'),
      question: `${obstacle} Where are the migrations run?`,
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
