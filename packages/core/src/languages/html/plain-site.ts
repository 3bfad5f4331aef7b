import { folderOf } from '../../repository/repository.ts';
import { isGenerated } from '../../source/generated-files.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { basename } from '../../text/path.ts';

/** A folder of pages that a browser reads as they are. */
export interface PlainSite extends ServiceFolder {
  /** Its first page, as the repository's path. */
  page: string;
}

/** What browsers load, and what lies beside it without meaning that something has to be run. */
const served =
  /\.(?:html?|css|m?js|json|map|svg|png|jpe?g|gif|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|pdf|txt|xml|rss|atom|webmanifest|wasm|csv|md|zip|glb|gltf|obj|mtl|vtt|scss|sass|less)$/i;
const beside =
  /^(?:\..*|CNAME|LICEN[CS]E.*|README.*|CHANGELOG.*|CONTRIBUTING.*|AUTHORS|Dockerfile.*|Makefile|.*\.(?:ya?ml|toml|conf|sh|drawio|psd|fig|ai|sketch|log)|_redirects|_headers)$/i;
/** The settings of a tool that makes the pages from something else. */
const generators = /^(?:_config\.ya?ml|hugo\.(?:toml|ya?ml|json)|config\.toml|mkdocs\.ya?ml|book\.toml|deno\.jsonc?)$/;
/** A program of a server, which a page could not load. */
const serverCode =
  /\brequire\(\s*['"](?:node:)?(?:https?|fs|path|express)['"]\s*\)|\bfrom\s+['"](?:node:)?(?:https?|fs|express)['"]/;

/** `undefined` where something beside the pages says that they are made, or answered for, by a program. */
export async function openPlainSite(folder: ServiceFolder): Promise<PlainSite | undefined> {
  if (!folder.has('index.html')) return undefined;
  const files = await ownFiles(folder);
  for (const file of files) {
    const name = basename(file);
    if (generators.test(name) && folderOf(file) === folder.path) return undefined;
    if (/^(?:package|composer|bower)\.json$/.test(name)) return undefined;
    if (!served.test(name) && !beside.test(name)) return undefined;
  }
  const scripts = files.filter((file) => /\.m?js$/.test(file));
  for (const file of scripts) if (serverCode.test((await folder.repository.readText(file)) ?? '')) return undefined;
  const page = (await folder.readText('index.html')) ?? '';
  // A page of Vite's loads sources that no browser reads; a template waits for a server to be filled in.
  if (/\.(?:tsx?|jsx|vue)["']|\{%|\{\{|<%|<\?php/i.test(page)) return undefined;
  return { ...folder, page: folder.resolve('index.html') };
}

/** Without what Seaworthy wrote, so that generating changes nothing. */
async function ownFiles({ files, repository }: ServiceFolder): Promise<string[]> {
  const written = await Promise.all(
    files.map(
      async (file) =>
        /(?:^|\/)[^/.]*$|\.(?:mjs|hcl|conf|ya?ml)$/.test(file) && isGenerated((await repository.readText(file)) ?? ''),
    ),
  );
  return files.filter((_, index) => written[index] !== true);
}
