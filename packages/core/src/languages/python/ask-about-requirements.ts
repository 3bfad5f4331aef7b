import type { Question } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';

/** What of the requirements no build can install that sees their files alone. */
export function askAboutRequirements({ python, path }: PythonFolder): Question[] {
  const within = path === '.' ? '' : `${path}/`;
  const outside = python.includedFiles.filter((file) => !file.startsWith(within));
  const local = python.elsewhere.filter(({ value }) => value === 'local');
  const at = (source: Question['candidates'][number]['source']) => [
    { value: 'requirements.txt', ...(source === undefined ? {} : { source }) },
  ];
  return [
    ...python.missingFiles.map(({ value, source }) => ({
      subject: 'requirements',
      question: `The requirements read ${value}, which is not there. Add it, or take the line out.`,
      candidates: at(source),
      blocking: true,
    })),
    ...outside.map((file) => ({
      subject: 'requirements',
      question: `The requirements read ${file}, which lies outside of the folder of the service that the build is given. Move it into the folder?`,
      candidates: at({ file }),
      blocking: true,
    })),
    ...local.map(({ source }) => ({
      subject: 'requirements',
      question:
        'The requirements install a folder of the repository, which is not there while packages are installed. Take the line out: the folder of the service and its src are where Python looks.',
      candidates: at(source),
      blocking: true,
    })),
  ];
}
