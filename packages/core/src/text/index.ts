export { nearest } from './nearest.ts';
export { onlyColours, printable, printableJson, printableLine, printableLines, printableTexts } from './printable.ts';
export { quoteWord } from './quote-word.ts';
