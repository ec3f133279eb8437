/**
 * A list to choose one thing from, and the button that adds it. The choice alone adds nothing: with the keyboard a list goes
 * through its entries one by one (WCAG 2.2, 3.2.2 On Input).
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { SelectField } from './SelectField';

type Props<Value extends string> = {
  field: string;
  label: ReactNode;
  /** What the list says while nothing is chosen. */
  none: string;
  options: { value: Value; label: string }[];
  onAdd: (value: Value) => void;
};

export function AddFromList<Value extends string>({ field, label, none, options, onAdd }: Props<Value>) {
  const { t } = useLingui();
  const [chosen, choose] = useState<Value | ''>('');
  const [news, tell] = useState('');
  const option = options.find(({ value }) => value === chosen);
  const name = option?.label;
  const add = () => {
    if (!option) return tell(t`Choose one from the list first`);
    tell(t`${name} is added`);
    choose('');
    onAdd(option.value);
  };
  return (
    <div>
      <SelectField
        field={field}
        label={label}
        options={[{ value: '' as const, label: none }, ...options]}
        value={option ? chosen : ''}
        onChange={choose}
      />
      <p className="row">
        <button type="button" className="usa-button usa-button--outline" onClick={add}>
          {name ? <Trans>Add {name}</Trans> : <Trans>Add</Trans>}
        </button>
        <span role="status">{news}</span>
      </p>
    </div>
  );
}
