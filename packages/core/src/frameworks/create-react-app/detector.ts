import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite, found, servesItself } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { defineDetector } from '../define-detector.ts';

/** `react-scripts build`, or one of the programs that stand around it. */
const builders = ['react-scripts', 'craco', 'react-app-rewired'];

export default defineDetector({
  id: 'create-react-app',
  name: 'Create React App',
  language: 'node',
  supersedes: ['vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('react-scripts') ?? manifest.devDependency('react-scripts');
    if (dependency === undefined || servesItself(folder)) return undefined;

    const known = { version: dependency, source: dependency.source };
    const command = builders.map((name) => findBuildCommand(folder, name, 'build')).find((one) => one !== undefined);
    const page = 'public/index.html';
    // A variable of the script may lead the result elsewhere.
    if (command === undefined || !folder.has(page) || /\b(?:BUILD_PATH|PUBLIC_URL)=/.test(command.script.value))
      return known;
    const homepage = manifest.text('homepage');
    const base = homepage === undefined ? '/' : pathOf(homepage.value);
    const { source } = command.script;
    // What only runs in browsers may ask any address.
    const open = await findShownVariables(folder, {
      prefix: 'REACT_APP_',
      prerendered: false,
      page: folder.resolve(page),
    });
    return {
      ...known,
      ...open.detection,
      ...describeSite(
        {
          ...open.site,
          output: found('build', source),
          ...(homepage === undefined || base === '/' ? {} : { base: { ...homepage, value: base } }),
          fallback: found('index.html', { file: folder.resolve(page) }),
          publicFolder: found('public', { file: folder.resolve('public') }),
        },
        { file: folder.resolve(page) },
      ),
    };
  },
});

/** The path of an address or a path, with a slash at both ends; relative ones are right below any. */
function pathOf(homepage: string): string {
  const path = URL.canParse(homepage) ? new URL(homepage).pathname : homepage.startsWith('/') ? homepage : '/';
  return path.endsWith('/') ? path : `${path}/`;
}
