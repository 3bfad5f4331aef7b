import type { Runtime } from '../languages/define-runtime.ts';
import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { Question, ServiceFacts } from '../model/index.ts';

/** What a framework brings along where the repository says nothing; the rest is its language's. */
export interface FrameworkDefaults extends Partial<ServiceDefaults> {
  /** True when browsers load pages from it: other services link to it, and it calls them. */
  servesPages?: boolean;
  /** True when its start command names the port, so that code need not. */
  portInCommand?: boolean;
  /** False when its image can't run migrations: its recipe has no stage for them. */
  runsMigrations?: boolean;
  /** True when its recipe knows a better development command than the manifest's script. */
  ownDevelopmentCommand?: boolean;
  /** True when its build holds its own server and nothing else, so that no other process of the folder can be run from it. */
  buildsOwnProcessOnly?: boolean;
  /** What runs the result of its build, where that is not the language that builds it. */
  runtime?: Runtime;
  /** What only this framework has to know before it can be built. Subjects are keys of the service: `server`. */
  questions?(facts: ServiceFacts): Question[];
}

export function defineDefaults(defaults: FrameworkDefaults): FrameworkDefaults {
  return defaults;
}
