/** What a department shares: its newest stories, its newest templates and trainings, with how many offices use each. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../../ui/Notice';
import { feedOf } from '../../discovery/searchState';
import { ResourceCard } from '../../library/ResourceCard';
import type { Department } from './departmentQuery';

type Shared = Department['resources']['edges'][number]['node'];

export function SharedThings({ department }: { department: Department }) {
  const { t } = useLingui();
  const { edges, totalCount } = department.resources;
  const all = edges.map(({ node }) => node);
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
            <Trans>Follow what is new here in a feed reader (Atom)</Trans>
          </a>
        </p>
      )}
    </>
  );
}

function Things({ heading, things }: { heading?: string; things: Shared[] }) {
  if (things.length === 0) return null;
  return (
    <>
      {heading && <h2>{heading}</h2>}
      <ul className="plain-list">
        {things.map((thing) => (
          <ResourceCard key={thing.id} resource={thing} level="h3">
            {thing.adoptedBy > 0 && (
              <p className="quiet">
                <Plural value={thing.adoptedBy} one="Used by # office" other="Used by # offices" />
              </p>
            )}
          </ResourceCard>
        ))}
      </ul>
    </>
  );
}
