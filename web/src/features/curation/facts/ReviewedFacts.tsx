/**
 * The facts that the checklist asks about: what the version says that it serves, where it applies, how it may be used; and what of
 * it the published version has otherwise, as words that are marked and said.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { usabilityWords } from '../../library/details/detailsWords';
import { stateName } from '../../../ui/states';
import type { Review } from '../reviewQuery';
import { factRows, type FactItem, type FactRow, type Named } from './factRows';

type Props = { review: Pick<Review, 'version' | 'resource' | 'kind'>; names: Named[] };

export function ReviewedFacts({ review, names }: Props) {
  const { i18n } = useLingui();
  const { version, resource, kind } = review;
  // What members flag is the published version itself.
  const published =
    kind === 'PUBLICATION' && resource.currentVersion?.id !== version.id ? resource.currentVersion : null;
  const rows = factRows(i18n, names, version, published);
  const { verdicts } = version.details;
  const isChanged = rows.some(({ items }) => items.some(({ change }) => change !== 'same'));
  return (
    <section aria-labelledby="reviewed-facts">
      <h2 id="reviewed-facts">
        <Trans>What it says about itself</Trans>
      </h2>
      {published && (
        <p>
          {isChanged ? (
            <Trans>
              Against the published version, <ins>these were added</ins> and <del>these were taken out</del>.
            </Trans>
          ) : (
            <Trans>The published version says the same.</Trans>
          )}
        </p>
      )}
      <dl className="compared-facts reviewed-facts">
        {rows.map((row) => (
          <Fact key={i18n._(row.name)} row={row} />
        ))}
        <div>
          <dt>
            <Trans>Usable by state</Trans>
          </dt>
          {verdicts.length === 0 && (
            <dd>
              <Trans>It says nothing of single states.</Trans>
            </dd>
          )}
          {verdicts.map(({ state, usability, reason }) => (
            <dd key={state}>
              {stateName(state)}: {i18n._(usabilityWords[usability])}
              {reason && ` · ${reason}`}
            </dd>
          ))}
        </div>
      </dl>
    </section>
  );
}

function Fact({ row: { name, items } }: { row: FactRow }) {
  const { i18n } = useLingui();
  return (
    <div>
      <dt>{i18n._(name)}</dt>
      {items.map((item) => (
        <dd key={item.change + item.text}>
          <ItemText item={item} />
        </dd>
      ))}
    </div>
  );
}

function ItemText({ item: { text, change } }: { item: FactItem }) {
  if (change === 'added') {
    return (
      <ins>
        <span className="visually-hidden">
          <Trans>Added:</Trans>{' '}
        </span>
        {text}
      </ins>
    );
  }
  if (change === 'removed') {
    return (
      <del>
        <span className="visually-hidden">
          <Trans>Taken out:</Trans>{' '}
        </span>
        {text}
      </del>
    );
  }
  return <>{text}</>;
}
