/** A review request for those who wait for it: who reads it next, and taking it back. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { Tell } from '../../ui/useNews';
import { waitingWords, type OpenState } from './decisionWords';
import type { Review } from './reviewQuery';
import { TakeBack } from './TakeBack';

type Props = { review: Review; onMoved: Tell; onRefused: Tell };

export function WaitingPanel({ review, onMoved, onRefused }: Props) {
  const { i18n } = useLingui();
  return (
    <aside className="card" aria-labelledby="decide-heading">
      <h2 id="decide-heading">
        <Trans>Where it is</Trans>
      </h2>
      <p>{i18n._(waitingWords[review.state as OpenState])}</p>
      <TakeBack review={review} onMoved={onMoved} onRefused={onRefused} />
    </aside>
  );
}
