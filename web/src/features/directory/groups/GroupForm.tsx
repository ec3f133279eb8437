/** The form of a group, new or known: its name, what it is for, and, for curators, which department convenes it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Choices } from '../../../ui/Choices';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import type { Sending } from '../../../ui/useSend';
import { DepartmentPicker } from '../pick/DepartmentPicker';
import { groupKindHints, groupKindWords, type GroupKind } from './groupWords';

type Convener = { id: string; name: string; stateName: string };
export type GroupFields = { name: string; kind: GroupKind; about: string; convener: Convener | null };

const fresh: GroupFields = { name: '', kind: 'WORKING_GROUP', about: '', convener: null };

type Props = {
  heading: ReactNode;
  submit: ReactNode;
  form: Sending;
  start?: GroupFields;
  /** Curators say who convenes a group; its convener cannot hand it on. */
  curator: boolean;
  onSubmit: (fields: GroupFields, found: Problem[]) => void;
  onCancel: () => void;
};

export function GroupForm({ heading, submit, form, start = fresh, curator, onSubmit, onCancel }: Props) {
  const { t, i18n } = useLingui();
  const [fields, setFields] = useState(start);
  const change = (patch: Partial<GroupFields>) => setFields({ ...fields, ...patch });
  const { convener } = fields;
  const check = (): Problem[] =>
    fields.name.trim().length < 3 ? [{ field: 'name', message: t`Enter a name of at least 3 letters` }] : [];
  return (
    <PanelForm
      level="h2"
      heading={heading}
      submit={submit}
      form={form}
      onCancel={onCancel}
      onSubmit={() => onSubmit(fields, check())}
    >
      <TextField
        field={form.name('name')}
        label={<Trans>Name</Trans>}
        hint={t`No other group has the same one`}
        error={form.errorOf('name')}
        value={fields.name}
        onChange={(name) => change({ name })}
      />
      <Choices
        field={form.name('kind')}
        kind="radio"
        legend={<Trans>Kind</Trans>}
        error={form.errorOf('kind')}
        options={(['WORKING_GROUP', 'COHORT', 'STATE_ASSOCIATION'] as const).map((value) => ({
          value,
          label: i18n._(groupKindWords[value]),
          description: i18n._(groupKindHints[value]),
        }))}
        chosen={[fields.kind]}
        onChange={([kind]) => kind && change({ kind })}
      />
      <TextField
        field={form.name('about')}
        type="area"
        label={<Trans>What it is about (optional)</Trans>}
        hint={t`A sentence or two`}
        error={form.errorOf('about')}
        value={fields.about}
        onChange={(about) => change({ about })}
      />
      {curator && (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">
            <Trans>Who convenes it</Trans>
          </legend>
          {convener ? (
            <p className="row">
              <strong>
                {convener.name}, {convener.stateName}
              </strong>
              <button
                type="button"
                className="usa-button usa-button--outline"
                onClick={() => change({ convener: null })}
              >
                <Trans>Choose another</Trans>
              </button>
            </p>
          ) : (
            <>
              <p className="usa-hint">
                <Trans>
                  The steward of this department may edit the group and say who is in it. Leave it open if Alliance
                  staff convene it.
                </Trans>
              </p>
              <DepartmentPicker choose={<Trans>Choose</Trans>} onChoose={(chosen) => change({ convener: chosen })} />
            </>
          )}
        </fieldset>
      )}
    </PanelForm>
  );
}
