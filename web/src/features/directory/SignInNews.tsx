/** Says on the next page, once, what a sign-in or a sign-out has changed: nothing is linked unseen. */
import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Notice } from '../../ui/Notice';
import { takeSignInNews, type SignInWord } from './signInNews';

const heading: Record<SignInWord, ReactNode> = {
  linked: <Trans>This way of signing in is now connected with your account here</Trans>,
  added: <Trans>The sign-in was added</Trans>,
  added_before: <Trans>You had added that sign-in before</Trans>,
  signed_out: <Trans>You are signed out</Trans>,
};

const more: Record<SignInWord, ReactNode> = {
  linked: (
    <Trans>
      Your address was known here, and nobody had signed in with it yet. If this is not your account, sign out and tell
      a steward of your department.
    </Trans>
  ),
  added: <Trans>From now on you can sign in with either.</Trans>,
  added_before: null,
  signed_out: null,
};

export function SignInNews() {
  const [word, setWord] = useState(() => takeSignInNews(document));
  if (!word) return null;
  return (
    <div className="grid-container">
      <Notice tone="info" heading={heading[word]}>
        {more[word]}
        <p>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => setWord(null)}>
            <Trans>Close this message</Trans>
          </button>
        </p>
      </Notice>
    </div>
  );
}
