// What is made of the lint rules: their tables, the last section of their pages, and the pages for reports.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSections } from './derived-sections.mjs';
import { page, table } from './page.mjs';
import { root } from './setup.mjs';

export function renderRuleDocuments(rules, peers) {
  const all = Object.values(rules);
  return [
    { path: 'docs/reference/rules.md', content: renderRules(all, peers) },
    { path: 'docs/reference/other-linters.md', content: renderCoverage(all, Object.values(peers)) },
    { path: 'packages/report/src/formats/sarif/rule-pages.gen.ts', content: renderRulePages(all) },
    ...all.flatMap((rule) => {
      const file = pageOf(rule);
      // A missing page is for the completeness check to say.
      return existsSync(join(root, file)) ? fillSections(root, [file], { elsewhere: elsewhere(rule, peers) }) : [];
    }),
  ];
}

function pageOf({ id }) {
  return `docs/rules/${id}.md`;
}

function elsewhere({ also }, peers) {
  const named = Object.entries(also).map(([peer, ids]) => `${peers[peer].name} ${ids.join(', ')}`);
  return named.length === 0 ? 'None of the linters that are compared here has it.' : named.join(' · ');
}

function renderRules(rules, peers) {
  const kinds = { dockerfile: 'Dockerfile', compose: 'compose', ignore: 'ignore file' };
  const rows = rules.map((rule) => [
    `[${rule.id}](../rules/${rule.id}.md)`,
    rule.severity,
    rule.title,
    Object.keys(kinds)
      .flatMap((kind) => (rule.on[kind] === undefined ? [] : [kinds[kind]]))
      .join(', ') || 'all',
    Object.keys(rule.also).length === 0 ? '' : elsewhere(rule, peers),
  ]);
  return page('Lint rules', [
    'What `seaworthy lint` says, without an engine. How to use it: [lint what is there](../how-to/lint.md).',
    table(['rule', 'severity', 'found when', 'in', 'elsewhere'], rows),
  ]);
}

function renderCoverage(rules, peers) {
  const sections = peers.map(({ id, name, rules: known, omitted }) => {
    const ids = Object.keys(known);
    const answers = ids.map((theirs) => rules.filter(({ also }) => also[id]?.includes(theirs)));
    const covered = answers.filter((own) => own.length > 0).length;
    const rows = ids.map((theirs, index) => [
      theirs,
      known[theirs],
      answers[index].length > 0
        ? answers[index].map((own) => `[${own.id}](../rules/${own.id}.md)`).join(', ')
        : omitted[theirs] === undefined
          ? 'no rule yet'
          : `left out: ${omitted[theirs]}`,
    ]);
    return `## ${name}\n\n${covered} of ${ids.length} have a rule here.\n\n${table(['there', 'about', 'here'], rows)}`;
  });
  return page('Other linters, rule by rule', [
    'For each rule of another linter, the one that finds the same problem here, or why there is none.',
    ...sections,
  ]);
}

/** The pages of rules for reports, which are read where this repository is not. Without their titles. */
function renderRulePages(rules) {
  const entries = rules.flatMap((rule) => {
    const file = join(root, pageOf(rule));
    return existsSync(file)
      ? [`  '${rule.id}': ${JSON.stringify(readFileSync(file, 'utf8').replace(/^# .*\n+/, ''))},`]
      : [];
  });
  const head = "// Made by `npm run generate` from `docs/rules`. Don't edit.";
  return [head, 'export const rulePages: Readonly<Record<string, string>> = {', ...entries, '};', ''].join('\n');
}
