import type { Stage } from '../stage.ts';

/** The stage of the base image that has libraries and no shell: what is brought into it is told by what it lacks. */
export const WITHOUT_SHELL = 'without-shell';

export function withoutShellStage(image: string): Stage {
  return { name: WITHOUT_SHELL, role: 'tools', from: image, instructions: [] };
}
