/** Where the words were found inside: the text around them, the matching words marked, and why it ranks here. */
import type { SearchEdge } from './searchQuery';

/** The card shows title and summary whole; saying them twice would only make the list longer. */
const shownAlready = ['title', 'summary'];

export function Snippets({ edge }: { edge: SearchEdge }) {
  const passages = edge.snippets.filter((snippet) => !shownAlready.includes(snippet.field));
  return (
    <>
      {passages.map((snippet) => (
        <p className="result__snippet" key={snippet.field + snippet.runs[0]?.text}>
          <span>{snippet.label}:</span>{' '}
          {snippet.runs.map((run, place) => (run.marked ? <mark key={place}>{run.text}</mark> : run.text))}
        </p>
      ))}
      {edge.reasons.length > 0 && <p className="quiet">{edge.reasons.join(' · ')}</p>}
    </>
  );
}
