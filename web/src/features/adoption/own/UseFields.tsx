/** How far an office is with what it uses, and what it means to do with it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import type { Sending } from '../../../ui/useSend';
import { intentHints, intents, intentWords, statusWords, type Intent, type Status } from './adoptionWords';

export type UseChoice = { status: Status; intent: Intent };

type Props = { form: Sending; statuses: Status[]; value: UseChoice; onChange: (value: UseChoice) => void };

export function UseFields({ form, statuses, value, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <>
      <Choices
        field={form.name('status')}
        kind="radio"
        legend={<Trans>How far are you?</Trans>}
        error={form.errorOf('status')}
        options={statuses.map((status) => ({
          value: status,
          label: i18n._(statusWords[status]),
          description: status === 'RETIRED' ? t`It stays on your office’s page as history.` : undefined,
        }))}
        chosen={[value.status]}
        onChange={([status]) => status && onChange({ ...value, status })}
      />
      <Choices
        field={form.name('intent')}
        kind="radio"
        legend={<Trans>What should happen when it changes?</Trans>}
        error={form.errorOf('intent')}
        options={intents.map((intent) => ({
          value: intent,
          label: i18n._(intentWords[intent]),
          description: i18n._(intentHints[intent]),
        }))}
        chosen={[value.intent]}
        onChange={([intent]) => intent && onChange({ ...value, intent })}
      />
    </>
  );
}
