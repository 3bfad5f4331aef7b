import type { Span } from '../../source/dockerfile-document.ts';
import type { ComposeService } from './linted-compose.ts';

/** What `security_opt` says: `seccomp:unconfined` and `seccomp=unconfined` are the same. */
export function securityOptionsOf({ value, at }: ComposeService): { name: string; value: string; at: Span }[] {
  const options = Array.isArray(value.security_opt) ? value.security_opt : [];
  return options.map((option, index) => {
    const [name = '', ...rest] = String(option).split(/[:=]/);
    return { name, value: rest.join(':'), at: at(['security_opt', index]) };
  });
}
