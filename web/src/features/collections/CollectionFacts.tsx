/** The side of a collection's page: what it serves, and with whom it is shared. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { reachWords } from '../../ui/kinds';
import type { Collection } from './collectionQuery';

type Named = { slug: string; name: string };
type Props = { collection: Collection; values: Named[]; standards: Named[] };

export function CollectionFacts({ collection, values, standards }: Props) {
  const { i18n } = useLingui();
  // "demo" is shown as a mark above already.
  const topics = collection.topics.filter((topic) => topic !== 'demo');
  const nameOf = (list: Named[], slug: string) => list.find((item) => item.slug === slug)?.name ?? slug;
  return (
    <aside className="about" aria-labelledby="about-heading">
      <h2 id="about-heading">
        <Trans>About this collection</Trans>
      </h2>
      <dl>
        <dt>
          <Trans>Shared with</Trans>
        </dt>
        <dd>{collection.group ? collection.group.name : i18n._(reachWords[collection.reach])}</dd>
        {collection.values.length > 0 && (
          <>
            <dt>
              <Trans>Values</Trans>
            </dt>
            {collection.values.map((slug) => (
              <dd key={slug}>
                <Link to="/values/$slug" params={{ slug }} className="usa-link">
                  {nameOf(values, slug)}
                </Link>
              </dd>
            ))}
          </>
        )}
        {collection.standards.length > 0 && (
          <>
            <dt>
              <Trans>Standards</Trans>
            </dt>
            {collection.standards.map((slug) => (
              <dd key={slug}>
                <Link to="/standards/$slug" params={{ slug }} className="usa-link">
                  {nameOf(standards, slug)}
                </Link>
              </dd>
            ))}
          </>
        )}
        {topics.length > 0 && (
          <>
            <dt>
              <Trans>Topics</Trans>
            </dt>
            {topics.map((topic) => (
              <dd key={topic}>
                <Link to="/topics/$topic" params={{ topic }} className="usa-link">
                  {topic}
                </Link>
              </dd>
            ))}
          </>
        )}
      </dl>
    </aside>
  );
}
