import { baseImagesOf } from '@seaworthy/core';
import { openTarget, plannedBefore } from '@seaworthy/pipeline';
import type { FoundationSubstitution } from '@seaworthy/provision';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { formatMegabytes } from '../../output/measures.ts';

const run: RunCommand = async ({ directory, arguments: named, output, signal }) => {
  const { requireEngine } = await import('@seaworthy/engine');
  const { ensureFoundations, removeSuperseded } = await import('@seaworthy/provision');
  const target = await openTarget(directory);
  const references = named.length > 0 ? named : baseImagesOf(await plannedBefore(target));
  const engine = await requireEngine();
  const made = await ensureFoundations(engine, references, { onEvent: output.onEvent, signal });
  await removeSuperseded(engine, references, output.onEvent);
  return {
    exitCode: 0,
    text: renderFoundations(made),
    document: made,
    next: [nextCommand('build', target, 'build on them')],
  };
};
export default run;

function renderFoundations(made: readonly FoundationSubstitution[]): string {
  const width = Math.max(...made.map(({ reference }) => reference.length));
  return made
    .map(({ reference, substitute, transferredBytes, sizeBytes }) => {
      const sizes = `${formatMegabytes(transferredBytes)} transferred, ${formatMegabytes(sizeBytes)} unpacked`;
      return `${reference.padEnd(width)}  ${substitute}  ${sizes}`;
    })
    .join('\n');
}
