/** One search before and after a change: how many are found, the first titles with where they stood, and the other words. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { PreviewedQuery } from './conceptQuery';

type Side = PreviewedQuery['before'];

export function PreviewedSearch({ change }: { change: PreviewedQuery }) {
  const { query, before, after } = change;
  const fresh = after.alsoSearched.filter((label) => !before.alsoSearched.includes(label)).join(', ');
  const gone = before.alsoSearched.filter((label) => !after.alsoSearched.includes(label)).join(', ');
  return (
    <section className="previewed">
      <h3>“{query}”</h3>
      {fresh && (
        <p>
          <Trans>Would also be searched: {fresh}</Trans>
        </p>
      )}
      {gone && (
        <p>
          <Trans>No longer searched: {gone}</Trans>
        </p>
      )}
      <div className="compare">
        <div>
          <h4>
            <Trans>Now</Trans>
          </h4>
          <Titles side={before} elsewhere="after" />
        </div>
        <div>
          <h4>
            <Trans>After the change</Trans>
          </h4>
          <Titles side={after} elsewhere="before" />
        </div>
      </div>
    </section>
  );
}

function Titles({ side, elsewhere }: { side: Side; elsewhere: 'before' | 'after' }) {
  const { t } = useLingui();
  const words = (place: number, other: number | null) => {
    if (elsewhere === 'after') return other === null ? t`goes out of sight` : null;
    if (other === null) return t`new`;
    if (other === place) return null;
    return other > place ? t`up from ${other}` : t`down from ${other}`;
  };
  return (
    <>
      <p className="quiet">
        <Plural value={side.totalCount} _0="Nothing is found" one="# resource" other="# resources" />
      </p>
      <ol>
        {side.top.map(({ title, elsewhere: other }, n) => {
          const moved = words(n + 1, other);
          return (
            <li key={n}>
              {title}
              {moved && <strong> ({moved})</strong>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
