/** Before an office uses something that was made for other states: that its own state's law may want it otherwise. */
import { Trans } from '@lingui/react/macro';
import { stateName } from '../../../ui/states';
import { actingSeat, useViewer } from '../../directory/viewer';
import type { Resource } from '../../library/resourceQuery';

export function StateWarning({ states }: { states: Resource['states'] }) {
  const { viewer } = useViewer();
  const office = viewer && actingSeat(viewer)?.department;
  if (!office || states.includes(office.state)) return null;
  const made = states.map(stateName).join(', ');
  return (
    <p className="measure">
      <strong>
        <Trans>
          Made for: {made}. Your office is in {office.stateName}.
        </Trans>
      </strong>{' '}
      <Trans>Check it against your own state’s law before you use it.</Trans>
    </p>
  );
}
