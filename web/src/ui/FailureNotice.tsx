/** Says plainly what failed and what to do: try again, sign in, or mend the input. What was typed stays where it is. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import type { Ref } from 'react';
import { readFailure } from '../gql/errors';
import { Notice } from './Notice';
import { SignInLink } from './SignInLink';

type Props = { error: CombinedError; onRetry?: () => void; live?: 'alert'; ref?: Ref<HTMLDivElement> };

export function FailureNotice({ error, onRetry, live, ref }: Props) {
  const { t } = useLingui();
  const failure = readFailure(error);
  if (failure.code === 'UNAUTHENTICATED') {
    return (
      <Notice tone="warning" heading={t`Please sign in`} live={live} ref={ref}>
        <p>
          <Trans>This needs you to be signed in. What you typed on this page is kept in this tab.</Trans>
        </p>
        <SignInLink />
      </Notice>
    );
  }
  const words = {
    NETWORK: t`The server did not answer. Check your internet connection.`,
    UNAVAILABLE: t`The service cannot answer just now. Please try again in a minute.`,
    INTERNAL: t`Something went wrong on our side. It has been recorded.`,
  } as Partial<Record<string, string>>;
  return (
    <Notice tone="error" heading={t`There is a problem`} live={live} ref={ref}>
      <p>{failure.message || words[failure.code]}</p>
      {onRetry && (
        <button type="button" className="usa-button" onClick={onRetry}>
          <Trans>Try again</Trans>
        </button>
      )}
    </Notice>
  );
}
