import { placeholder } from '../placeholder.mjs';

/** What `npm run new` leaves to be written has been written. */
export const convention = {
  name: 'no scaffold is left unfilled',
  findProblems(project) {
    return project
      .files(/^(packages|docs(?!\/reference)|fixtures|examples)\/.*\.(ts|tsx|js|mjs|json|jsonc|md|ya?ml|py)$/)
      .flatMap((file) =>
        linesWith(project.text(file)).map((line) => `${file}:${line}: fill in what the scaffold left open`),
      );
  },
};

function linesWith(text) {
  if (!text.includes(placeholder.start)) return [];
  return text.split('\n').flatMap((line, index) => (line.includes(placeholder.start) ? [index + 1] : []));
}
