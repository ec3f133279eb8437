/** Takes a flag of one's own back while nobody has decided it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { TakeBackFlag, type OwnFlag } from './flagOrders';

export function TakeBack({ flag, onDone }: { flag: Pick<OwnFlag, 'id' | 'title'>; onDone: Tell }) {
  const { t } = useLingui();
  const form = useSend();
  const [, takeBack] = useMutation(TakeBackFlag);
  const confirm = async () => {
    const data = await form.send([], () => takeBack({ input: { flagId: flag.id } }));
    if (data) onDone(t`Your flag is taken back`);
    return data !== null;
  };
  return (
    <Confirm
      label={<Trans>Take it back</Trans>}
      about={flag.title}
      heading={t`Take this flag back?`}
      form={form}
      onConfirm={confirm}
    >
      <p>
        <Trans>Then the Alliance does not decide it. You can flag it again.</Trans>
      </p>
    </Confirm>
  );
}
