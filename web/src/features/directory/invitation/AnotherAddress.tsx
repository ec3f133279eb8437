/** The invitation is for another address than the one that is signed in. Which one it is for, is not told. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Notice } from '../../../ui/Notice';
import { signOut } from '../signOut';

export function AnotherAddress({ name }: { name: string | null }) {
  const { t } = useLingui();
  const [failed, setFailed] = useState(false);
  return (
    <Notice tone="warning" heading={t`This invitation is for another address`} live="alert">
      {name && (
        <p>
          <Trans>You are signed in as {name}.</Trans>
        </p>
      )}
      <p>
        <Trans>
          Only the person to whose address it was sent can accept it. Is it one of your addresses? Then sign out, open
          the link again, and sign in with that address. If not, ask whoever invited you to use the address that you
          sign in with.
        </Trans>
      </p>
      <button
        type="button"
        className="usa-button usa-button--outline"
        onClick={async () => setFailed(!(await signOut()))}
      >
        <Trans>Sign out</Trans>
      </button>
      {failed && (
        <p role="alert">
          <Trans>Signing out did not work. Please try again.</Trans>
        </p>
      )}
    </Notice>
  );
}
