import { renderComment } from '../text/comment.ts';
import { renderInstruction } from './render-instruction.ts';
import type { DockerfileDocument, Stage } from './stage.ts';

/** The text of a Dockerfile: header, then each stage after an empty line. */
export function renderDockerfile({ header, stages }: DockerfileDocument): string {
  const blocks = [header.map((line) => (line === '' ? '#' : `# ${line}`)), ...stages.map(renderStage)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function renderStage({ name, from, onBuildPlatform, comment, instructions }: Stage): string[] {
  const platform = onBuildPlatform === true ? '--platform=$BUILDPLATFORM ' : '';
  return [
    ...(comment === undefined ? [] : renderComment(comment)),
    `FROM ${platform}${from} AS ${name}`,
    ...instructions.flatMap(renderInstruction),
  ];
}
