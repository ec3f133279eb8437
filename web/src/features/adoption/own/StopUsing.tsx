/** Says that one's office has stopped using what its readers lost: its own page is gone, where that could be said. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { ChangeAdoption } from './adoptionOrders';
import type { UsedThing } from './usedThing';
import { useOutcome } from './useOutcome';

type Props = { adoptionId: string; report: NonNullable<UsedThing['report']>; onDone: Tell };

export function StopUsing({ adoptionId, report, onDone }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, change] = useMutation(ChangeAdoption);
  const tellOutcome = useOutcome(onDone);
  const { title, revision } = report;
  const stop = async () => {
    const data = await form.send([], () => change({ input: { adoptionId, revision, status: 'RETIRED' } }));
    if (data) tellOutcome(data.changeAdoption, t`Noted: your office has stopped using this`);
    return data !== null;
  };
  return (
    <Confirm
      label={<Trans>We stopped using it</Trans>}
      about={title}
      heading={t`Has your office stopped using ${title}?`}
      form={form}
      onConfirm={stop}
    >
      <p>
        <Trans>
          It stays under “What we used before”, with what your office said of it. This cannot be taken back.
        </Trans>
      </p>
    </Confirm>
  );
}
