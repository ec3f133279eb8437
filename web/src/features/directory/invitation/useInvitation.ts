/** The secret that this tab keeps, for a screen: also of a second link that is opened in the same tab, without a new page. */
import { useEffect, useState } from 'react';
import { dropInvitation, shownInvitation, takeInvitation } from './keptInvitation';

export function useInvitation(): [string | null, () => void] {
  const [token, setToken] = useState(shownInvitation);
  useEffect(() => {
    takeInvitation();
    const another = () => setToken(takeInvitation());
    addEventListener('hashchange', another);
    return () => removeEventListener('hashchange', another);
  }, []);
  const drop = () => {
    dropInvitation();
    setToken(null);
  };
  return [token, drop];
}
