import type { ComposeProject } from '../compose/compose-project.ts';
import type { Substitution } from '../images/substitution.ts';

/** A compose project that is run under a name. */
export interface StackProject extends ComposeProject {
  projectName: string;
  /** Public images that local ones stand in for. */
  substitutions?: readonly Substitution[];
}
