/** Who uses a resource: how many offices and which, and what one's own office says of it. Painted by the server too. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { sizeWords } from '../../ui/kinds';
import { wantWords } from '../../ui/locale';
import type { Resource } from '../library/resourceQuery';
import type { UsingOffice } from './adoptionQuery';
import { UsedBy } from './UsedBy';

/** Only for those who act for an office: visitors do not load it, nor its words. */
const OwnUsePanel = lazy(async () => {
  const [panel] = await Promise.all([import('./own/OwnUsePanel'), wantWords('office')]);
  return { default: panel.OwnUsePanel };
});

export function UsesSection({ resource }: { resource: Resource }) {
  const { adoptedBy, adoptions } = resource;
  const isMine = resource.myAdoption !== null || resource.viewerActions.includes('ADOPT');
  const more = adoptedBy - adoptions.edges.length;
  return (
    <section aria-labelledby="uses-heading">
      <h2 id="uses-heading">
        <Trans>Who uses this</Trans>
      </h2>
      <p>
        <UsedBy {...resource} />
      </p>
      {adoptions.edges.length > 0 && (
        <ul className="plain-list">
          {adoptions.edges.map(({ node }) => (
            <Office key={node.id} use={node} isOwn={node.id === resource.myAdoption?.id} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="quiet">
          <Trans>And {more} more.</Trans>
        </p>
      )}
      {isMine && (
        <Suspense fallback={null}>
          <OwnUsePanel resource={resource} />
        </Suspense>
      )}
    </section>
  );
}

function Office({ use, isOwn }: { use: UsingOffice; isOwn: boolean }) {
  const { i18n } = useLingui();
  const { department, status } = use;
  // What one's own office tells stands below, where it is changed.
  const report = isOwn ? null : use.report;
  return (
    <li>
      <div className="facts">
        <span>
          <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
            {department.name}, {department.stateName}
          </Link>
        </span>
        {department.size && <span>{i18n._(sizeWords[department.size])}</span>}
        {status === 'PLANNED' && (
          <span>
            <Trans>Plans to use it</Trans>
          </span>
        )}
        {report?.printed != null && (
          <span>
            <Plural value={report.printed} one="# copy printed" other="# copies printed" />
          </span>
        )}
        {report?.mailed != null && (
          <span>
            <Plural value={report.mailed} one="# copy mailed" other="# copies mailed" />
          </span>
        )}
      </div>
      {report?.note && <p className="lines">{report.note}</p>}
    </li>
  );
}
