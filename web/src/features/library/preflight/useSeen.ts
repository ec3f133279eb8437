/** Whether somebody has a part of the page before their eyes. Where the browser cannot tell, nobody has. */
import { useEffect, useState, type RefObject } from 'react';

export function useSeen(part: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!part.current || !('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)));
    observer.observe(part.current);
    return () => observer.disconnect();
  }, [part]);
  return isSeen;
}
