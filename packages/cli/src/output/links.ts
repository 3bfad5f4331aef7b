/** Texts of ours that lead somewhere, and where to. */
export interface Links {
  /** Notes that `text`, wherever it is shown from now on, leads to `url`. Gives `text` back. */
  add(text: string, url: string): string;
  /** The same text with OSC 8 links around what was noted. Foreign text must have been made printable before. */
  apply(text: string): string;
}

// OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda: ended by ST, which all of them know.
const OPEN = '\x1b]8;;';
const ST = '\x1b\\';

/** Links for one stream; where it does not take them, texts stay what they are. */
export function createLinks(supported: boolean): Links {
  const known = new Map<string, string>();
  return {
    add(text, url) {
      if (supported && text !== '') known.set(text, url);
      return text;
    },
    apply(text) {
      // The longest first: an address may begin like another one.
      const texts = [...known.keys()].sort((a, b) => b.length - a.length);
      return texts.length === 0 ? text : linked(text, texts, known);
    },
  };
}

function linked(text: string, texts: readonly string[], known: ReadonlyMap<string, string>): string {
  let shown = '';
  let at = 0;
  while (at < text.length) {
    const found = texts.find(
      (candidate) => text.startsWith(candidate, at) && !/[\w/-]/.test(text[at + candidate.length] ?? ''),
    );
    if (found === undefined) {
      shown += text[at];
      at += 1;
      continue;
    }
    shown += `${OPEN}${known.get(found)}${ST}${found}${OPEN}${ST}`;
    at += found.length;
  }
  return shown;
}

/**
 * Whether a terminal is known to understand links; others may print their addresses as text. `FORCE_HYPERLINK` decides where
 * it is set, as in other programs.
 */
export function takesLinks(stream: { isTTY?: boolean | undefined }, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_HYPERLINK: forced, TERM = '', TERM_PROGRAM: program = '', CI } = environment;
  if (stream.isTTY !== true || TERM === 'dumb') return false;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (CI) return false;
  if (['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'zed', 'rio'].includes(program)) return true;
  // From 0.50 on; the versions before it crashed.
  if (Number(environment.VTE_VERSION) >= 5000) return true;
  if (['WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM'].some((name) => environment[name])) return true;
  return /^(xterm-(kitty|ghostty)|alacritty|foot|wezterm|contour)/.test(TERM);
}
