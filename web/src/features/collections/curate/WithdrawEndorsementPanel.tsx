/** Takes an endorsement back; readers see why. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import type { Tell } from '../../../ui/useNews';
import type { Endorsement } from '../resourceCurationQuery';
import { WithdrawEndorsement } from './curationOrders';
import { ReasonPanel } from './ReasonPanel';

type Props = { endorsement: Endorsement; onDone: Tell; onClose: () => void };

export function WithdrawEndorsementPanel({ endorsement, onDone, onClose }: Props) {
  const { t } = useLingui();
  const [, withdraw] = useMutation(WithdrawEndorsement);
  return (
    <ReasonPanel
      heading={<Trans>Withdraw the endorsement of version {endorsement.versionNumber}?</Trans>}
      submit={<Trans>Withdraw it</Trans>}
      hint={t`Everybody who reads the resource sees this reason`}
      keep={`commons-unendorse ${endorsement.id}`}
      send={(reason) => withdraw({ input: { endorsementId: endorsement.id, reason } })}
      onDone={() => onDone(t`The endorsement is withdrawn`)}
      onClose={onClose}
    />
  );
}
