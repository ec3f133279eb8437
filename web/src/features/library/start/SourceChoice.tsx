/** One of the department's own published resources to start from: found by words of its title, and taken back again. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { DateText } from '../../../ui/DateText';
import { fieldId } from '../../../ui/ErrorSummary';
import { FieldError } from '../../../ui/FieldError';
import { FailureNotice } from '../../../ui/FailureNotice';
import { kindWords } from '../../../ui/kinds';
import { Loading } from '../../../ui/Loading';
import { StatusBadge } from '../StatusBadge';
import { loadSources, type Source } from './sourceQuery';

export type ChosenSource = Pick<Source, 'id' | 'title'>;

type Props = {
  departmentId: string;
  chosen: ChosenSource | null;
  error?: string;
  onChoose: (source: Source | null) => void;
};

/** More than these are only counted. */
const shown = 8;

export function SourceChoice({ departmentId, chosen, error, onChoose }: Props) {
  const client = useClient();
  const [sources, setSources] = useState<Source[] | null>(null);
  const [failure, setFailure] = useState<CombinedError>();
  const [words, setWords] = useState('');
  const id = fieldId('fromResourceId');
  // The button that was pressed is gone: the focus goes to what stands in its place.
  const wasPressed = useRef(false);
  useEffect(() => {
    if (wasPressed.current) document.getElementById(id)?.focus();
    wasPressed.current = false;
  });
  const choose = (source: Source | null) => {
    wasPressed.current = true;
    onChoose(source);
  };
  const load = async () => {
    setFailure(undefined);
    const { sources, error } = await loadSources(client, departmentId);
    if (error) setFailure(error);
    else setSources(sources);
  };
  if (chosen) {
    return (
      <>
        <FieldError id={`${id}-error`}>{error}</FieldError>
        <p className="row">
          <span>
            <Trans>
              Starts with the words of <strong>{chosen.title}</strong>
            </Trans>
          </span>
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            id={id}
            aria-describedby={error && `${id}-error`}
            onClick={() => choose(null)}
          >
            <Trans>Start without it</Trans>
          </button>
        </p>
      </>
    );
  }
  return (
    <details onToggle={(event) => event.currentTarget.open && !sources && void load()}>
      <summary id={id}>
        <Trans>Start from one of your resources (optional)</Trans>
      </summary>
      {failure && <FailureNotice error={failure} onRetry={() => void load()} />}
      {!sources && !failure && <Loading />}
      {sources && <Found id={`${id}-words`} sources={sources} words={words} onWords={setWords} onChoose={choose} />}
    </details>
  );
}

type FoundProps = {
  id: string;
  sources: Source[];
  words: string;
  onWords: (words: string) => void;
  onChoose: (source: Source) => void;
};

const isFound = (title: string, words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.toLowerCase().includes(word));

function Found({ id, sources, words, onWords, onChoose }: FoundProps) {
  const { i18n } = useLingui();
  const found = sources.filter(({ title }) => isFound(title, words));
  const more = found.length - shown;
  return (
    <>
      <label className="usa-label" htmlFor={id}>
        <Trans>Words of its title</Trans>
      </label>
      <span className="usa-hint" id={`${id}-hint`}>
        <Trans>The text of its newest version is copied into the new draft. Its documents stay where they are.</Trans>
      </span>
      <input
        className="usa-input"
        id={id}
        type="search"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        // Looking for one must not send the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p role="status" className="quiet">
        <Plural
          value={found.length}
          _0="Your department has published nothing of that title."
          one="# resource"
          other="# resources"
        />
      </p>
      <ul className="plain-list measure">
        {found.slice(0, shown).map((source) => (
          <li className="file row row--spread" key={source.id}>
            <span>
              <strong>{source.title}</strong>
              <span className="facts">
                <span>{i18n._(kindWords[source.kind])}</span>
                <span>
                  <StatusBadge status={source.status} />
                </span>
                <span>
                  <DateText value={source.updatedAt} />
                </span>
              </span>
            </span>
            <button type="button" className="usa-button usa-button--outline" onClick={() => onChoose(source)}>
              <Trans>
                Start from this<span className="visually-hidden"> {source.title}</span>
              </Trans>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">
          <Trans>and {more} more. Type more of the title.</Trans>
        </p>
      )}
    </>
  );
}
