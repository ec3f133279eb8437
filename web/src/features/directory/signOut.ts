/**
 * Ends the session. A form cannot send the guard's header, so this is a fetch; the answer says where to go next: to the
 * sign-in service, which ends its own session as well, or home. Leaving drops all that was loaded.
 */
import { csrfHeader } from '../../gql/client';

export async function signOut(): Promise<boolean> {
  try {
    const answer = await fetch('/auth/logout', { method: 'POST', headers: csrfHeader, credentials: 'same-origin' });
    if (!answer.ok) return false;
    // Past searches, and words that no server holds yet, stay in this browser: whoever sits down here next is not shown them.
    localStorage.clear();
    const { location: there } = (await answer.json()) as { location: string };
    location.assign(there);
    return true;
  } catch {
    return false;
  }
}
