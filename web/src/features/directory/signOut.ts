/** Ends the session. A form cannot send the guard's header, so this is a fetch; then all that was loaded is dropped. */
import { csrfHeader } from '../../gql/client';

export async function signOut(): Promise<boolean> {
  try {
    const answer = await fetch('/auth/logout', { method: 'POST', headers: csrfHeader, credentials: 'same-origin' });
    if (!answer.ok) return false;
  } catch {
    return false;
  }
  location.assign('/');
  return true;
}
