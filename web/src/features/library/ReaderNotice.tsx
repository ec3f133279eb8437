/** What readers are told of a resource that is gone, or not what it was: by whom, when and why. Painted by the server too. */
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/Notice';
import { isGone } from './lifecycleWords';
import type { Told } from './noticeFragment';
import { nameOf, NoticeText } from './NoticeText';

export function ReaderNotice({ notice }: { notice: Told }) {
  const { t } = useLingui();
  const { status, byAlliance, department } = notice;
  const heading = () => {
    if (isGone(status)) {
      if (byAlliance) return t`The Alliance took this down`;
      const office = nameOf(department);
      return t`${office} withdrew this`;
    }
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
