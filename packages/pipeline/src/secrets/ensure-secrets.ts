import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptSecrets, type SecretFile, secretsToMake } from '@seaworthy/core';
import type { OnEvent, Plan } from '@seaworthy/core/model';
import { findTextFile, maxHandwrittenBytes, readDotEnv } from '@seaworthy/core/repository';
import type { Target } from '../target/open-target.ts';
import { explainingFailure, makeFolder } from '../target/write-files.ts';

const FOLDER = '.secrets';

// The folder is closed to other users of the machine. Compose mounts the file as it lies here, so that its mode is what
// counts inside: containers run as users of their own and have to read it, its owner has to be able to write it.
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o644;

/**
 * Makes the secret files that the stack needs and that nobody has to know: random passwords between its own containers,
 * and empty files for optional ones. What is there is left alone; a required secret that only a person knows stays missing,
 * and starting the stack says so. Resolves to the variables that hold a password inside a value.
 */
export async function ensureSecrets(target: Target, plan: Plan, onEvent: OnEvent): Promise<Record<string, string>> {
  const random: string[] = [];
  const empty: string[] = [];
  for (const secret of await secretsNotThere(target, plan)) {
    const { path, generated } = secret;
    if (await createSecret(target, path, generated ? randomPassword() : '')) (generated ? random : empty).push(path);
  }
  if (random.length > 0) {
    onEvent({
      type: 'notice',
      level: 'info',
      message: `Made for this machine, with random content: ${random.join(', ')}`,
    });
  }
  if (empty.length > 0) {
    const message = `Made empty, which means "not set": ${empty.join(', ')}. Write the value into the file to use it.`;
    onEvent({ type: 'notice', level: 'info', message });
  }
  return keptVariables(target, plan);
}

/** The secrets that `ensureSecrets` would make. */
export async function secretsNotThere(target: Target, plan: Plan): Promise<SecretFile[]> {
  const isGiven = await isGivenElsewhere(target);
  const missing: SecretFile[] = [];
  for (const secret of secretsToMake(plan)) {
    if (isGiven(secret)) continue;
    if ((await readSecret(target, secret)) === undefined) missing.push(secret);
  }
  return missing;
}

/** Keeps what a person said in the file of a secret, with the mode that every one of them has. */
export async function keepSecret(target: Target, { path }: Pick<SecretFile, 'path'>, value: string): Promise<void> {
  await createSecret(target, path, value);
}

/** Values of the secrets that variables deliver and that are kept here; the shell and `.env` win over them. */
async function keptVariables(target: Target, plan: Plan): Promise<Record<string, string>> {
  const isGiven = await isGivenElsewhere(target);
  const variables: Record<string, string> = {};
  for (const secret of keptSecrets(plan)) {
    if (secret.delivery !== 'environment' || isGiven(secret)) continue;
    const value = await readSecret(target, secret);
    if (value !== undefined) variables[secret.name] = value.trim();
  }
  return variables;
}

function readSecret({ root }: Target, { path }: SecretFile): Promise<string | undefined> {
  return findTextFile(join(root, path), { name: path, maxBytes: maxHandwrittenBytes });
}

/** Creates the file unless it is there; true when it was created. */
async function createSecret(target: Target, path: string, content: string): Promise<boolean> {
  return explainingFailure(path, async () => {
    const folder = join(target.root, FOLDER);
    await makeFolder(folder, FOLDER_MODE);
    await writeIfMissing(join(folder, '.gitignore'), '*\n');
    const created = await writeIfMissing(join(target.root, path), content);
    // The mode at creation is cut by the umask.
    if (created) await chmod(join(target.root, path), FILE_MODE);
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

/** What the shell or `.env` gives a value is not made here. */
async function isGivenElsewhere(target: Target): Promise<(secret: SecretFile) => boolean> {
  const dotEnv = await readDotEnv(target.root);
  return ({ delivery, name }) => delivery === 'environment' && Boolean(process.env[name] || dotEnv[name]);
}

function randomPassword(): string {
  return randomBytes(24).toString('hex');
}
