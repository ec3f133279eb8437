/** Where the words were found: the text around them, the matching words marked, and why it ranks here. */
import type { SearchEdge } from './searchQuery';

export function Snippets({ edge }: { edge: SearchEdge }) {
  return (
    <>
      {edge.snippets.map((snippet) => (
        <p className="result__snippet" key={snippet.field + snippet.runs[0]?.text}>
          <span>{snippet.label}:</span>{' '}
          {snippet.runs.map((run, place) => (run.marked ? <mark key={place}>{run.text}</mark> : run.text))}
        </p>
      ))}
      {edge.reasons.length > 0 && <p className="quiet">{edge.reasons.join(' · ')}</p>}
    </>
  );
}
