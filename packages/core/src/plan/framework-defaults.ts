import { defaults } from '../frameworks/defaults.gen.ts';
import { defineDefaults, type FrameworkDefaults } from '../frameworks/define-defaults.ts';

/** The defaults of a framework's folder, or those of a plain Node server where it has none. */
export function defaultsOf(framework: string): FrameworkDefaults {
  return Object.hasOwn(defaults, framework) ? defaults[framework as keyof typeof defaults] : defineDefaults();
}
