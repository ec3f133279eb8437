/** What the flags of a request are about, each kind once. */
import { useLingui } from '@lingui/react/macro';
import { flagWords, type FlagKind } from '../flag/flagWords';

export function FlagKinds({ flags }: { flags: { kind: FlagKind }[] }) {
  const { i18n } = useLingui();
  const kinds = [...new Set(flags.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  return <span>{kinds.map((kind) => i18n._(flagWords[kind])).join(', ')}</span>;
}
