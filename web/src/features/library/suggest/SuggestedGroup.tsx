/** Suggestions for one field: each a button that adds it or takes it away, with the words of the draft that speak for it. */
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { Suggested } from './suggestQuery';

type Props = {
  heading: string;
  suggested: Suggested[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export function SuggestedGroup({ heading, suggested, chosen, onChange }: Props) {
  const id = useId();
  if (suggested.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul className="plain-list suggested">
        {suggested.map(({ value, name, because }) => {
          const isChosen = chosen.some((one) => same(one, value));
          return (
            <li key={value}>
              <button
                type="button"
                className="usa-button usa-button--outline"
                aria-pressed={isChosen}
                aria-describedby={because.length > 0 ? `${id}-${value}` : undefined}
                onClick={() => onChange(isChosen ? chosen.filter((one) => !same(one, value)) : [...chosen, value])}
              >
                {name}
              </button>
              {because.length > 0 && (
                <span className="quiet" id={`${id}-${value}`}>
                  <Trans>You wrote: {because.join(', ')}</Trans>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
