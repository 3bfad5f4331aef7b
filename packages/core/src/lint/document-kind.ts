import { basename } from '../text/path.ts';
import type { DocumentKind } from './define-rule.ts';

/** Endings of files that only make a Dockerfile, tell of one, or belong to an editor. */
const other =
  /\.(?:md|txt|vim|lua|el|rst|html?|sh|py|js|ts|go|rb|json|ya?ml|j2|jinja2?|erb|ejs|hbs|tt|tmpl|tpl|template|in|bak|orig|rej|sw[op]|sha256)$|~$/i;
/** `compose.yaml`, `docker-compose.prod.yml`, `compose-dev.yaml`. */
const composeFile = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i;

/** What a file is by its name; `undefined` for one that no rule knows. */
export function documentKindOf(path: string): DocumentKind | undefined {
  const name = basename(path);
  if (/\.(?:docker|container)ignore$/i.test(name)) return 'ignore';
  if (composeFile.test(name)) return 'compose';
  if (/\.(?:docker|container)file$/i.test(name)) return 'dockerfile';
  return /^(?:docker|container)file(?:[._-][\w.-]*)?$/i.test(name) && !other.test(name) ? 'dockerfile' : undefined;
}

/** The same for a file that somebody named: then what stands in it decides where its name does not. */
export function documentKindOfText(path: string, text: string): DocumentKind | undefined {
  const byName = documentKindOf(path);
  if (byName !== undefined) return byName;
  if (/\.ya?ml$/i.test(path)) return 'compose';
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return /^\s*(?:FROM|ARG)\s/i.test(first ?? '') ? 'dockerfile' : undefined;
}
