/** Who reads a draft once it is sent on, in a sentence above the button. */
import { Trans } from '@lingui/react/macro';
import type { Reach } from '../../../ui/kinds';
import type { SendWay } from './sendWay';

export function WayWords({ way, reach }: { way: SendWay; reach: Reach }) {
  switch (way) {
    case 'none':
      return <Trans>What was sent before is not decided yet. You can send your changes when it is.</Trans>;
    case 'unchanged':
      return (
        <Trans>Nothing has changed since the last version. Once you change something, you can send it here.</Trans>
      );
    case 'office':
      return (
        <Trans>
          A publisher of your office reads it first, and approves it or tells you what to change. Check once more for
          voters’ names and signatures, passwords, and anything your state keeps confidential.
        </Trans>
      );
    case 'alliance':
      return (
        <Trans>
          An Alliance reviewer reads it first. Check once more for voters’ names and signatures, passwords, and anything
          your state keeps confidential.
        </Trans>
      );
    case 'publish':
      return reach === 'DEPARTMENT' ? (
        <Trans>Inside your own department no review is needed: it is published at once.</Trans>
      ) : (
        <Trans>
          Your office may publish this far by itself: it is published at once. Check once more for voters’ names and
          signatures, passwords, and anything your state keeps confidential.
        </Trans>
      );
  }
}
