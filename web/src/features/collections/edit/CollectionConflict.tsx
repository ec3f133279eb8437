/** Somebody saved the collection meanwhile: theirs and mine side by side where both changed something, and a choice for each. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { clashes } from '../../../ui/meeting';
import { Notice } from '../../../ui/Notice';
import type { Reach } from '../../../ui/kinds';
import type { CollectionFields } from './collectionFields';
import { collectionWords } from './collectionWords';
import type { EditData, EditedCollection } from './editQuery';
import { useReachName } from './reachName';

export type Conflict = { base: CollectionFields; mine: CollectionFields; theirs: CollectionFields };

type Props = {
  collection: Pick<EditedCollection, 'groupName'>;
  conflict: Conflict;
  fields: CollectionFields;
  data: Pick<EditData, 'values' | 'standards' | 'groups'>;
  onChoose: (patch: Partial<CollectionFields>) => void;
};

export function CollectionConflict({ collection, conflict, fields, data, onChoose }: Props) {
  const { t, i18n } = useLingui();
  const reachName = useReachName(collection);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (conflict) box.current?.focus();
  }, [conflict]);
  const { base, mine, theirs } = conflict;
  const both = clashes(base, mine, theirs);
  const named = (list: { slug: string; name: string }[], slugs: string[]) =>
    list
      .filter(({ slug }) => slugs.includes(slug))
      .map(({ name }) => name)
      .join(', ');
  const shown = (name: keyof CollectionFields, of: CollectionFields): string => {
    if (name === 'values' || name === 'standards') return named(data[name], of[name]);
    if (name === 'reach') return reachName(of.reach as Reach);
    if (name === 'groupId') return data.groups.edges.find(({ node }) => node.id === of.groupId)?.node.name ?? '';
    return of[name];
  };
  return (
    <Notice tone="warning" heading={t`Somebody saved this collection while you were writing`} level="h3" ref={box}>
      {both.length === 0 ? (
        <p>
          <Trans>You changed different things. The form below holds both; look it over and save again.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            You both changed what stands here. Choose one for each, then save again. Nothing is lost until you do.
          </Trans>
        </p>
      )}
      {both.map((name) => {
        const label = i18n._(collectionWords[name]);
        const takes = (of: CollectionFields) => String(fields[name]) === String(of[name]);
        return (
          <div className="compare" role="group" aria-label={label} key={name}>
            {[
              { text: t`${label}: yours`, from: mine, button: t`Use yours` },
              { text: t`${label}: theirs`, from: theirs, button: t`Use theirs` },
            ].map(({ text, from, button }) => (
              <div key={button}>
                <strong>{text}</strong>
                <pre>{shown(name, from) || '–'}</pre>
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  aria-pressed={takes(from)}
                  onClick={() => onChoose({ [name]: from[name] })}
                >
                  {takes(from) && <span aria-hidden="true">✓ </span>}
                  {button}
                </button>
              </div>
            ))}
          </div>
        );
      })}
    </Notice>
  );
}
