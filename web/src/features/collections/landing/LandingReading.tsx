/** What there is for a value, a standard or a topic: collections, newest stories, newest templates and trainings, and the search. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import type { SearchState } from '../../discovery/searchState';
import { ResourceCard } from '../../library/ResourceCard';
import { CollectionCard } from '../CollectionCard';
import type { Landing } from './landingQuery';

type Props = {
  title: string;
  /** What the Alliance means by it. */
  lead?: string;
  /** What it is one of, with the way to all of them. */
  kind?: ReactNode;
  found: Pick<Landing, 'collections' | 'stories' | 'materials'>;
  /** The search for all of it. */
  search: SearchState;
};

export function LandingReading({ title, lead, kind, found, search }: Props) {
  const { t } = useLingui();
  usePageTitle(title);
  const { collections, stories, materials } = found;
  const count = stories.totalCount + materials.totalCount;
  return (
    <div className="grid-container">
      {kind && <p>{kind}</p>}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {count > 0 && (
        <p>
          <Link to="/search" search={search} className="usa-link">
            <Plural value={count} one="See # resource in the search" other="See all # resources in the search" />
          </Link>
        </p>
      )}
      {count + collections.edges.length === 0 && (
        <Notice tone="info" heading={t`Nothing here yet`}>
          <p>
            <Trans>Nothing that you may read serves it so far. Members see more after they sign in.</Trans>
          </p>
          <Link to="/search" className="usa-link">
            <Trans>Search everything</Trans>
          </Link>
        </Notice>
      )}
      <Part heading={<Trans>Collections</Trans>} id="collections-heading">
        {collections.edges.map(({ node }) => (
          <CollectionCard key={node.id} collection={node} />
        ))}
      </Part>
      <Part heading={<Trans>Newest success stories</Trans>} id="stories-heading">
        {stories.edges.map(({ node }) => (
          <ResourceCard key={node.id} resource={node} level="h3" />
        ))}
      </Part>
      <Part heading={<Trans>Newest templates and training</Trans>} id="materials-heading">
        {materials.edges.map(({ node }) => (
          <ResourceCard key={node.id} resource={node} level="h3" />
        ))}
      </Part>
    </div>
  );
}

function Part({ heading, id, children }: { heading: ReactNode; id: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul className="plain-list">{children}</ul>
    </section>
  );
}
