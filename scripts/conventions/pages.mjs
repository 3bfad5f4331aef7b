/** Words that each part of a page has at least; the shortest good ones have a few more. `''` is what stands under the title. */
const kinds = [
  { pages: /^docs\/checks\/[^/]+\.md$/, atLeast: { '': 5, 'What it means': 8, 'Why it matters': 15 }, whole: 80 },
  { pages: /^docs\/rules\/[^/]+\.md$/, atLeast: { '': 5, 'What it means': 8, 'Why it matters': 12 }, whole: 55 },
  { pages: /^docs\/errors\/[^/]+\.md$/, atLeast: { '': 5 }, whole: 20 },
];
const anySection = 4;

export const convention = {
  name: 'pages say something',
  findProblems(project) {
    return kinds.flatMap(({ pages, atLeast, whole }) =>
      project
        .files(pages)
        .filter((file) => !file.endsWith('/README.md'))
        .flatMap((file) => problemsOf(file, project.text(file), atLeast, whole)),
    );
  },
};

function problemsOf(file, text, atLeast, whole) {
  const [, ...sections] = text.split(/^(?:# .*|## (.*))$/m);
  const problems = [];
  for (let index = 0; index < sections.length; index += 2) {
    const [heading = '', body] = [sections[index], sections[index + 1] ?? ''];
    const [words, needed] = [countWords(body), atLeast[heading] ?? anySection];
    if (words < needed)
      problems.push(
        `${file}: ${heading === '' ? 'under the title' : `"${heading}"`} stand ${words} words; say it in ${needed} or more`,
      );
  }
  const words = countWords(text);
  if (words < whole) problems.push(`${file}: ${words} words are no page; ${whole} or more are expected`);
  return problems;
}

function countWords(text) {
  return text.match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
}
