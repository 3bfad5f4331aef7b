// What is made of rules and checks: the tables of rules and of other linters, the last section of pages, and the pages for reports.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSections } from './derived-sections.mjs';
import { page, table } from './page.mjs';
import { root } from './setup.mjs';

export function renderRuleDocuments(rules, checks, peers) {
  const [allRules, allChecks] = [Object.values(rules), Object.values(checks)];
  return [
    { path: 'docs/reference/rules.md', content: renderRules(allRules, peers) },
    { path: 'docs/reference/other-linters.md', content: renderCoverage(allRules, allChecks, Object.values(peers)) },
    {
      path: 'packages/report/src/formats/sarif/rule-pages.gen.ts',
      content: renderPages('rulePages', 'docs/rules', allRules),
    },
    {
      path: 'packages/report/src/formats/html/check-pages.gen.ts',
      content: renderPages('checkPages', 'docs/checks', allChecks),
    },
    ...withElsewhere('docs/rules', allRules, peers),
    ...withElsewhere('docs/checks', allChecks, peers),
  ];
}

/** A missing page is for the completeness check to say. */
function pagesOf(folder, entries) {
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.id}.md`;
    return existsSync(join(root, file)) ? [{ entry, file }] : [];
  });
}

function withElsewhere(folder, entries, peers) {
  return pagesOf(folder, entries).flatMap(({ entry, file }) =>
    fillSections(root, [file], { elsewhere: elsewhere(entry, peers) }),
  );
}

function elsewhere({ also = {} }, peers) {
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

/** By what each rule of another linter is answered here. A check saw it in an image or a running container, which no file can promise. */
const answers = {
  better: 'covered better',
  covered: 'covered',
  omitted: 'left out',
};

function renderCoverage(rules, checks, peers) {
  const read = peers.map((peer) => ({
    peer,
    rows: Object.keys(peer.rules).map((id) => answered(id, peer, { rules, checks })),
  }));
  const count = (rows, answer) => String(rows.filter((row) => row.answer === answer).length);
  const totals = read.map(({ peer: { name }, rows }) => [
    `[${name}](#${name.toLowerCase().replaceAll(' ', '-')})`,
    String(rows.length),
    ...Object.values(answers).map((answer) => count(rows, answer)),
  ]);
  return page('Other linters, rule by rule', [
    'For each rule of another linter, what finds the same problem here, or why nothing does. *Covered* is by a [rule](rules.md), which ' +
      'reads the same files. *Covered better* is by a [check](checks.md), which saw it in the image or the running container: what a file ' +
      'says may be changed by another file, by the base image or by the program itself.',
    table(['linter', 'its rules', ...Object.values(answers)], totals),
    ...read.map(({ peer: { name }, rows }) => {
      const lines = rows.map(({ id, about, answer, by }) => [id, about, answer, by]);
      return `## ${name}\n\n${table(['there', 'about', 'here', 'by, or why not'], lines)}`;
    }),
  ]);
}

function answered(id, peer, { rules, checks }) {
  const about = peer.rules[id];
  const having = (entries) => entries.filter(({ also }) => also?.[peer.id]?.includes(id));
  const link = (folder) => (entry) => `[${entry.id}](../${folder}/${entry.id}.md)`;
  const [seen, written] = [having(checks).map(link('checks')), having(rules).map(link('rules'))];
  if (seen.length + written.length === 0) return { id, about, answer: answers.omitted, by: peer.omitted[id] ?? '' };
  const by = [
    ...(seen.length === 0 ? [] : [`${seen.length === 1 ? 'check' : 'checks'} ${seen.join(', ')}`]),
    ...(written.length === 0 ? [] : [`${written.length === 1 ? 'rule' : 'rules'} ${written.join(', ')}`]),
  ];
  return { id, about, answer: seen.length > 0 ? answers.better : answers.covered, by: by.join('; ') };
}

/** Pages for reports, which are read where this repository is not. Without their titles, and the marks of what is filled in. */
function renderPages(name, folder, all) {
  const entries = pagesOf(folder, all).map(({ entry, file }) => {
    const text = readFileSync(join(root, file), 'utf8').replace(/^# .*\n+/, '');
    return `  '${entry.id}': ${JSON.stringify(text.replace(/<!-- .* -->\n/g, ''))},`;
  });
  const head = `// Made by \`npm run generate\` from \`${folder}\`. Don't edit.`;
  return [head, `export const ${name}: Readonly<Record<string, string>> = {`, ...entries, '};', ''].join('\n');
}
