/**
 * What a department shares: its newest stories, its newest templates and trainings, with how many offices use each; and apart
 * from that, for those who see it, what is not published.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { readFragment } from '../../../gql';
import { Notice } from '../../../ui/Notice';
import { feedOf } from '../../discovery/searchState';
import { UsedBy } from '../../adoption/UsedBy';
import { ResourceCard } from '../../library/ResourceCard';
import { ResourceCardFragment } from '../../library/resourceCardFragment';
import { StatusBadge } from '../../library/StatusBadge';
import type { Department } from './departmentQuery';

type Shared = Department['resources']['edges'][number]['node'];

export function SharedThings({ department }: { department: Department }) {
  const { t } = useLingui();
  const { totalCount } = department.resources;
  const all = department.resources.edges.map(({ node }) => node);
  const unpublished = department.unpublished.edges.map(({ node }) => node);
  const search = { department: [department.id] };
  return (
    <>
      <h2>
        <Trans>What this department shares</Trans>
      </h2>
      {all.length === 0 && (
        <Notice tone="info" heading={t`Nothing shared yet`} level="h3">
          <p>
            <Trans>This department shares nothing with you so far. Members see more after they sign in.</Trans>
          </p>
        </Notice>
      )}
      <Things things={all.filter(({ kind }) => kind !== 'STORY')} />
      <Things heading={t`Success stories`} things={all.filter(({ kind }) => kind === 'STORY')} />
      {all.length > 0 && (
        <p className="row">
          {totalCount > all.length && (
            <Link to="/search" search={search} className="usa-link">
              <Trans>See all {totalCount} in the search</Trans>
            </Link>
          )}
          <a href={feedOf(search)} className="usa-link">
            <Trans context="department">Follow what is new here in a feed reader (Atom)</Trans>
          </a>
        </p>
      )}
      {unpublished.length > 0 && (
        <section className="card" aria-labelledby="unpublished-heading">
          <h2 id="unpublished-heading">
            <Trans>Not published, seen by this office only</Trans>
          </h2>
          <p className="quiet">
            <Trans>The public does not see these. The Alliance sees what is sent to it for review.</Trans>
          </p>
          <Things things={unpublished} isUnpublished />
        </section>
      )}
    </>
  );
}

interface ThingsProps {
  heading?: string;
  things: Shared[];
  isUnpublished?: boolean;
}

function Things({ heading, things, isUnpublished = false }: ThingsProps) {
  if (things.length === 0) return null;
  return (
    <>
      {heading && <h2>{heading}</h2>}
      <ul className="plain-list">
        {things.map((thing) => (
          <ResourceCard key={thing.id} resource={thing} level="h3">
            {isUnpublished && (
              <p>
                <StatusBadge status={readFragment(ResourceCardFragment, thing).status} />
              </p>
            )}
            {thing.adoptedBy > 0 && (
              <p className="quiet">
                <UsedBy {...thing} />
              </p>
            )}
          </ResourceCard>
        ))}
      </ul>
    </>
  );
}
