/** Names the browser's tab after the page; the server names painted pages in the same way. */
import { useEffect } from 'react';

export function usePageTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = `${title} – Alliance Commons`;
  }, [title]);
}
