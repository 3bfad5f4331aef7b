export { isLoopback } from './is-loopback.ts';
export { onlyColours, printable, printableJson, printableLine, printableLines, printableTexts } from './printable.ts';
