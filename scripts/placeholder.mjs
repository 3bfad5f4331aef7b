/** What a scaffold leaves to a person; `npm run check` fails while one is left (conventions/unfilled.mjs). */
export function placeholder(what) {
  return `${placeholder.start}${what}>>`;
}
placeholder.start = '<<fill in: ';
