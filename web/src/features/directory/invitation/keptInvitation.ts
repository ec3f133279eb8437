/**
 * Keeps the secret of an invitation out of every address: it comes behind the `#` of a link, which browsers send to no server,
 * and lies in the tab's own storage while its reader goes to sign in and comes back.
 */
const storageKey = 'commons-invitation';

/** The secret in an address's fragment; the server makes such secrets of letters and digits behind `inv_`. */
export const tokenIn = (hash: string): string | null => /inv_[A-Za-z0-9]{1,200}/.exec(hash)?.[0] ?? null;

/** The secret that this tab keeps. */
export const keptInvitation = (): string | null => sessionStorage.getItem(storageKey);

export const dropInvitation = () => sessionStorage.removeItem(storageKey);

/** The secret in the address bar, else the one that this tab keeps. */
export const shownInvitation = (): string | null => tokenIn(location.hash) ?? keptInvitation();

/** Takes the secret out of the address bar, and so out of the browser's history, and keeps it in the tab. */
export function takeInvitation(): string | null {
  const found = tokenIn(location.hash);
  if (!found) return keptInvitation();
  sessionStorage.setItem(storageKey, found);
  history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}
