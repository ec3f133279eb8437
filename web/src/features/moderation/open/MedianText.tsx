/** How long decisions took, in words: half of them took no longer. */
import { Plural, Trans } from '@lingui/react/macro';

export function MedianText({ hours }: { hours: number }) {
  const whole = Math.round(hours);
  if (whole < 1) return <Trans>Half of the decisions took less than an hour.</Trans>;
  if (whole < 48)
    return (
      <Plural
        value={whole}
        one="Half of the decisions took an hour or less."
        other="Half of the decisions took # hours or less."
      />
    );
  return (
    <Plural
      value={Math.round(hours / 24)}
      one="Half of the decisions took a day or less."
      other="Half of the decisions took # days or less."
    />
  );
}
