import type { Reading } from './define-language.ts';

/** What a language answers whose files nothing is looked for in; each says beside it what it does read. */
export const readsNothing = {
  findPurpose: async () => undefined,
  dependency: () => undefined,
  mayLoad: async () => false,
  findText: () => undefined,
  findVersion: async () => undefined,
  findEnvironment: () => [],
  findScripts: () => ({}),
  findTests: async () => undefined,
  findMigrations: async () => undefined,
  findNativeAddons: async () => [],
  findWrites: () => [],
  findTraits: () => ({}),
} satisfies Partial<Reading<never>>;
