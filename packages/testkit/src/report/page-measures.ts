// Run in the page, hence as text: the project's own types know no DOM.

/** Texts whose contrast with what lies behind them is under 4.5, as `ratio text`. Drawings' own fills are the palette's matter. */
export const lowContrasts = `(() => {
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const channel = (value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const luminance = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.a === 1) return colour;
      if (colour.a !== 0) throw new Error('a translucent background can not be judged');
    }
    return { r: 255, g: 255, b: 255 };
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('title, script, style') || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const front = luminance(parse(element instanceof SVGElement ? style.fill : style.color));
    const back = luminance(ground(element instanceof SVGElement ? element.closest(':not(svg, svg *)') : element));
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    texts += 1;
    if (ratio < 4.5) found.add(ratio.toFixed(2) + ' ' + node.data.trim());
  }
  return { texts, low: [...found] };
})()`;

/** By how many pixels the page is wider than the window, and what sticks out, but for texts that end in an ellipsis. */
export const overflow = `(() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.body.querySelectorAll('*')]
    .filter((element) => !(element instanceof SVGElement) && element.checkVisibility() && !element.matches('.skip, .cell-service'))
    .filter((element) => element.getBoundingClientRect().right > width + 0.5);
  const cut = (element) => { for (let node = element; node; node = node.parentElement) if (getComputedStyle(node).textOverflow === 'ellipsis') return true; return false; };
  return { pixels: document.documentElement.scrollWidth - width, wide: wide.filter((element) => !cut(element)).map((element) => element.className || element.tagName) };
})()`;

/** The sum of layout shifts since the page was opened. */
export const layoutShift = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
})`;

export const openEverything = `for (const details of document.querySelectorAll('details')) details.open = true`;

/** What has the focus: the id of the check's evidence for a row of the matrix, else its text. */
export const focused = `(() => {
  const element = document.activeElement;
  const row = element?.closest('summary')?.parentElement?.querySelector('.evidence');
  return row ? row.id : element === document.body ? '' : (element.getAttribute('aria-label') ?? element.textContent).trim();
})()`;

/** Ids of the verdicts that can be seen. */
export const visibleVerdicts = `[...document.querySelectorAll('[id^="verdict--"]')].filter((card) => card.checkVisibility()).map(({ id }) => id)`;

/** Texts that stick out of the card that they stand in, or that are cut off at its edge: `card: text`. */
export const spilled = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const frame = element.closest('.card, .gantt, .images, .matrix, .decisions, .phases, .chain, .headline, .callout');
    if (node.data.trim() === '' || frame === null || element.closest('title, .cell-service, .spoken, .scroll') || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = frame.getBoundingClientRect();
    const cut = (rect) => {
      for (let at = element; at !== frame; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === 'hidden' && rect.right > at.getBoundingClientRect().right + 1) return true;
      }
      return false;
    };
    const out = [...range.getClientRects()].some((rect) => rect.width > 0 && (rect.left < box.left - 0.5 || rect.right > box.right + 0.5 || rect.bottom > box.bottom + 1 || cut(rect)));
    if (out) found.push(frame.className + ': ' + node.data.trim().slice(0, 80));
  }
  return found;
})()`;
