/** Where a reader says that something is wrong: a member flags it here, a visitor is led to the office. Painted by the server too. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { wantWords } from '../../ui/locale';
import type { Resource } from '../library/resourceQuery';

/** Only for those who may flag: visitors do not load it, nor its words. */
const FlagResource = lazy(async () => {
  const [part] = await Promise.all([import('./flag/FlagResource'), wantWords('office')]);
  return { default: part.FlagResource };
});

export function WrongSection({ resource }: { resource: Resource }) {
  const { ocdId, name, stateName } = resource.department;
  const toOffice = (
    <p>
      <Link to="/d/$" params={{ _splat: ocdId }} className="usa-link">
        <Trans>
          How to reach {name}, {stateName}
        </Trans>
      </Link>
    </p>
  );
  return (
    <section aria-labelledby="wrong-heading" className="noprint">
      <h2 id="wrong-heading">
        <Trans>Is something wrong with it?</Trans>
      </h2>
      {resource.viewerActions.includes('FLAG') ? (
        <Suspense fallback={toOffice}>
          <FlagResource resourceId={resource.id} />
        </Suspense>
      ) : (
        toOffice
      )}
    </section>
  );
}
