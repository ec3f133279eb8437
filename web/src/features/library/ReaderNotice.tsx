/** What readers are told of a resource that is gone, or not what it was: by whom, when and why. Painted by the server too. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import type { ResourceNotice, Told } from './noticeFragment';

/** Whether readers see the notice instead of the resource. */
export const isGone = ({ status }: Pick<ResourceNotice, 'status'>) => status === 'WITHDRAWN' || status === 'TAKEN_DOWN';

const nameOf = ({ name, stateName }: ResourceNotice['department']) => `${name}, ${stateName}`;

export function ReaderNotice({ notice }: { notice: Told }) {
  const { t } = useLingui();
  const { status, byAlliance, department } = notice;
  const office = department && nameOf(department);
  const heading = () => {
    if (isGone(notice)) return byAlliance ? t`The Alliance took this down` : t`${office} withdrew this`;
    if (status === 'SUPERSEDED') return t`Something newer takes its place`;
    return status === 'ARCHIVED' ? t`Kept for the record, not kept up any more` : null;
  };
  // That a version mends a mistake is told by the version itself.
  const head = heading();
  if (!head) return null;
  return (
    <Notice tone="warning" heading={head}>
      <NoticeText notice={notice} />
    </Notice>
  );
}

/** Why, what to use instead, and who said so when. */
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
