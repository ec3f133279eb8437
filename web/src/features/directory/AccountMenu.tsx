/** Sign in, or the signed-in person's menu: departments and signing out. Escape closes it and gives the focus back. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { signOut } from './signOut';
import { useViewer } from './viewer';

export function AccountMenu() {
  const { viewer } = useViewer();
  const [failed, setFailed] = useState(false);
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
  return (
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
      <summary>{viewer.person.name}</summary>
      <div className="account__panel">
        <ul className="plain-list">
          {viewer.seats.map((seat) => (
            <li key={seat.id}>
              <Link to="/d/$" params={{ _splat: seat.department.ocdId }} className="usa-link" onClick={close}>
                {seat.department.name}, {seat.department.state}
              </Link>
            </li>
          ))}
        </ul>
        {viewer.allianceRole && (
          <p className="quiet">
            <Trans>Alliance staff</Trans>
          </p>
        )}
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
  );
}
