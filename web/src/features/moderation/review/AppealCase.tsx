/** An appeal and, beside it, why the resource was taken down. */
import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import type { ModerationCase, TakedownNotice } from './moderationQuery';
import { appealOf, takedownOf } from './readCase';

type Props = { appeal: Pick<ModerationCase, 'timeline' | 'resource'>; notice: TakedownNotice };

export function AppealCase({ appeal, notice }: Props) {
  const asked = appealOf(appeal.timeline);
  const takedown = takedownOf(appeal.resource.decisions, notice);
  return (
    <section aria-labelledby="appeal-heading">
      <h2 id="appeal-heading">
        <Trans>The appeal</Trans>
      </h2>
      <div className="compare">
        <div>
          <h3>
            <Trans>What the department says</Trans>
          </h3>
          <p className="lines">{asked ? asked.text : <Trans>It gave no words of its own.</Trans>}</p>
          {asked && (
            <p className="quiet">
              <DateText value={asked.at} />
            </p>
          )}
        </div>
        <div>
          <h3>
            <Trans>Why it was taken down</Trans>
          </h3>
          <p className="lines">{takedown ? takedown.reason : <Trans>The reason is not on the page any more.</Trans>}</p>
          {takedown && (
            <p className="quiet">
              <DateText value={takedown.at} />
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
