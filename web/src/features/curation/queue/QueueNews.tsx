/** What came of the review that was just left, and the way to the next one, so that the queue can be worked with the keyboard alone. */
import { useId } from 'react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { TakeNext } from './TakeNext';

/** The title of the review, by what was done with it. */
export type Left = { decided?: string; advised?: string; released?: string; secondAsked?: string };

export function QueueNews({ left }: { left: Left }) {
  const { t } = useLingui();
  const id = useId();
  const { decided, advised, released, secondAsked } = left;
  const heading = decided
    ? t`Decided: ${decided}`
    : advised
      ? t`Your advice is with the curators: ${advised}`
      : secondAsked
        ? t`It waits for a second person: ${secondAsked}`
        : t`Given back: ${released}`;
  return (
    <Notice tone="success" heading={<span id={id}>{heading}</span>}>
      <p>
        {decided ? (
          <Trans>The department sees your reason.</Trans>
        ) : secondAsked ? (
          <Trans>Your doubt and its note stay. Somebody else is offered it first.</Trans>
        ) : (
          <Trans>It waits at its old place in the queue.</Trans>
        )}
      </p>
      <TakeNext after={id} />
    </Notice>
  );
}
