/**
 * What the page does beyond HTML: remember a chosen theme, open everything, open what a link points to, open all for
 * print. Runs in the head, so that a remembered theme is there before the first paint.
 */
export const script = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const key = 'seaworthy-theme';
  // Storage is denied to files in some browsers: the choice then lasts as long as the page.
  const remember = (value) => { try { return value ? localStorage.setItem(key, value) : localStorage.getItem(key); } catch { return null; } };
  const remembered = remember();
  if (remembered === 'light' || remembered === 'dark') root.dataset.theme = remembered;

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
    if (target) target.scrollIntoView({ block: 'nearest' });
  };

  addEventListener('DOMContentLoaded', () => {
    document.getElementById('theme').addEventListener('click', () => {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      remember(root.dataset.theme);
    });
    for (const button of document.querySelectorAll('[data-open-all]')) {
      const all = () => [...document.querySelectorAll('#' + button.dataset.openAll + ' details')];
      button.addEventListener('click', () => {
        const open = all().some((details) => !details.open);
        for (const details of all()) details.open = open;
        button.textContent = open ? 'Close all' : 'Open all';
      });
    }
    if (location.hash) reveal();
  });
  addEventListener('hashchange', reveal);

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();`;
