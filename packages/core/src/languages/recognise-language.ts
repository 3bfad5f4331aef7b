import type { KnownLanguage } from './define-language.ts';
import { knownLanguages } from './language-of.ts';

/** The language of an image by what it starts, else by what it was built from; `undefined` where neither tells. */
export function recogniseLanguage(
  { environment, command }: { environment: readonly string[]; command: readonly string[] },
  known: readonly KnownLanguage[] = knownLanguages,
): string | undefined {
  const programs = command.flatMap((word) => word.split(/\s+/)).map((word) => word.slice(word.lastIndexOf('/') + 1));
  const started = known.find(({ inImages }) => programs.some((name) => inImages?.programs.test(name)));
  const based = known.find(({ inImages }) =>
    environment.some((entry) => inImages !== undefined && entry.startsWith(`${inImages.variable}=`)),
  );
  return (started ?? based)?.id;
}
