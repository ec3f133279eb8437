/** The page of a resource or a collection that its readers may not read any more: its title, and who took it away, when and why. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../../ui/usePageTitle';
import { ReaderNotice } from './ReaderNotice';
import type { Told } from './noticeFragment';
import { StatusBadge } from './StatusBadge';

export function GonePage({ notice }: { notice: Told }) {
  usePageTitle(notice.title);
  return (
    <div className="grid-container">
      <p className="tags">
        <StatusBadge status={notice.status} />
      </p>
      <h1>{notice.title}</h1>
      <ReaderNotice notice={notice} />
      <p>
        <Trans>If your office has a copy, read the reason before you go on using it.</Trans>
      </p>
      <div className="row">
        <Link to="/search" className="usa-button">
          <Trans>Search the commons</Trans>
        </Link>
      </div>
    </div>
  );
}
