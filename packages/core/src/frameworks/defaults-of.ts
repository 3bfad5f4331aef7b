import type { ServiceFacts } from '../model/index.ts';
import { defaults } from './defaults.gen.ts';
import { defineDefaults, type FrameworkDefaults } from './define-defaults.ts';

/** The defaults of a framework's folder, or those of a plain Node server where it has none. */
export function defaultsOf(framework: string): FrameworkDefaults {
  return Object.hasOwn(defaults, framework) ? defaults[framework as keyof typeof defaults] : defineDefaults();
}

/** True when people open the service in a browser. */
export function servesPages({ framework }: Pick<ServiceFacts, 'framework'>): boolean {
  return defaultsOf(framework.id).servesPages;
}
