/** What the Alliance said to a collection, for those who keep it; that it was approved shows in who sees it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { HiddenNotice } from '../HiddenNotice';
import type { EditedCollection } from './editQuery';

export function StandingNotice({ collection }: { collection: EditedCollection }) {
  const { t } = useLingui();
  const { verdict, hiddenAt } = collection;
  if (hiddenAt) return <HiddenNotice since={hiddenAt} />;
  if (!verdict || verdict.kind === 'APPROVED') return null;
  const isDown = verdict.kind === 'TAKEN_DOWN';
  return (
    <Notice
      tone="warning"
      heading={isDown ? t`The Alliance took this collection down` : t`The Alliance sent this collection back`}
    >
      <p className="lines">{verdict.reason}</p>
      <p>
        {isDown ? (
          <Trans>
            Readers do not see it now, and it cannot be published. Mend it here: the Alliance’s curators see that you
            did, and can put it back.
          </Trans>
        ) : (
          <Trans>Those who had it before still see it. Mend it here, save, and ask again under “Who sees it”.</Trans>
        )}
      </p>
      <p className="quiet">
        <DateText value={verdict.decidedAt} />
      </p>
    </Notice>
  );
}
