/** What a notice of something that is gone, or not what it was, says: why, what to use instead, and who said so when. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import type { ResourceNotice, Told } from './noticeFragment';

export const nameOf = ({ name, stateName }: ResourceNotice['department']) => `${name}, ${stateName}`;

export function NoticeText({ notice }: { notice: Told }) {
  const { reason, byAlliance, department, successor } = notice;
  return (
    <>
      <p className="lines">{reason}</p>
      {successor && (
        <p>
          <Trans>
            Use this instead:{' '}
            <Link to="/r/$slug" params={{ slug: successor.slug }} className="usa-link">
              {successor.title}
            </Link>
          </Trans>
        </p>
      )}
      <p>
        {byAlliance ? <Trans>The Alliance</Trans> : nameOf(department)}, <DateText value={notice.madeAt} />
      </p>
    </>
  );
}
