/** The changes that are noted so far, each with the way to take it off the list again. */
import { Trans } from '@lingui/react/macro';
import type { Passage } from './keptPassages';

type Props = { list: Passage[]; onRemove: (place: number) => void };

export function PassageList({ list, onRemove }: Props) {
  return (
    <ol className="passages">
      {list.map((passage, place) => (
        // Two people may ask for the same at the same words; only the place tells them apart.
        <li key={place + passage.quote}>
          <blockquote className="said">{passage.quote}</blockquote>
          <p className="lines">{passage.text}</p>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onRemove(place)}>
            <Trans>
              Remove<span className="visually-hidden"> change {place + 1}</span>
            </Trans>
          </button>
        </li>
      ))}
    </ol>
  );
}
