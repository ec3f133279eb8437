/** Gives a claim back undecided, so that the next one can take it. What was answered so far stays. */
import { Trans } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { FormNotices } from '../../../ui/FormNotices';
import { useSend } from '../../../ui/useSend';
import { ReleaseReview } from '../reviewOrders';
import type { Review, Step } from '../reviewQuery';
import { useLeave } from './useLeave';

type Props = { review: Review; onNotYours: (step: Step) => void };

export function GiveBack({ review, onNotYours }: Props) {
  const leave = useLeave();
  const form = useSend();
  const [, release] = useMutation(ReleaseReview);
  const giveBack = async () => {
    const data = await form.send([], () => release({ input: { reviewRequestId: review.id } }));
    if (!data) return;
    const { outcome } = data;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.reviewRequest);
    leave({ released: review.version.title });
  };
  return (
    <>
      <FormNotices form={form} />
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-disabled={form.busy}
        onClick={() => void giveBack()}
      >
        <Trans>Give it back</Trans>
      </button>
    </>
  );
}
