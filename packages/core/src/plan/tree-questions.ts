import type { Facts } from '../model/index.ts';
import type { Ledger } from './decisions.ts';

/** What the repository holds that can't be planned: said, never passed over. */
export function askAboutTree(ledger: Ledger, facts: Facts): void {
  for (const { kind = 'framework', name, path, source } of facts.unsupported) {
    const isStore = kind === 'datastore';
    ledger.ask({
      subject: `unsupported.${path}`,
      question: isStore
        ? `${path === '.' ? 'The service' : path} uses ${name}, for which no service is made yet: where is it? Say so in .env.`
        : `${name} isn't supported yet. Leave ${path} out by \`ignore\` in seaworthy.yaml?`,
      candidates: [{ value: name, source }],
      blocking: !isStore,
      ...(isStore ? {} : { code: 'UNSUPPORTED_FRAMEWORK' }),
    });
  }
  for (const link of facts.outsideLinks ?? []) {
    ledger.ask({
      subject: 'links',
      question: `${link} is a symbolic link out of the repository and leads nowhere in an image. Is it needed there?`,
      candidates: [],
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
