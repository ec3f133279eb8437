/** That a review has waited for long: a word with a shape of its own before it (`_working.scss`), never a color alone. */
import { useLingui } from '@lingui/react/macro';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

const words = { DUE: msg`Due`, LATE: msg`Late` };

export function AgeBadge({ age }: { age: EnumOf<'ReviewAge'> | null }) {
  const { i18n } = useLingui();
  if (!age || age === 'FRESH') return null;
  return <span className={`usa-tag usa-tag--quiet status status--${age.toLowerCase()}`}>{i18n._(words[age])}</span>;
}
