import stringWidth from 'fast-string-width';

/** Columns that `text` takes on a terminal: none for colours and links, two for East Asian wide characters and emoji. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** Breaks text into lines of at most `width` columns, between words; longer words are broken too. Keeps its indent. */
export function wrap(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0].slice(0, Math.max(0, width / 2)) ?? '';
  const room = width - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(' ')
    .flatMap((long) => pieces(long, room))) {
    if (line === '' || stringWidth(`${line} ${word}`) <= room) {
      line = line === '' ? word : `${line} ${word}`;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((full) => (full === '' ? '' : indent + full));
}

/** The same with `first` before the first line and its width in spaces before all others. */
export function wrapAfter(first: string, text: string, width: number): string[] {
  const indent = ' '.repeat(stringWidth(first));
  return wrap(text, Math.max(20, width - indent.length)).map((line, index) => (index === 0 ? first : indent) + line);
}

/** Pads with spaces to a width in columns. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Cuts to a width in columns, with an ellipsis where something was cut. */
export function cutColumns(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function pieces(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && stringWidth(piece + character) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}
