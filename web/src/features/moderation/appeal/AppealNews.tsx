/** For those who work on a resource that was taken down: that an appeal is open, or what came of it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import type { Resource } from '../../library/resourceQuery';
import type { OpenRequest } from './useOpenRequest';

type Props = { resource: Pick<Resource, 'status' | 'title' | 'decisions'>; asked: OpenRequest | null };

export function AppealNews({ resource, asked }: Props) {
  const { t } = useLingui();
  if (resource.status !== 'TAKEN_DOWN') return null;
  if (asked?.kind === 'APPEAL')
    return (
      <Notice tone="info" heading={t`The department has appealed`}>
        <p>
          <Trans>Somebody else at the Alliance than who took it down looks at it again.</Trans>
        </p>
        <p>
          <Link to="/reviews/$id" params={{ id: asked.id }} className="usa-link">
            <Trans>
              Open the appeal<span className="visually-hidden">: {resource.title}</span>
            </Trans>
          </Link>
        </p>
      </Notice>
    );
  // What was decided after the appeal is about something newer.
  const [newest] = resource.decisions;
  if (newest?.kind !== 'APPEAL') return null;
  return (
    <Notice tone="info" heading={t`The appeal was decided: it stays taken down`}>
      <p className="lines">{newest.reason}</p>
      <p>
        <DateText value={newest.at} />
      </p>
    </Notice>
  );
}
