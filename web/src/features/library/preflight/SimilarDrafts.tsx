/** Resources that say much the same: it may be a new version of one of them, or somebody may have made it already. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '../StatusBadge';
import type { SimilarDraft } from './preflightQuery';

type Props = { similar: SimilarDraft[]; departmentId: string };

export function SimilarDrafts({ similar, departmentId }: Props) {
  if (similar.length === 0) return null;
  return (
    <>
      <h3>
        <Trans>Is it a new version of one of these?</Trans>
      </h3>
      <ul className="plain-list">
        {similar.map(({ id, slug, title, status, nextStatus, department, viewerActions }) => (
          <li className="file" key={id}>
            <Link to="/r/$slug" params={{ slug }} className="usa-link">
              {title}
            </Link>
            <p className="facts">
              <span>
                <StatusBadge status={status} nextStatus={nextStatus} />
              </span>
              <span>
                {department.name}, {department.state}
              </span>
            </p>
            {department.id === departmentId && viewerActions.includes('EDIT') && (
              <p>
                <Trans>It is your department’s own. If this only changes it,</Trans>{' '}
                <Link to="/publish/$slug" params={{ slug }} className="usa-link">
                  <Trans>
                    write a new version there<span className="visually-hidden"> of {title}</span>
                  </Trans>
                </Link>
                .
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
