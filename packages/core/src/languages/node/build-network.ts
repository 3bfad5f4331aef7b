import type { Fact } from '../../model/index.ts';
import { splitCommands } from '../../text/shell-words.ts';
import { findText } from './find-text.ts';
import type { NodeFolder } from './node-folder.ts';

/** Functions by which a page says what it needs while it is built. */
const whileBuilding = /\b(?:getStaticProps|getStaticPaths|generateStaticParams)\b/;
const fetches = /\b(?:fetch|axios|got|ky)\s*[(.]/;
/** Programs that load something over the network when a build script starts them. */
const loadingPrograms = /\b(?:prisma|playwright|puppeteer|curl|wget|npx|graphql-codegen)\b/;

/** What shows that building asks the network for something, apart from installing: fonts, data of pages, engines. */
export function findBuildNetwork({ javaScript, manifest }: NodeFolder): Fact<boolean> | undefined {
  const script = manifest.script('build');
  if (script !== undefined && (loadingPrograms.test(script.value) || splitCommands(script.value).some(installs)))
    return { ...script, value: true, certainty: 'likely' };
  const fonts = findText(javaScript, /^(?:next\/font\/google|@next\/font\/google)$/, (text) =>
    text.includes('font/google'),
  );
  if (fonts !== undefined) return { value: true, source: fonts, certainty: 'certain' };
  for (const { file, text, lineAt } of javaScript) {
    const asking = whileBuilding.exec(text);
    if (asking !== null && fetches.test(text))
      return { value: true, source: { file, line: lineAt(asking.index) }, certainty: 'likely' };
  }
  return undefined;
}

/** `cd client && npm install`: a folder beside it is installed by the build. */
function installs({ words: [program = '', ...rest] }: { words: readonly string[] }): boolean {
  if (program === 'yarn' && rest.length === 0) return true;
  return /^(?:npm|pnpm|yarn|bun)$/.test(program) && rest.some((word) => /^(?:install|ci|i)$/.test(word));
}
