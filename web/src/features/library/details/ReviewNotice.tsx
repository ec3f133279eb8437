/** Tells that the day has passed by which the writers wanted to look at it again. */
import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';

/** A day counts until its end, everywhere in the country: it has passed once the next one began in UTC and half a day went by. */
const hasPassed = (day: string, now: Date) => now.getTime() > Date.parse(day) + 36 * 3_600_000;

export function ReviewNotice({ reviewBy, now = new Date() }: { reviewBy: string | null; now?: Date }) {
  if (!reviewBy || !hasPassed(reviewBy, now)) return null;
  return (
    <Notice tone="warning" heading={<Trans>Past its review date</Trans>}>
      <p>
        <Trans>
          Its office wanted to look at this again by <DateText value={reviewBy} />. Check laws, dates and addresses
          before you use it.
        </Trans>
      </p>
    </Notice>
  );
}
