import picomatch from 'picomatch';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'incomplete-ignore-file',
  severity: 'low',
  title: 'Builds get files that none needs',
  fix: 'Add a line for each of them.',
  also: {},
  on: {
    *ignore({ patterns, text }) {
      const open = ['.git', '.env'].filter(
        (file) =>
          !isLeftOut(
            file,
            patterns.map((pattern) => pattern.text),
          ),
      );
      if (open.length > 0)
        yield {
          start: 0,
          end: Math.max(0, text.indexOf('\n')),
          message: `${open.join(' and ')} would be sent to every build, and copied by \`COPY . .\`.`,
        };
    },
  },
});

/** As Docker decides it: the last pattern that matches. */
function isLeftOut(file: string, patterns: readonly string[]): boolean {
  let isOut = false;
  for (const pattern of patterns) {
    const isKept = pattern.startsWith('!');
    const glob = pattern.replace(/^!?\/?(?:\.\/)?/, '').replace(/\/(?:\*\*?)?$/, '');
    if (glob !== '' && picomatch.isMatch(file, [glob, `${glob}/**`], { dot: true })) isOut = !isKept;
  }
  return isOut;
}
