/**
 * The frame of every page. After moving to another page the focus goes to the content, for keyboard and screen reader, or to
 * what the page marks as the next thing to press.
 */
import { Trans } from '@lingui/react/macro';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { SignInNews } from '../features/directory/SignInNews';
import { SiteFooter } from './SiteFooter';
import { SiteHeader } from './SiteHeader';

export function SiteLayout() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const shown = useRef<string>(undefined);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (shown.current !== undefined && path !== shown.current) {
      const next = main.current?.querySelector<HTMLElement>('[data-focus-here]');
      (next ?? main.current)?.focus({ preventScroll: true });
    }
    shown.current = path;
  }, [path]);
  return (
    <>
      <a className="usa-skipnav" href="#main">
        <Trans>Skip to main content</Trans>
      </a>
      {path === '/search' && (
        <a className="usa-skipnav" href="#results">
          <Trans>Skip to results</Trans>
        </a>
      )}
      <SiteHeader />
      <main id="main" ref={main} tabIndex={-1} className="page">
        <SignInNews />
        <Outlet />
      </main>
      <SiteFooter />
    </>
  );
}
