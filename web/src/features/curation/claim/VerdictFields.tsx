/** What a reviewer says of the whole: a choice of three with a reason, as a decision or as advice. */
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { EnumOf } from '../../../gql';
import { Choices } from '../../../ui/Choices';
import { TextField } from '../../../ui/TextField';

export type Decision = EnumOf<'ReviewDecision'>;

type Props = {
  legend: ReactNode;
  /** What each choice brings about, where choosing brings it about. */
  meanings?: Record<Decision, string>;
  /** The hint under the field of the reason: who reads it. */
  hint: ReactNode;
  /** A field's name on this page. */
  name: (field: string) => string;
  errorOf: (field: string) => string | undefined;
  decision: Decision | null;
  reason: string;
  onDecision: (decision: Decision) => void;
  onReason: (reason: string) => void;
};

export function VerdictFields(props: Props) {
  const { legend, meanings, hint, name, errorOf, decision, reason, onDecision, onReason } = props;
  const { t } = useLingui();
  return (
    <>
      <Choices
        field={name('decision')}
        kind="radio"
        legend={legend}
        error={errorOf('decision')}
        options={[
          { value: 'APPROVE', label: t`Approve`, description: meanings?.APPROVE },
          { value: 'ASK_FOR_CHANGES', label: t`Ask for changes`, description: meanings?.ASK_FOR_CHANGES },
          { value: 'DECLINE', label: t`Decline`, description: meanings?.DECLINE },
        ]}
        chosen={decision ? [decision] : []}
        onChange={([chosen]) => chosen && onDecision(chosen)}
      />
      <TextField
        field={name('reason')}
        type="area"
        label={t`Reason`}
        hint={hint}
        error={errorOf('reason')}
        value={reason}
        onChange={onReason}
      />
    </>
  );
}
