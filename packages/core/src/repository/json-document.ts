import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { userError } from '../errors/index.ts';
import { lineFinder } from './line-numbers.ts';
import { deepestNesting, nestsTooDeeply } from './nesting.ts';
import type { Repository } from './repository.ts';

/** A JSON file whose values know their lines. */
export interface JsonDocument {
  file: string;
  /** The value at `path`; `undefined` when there is none. */
  get(...path: (string | number)[]): unknown;
  /** Line of the key (or item) at `path`; of the nearest part that exists when it doesn't. */
  lineOf(...path: (string | number)[]): number;
}

/**
 * The JSON file at `path`, or `undefined` when there is none. Comments and trailing commas are accepted where
 * `comments` says so (tsconfig.json).
 * @throws MANIFEST_BROKEN with file, line and reason
 */
export function readJson(
  repository: Repository,
  path: string,
  options: { comments?: boolean } = {},
): Promise<JsonDocument | undefined> {
  return repository.once(`json:${path}`, async () => {
    const text = await repository.readText(path);
    return text === undefined ? undefined : parseJson(path, text, options);
  });
}

/** @throws MANIFEST_BROKEN */
export function parseJson(file: string, text: string, { comments = false }: { comments?: boolean } = {}): JsonDocument {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lineAt = lineFinder(source);
  if (nestsTooDeeply(source)) {
    throw userError('MANIFEST_BROKEN', { file, line: 1, reason: `it nests deeper than ${deepestNesting} levels` });
  }
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: !comments, allowTrailingComma: comments });
  const [error] = errors;
  if (error !== undefined) {
    throw userError('MANIFEST_BROKEN', { file, line: lineAt(error.offset), reason: readableReason(error) });
  }
  if (root?.type !== 'object') {
    throw userError('MANIFEST_BROKEN', { file, line: 1, reason: 'it holds no JSON object' });
  }
  const nodeAt = (path: (string | number)[]): Node | undefined => findNodeAtLocation(root, path);
  return {
    file,
    get: (...path) => {
      const node = nodeAt(path);
      return node === undefined ? undefined : getNodeValue(node);
    },
    lineOf: (...path) => {
      for (let length = path.length; length > 0; length--) {
        const node = nodeAt(path.slice(0, length));
        if (node !== undefined) return lineAt(node.parent?.type === 'property' ? node.parent.offset : node.offset);
      }
      return 1;
    },
  };
}

function readableReason({ error, length }: ParseError): string {
  const words = printParseErrorCode(error)
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase();
  return length === 0 ? `${words} at the end of the file` : words;
}
