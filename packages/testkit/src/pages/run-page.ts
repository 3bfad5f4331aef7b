import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { expressProject } from '../cli/projects.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import type { Page, PageBlock } from './read-page.ts';

/** How a block ended. */
export interface BlockResult {
  block: PageBlock;
  exitCode: number;
  output: string;
  /** The report of the last run in the folder where the block ended, if there is one. */
  report?: {
    outcome: string;
    verdicts: { check: string; outcome: string; message: string }[];
    build?: { images: { reference: string }[] };
  };
}

const PROJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { empty: {}, express: expressProject };

/**
 * Does what a page tells its reader, in a new folder: writes its files and runs its blocks from top to bottom, each where
 * the one before ended, with `program` as `seaworthy`. `onResult` is called after each; what it throws ends the session.
 */
export async function runPage(page: Page, program: string, onResult: (result: BlockResult) => void): Promise<void> {
  const [start = 'empty'] = (page.session ?? '').split(', ');
  const project = PROJECTS[start];
  if (project === undefined)
    throw new Error(`There is no session ${start}; there are ${Object.keys(PROJECTS).join(', ')}.`);
  await using folder = await makeTemporaryFolder(project);
  await using programs = await makeTemporaryFolder();
  await symlink(program, join(programs.path, 'seaworthy'));
  const path = `${programs.path}${delimiter}${process.env.PATH ?? ''}`;
  let cwd = folder.path;
  for (const block of page.blocks) {
    const { does, what } = block.mark ?? { does: 'not run', what: '' };
    if (does === 'file') await writeInto(join(folder.path, what), block.text);
    if (does === 'append') await appendFile(join(folder.path, what), `\n${block.text}`);
    if (does !== 'run') continue;
    // The last line says where the next block begins.
    const script = `trap 'code=$?; printf "\\n%s" "$PWD" >&3; exit $code' EXIT\n${block.text}`;
    const { exitCode, all, stdio } = await execa('bash', ['-euo', 'pipefail', '-c', script], {
      ...{ cwd, reject: false, all: true, env: { PATH: path, CI: '1' } },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    cwd = String(stdio[3]).trim() || cwd;
    const report = await readReport(cwd);
    onResult({ block, exitCode: exitCode ?? 128, output: String(all), ...(report === undefined ? {} : { report }) });
  }
}

async function writeInto(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function readReport(folder: string): Promise<BlockResult['report']> {
  const text = await readFile(join(folder, '.seaworthy/report.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
