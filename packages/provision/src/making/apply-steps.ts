import { chmod, cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InstalledPackage, mergeUsr, unpackPackage } from '../apt/unpack-packages.ts';
import type { Step } from '../foundations/definition/define-foundation.ts';
import { type NpmPackage, unpackNpmPackage } from './npm-packages.ts';
import { recordPackage } from './record-package.ts';
import { appendToRootFile, makeDirectory, makeLink, runInRoot, writeRootFile } from './root-file-system.ts';

export interface StepContext {
  root: string;
  /** Root file system of the base below, if there is one. */
  base?: string;
  scratch: string;
  /** Package files by package name. */
  debs: ReadonlyMap<string, string>;
  /** npm packages by name. */
  npm: ReadonlyMap<string, NpmPackage>;
  /** A root file system with binutils of the same release. */
  tools: string;
  npmArchitecture: string;
  signal?: AbortSignal;
}

/** Carries out the steps in their order, but packages first and side by side: they don't depend on each other. */
export async function applySteps(steps: readonly Step[], context: StepContext): Promise<InstalledPackage[]> {
  const installed: InstalledPackage[] = [];
  const unpacking = steps.flatMap((step) => ('unpack' in step ? step.unpack.map((name) => ({ name, step })) : []));
  const unpackNext = async (): Promise<void> => {
    for (let next = unpacking.shift(); next !== undefined; next = unpacking.shift()) {
      const file = context.debs.get(next.name);
      if (file === undefined) throw new Error(`package ${next.name} was not fetched`);
      const { only } = next.step;
      const { signal } = context;
      await unpackPackage(file, context.root, { ...(only ? { only } : {}), ...(signal ? { signal } : {}) });
      installed.push(await recordPackage(file, context.root));
    }
  };
  await Promise.all([unpackNext(), unpackNext()]);
  if (installed.length > 0) await mergeUsr(context.root);
  for (const step of steps) await applyStep(step, context);
  const byName = new Map(installed.map((item) => [item.name, item]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function applyStep(step: Step, context: StepContext): Promise<void> {
  const { root } = context;
  if ('npm' in step) await installNpmFiles(step, context);
  else if ('write' in step) await writeRootFile(root, step.write, step.text, step.mode, step.owner);
  else if ('append' in step) await appendToRootFile(root, context.base, step.append, step.text);
  else if ('directory' in step) await makeDirectory(root, step.directory, step.mode, step.owner);
  else if ('link' in step) await makeLink(root, step.link, step.to);
  else if ('executable' in step) await chmod(join(root, step.executable), 0o755);
  else if ('strip' in step) await stripProgram(step.strip, context);
  else if ('certificates' in step) await bundleCertificates(root);
  else if ('byteCode' in step) await compileByteCode(step.byteCode, context);
  else if ('locale' in step) await compileLocale(step, context);
}

async function installNpmFiles(step: Extract<Step, { npm: string }>, context: StepContext): Promise<void> {
  const name = npmNameOf(step.npm, context.npmArchitecture);
  const archive = context.npm.get(name);
  if (archive === undefined) throw new Error(`npm package ${name} was not fetched`);
  for (const path of Object.values(step.files)) await makeDirectory(context.root, join(path, '..'));
  await unpackNpmPackage(archive, step.files, context.root, join(context.scratch, name));
}

export function npmNameOf(template: string, npmArchitecture: string): string {
  // Bun's packages have names of their own for processors.
  const bunArchitecture = npmArchitecture === 'arm64' ? 'aarch64' : 'x64-baseline';
  return template.replace('{npmArchitecture}', npmArchitecture).replace('{bunArchitecture}', bunArchitecture);
}

async function stripProgram(path: string, { root, tools, signal }: StepContext): Promise<void> {
  const program = await readFile(join(root, path));
  await writeRootFile(tools, 'program', program, 0o755);
  await runInRoot(tools, ['strip', '/program'], signal ? { signal } : {});
  await writeRootFile(root, path, await readFile(join(tools, 'program')), 0o755);
}

async function bundleCertificates(root: string): Promise<void> {
  const folder = join(root, 'usr/share/ca-certificates/mozilla');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.crt')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  await writeRootFile(root, 'etc/ssl/certs/ca-certificates.crt', texts.map((text) => `${text.trimEnd()}\n`).join(''));
}

async function compileByteCode(version: string, { root, signal }: StepContext): Promise<void> {
  const library = `/usr/lib/python${version}`;
  await runInRoot(
    root,
    // Unchecked: the sources never change in an image, so that imports need not even look at them.
    [`/usr/bin/python${version}`, '-m', 'compileall', '-q', '--invalidation-mode=unchecked-hash', library],
    { env: { PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' }, ...(signal ? { signal } : {}) },
  );
}

async function compileLocale(step: Extract<Step, { locale: string }>, context: StepContext): Promise<void> {
  const name = `${step.locale}.${step.charset.toLowerCase().replace('-', '')}`;
  const target = `/usr/lib/locale/${name}`;
  const args = ['--no-archive', '--inputfile', step.locale, '--charmap', step.charset, target];
  await runInRoot(context.tools, ['localedef', ...args], context.signal ? { signal: context.signal } : {});
  await cp(join(context.tools, target), join(context.root, target), { recursive: true });
}
