import { dirname, join, normalize } from 'node:path';

/** Relative links of the documentation, and paths in ARCHITECTURE's tables, lead somewhere; anchors to a heading. */
export const convention = {
  name: 'documentation links lead somewhere',
  findProblems(project) {
    return project
      .files(/\.md$/)
      .filter((file) => !file.includes('/fixtures/'))
      .flatMap((file) =>
        [...prose(project.text(file)).matchAll(/\]\(([^)\s#]*)(?:#([^)]*))?\)/g)]
          .filter(([, target]) => !/^[a-z]+:/.test(target))
          .flatMap(([, target, anchor]) => problemOf(project, file, { target: decodeURI(target), anchor })),
      );
  },
};

function problemOf(project, file, { target, anchor }) {
  const path = target === '' ? file : normalize(join(dirname(file), target));
  if (!project.exists(path)) return [`${file}: ${target} does not exist`];
  if (anchor === undefined || !path.endsWith('.md')) return [];
  return anchorsOf(project.text(path)).has(anchor) ? [] : [`${file}: ${path} has no heading for #${anchor}`];
}

/** Code holds no links. */
function prose(text) {
  return text.replaceAll(/^```.*?^```$/gms, '');
}

/** Anchors as GitHub makes them of headings: lower case, without punctuation, with dashes for spaces. */
function anchorsOf(text) {
  return new Set(
    [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  );
}
