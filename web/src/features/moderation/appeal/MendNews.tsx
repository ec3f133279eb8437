/** For those who work on a resource: a flag was found right, and no version has been published since that could mend it. */
import { useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import type { Resource } from '../../library/resourceQuery';

type Props = { resource: Pick<Resource, 'status' | 'currentVersion' | 'decisions'> };

export function MendNews({ resource: { status, currentVersion, decisions } }: Props) {
  const { t } = useLingui();
  const [newest] = decisions;
  // Of what is away from its readers the notice above it tells.
  const isRead = status === 'PUBLISHED' || status === 'CORRECTED';
  if (!isRead || newest?.kind !== 'FLAG' || newest.decision !== 'UPHELD') return null;
  if (new Date(currentVersion?.publishedAt ?? 0) > new Date(newest.at)) return null;
  return (
    <Notice tone="warning" heading={t`A flag was right: please write a version that mends it`}>
      <p className="lines">{newest.reason}</p>
      <p>
        <DateText value={newest.at} />
      </p>
    </Notice>
  );
}
