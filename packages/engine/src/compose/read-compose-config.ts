import { type UserError, userError } from '@seaworthy/core/errors';
import { parseYaml, yamlValue } from '@seaworthy/core/repository';
import type { Engine } from '../connection/engine.ts';
import { type ComposeConfig, parseComposeConfig } from './compose-config.ts';
import { type ComposeProject, runCompose } from './compose-project.ts';
import { requireReadableFiles } from './require-readable-files.ts';
import { requireVariables } from './required-variables.ts';

/** Compose resolves a file of any usual size in a second. */
const DEADLINE_MS = 60_000;

/** Lets compose resolve a project, within a deadline. Throws COMPOSE_FILE_INVALID, CONFIGURATION_MISSING, COMPOSE_MISSING and FILE_UNREADABLE. */
export async function readComposeConfig(
  engine: Engine,
  project: ComposeProject,
  deadlineMs = DEADLINE_MS,
): Promise<ComposeConfig> {
  await requireReadableFiles(project);
  // Compose's JSON leaves out extensions (`x-…`) of services; its YAML has them.
  const { exitCode, stdout, stderr, timedOut } = await runCompose(engine, project, ['config', '--format', 'yaml'], {
    timeoutMs: deadlineMs,
  });
  if (timedOut === true) {
    throw userError('COMPOSE_FILE_INVALID', { reason: `compose did not resolve it within ${deadlineMs / 1000} s` });
  }
  if (exitCode !== 0) {
    // Compose stops at the first variable.
    await requireVariables(project);
    throw explain(stderr);
  }
  const { document } = parseYaml('the compose file', stdout, { maxCharacters: 4_000_000 });
  return parseComposeConfig(yamlValue(document));
}

function explain(stderr: string): UserError {
  if (/is not a docker command|unknown shorthand flag|unknown flag: --project-(name|directory)/.test(stderr)) {
    return userError('COMPOSE_MISSING', { reason: stderr.trim().split('\n')[0] ?? '' });
  }
  const variable = /required variable (\w+) is missing a value(?:: (.*))?/.exec(stderr);
  if (variable?.[1] !== undefined) {
    const hint = variable[2] === undefined ? {} : { hint: variable[2] };
    return userError('CONFIGURATION_MISSING', { variables: [{ name: variable[1], ...hint }] });
  }
  return userError('COMPOSE_FILE_INVALID', { reason: stderr.trim().split('\n').at(-1) || 'compose said nothing' });
}
