/** Who reads a collection, in words. What a group keeps is shared with that group, and not with whichever groups the reader is in. */
import { useLingui } from '@lingui/react/macro';
import { reachWords, type Reach } from '../../../ui/kinds';

export function useReachName({ groupName }: { groupName: string | null }) {
  const { t, i18n } = useLingui();
  return (reach: Reach) =>
    reach === 'GROUP' && groupName !== null ? t`The departments of ${groupName}` : i18n._(reachWords[reach]);
}
