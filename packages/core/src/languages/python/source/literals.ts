import type { SyntaxNode } from '@lezer/common';
import { constantOf } from './assignments.ts';
import { childrenOf, type PythonModule } from './module.ts';

/** The text that an expression is: a string, strings side by side, or a constant of the module that is one. */
export function textOf(module: PythonModule, node: SyntaxNode | undefined): string | undefined {
  const plain = withoutParentheses(node);
  const value = plain?.name === 'VariableName' ? constantOf(module, module.text(plain)) : plain;
  if (value === undefined) return undefined;
  if (value.name !== 'ContinuedString') return stringOf(module, value);
  const parts = childrenOf(value).map((part) => stringOf(module, part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** A literal in the form that an environment variable would have: `'a'` is `a`, `1_000` is `1000`, `True` is `True`. */
export function plainValueOf(module: PythonModule, node: SyntaxNode | undefined): string | undefined {
  const plain = withoutParentheses(node);
  const value = plain?.name === 'VariableName' ? constantOf(module, module.text(plain)) : plain;
  if (value === undefined) return undefined;
  if (value.name === 'Boolean') return module.text(value);
  if (value.name === 'Number') return decimal(module.text(value));
  if (value.name !== 'UnaryExpression') return textOf(module, value);
  const [sign, number] = childrenOf(value);
  if (sign === undefined || number?.name !== 'Number' || module.text(sign) !== '-') return undefined;
  const positive = decimal(module.text(number));
  return positive === undefined ? undefined : `-${positive}`;
}

function withoutParentheses(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node;
  while (inner?.name === 'ParenthesizedExpression') inner = childrenOf(inner)[1];
  return inner;
}

function decimal(text: string): string | undefined {
  return /^\d[\d_]*(?:\.\d[\d_]*)?$/.test(text) ? text.replaceAll('_', '') : undefined;
}

function stringOf(module: PythonModule, node: SyntaxNode): string | undefined {
  // A format string that replaces nothing is a plain one.
  if (node.name !== 'String' && (node.name !== 'FormatString' || node.getChild('FormatReplacement') !== null))
    return undefined;
  const match = /^([a-z]*)('''|"""|'|")([\s\S]*)\2$/i.exec(module.text(node));
  if (match === null) return undefined;
  const [, prefix = '', , content = ''] = match;
  return /r/i.test(prefix) ? content : decodeEscapes(content);
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' };

function decodeEscapes(content: string): string {
  return content.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/gi,
    (whole, byte: string | undefined, unit: string | undefined, char: string | undefined) => {
      const code = byte ?? unit;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return escapes[char ?? ''] ?? whole;
    },
  );
}
