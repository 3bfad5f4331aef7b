import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretsToMake } from '@seaworthy/core';
import type { OnEvent, Plan } from '@seaworthy/core/model';
import { findTextFile, maxHandwrittenBytes, readTextFile } from '@seaworthy/core/repository';
import type { Target } from '../target/open-target.ts';
import { explainingFailure, makeFolder } from '../target/write-files.ts';

const FOLDER = '.secrets';

/**
 * Makes the secret files that the stack needs and that nobody has to know: random passwords between its own containers,
 * and empty files for optional ones. What is there is left alone; a required secret that only a person knows stays missing,
 * and starting the stack says so. Resolves to the variables that hold a password inside a value.
 */
export async function ensureSecrets(target: Target, plan: Plan, onEvent: OnEvent): Promise<Record<string, string>> {
  const made: string[] = [];
  const variables: Record<string, string> = {};
  for (const { name, path, generated, delivery } of secretsToMake(plan)) {
    const isVariable = delivery === 'environment';
    if (isVariable && (process.env[name] || (await isInDotEnv(target, name)))) continue;
    if (await createSecret(target, path, generated ? randomPassword() : '')) made.push(path);
    if (isVariable)
      variables[name] = (
        await readTextFile(join(target.root, path), { name: path, maxBytes: maxHandwrittenBytes })
      ).trim();
  }
  if (made.length > 0) {
    onEvent({
      type: 'notice',
      level: 'info',
      message: `Made for this machine, with random content: ${made.join(', ')}`,
    });
  }
  return variables;
}

/** Creates the file unless it is there; true when it was created. */
async function createSecret(target: Target, path: string, content: string): Promise<boolean> {
  return explainingFailure(path, async () => {
    const folder = join(target.root, FOLDER);
    // Closed to other users of the machine; the files in it are open, since containers run as users of their own.
    await makeFolder(folder, 0o700);
    await writeIfMissing(join(folder, '.gitignore'), '*\n');
    const created = await writeIfMissing(join(target.root, path), content);
    if (created) await chmod(join(target.root, path), 0o444);
    return created;
  });
}

async function writeIfMissing(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isInDotEnv(target: Target, name: string): Promise<boolean> {
  const reading = { name: '.env', maxBytes: maxHandwrittenBytes };
  const text = (await findTextFile(join(target.root, '.env'), reading)) ?? '';
  return new RegExp(`^[ \\t]*(export[ \\t]+)?${name}[ \\t]*=[ \\t]*\\S`, 'm').test(text);
}

function randomPassword(): string {
  return randomBytes(24).toString('hex');
}
