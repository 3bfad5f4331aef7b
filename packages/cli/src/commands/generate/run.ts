import { generate, requirePlan } from '@seaworthy/core';
import type { FileChange, Plan } from '@seaworthy/core/model';
import {
  compareWithTree,
  lockTarget,
  openTarget,
  planProject,
  readPlan,
  type Target,
  writeChanges,
} from '@seaworthy/pipeline';
import type { NextCommand, Outcome, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import type { Output } from '../../output/output.ts';
import { renderChanges } from '../../text/changes-text.ts';

interface Options {
  check?: boolean;
  force?: boolean;
  dryRun?: boolean;
  from?: string;
}

const run: RunCommand<Options> = async ({ directory, arguments: [folder], options, output, signal }) => {
  const target = await openTarget(directory, folder);
  const documents: { plan: Plan } = options.from ? { plan: await readPlan(options.from) } : await planProject(target);
  const { plan } = documents;
  const fileSet = generate(requirePlan(plan));
  const changes = await compareWithTree(target, fileSet);
  if (options.check) return checkOutcome(target, changes, output);
  const force = options.force === true;
  if (options.dryRun) return writeOutcome(target, { changes, written: [], force, dryRun: true }, output);

  await using _lock = await lockTarget(target, 'seaworthy generate');
  const written = await writeChanges(target, fileSet, changes, {
    force,
    signal,
    documents: Object.fromEntries(Object.entries(documents).map(([name, value]) => [`${name}.json`, value])),
  });
  return writeOutcome(target, { changes, written, force, dryRun: false }, output);
};
export default run;

function checkOutcome(target: Target, changes: readonly FileChange[], { colors }: Output): Outcome {
  const drifted = changes.filter(({ state }) => state !== 'unchanged');
  const text =
    drifted.length === 0
      ? `${colors.green('✓')} ${changes.length} files are up to date`
      : `${renderChanges(drifted, colors, { diffs: true })}\n\n${colors.red('✗')} ${drifted.length} of ${changes.length} files differ from what would be written`;
  return {
    exitCode: drifted.length === 0 ? 0 : 1,
    text,
    document: { changes },
    next: drifted.length === 0 ? [buildNext(target)] : [nextCommand('generate', target, 'write them')],
  };
}

function writeOutcome(
  target: Target,
  result: { changes: readonly FileChange[]; written: readonly string[]; force: boolean; dryRun: boolean },
  { colors }: Output,
): Outcome {
  const { changes, written, force, dryRun } = result;
  const edited = force ? [] : changes.filter(({ state }) => state === 'edited');
  const foreign = force ? [] : changes.filter(({ state }) => state === 'foreign');
  const next: NextCommand[] = [
    ...(dryRun ? [nextCommand('generate', target, 'write the files')] : []),
    ...(edited.length + foreign.length > 0 ? [forceNext(target, [...edited, ...foreign])] : []),
    ...(dryRun || foreign.length > 0 ? [] : [buildNext(target)]),
  ];
  return {
    exitCode: foreign.length > 0 ? 1 : 0,
    text: renderChanges(changes, colors, { diffs: dryRun, forced: force }),
    document: { changes, written },
    next,
  };
}

function forceNext(target: Target, kept: readonly FileChange[]): NextCommand {
  return nextCommand('generate --force', target, `overwrite ${kept.map(({ path }) => path).join(', ')}`);
}

function buildNext(target: Target): NextCommand {
  return nextCommand('build', target, 'build the images');
}
