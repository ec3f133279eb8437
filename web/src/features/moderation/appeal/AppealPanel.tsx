/** A publisher asks that what the Alliance took down is looked at again. The words are kept in the tab until they are sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { AppealTakedown } from './appealOrder';

type Props = { resourceId: string; onDone: Tell; onClose: () => void };

export function AppealPanel({ resourceId, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, appeal] = useMutation(AppealTakedown);
  const [reason, setReason, forgetReason] = useKeptText(`commons-appeal ${resourceId}`);

  const submit = async () => {
    const found: Problem[] = reason.trim() ? [] : [{ field: 'reason', message: t`Say why it should be put back` }];
    const data = await form.send(found, () => appeal({ input: { resourceId, reason: reason.trim() } }));
    if (!data) return;
    onClose();
    if (data.outcome.__typename === 'MoveRefused')
      return onDone(t`Nothing was changed`, <p>{sentence(data.outcome.message)}</p>, 'warning');
    forgetReason();
    onDone(
      t`Your appeal is sent`,
      <p>
        <Trans>Somebody else than who took it down decides, with a reason that you and readers see.</Trans>
      </p>,
    );
  };

  return (
    <PanelForm
      heading={t`Appeal this decision?`}
      level="h2"
      submit={<Trans>Send the appeal</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <p>
        <Trans>Somebody else at the Alliance than who took it down looks at it again and decides.</Trans>
      </p>
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Why should it be put back?</Trans>}
        hint={t`Plain words; they stay on record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}
