import { basename, dirname } from 'node:path';

const vague = /^(utils?|helpers?|common|misc|shared|lib|stuff)$/;

/** The folders at the top; what lies beside them was put there by mistake. */
const top = /^(?:\.ci|bench|docs|examples|fixtures|packages|scripts)\//;

export const convention = {
  name: 'files are small and named after their subject',
  findProblems(project) {
    const astray = project
      .files(/\//)
      .filter((file) => !top.test(file))
      .map((file) => `${file}: lies in no folder of the house`);
    const problems = project.sources().flatMap((file) => {
      const problems = [];
      const parts = [...dirname(file).split('/').slice(2), basename(file).split('.')[0]];
      for (const part of parts.filter((part) => vague.test(part)))
        problems.push(`${file}: \`${part}\` names no subject`);
      if (!/^[a-z0-9.-]+$/.test(basename(file))) problems.push(`${file}: file names are kebab-case`);
      const lines = project.text(file).split('\n').length;
      if (lines > 251 && !file.includes('.test.'))
        problems.push(`${file}: ${lines} lines; past 250 a file is a design question, split it by subject`);
      return problems;
    });
    return [...astray, ...problems];
  },
};
