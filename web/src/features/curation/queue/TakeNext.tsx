/** Takes the review that has waited longest and goes to it, so that nobody has to choose, and no two people meet. */
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { CombinedError } from '@urql/core';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { ClaimNextReview } from '../reviewOrders';

type Props = {
  /** The id of the words that lead to it; with them it takes the focus when it appears. */
  after?: string;
};

export function TakeNext({ after }: Props) {
  const navigate = useNavigate();
  const [{ fetching }, claimNext] = useMutation(ClaimNextReview);
  const [empty, setEmpty] = useState(false);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (after) button.current?.focus();
  }, [after]);

  const take = async () => {
    if (fetching) return;
    setEmpty(false);
    setFailure(null);
    const { data, error } = await claimNext({});
    if (!data) return setFailure(error!);
    const next = data.claimNextReview.reviewRequest;
    if (!next) return setEmpty(true);
    await navigate({ to: '/reviews/$id', params: { id: next.id } });
  };

  return (
    <>
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void take()} />}
      <div className="row">
        <button
          type="button"
          ref={button}
          className="usa-button"
          aria-disabled={fetching}
          aria-describedby={after}
          data-focus-here={after && true}
          onClick={() => void take()}
        >
          <Trans>Take the next one</Trans>
        </button>
        <p role="status">{empty && <Trans>Nothing waits for you just now.</Trans>}</p>
      </div>
    </>
  );
}
