import { type DocumentKind, fixText, lintText, type Rule } from '@seaworthy/core/lint';
import { expect, test } from 'vitest';

export interface RuleCases {
  /** What the texts are; may be left out where the rule knows one kind alone. */
  kind?: DocumentKind;
  /** Texts, each with the places (`line:column`) of all that the rule finds in it. */
  catches: readonly (readonly [text: string, ...places: string[]])[];
  /** Texts in which it finds nothing. */
  ignores: readonly string[];
  /** Texts before and after `--fix`. */
  fixes?: readonly (readonly [before: string, after: string])[];
}

/** Tries a rule on texts that are wrong and on others that look alike and are right. */
export function tryRule(rule: Rule, { kind = onlyKindOf(rule), catches, ignores, fixes = [] }: RuleCases): void {
  const placesIn = (text: string) =>
    lintText({ path: kind, kind, text }, [rule]).findings.map(({ line, column }) => `${line}:${column}`);
  const fixed = (text: string) => fixText({ path: kind, kind, text }, [rule]);
  test.each(catches)(`${rule.id} catches in %j`, (text, ...places) => {
    expect(placesIn(text)).toEqual(places);
  });
  test.each(ignores)(`${rule.id} ignores %j`, (text) => {
    expect(placesIn(text)).toEqual([]);
  });
  test.each(fixes)(`${rule.id} mends %j`, (before, after) => {
    expect(fixed(before)).toBe(after);
    expect(fixed(after)).toBe(after);
  });
}

function onlyKindOf({ on }: Rule): DocumentKind {
  const [kind] = Object.keys(on);
  return kind as DocumentKind;
}
