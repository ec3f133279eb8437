/** How usable a draft is in each state: a table to fill in, a list to add a state from, and one button for all states chosen. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { AddFromList } from '../../../../ui/AddFromList';
import { fieldId } from '../../../../ui/ErrorSummary';
import { FieldError } from '../../../../ui/FieldError';
import { stateCodes, stateName, type StateCode } from '../../../../ui/states';
import type { Verdict } from '../detailsFields';
import { dayOf } from './days';
import { VerdictRow } from './VerdictRow';

type Props = {
  verdicts: Verdict[];
  /** Those chosen as where it applies. */
  states: StateCode[];
  error?: string;
  onChange: (verdicts: Verdict[]) => void;
};

const blank = (state: StateCode): Verdict => ({
  state,
  usability: 'NOT_CHECKED',
  reason: '',
  citation: '',
  checkedOn: '',
});

export function VerdictTable({ verdicts, states, error, onChange }: Props) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  // The focus goes on at the state that was just added.
  const come = useRef<StateCode>(null);
  useEffect(() => {
    if (!come.current) return;
    box.current?.querySelector<HTMLElement>(`[data-state="${come.current}"] select`)?.focus();
    come.current = null;
  });
  const told = verdicts.map(({ state }) => state);
  const open = states.filter((state) => verdicts.find((row) => row.state === state)?.usability !== 'USABLE');
  const others = stateCodes.filter((state) => !told.includes(state));
  const usableInAll = () => {
    const checkedOn = dayOf(new Date());
    // What somebody has said of a state already stays; only what nobody checked is filled in.
    const kept = verdicts.map((row) =>
      row.usability === 'NOT_CHECKED' && states.includes(row.state)
        ? { ...row, usability: 'USABLE' as const, checkedOn: row.checkedOn || checkedOn }
        : row,
    );
    const come = states
      .filter((state) => !told.includes(state))
      .map((state) => ({ ...blank(state), usability: 'USABLE' as const, checkedOn }));
    onChange([...kept, ...come]);
  };
  return (
    <div ref={box}>
      <p className="usa-hint" id={`${fieldId('verdicts')}-hint`}>
        <Trans>
          Readers in these states see first what you say of their own. Say only what you know, and name the law or rule.
        </Trans>
      </p>
      <FieldError id={`${fieldId('verdicts')}-error`}>{error}</FieldError>
      {open.length > 0 && (
        <p>
          <button type="button" className="usa-button usa-button--outline" onClick={usableInAll}>
            <Trans>Usable in all the states chosen</Trans>
          </button>
        </p>
      )}
      {verdicts.length > 0 && (
        <table className="queue verdicts">
          <caption className="visually-hidden">
            <Trans>How usable it is in each state</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>State</Trans>
              </th>
              <th scope="col">
                <Trans>How usable?</Trans>
              </th>
              <th scope="col">
                <Trans>Why?</Trans>
              </th>
              <th scope="col">
                <Trans>Law or rule</Trans>
              </th>
              <th scope="col">
                <Trans>Checked on</Trans>
              </th>
              <th scope="col">{t`Remove`}</th>
            </tr>
          </thead>
          <tbody>
            {verdicts.map((verdict) => (
              <VerdictRow
                key={verdict.state}
                verdict={verdict}
                onChange={(patch) =>
                  onChange(verdicts.map((row) => (row.state === verdict.state ? { ...row, ...patch } : row)))
                }
                onRemove={() => {
                  onChange(verdicts.filter(({ state }) => state !== verdict.state));
                  box.current?.querySelector<HTMLElement>(`#${fieldId('verdicts')}`)?.focus();
                }}
              />
            ))}
          </tbody>
        </table>
      )}
      <AddFromList
        field="verdicts"
        label={<Trans>Add a state</Trans>}
        none={t`Choose a state`}
        options={others.map((state) => ({ value: state, label: stateName(state) }))}
        onAdd={(state) => {
          come.current = state;
          onChange([...verdicts, blank(state)]);
        }}
      />
    </div>
  );
}
