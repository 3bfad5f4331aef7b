import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** `fails` shows one problem and `passes` is its good twin: a check that is seen with two equal containers is not seen at all. */
export const convention = {
  name: 'fixtures of checks differ in what they show',
  findProblems(project) {
    return project.files(/^fixtures\/images\/[^/]+\/compose\.yaml$/).flatMap((file) => {
      const { services = {} } = parse(project.text(file)) ?? {};
      const { fails, passes } = services;
      if (fails === undefined || passes === undefined) return [`${file}: has no service \`fails\` or no \`passes\``];
      return isDeepStrictEqual(fails, passes) ? [`${file}: \`fails\` and \`passes\` are the same`] : [];
    });
  },
};
