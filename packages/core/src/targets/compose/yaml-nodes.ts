import { Alias, Document, isMap, isPair, isScalar, isSeq, type Node, type Pair, Scalar, visit } from 'yaml';

/** A reference to an anchor: `*name`. */
export function alias(name: string): Alias {
  return new Alias(name);
}

/** A value with an anchor: `&name …`. */
export class Anchored {
  readonly name: string;
  readonly value: object;
  constructor(name: string, value: object) {
    this.name = name;
    this.value = value;
  }
}

/** Comments by dotted path (`services.web.tmpfs`), each above its key. */
export type Comments = Readonly<Record<string, string>>;

const SHORT = 100;

/**
 * YAML as a person would write it: short lists on one line, an empty line between top-level entries and between services,
 * comments above what they explain.
 */
export function renderYaml(content: object, comments: Comments, spacedOut: readonly string[]): string {
  const document = new Document(undefined, {
    merge: true,
    // Other tools read `no` and `22:22` as YAML 1.1 does: those get quotes.
    compat: 'yaml-1.1',
  });
  document.contents = toNode(document, content) as never;
  for (const [path, comment] of Object.entries(comments)) annotate(document, path.split('/'), comment);
  visit(document, {
    Seq(_, node) {
      const items = node.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
      node.flow = items.every((item) => item !== undefined) && items.join(', ').length < SHORT;
    },
  });
  const root = document.contents as unknown;
  if (isMap(root)) {
    for (const pair of root.items.slice(1)) space(pair);
    for (const key of spacedOut) {
      const section = root.get(key, true);
      if (isMap(section)) for (const pair of section.items.slice(1)) space(pair);
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: false });
}

function toNode(document: Document, value: unknown): Node | null {
  if (value instanceof Alias) return value;
  if (value instanceof Anchored) {
    const node = toNode(document, value.value);
    if (isMap(node) || isSeq(node)) node.anchor = value.name;
    return node;
  }
  if (Array.isArray(value)) {
    const node = document.createNode([]);
    node.items = value.map((item) => toNode(document, item)) as never;
    return node;
  }
  if (typeof value === 'object' && value !== null) {
    const node = document.createNode({});
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) node.items.push(document.createPair(key, toNode(document, item)) as never);
    }
    return node;
  }
  // `22:22` is a number to YAML 1.1; one way to write all ports and addresses.
  if (typeof value === 'string' && /^(\d|\$).*:\d+(\/\w+)?$/.test(value)) {
    return Object.assign(new Scalar(value), { type: Scalar.QUOTE_DOUBLE });
  }
  // A null value is written as nothing: `NAME:` hands a variable through.
  return value === null ? Object.assign(new Scalar(null), { source: '' }) : document.createNode(value);
}

function annotate(document: Document, path: readonly string[], comment: string): void {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  if (pair !== undefined && isScalar(pair.key)) {
    pair.key.commentBefore = comment
      .split('\n')
      .map((line) => ` ${line}`)
      .join('\n');
  }
}

function space(pair: Pair): void {
  if (isScalar(pair.key)) pair.key.spaceBefore = true;
}
