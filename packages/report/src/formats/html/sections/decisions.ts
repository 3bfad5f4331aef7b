import { formatPlural } from '@seaworthy/core/format';
import type { Decision, Report } from '@seaworthy/core/model';
import { describePlace } from '../../../summary/verdict-place.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { withCode } from '../with-code.ts';

/** What was decided and why, grouped by what it is about. */
export function decisionsSection({ decisions }: Report): Markup | undefined {
  if (decisions.length === 0) return undefined;
  const byOrigin = (origin: Decision['origin']) => decisions.filter((decision) => decision.origin === origin).length;
  const note = html`${byOrigin('repository')} read in the repository, ${byOrigin('configuration')} set in <code>seaworthy.yaml</code>, ${byOrigin('default')} by default`;
  return section(
    'decisions',
    'Decisions',
    note,
    html`<div class="decisions">${[...groups(decisions)].map(group)}</div>`,
  );
}

/** `services.web.port` belongs to `web`; what has no such owner is about the whole project. */
function groups(decisions: readonly Decision[]): Map<string, { name: string; decision: Decision }[]> {
  const found = new Map<string, { name: string; decision: Decision }[]>();
  for (const decision of decisions) {
    const [, owner = 'project', name = decision.subject] =
      /^(?:services|datastores)\.([^.]+)\.(.+)$/.exec(decision.subject) ?? [];
    found.set(owner, [...(found.get(owner) ?? []), { name, decision }]);
  }
  return found;
}

function group([owner, members]: [string, { name: string; decision: Decision }[]]): Markup {
  return html`<details><summary>${owner}<small>${formatPlural(members.length, 'decision')}</small></summary><dl>${members.map(
    ({ name, decision }) =>
      html`<div><dt>${name}</dt><dd><code>${decision.value}</code> <span class="origin">${decision.origin}</span></dd><dd class="why">${withCode(decision.reason)}${decision.sources.map((source) => html` <code class="source">${describePlace(source)}</code>`)}</dd></div>`,
  )}</dl></details>`;
}
