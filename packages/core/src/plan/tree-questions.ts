import type { Facts, Question } from '../model/index.ts';
import { groupOmitted, meaningOfOmitted } from '../refusals/describe-omitted.ts';
import { groupUnsupported, type UnsupportedCause } from '../refusals/unsupported.ts';
import type { Ledger } from './decisions.ts';

/** A few places are enough to look at. */
const mostSources = 3;

/** What the repository holds that can't be planned: said, never passed over. */
export function askAboutTree(ledger: Ledger, facts: Facts): void {
  for (const cause of groupUnsupported(facts.unsupported)) ledger.ask(questionAbout(cause));
  for (const [kind, folders] of groupOmitted(facts.omitted ?? [])) {
    ledger.found(
      'omitted',
      folders.map(({ path, name }) => (name === undefined ? path : `${path} (${name})`)).join(', '),
      {
        because: `No services of the stack: ${meaningOfOmitted(kind)}. One that is has to be described in seaworthy.yaml.`,
        sources: folders.map(({ source }) => source).slice(0, mostSources),
      },
    );
  }
  for (const link of facts.outsideLinks ?? []) {
    ledger.ask({
      subject: 'links',
      question: `${link} is a symbolic link out of the repository and leads nowhere in an image. Is it needed there?`,
      candidates: [],
      blocking: false,
    });
  }
  if (facts.largeSources !== undefined) {
    ledger.ask({
      subject: 'largeSources',
      question: 'These sources are too large to be read. Does one of them read a variable, listen, or write files?',
      candidates: facts.largeSources.map((file) => ({ value: file, source: { file } })),
      blocking: false,
    });
  }
  for (const { file } of facts.existing) {
    ledger.found('existing', file, {
      because: 'A container file that was there before; generated files stand beside or in place of it.',
      sources: [{ file }],
    });
  }
}

function questionAbout({ kind, name, folders }: UnsupportedCause): Question {
  const paths = folders.map(({ path }) => path);
  const candidates = folders.map(({ path, source }) => ({ value: path, source }));
  const subject = `unsupported.${name}`;
  const who = paths.map((path) => (path === '.' ? 'The service' : path)).join(', ');
  if (kind === 'datastore') {
    const question = `${who} uses ${name}, for which no service is made yet: where is it? Say so in .env.`;
    return { subject, question, candidates, blocking: false };
  }
  const out = `Leave ${paths.join(', ')} out by \`ignore\` in seaworthy.yaml?`;
  return kind === 'manifest'
    ? {
        subject,
        question: `A manifest can't be read: ${name}. ${out}`,
        candidates,
        blocking: true,
        code: 'MANIFEST_BROKEN',
      }
    : {
        subject,
        question: `${name} isn't supported yet. ${out}`,
        candidates,
        blocking: true,
        code: 'UNSUPPORTED_FRAMEWORK',
      };
}
