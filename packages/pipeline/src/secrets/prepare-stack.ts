import { keptSecrets, type SecretFile } from '@seaworthy/core';
import { userError } from '@seaworthy/core/errors';
import type { Plan } from '@seaworthy/core/model';
import type { Engine, MissingConfiguration } from '@seaworthy/engine';
import { projectNameOf, volumesOf } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { ensureSecrets, keepSecret, secretsNotThere } from './ensure-secrets.ts';
import { findInstallationVariables } from './installation-variables.ts';
import { warnAboutClosedSecrets } from './warn-about-closed-secrets.ts';
import { warnAboutDotEnv } from './warn-about-dot-env.ts';

/** What is about to happen, as far as it decides what is needed. */
export interface Preparation {
  engine: Engine;
  plan: Plan;
  profile: string;
  /** The ports of the stack will be published on this machine. */
  publishes: boolean;
  /** Its images are built first, which may need variables as well. */
  builds: boolean;
}

/**
 * Everything that can be known to be missing before the first step that takes time: makes the secrets that nobody has to
 * know, asks for those that only a person knows where somebody can be asked, and names the rest at once. Errors:
 * CONFIGURATION_MISSING, PORT_IN_USE, DATABASE_PASSWORD_LOST, COMPOSE_FILE_INVALID.
 */
export async function prepareStack(run: Run, preparation: Preparation): Promise<void> {
  const { target, onEvent } = run;
  const { engine, plan } = preparation;
  const { requireConfiguration } = await import('@seaworthy/engine');
  await requireKnownPasswords(run, engine, plan);
  await warnAboutDotEnv(target, onEvent);
  await warnAboutClosedSecrets(target, plan, onEvent);
  let missing = await findMissing(run, preparation);
  if (await askForSecrets(run, plan, missing)) missing = await findMissing(run, preparation);
  requireConfiguration(missing);
}

/** Says what starting the stack will ask for, where the run itself needs none of it. Makes nothing. */
export async function announceMissing(run: Run, preparation: Omit<Preparation, 'publishes' | 'builds'>): Promise<void> {
  const { engine, plan, profile } = preparation;
  const { target, onEvent } = run;
  const { findMissingConfiguration } = await import('@seaworthy/engine');
  const made = await secretsNotThere(target, plan);
  const project = { directory: target.root, projectName: projectNameOf(plan), profiles: [profile] };
  const { variables, files } = await findMissingConfiguration(engine, project, { publishes: false });
  const names = [
    ...variables.map(({ name }) => name).filter((name) => !made.some((secret) => secret.name === name)),
    ...files.filter((file) => !made.some(({ path }) => path === file)),
  ];
  if (names.length === 0) return;
  const message = `Starting the stack will need ${names.join(', ')}; \`seaworthy up\` asks for what only you know`;
  onEvent({ type: 'notice', level: 'info', message });
}

async function findMissing({ target, onEvent }: Run, preparation: Preparation): Promise<MissingConfiguration> {
  const { engine, plan, profile, publishes, builds } = preparation;
  const { findMissingConfiguration } = await import('@seaworthy/engine');
  const env = await ensureSecrets(target, plan, onEvent);
  const project = { directory: target.root, projectName: projectNameOf(plan), profiles: [profile], env };
  const missing = await findMissingConfiguration(engine, project, { publishes });
  if (!builds) return missing;
  const toInstall = await findInstallationVariables(plan, target.root);
  return { ...missing, variables: [...missing.variables, ...toInstall.missing] };
}

/** True when something was answered. Nothing is asked while something else is missing that no answer would mend. */
async function askForSecrets(run: Run, plan: Plan, missing: MissingConfiguration): Promise<boolean> {
  const { ask, target } = run;
  if (ask === undefined || missing.ports.length > 0) return false;
  const secrets = keptSecrets(plan).filter(({ generated }) => !generated);
  const known = (find: (secret: SecretFile) => boolean) => secrets.find(find);
  const wanted = [
    ...missing.variables.map(({ name }) => known((secret) => secret.name === name)),
    ...missing.files.map((path) => known((secret) => secret.path === path)),
  ].filter((secret) => secret !== undefined);
  if (wanted.length === 0 || wanted.length < missing.variables.length + missing.files.length) return false;
  for (const secret of wanted) {
    const { name, path, description } = secret;
    const answer = await ask({ name, path, ...(description === undefined ? {} : { description }) });
    run.signal.throwIfAborted();
    if (answer === undefined || answer === '') return false;
    await keepSecret(target, secret, answer);
  }
  return true;
}

/**
 * A database keeps the password that its volume was made with. With a new one in `.secrets`, all that would be seen is a
 * migration that fails. Throws DATABASE_PASSWORD_LOST before a new one is made.
 */
async function requireKnownPasswords({ target }: Run, engine: Engine, plan: Plan): Promise<void> {
  const lost = await secretsNotThere(target, plan);
  for (const { secrets, volume, name } of volumesOf(plan)) {
    const secret = lost.find((candidate) => candidate.generated && secrets.includes(candidate.name));
    if (secret === undefined) continue;
    const { exitCode } = await engine.docker(['volume', 'inspect', '--format', '{{.Name}}', volume], { reject: false });
    if (exitCode === 0) throw userError('DATABASE_PASSWORD_LOST', { datastore: name, volume, file: secret.path });
  }
}
