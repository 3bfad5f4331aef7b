import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { File } from '@babel/types';
import type { SourceFile } from '../../../source/sources.ts';

const options: ParserOptions = {
  sourceType: 'module',
  // A mistake in one statement must not hide the others; what a runtime would refuse is not for this reader to judge.
  errorRecovery: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  attachComment: false,
};

/** The syntax tree of a source; `undefined` when there is nothing in it that a parser understands. */
export function parseSource({ file, text }: SourceFile): File | undefined {
  try {
    return parse(text, { ...options, plugins: pluginsFor(file, text) });
  } catch {
    // Nesting without end exhausts the stack of a parser that recurses, and past some mistakes it can't go on. Neither is
    // a service's code, and what can't be told is absent.
    return undefined;
  }
}

function pluginsFor(file: string, text: string): ParserPlugin[] {
  // `<T>x` is a cast in TypeScript and an element in JSX, so the file's name decides.
  if (/\.[cm]?ts$/.test(file)) return ['typescript', 'decorators-legacy'];
  if (file.endsWith('.tsx')) return ['typescript', 'jsx', 'decorators-legacy'];
  return text.includes('@flow') ? ['flow', 'jsx', 'decorators-legacy'] : ['jsx', 'decorators-legacy'];
}
