/** Takes back what one's office sent, while nobody has decided it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Confirm } from '../../ui/Confirm';
import type { Tell } from '../../ui/useNews';
import { useSend } from '../../ui/useSend';
import { movedWords } from './refusalWords';
import type { Review } from './reviewQuery';
import { TakeBackSubmission } from './submissionOrders';

type Props = { review: Review; onMoved: Tell; onRefused: Tell };

export function TakeBack({ review, onMoved, onRefused }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, takeBack] = useMutation(TakeBackSubmission);
  if (!review.viewerActions.includes('TAKE_BACK')) return null;

  const confirm = async () => {
    const data = await form.send([], () => takeBack({ input: { reviewRequestId: review.id } }));
    if (!data) return false;
    const { outcome } = data;
    if (outcome.__typename === 'SubmissionRefused')
      onRefused(t`Nothing was changed`, <p>{i18n._(movedWords[outcome.reviewRequest.state])}</p>, 'warning');
    else
      onMoved(
        t`You took it back`,
        <Link to="/publish/$slug" params={{ slug: review.resource.slug }} className="usa-link">
          <Trans>Go on writing</Trans>
        </Link>,
      );
    return true;
  };
  return (
    <Confirm label={<Trans>Take it back</Trans>} heading={t`Take this back?`} form={form} onConfirm={confirm}>
      <p>
        <Trans>Then nobody decides it. The draft stays as it is, and you can send it again.</Trans>
      </p>
    </Confirm>
  );
}
