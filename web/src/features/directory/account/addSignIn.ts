/**
 * Begins to add a sign-in. It is a POST with the guard's header, so that no other site can make its visitors do it; the answer
 * says where the provider is.
 */
import { csrfHeader } from '../../../gql/client';

/** Leaves for the provider; false when that cannot begin. */
export async function addSignIn(provider: string): Promise<boolean> {
  const query = new URLSearchParams({ provider, link: '1', return_to: '/account' });
  try {
    const answer = await fetch(`/auth/login?${query}`, {
      method: 'POST',
      headers: csrfHeader,
      credentials: 'same-origin',
    });
    if (!answer.ok) return false;
    const { location: there } = (await answer.json()) as { location: string };
    location.assign(there);
    return true;
  } catch {
    return false;
  }
}
