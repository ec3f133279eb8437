/** Says plainly what failed and what to do: try again, sign in, or mend the input. What was typed stays where it is. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import type { Ref } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { readFailure } from '../gql/errors';
import { Notice } from './Notice';
import { SignInLink } from './SignInLink';

/** Its own question, so that the answer leaves the frame of the page as it is while somebody is writing. */
export const SessionQuery = graphql(`
  query Session {
    viewer {
      person {
        id
      }
    }
  }
`);

type Props = { error: CombinedError; onRetry?: () => void; live?: 'alert'; ref?: Ref<HTMLDivElement> };

export function FailureNotice({ error, onRetry, live, ref }: Props) {
  const { t } = useLingui();
  const failure = readFailure(error);
  // What is shared with members only is "not found" for a visitor: the session may have ended while the page was open.
  const hidden = failure.code === 'NOT_FOUND';
  const [{ data }] = useQuery({ query: SessionQuery, requestPolicy: 'network-only', pause: !hidden });
  const signedOut = hidden && data?.viewer.person === null;
  if (failure.code === 'UNAUTHENTICATED' || signedOut) {
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
  // Whoever follows an old or broken link did not write the cursor in it; the server's words are for programs.
  const lost = failure.field === 'after' ? t`This page of the list is no longer there. Go to the first page.` : null;
  return (
    <Notice tone="error" heading={t`There is a problem`} live={live} ref={ref}>
      <p>{lost ?? (failure.message || words[failure.code])}</p>
      {onRetry && !lost && (
        <button type="button" className="usa-button" onClick={onRetry}>
          <Trans>Try again</Trans>
        </button>
      )}
    </Notice>
  );
}
