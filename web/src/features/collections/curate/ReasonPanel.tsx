/** A deed that needs a reason, which others read. What is typed is kept in the tab until it is sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import { useSend } from '../../../ui/useSend';
import { sayRefusal } from '../../curation/refusalWords';

type Sent = ReturnType<Parameters<ReturnType<typeof useSend>['send']>[1]>;

type Props = {
  heading: ReactNode;
  submit: ReactNode;
  /** Who reads the reason. */
  hint: string;
  /** Under what name the reason is kept. */
  keep: string;
  /** It takes nothing from anybody. */
  calm?: boolean;
  send: (reason: string) => Sent;
  /** What to tell when it is done. */
  onDone: () => void;
  onClose: () => void;
};

export function ReasonPanel({ heading, submit, hint, keep, calm, send, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [reason, setReason, forget] = useKeptText(keep);
  const sendIt = async () => {
    const found = reason.trim() ? [] : [{ field: 'reason', message: t`Give a reason` }];
    if (!(await form.send(found, () => send(reason.trim())))) return;
    forget();
    onClose();
    onDone();
  };
  return (
    <PanelForm
      heading={heading}
      submit={submit}
      form={form}
      danger={!calm}
      onSubmit={() => void sendIt()}
      onCancel={onClose}
    >
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Reason</Trans>}
        hint={hint}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}
