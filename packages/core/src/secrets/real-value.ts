const placeholder =
  /^(?:|x+|\*+|<.*>|\.\.\.|change[-_ ]?me|replace[-_ ]?me|example|placeholder|dummy|fake|test|unused|none|null|undefined|true|false|yes|no|on|off|[01]|password|secret|token|user|build|ci|your[-_ ].*)$/i;
const reference = /^(?:\$[A-Za-z_]\w*|\$\{.*\}|\$\(.*|%\w+%|\{\{.*\}\})$/s;
const path = /^(?:\.{1,2}|~)?\/[a-z.][\w.-]*(?:\/[\w.@-]+)*\/?$/;

/** True for a value that somebody would have to keep: not empty, no placeholder, no reference to a variable or file. */
export function isRealValue(text: string): boolean {
  const value = text.trim().replace(/\\n$/, '');
  return !placeholder.test(value) && !reference.test(value) && !path.test(value);
}
