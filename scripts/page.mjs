/** A page of Markdown that is made and not edited. */
export function page(title, parts) {
  return `<!-- Made by \`npm run generate\`. Don't edit. -->\n# ${title}\n\n${parts.join('\n\n')}\n`;
}

export function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
