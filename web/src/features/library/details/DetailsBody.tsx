/** All that a version says beside its words, in the order in which a reader asks: the story, its numbers, what it takes, where it may be used. */
import { Trans } from '@lingui/react/macro';
import type { StateCode } from '../../../ui/states';
import { DetailsFacts } from './DetailsFacts';
import type { Details } from './detailsFragment';
import { FiguresTable } from './FiguresTable';
import { FillIns } from './FillIns';
import { Pictures, type Shown } from './Pictures';
import { StoryText } from './StoryText';
import { VerdictList } from './VerdictList';

type Props = { details: Details; attachments: Shown[]; own: StateCode | undefined };

export function DetailsBody({ details, attachments, own }: Props) {
  const { figures, fillIns, verdicts, contact } = details;
  return (
    <>
      <StoryText id="challenge" heading={<Trans>Challenge</Trans>} html={details.challengeHtml} />
      <StoryText id="approach" heading={<Trans>Approach</Trans>} html={details.approachHtml} />
      <StoryText id="outcome" heading={<Trans>Outcome</Trans>} html={details.outcomeHtml} />
      {figures.length > 0 && <FiguresTable figures={figures} />}
      <Pictures pictures={details.pictures} attachments={attachments} />
      {fillIns.length > 0 && <FillIns fillIns={fillIns} />}
      <DetailsFacts details={details} />
      {verdicts.length > 0 && <VerdictList verdicts={verdicts} own={own} />}
      {contact && (
        <section aria-labelledby="contact-heading">
          <h2 id="contact-heading">
            <Trans>Whom to ask</Trans>
          </h2>
          <p>{contact}</p>
        </section>
      )}
    </>
  );
}
