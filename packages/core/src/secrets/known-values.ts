import { isRealValue } from './real-value.ts';
import { redactionOf } from './redaction.ts';

/** Shorter ones stand in any text by chance. */
const SHORTEST = 4;
/** What a document's own words look like (`pass`, `root-user`): one that is nothing else says nothing of a secret. */
const PLAIN_WORD = /^[A-Za-z-]+$/;

const known = new Set<string>();

/**
 * Has values redacted wherever they stand from now on, as long as this process lives: who typed a secret has said what it is,
 * and a program may print it in a form that nobody could tell it by.
 */
export function hideValues(values: Iterable<string>): void {
  for (const value of values) if (value.length >= SHORTEST && isRealValue(value)) known.add(value);
}

/** The text with each of those values replaced by its length. */
export function redactKnown(text: string): string {
  let rest = text;
  // The longest first: one may be a part of another.
  for (const value of [...known].sort((a, b) => b.length - a.length)) {
    if (rest === value && PLAIN_WORD.test(value)) return rest;
    rest = rest.replaceAll(value, redactionOf(value));
  }
  return rest;
}
