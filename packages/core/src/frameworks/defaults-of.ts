import { languageOf } from '../languages/language-of.ts';
import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { ServiceFacts } from '../model/index.ts';
import { defaults } from './defaults.gen.ts';
import type { FrameworkDefaults } from './define-defaults.ts';

/** The defaults of a framework, on top of those of its language. */
export function defaultsOf({
  framework,
  language,
}: Pick<ServiceFacts, 'framework' | 'language'>): FrameworkDefaults & ServiceDefaults {
  return { ...languageOf(language).defaults, ...ownDefaults(framework.id) };
}

/** True when people open the service in a browser. */
export function servesPages({ framework }: Pick<ServiceFacts, 'framework'>): boolean {
  return ownDefaults(framework.id).servesPages === true;
}

/** What the framework's folder says itself; nothing where it has no defaults. */
export function ownDefaults(framework: string): FrameworkDefaults {
  return (defaults as Readonly<Record<string, FrameworkDefaults>>)[framework] ?? {};
}
