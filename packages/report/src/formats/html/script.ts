/**
 * What the page does beyond HTML: remember a chosen theme, open everything, show failures alone, copy a fix, give out the
 * evidence, open what a link points to, open all for print. Runs in the head, so that a remembered theme is there before the first paint.
 */
export const script = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const key = 'seaworthy-theme';
  // Storage is denied to files in some browsers: the choice then lasts as long as the page.
  const remember = (value) => { try { return value ? localStorage.setItem(key, value) : localStorage.getItem(key); } catch { return null; } };
  const remembered = remember();
  if (remembered === 'light' || remembered === 'dark') root.dataset.theme = remembered;

  // The same words twice are announced once, unless the place was empty between.
  const say = (text) => {
    const place = document.getElementById('spoken');
    place.textContent = '';
    setTimeout(() => { place.textContent = text; }, 50);
  };

  // Pages from a file have no clipboard in some browsers: then the older way, through a selection.
  const copyBySelection = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'spoken';
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    return copied;
  };
  const copy = async (button) => {
    const text = button.dataset.copy;
    const copied = await (navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => copyBySelection(text)) : copyBySelection(text));
    button.focus();
    button.textContent = copied ? 'Copied' : 'Not copied';
    say(copied ? 'Copied' : 'The browser did not allow to copy');
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  };

  const showOnlyFailures = (only) => {
    root.classList.toggle('only-failures', only);
    for (const button of document.querySelectorAll('[data-only-failures]')) button.setAttribute('aria-pressed', String(only));
    const rows = [...document.querySelectorAll('details.row')];
    say(rows.filter((row) => row.checkVisibility()).length + ' of ' + rows.length + ' checks shown');
  };

  const download = (name) => {
    const data = new Blob([document.getElementById('evidence').textContent], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(data);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest('.row:not(.fail)') && root.classList.contains('only-failures')) showOnlyFailures(false);
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
      const all = () => [...document.querySelectorAll('#' + button.dataset.openAll + ' details.row')];
      button.addEventListener('click', () => {
        const open = all().some((details) => !details.open);
        for (const details of all()) details.open = open;
        button.textContent = open ? 'Close all' : 'Open all';
      });
    }
    for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', () => copy(button));
    for (const button of document.querySelectorAll('[data-only-failures]')) {
      button.addEventListener('click', () => showOnlyFailures(!root.classList.contains('only-failures')));
    }
    for (const button of document.querySelectorAll('[data-download]')) button.addEventListener('click', () => download(button.dataset.download));
    if (location.hash) reveal();
  });
  addEventListener('hashchange', reveal);

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open]):not(.about)')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();`;
