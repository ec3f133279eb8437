/** What has just been done, told on top of the page: it takes the focus, since the button that did it may be gone. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Notice } from './Notice';

export type Tell = (heading: string, more?: ReactNode, tone?: 'success' | 'warning') => void;
type News = { heading: string; more: ReactNode; tone: 'success' | 'warning' };

/** The news, a way to tell some, and a way to take them away when they are not news any more. */
export function useNews(): [ReactNode, Tell, () => void] {
  const [news, setNews] = useState<News | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!news) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, [news]);
  const tell: Tell = (heading, more = null, tone = 'success') => setNews({ heading, more, tone });
  const shown = news && (
    <Notice tone={news.tone} heading={news.heading} ref={box}>
      {news.more}
    </Notice>
  );
  return [shown, tell, () => setNews(null)];
}
