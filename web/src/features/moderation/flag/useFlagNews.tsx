/** Tells what came of a flag: it is with the Alliance, perhaps hidden until it is checked, or there was an open one already. */
import { Trans, useLingui } from '@lingui/react/macro';
import { sentence } from '../../../ui/sentence';
import type { Tell } from '../../../ui/useNews';
import type { FlagOutcome } from './flagOrders';
import { MyFlagsLink } from './MyFlagsLink';

type Outcome = Exclude<FlagOutcome, { __typename: 'TooManyFlags' }>;

export function useFlagNews(tell: Tell) {
  const { t } = useLingui();
  return (outcome: Outcome) => {
    if (outcome.__typename === 'AlreadyFlagged')
      return tell(
        t`You have flagged this already`,
        <>
          <p>{sentence(outcome.message)}</p>
          <MyFlagsLink />
        </>,
        'warning',
      );
    tell(
      t`Thank you. The Alliance checks it.`,
      <>
        {outcome.hidden && (
          <p>
            <Trans>Because this is grave, readers cannot see it until it is checked.</Trans>
          </p>
        )}
        <p>
          <Trans>
            The Alliance reads what you wrote and decides with a reason. You read the decision under “My flags”. The
            Alliance sees your department, not your name.
          </Trans>
        </p>
        <MyFlagsLink />
      </>,
    );
  };
}
