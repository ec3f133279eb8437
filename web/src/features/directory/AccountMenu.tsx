/** Sign in, or the menu of whoever is signed in: who they are, as whom they act, their places, signing out. Escape closes it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { forgetActed, hasJustActed } from './actAs';
import { HatChoice } from './HatChoice';
import { hatWords, viewerHats } from './hats';
import { MenuLinks } from './MenuLinks';
import { signOut } from './signOut';
import { useViewer } from './viewer';

export function AccountMenu() {
  const { i18n } = useLingui();
  const { viewer } = useViewer();
  const [failed, setFailed] = useState(false);
  const [acted] = useState(hasJustActed);
  useEffect(forgetActed, []);
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  if (!viewer?.person) {
    return (
      <Link to="/sign-in" search={{}} className="usa-link">
        <Trans>Sign in</Trans>
      </Link>
    );
  }
  const hats = viewerHats(viewer);
  const current = hats.find((hat) => hat.current);
  return (
    <>
      <details
        className="account"
        ref={menu}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !menu.current?.open) return;
          close();
          menu.current.querySelector('summary')?.focus();
        }}
        onBlur={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
        }}
      >
        <summary>
          {viewer.person.name}
          {current && <span className="account__hat">{hatWords(i18n, current)}</span>}
        </summary>
        <div className="account__panel">
          <HatChoice hats={hats} />
          <MenuLinks viewer={viewer} onFollow={close} />
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
        </div>
      </details>
      <p aria-live="polite" className="visually-hidden">
        {acted && current && <Trans>You act as {hatWords(i18n, current)} now.</Trans>}
      </p>
    </>
  );
}
