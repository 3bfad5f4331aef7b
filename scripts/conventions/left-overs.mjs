const marks = /\b(TODO|FIXME|XXX|HACK)\b/;
const onlyTests = /\b(describe|it|test)\.(only|skip)\(/;

export const convention = {
  name: 'nothing is left for later',
  findProblems(project) {
    return project
      .files(/\.(ts|tsx|mjs|py|sh)$/)
      .filter((file) => !file.includes('/fixtures/') && !file.startsWith('scripts/conventions/'))
      .flatMap((file) =>
        project
          .text(file)
          .split('\n')
          .flatMap((line, index) => problemsOf(`${file}:${index + 1}`, line)),
      );
  },
};

function problemsOf(place, line) {
  const problems = [];
  if (marks.test(line)) problems.push(`${place}: do it now, or open an issue and drop the mark`);
  if (onlyTests.test(line)) problems.push(`${place}: a test that is skipped or alone proves nothing`);
  if (/catch\s*(\([^)]*\))?\s*\{\s*\}/.test(line)) problems.push(`${place}: an empty catch swallows its cause`);
  return problems;
}
