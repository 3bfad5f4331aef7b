import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreRulesAt } from '@seaworthy/core';
import type { OnEvent } from '@seaworthy/core/model';
import { readTextFile } from '@seaworthy/core/repository';
import { secretsInVariables } from '@seaworthy/core/secrets';
import type { Target } from '../target/open-target.ts';

const NOT_A_TEMPLATE = /^\.env(?!.*\b(example|sample|template|dist|defaults?)$)/i;
const LARGEST_BYTES = 1_000_000;

/**
 * Warns about every `.env` file of the folder that holds a secret and that git would take into a commit. Says what to write
 * where; the project's own `.gitignore` is the user's.
 */
export async function warnAboutDotEnv({ root }: Target, onEvent: OnEvent): Promise<void> {
  const rules = await ignoreRulesAt(root);
  if (rules === undefined) return;
  const names = (await readdir(root)).filter((name) => NOT_A_TEMPLATE.test(name) && !rules.ignores(name, false));
  for (const name of names.sort()) {
    const secrets = await secretsOf(join(root, name));
    if (secrets.length === 0) continue;
    const message = `${name} holds ${secrets.join(', ')} and git does not ignore it: add a line \`${name}\` to .gitignore, and if it was committed already, \`git rm --cached ${name}\` and new values`;
    onEvent({ type: 'notice', level: 'warning', message });
  }
}

/** None where it can't be read: this is only a warning. */
async function secretsOf(path: string): Promise<string[]> {
  const text = await readTextFile(path, { maxBytes: LARGEST_BYTES }).catch(() => '');
  return secretsInVariables(text.split('\n'));
}
