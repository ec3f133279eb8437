/** The filters of the record: what kind of thing, from which day to which, and for Alliance staff which department. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DepartmentPicker } from '../directory/pick/DepartmentPicker';
import { useViewer } from '../directory/viewer';
import { eventGroups } from './eventWords';
import { isDay, type RecordState } from './recordState';

export function RecordFilters({ state }: { state: RecordState }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { viewer } = useViewer();
  const [kind, setKind] = useState(state.kind ?? '');
  const [from, setFrom] = useState(state.from ?? '');
  const [to, setTo] = useState(state.to ?? '');
  const show = (change: RecordState) =>
    void navigate({ to: '/record', search: { ...state, after: undefined, ...change } });
  const day = (value: string) => (isDay(value) ? value : undefined);
  return (
    <>
      <form
        className="record-filters"
        aria-label={t`Filters`}
        onSubmit={(event) => {
          event.preventDefault();
          show({ kind: kind || undefined, from: day(from), to: day(to) });
        }}
      >
        <div>
          <label className="usa-label" htmlFor="record-kind">
            <Trans>What happened</Trans>
          </label>
          <select
            className="usa-select"
            id="record-kind"
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            <option value="">{t`Everything`}</option>
            {eventGroups.map((group) => {
              const label = i18n._(group.label);
              return (
                <optgroup key={group.name} label={label}>
                  <option value={`all:${group.name}`}>{t`All: ${label}`}</option>
                  {Object.entries(group.kinds).map(([value, words]) => (
                    <option key={value} value={value}>
                      {i18n._(words)}
                    </option>
                  ))}
                </optgroup>
              );
            })}
          </select>
        </div>
        <div>
          <label className="usa-label" htmlFor="record-from">
            <Trans>From this day</Trans>
          </label>
          <input
            className="usa-input"
            id="record-from"
            type="date"
            max={to || undefined}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </div>
        <div>
          <label className="usa-label" htmlFor="record-to">
            <Trans>To this day</Trans>
          </label>
          <input
            className="usa-input"
            id="record-to"
            type="date"
            min={from || undefined}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <button className="usa-button" type="submit">
          <Trans>Show</Trans>
        </button>
      </form>
      {viewer?.allianceRole && (
        <details>
          <summary>
            <Trans>Only one department</Trans>
          </summary>
          <div className="measure">
            <DepartmentPicker choose={<Trans>Show its record</Trans>} onChoose={({ id }) => show({ department: id })} />
          </div>
        </details>
      )}
    </>
  );
}
