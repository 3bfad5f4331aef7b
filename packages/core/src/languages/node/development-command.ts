import type { Fact, ServiceFacts } from '../../model/index.ts';

/** The development script, where it is one plain command. */
export function developmentCommand({ scripts }: Pick<ServiceFacts, 'scripts'>): Fact<string[]> | undefined {
  const script = scripts.dev ?? scripts['start:dev'];
  if (script === undefined || /[&|;<>$`"'\\=]/.test(script.value)) return undefined;
  const command = script.value.trim().split(/\s+/);
  // These start shells of their own, which forward no signal.
  if (/^(?:npm|pnpm|yarn|npx|concurrently|npm-run-all|run-[sp])$/.test(command[0] ?? '')) return undefined;
  return { ...script, value: command };
}
