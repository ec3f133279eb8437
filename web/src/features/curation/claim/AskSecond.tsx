/**
 * Who is not sure asks a second person: the doubt and its note stay, the review is given back, and somebody else is offered it
 * first. What is still being saved is waited for.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { FormNotices } from '../../../ui/FormNotices';
import { useSend } from '../../../ui/useSend';
import { arrived } from '../checks/arriving';
import { sayRefusal } from '../refusalWords';
import { AskSecondPerson } from '../reviewOrders';
import type { Review, Step } from '../reviewQuery';
import { useLeave } from './useLeave';

type Props = { review: Review; onNotYours: (step: Step) => void };

export function AskSecond({ review, onNotYours }: Props) {
  const { i18n } = useLingui();
  const leave = useLeave();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [, ask] = useMutation(AskSecondPerson);
  const askSecond = async () => {
    await arrived(review);
    const data = await form.send([], () => ask({ input: { reviewRequestId: review.id } }));
    if (!data) return;
    const { outcome } = data;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.reviewRequest);
    leave({ secondAsked: review.version.title });
  };
  return (
    <div className="panel">
      <FormNotices form={form} />
      <p>
        <Trans>You are not sure of something. Your answer and its note stay; somebody else looks at it next.</Trans>
      </p>
      <button type="button" className="usa-button" aria-disabled={form.busy} onClick={() => void askSecond()}>
        <Trans>Ask a second person</Trans>
      </button>
    </div>
  );
}
