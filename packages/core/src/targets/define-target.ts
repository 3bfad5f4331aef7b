import type { Plan } from '../model/index.ts';

/** A file that a target writes; `path` is relative to the repository. */
export interface TargetFile {
  path: string;
  content: string;
}

/** What renders a plan: it speaks the language of what will run or build the stack, and decides nothing. */
export interface Target {
  id: string;
  /** Whom the files are for, as people write it. */
  title: string;
  /** The day on which it came to be: an upgrade gives a project no files of a target that it was not made with. */
  since: string;
  /** True when it is rendered without being asked for. */
  byDefault: boolean;
  /** Everything that it may write; a name with `/` at its end stands for the folder. Others need not render to know it. */
  paths: readonly string[];
  /** Patterns for what no image needs of these, in the form of `.dockerignore`. */
  notInImages: readonly string[];
  /** The files of a plan, without the line that says where they come from. Pure. */
  files(plan: Plan, context: TargetContext): TargetFile[];
}

/** What a target may know of the run beside its plan. */
export interface TargetContext {
  /** The other targets that are rendered together with it. */
  beside: readonly Pick<Target, 'id' | 'paths' | 'notInImages'>[];
}

export function defineTarget(target: Target): Target {
  return target;
}
