import { userError } from '../errors/index.ts';
import type { KnownLanguage, Language } from './define-language.ts';
import { languages } from './languages.gen.ts';

export const knownLanguages: readonly KnownLanguage[] = Object.values(languages);

export const supportedLanguages: readonly Language[] = knownLanguages.filter(isSupported);

/**
 * The language of a service.
 * @throws DOCUMENT_UNUSABLE for one that has no folder in `languages/`, or one that only names it
 */
export function languageOf(id: string): Language {
  const found = supportedLanguages.find((language) => language.id === id);
  if (found !== undefined) return found;
  const supported = supportedLanguages.map((known) => known.id).join(', ');
  const problem = `it names the language ${id}, which is none of ${supported}`;
  throw userError('DOCUMENT_UNUSABLE', { path: 'the facts', problem, produce: 'seaworthy plan' });
}

function isSupported(language: KnownLanguage): language is Language {
  return 'reading' in language;
}
