/** What a version says beside its words: on top whether it may be used here and still holds, below all the rest. */
import { useViewer, actingSeat } from '../../directory/viewer';
import type { StateCode } from '../../../ui/states';
import { DetailsBody } from './DetailsBody';
import type { Details } from './detailsFragment';
import { OwnVerdict } from './OwnVerdict';
import type { Shown } from './Pictures';
import { ReviewNotice } from './ReviewNotice';

type Props = { part: 'head' | 'body'; version: { details: Details; attachments: Shown[] } };

export function ResourceDetails({ part, version }: Props) {
  const { viewer } = useViewer();
  const own: StateCode | undefined = viewer && actingSeat(viewer)?.department.state;
  const { details, attachments } = version;
  if (part === 'body') return <DetailsBody details={details} attachments={attachments} own={own} />;
  return (
    <>
      <ReviewNotice reviewBy={details.reviewBy} />
      <OwnVerdict verdict={details.verdicts.find(({ state }) => state === own)} />
    </>
  );
}
