/** Where a reader says that something is wrong: a member flags it here, all others are led to the office. Painted by the server too. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';

type Props = {
  /** Whose it is; what the Alliance or a group keeps has none, and leads nowhere. */
  department: { ocdId: string; name: string; stateName: string } | null;
  /** How the viewer flags it, loaded when it is shown; null for who may not. */
  flag: ReactNode;
};

export function WrongSection({ department, flag }: Props) {
  if (!department && !flag) return null;
  const toOffice = department && <OfficeLink department={department} />;
  return (
    <section aria-labelledby="wrong-heading" className="noprint">
      <h2 id="wrong-heading">
        <Trans>Is something wrong with it?</Trans>
      </h2>
      {flag ? <Suspense fallback={toOffice}>{flag}</Suspense> : toOffice}
    </section>
  );
}

function OfficeLink({ department }: { department: NonNullable<Props['department']> }) {
  const { ocdId, name, stateName } = department;
  return (
    <p>
      <Link to="/d/$" params={{ _splat: ocdId }} className="usa-link">
        <Trans>
          How to reach {name}, {stateName}
        </Trans>
      </Link>
    </p>
  );
}
