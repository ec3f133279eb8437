/** A text of the server as HTML. It is put into the page anew only when it has changed, so that words that somebody has selected stay selected. */
import { useMemo } from 'react';
import { serverHtml } from './serverHtml';

export function Prose({ html, card }: { html: string; card?: true }) {
  const text = useMemo(() => serverHtml(html), [html]);
  return <div className={card ? 'prose card' : 'prose'} dangerouslySetInnerHTML={text} />;
}
