/** Why a draft goes to somebody else first; a reason that is not known here in the server's words. */
import { Trans, useLingui } from '@lingui/react/macro';
import { reachWords } from '../../../ui/kinds';
import { sentence } from '../../../ui/sentence';
import type { SendOutcome } from './sendDraft';

type Props = Pick<Extract<SendOutcome, { kind: 'needs review' }>, 'reason' | 'ownReach' | 'message'>;

export function NeedsReviewText({ reason, ownReach, message }: Props) {
  const { i18n } = useLingui();
  switch (reason) {
    case 'WIDER_REACH':
      return ownReach ? (
        <Trans>
          It is to be read more widely than your office may decide by itself. The widest is:{' '}
          {i18n._(reachWords[ownReach])}. Submit it for review instead.
        </Trans>
      ) : (
        <>{sentence(message)}</>
      );
    case 'COLLEAGUE_SUBMITTED':
      return (
        <Trans>A colleague submitted a version of it. Approve that, or send it back, before you publish another.</Trans>
      );
    case 'NOT_FROM_HERE':
      return (
        <Trans>It cannot be published from where it is now. Load the page again to see what can be done with it.</Trans>
      );
    default:
      return <>{sentence(message)}</>;
  }
}
