/** Starts a resource: department, kind, title, and, if there is one, the file or the resource it begins with, which also suggests the title. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { ResultOf } from '../../../gql';
import { readFailure } from '../../../gql/errors';
import { Choices } from '../../../ui/Choices';
import { ErrorSummary, fieldId, type Problem } from '../../../ui/ErrorSummary';
import { FieldError } from '../../../ui/FieldError';
import { FailureNotice } from '../../../ui/FailureNotice';
import { kindHints, kindWords, type Kind } from '../../../ui/kinds';
import { TextField } from '../../../ui/TextField';
import type { Seat } from '../../directory/viewer';
import { SourceChoice, type ChosenSource } from '../start/SourceChoice';
import { fileTitle } from './fileTitle';
import { CreateResource, type MyResourcesQuery } from './publishQuery';
import { leaveFile } from './startedFiles';
import { checkFile, ending } from '../upload/checkFile';
import { FilePicker } from '../upload/FilePicker';
import { formatWords } from '../upload/formatWords';
import { turnedAwayWords } from '../upload/uploadWords';

/** What was typed survives a trip to the sign-in page. */
const storageKey = 'commons-new-resource';
type Typed = { departmentId: string; kind: Kind | null; title: string; source: ChosenSource | null };

function typedBefore(seats: Seat[], title: string | undefined): Typed {
  const fresh: Typed = { departmentId: seats[0]!.department.id, kind: null, title: '', source: null };
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<Typed>;
    const known = seats.some((seat) => seat.department.id === kept.departmentId);
    const typed = { ...fresh, ...(known ? kept : { kind: kept.kind ?? null, title: kept.title ?? '' }) };
    return { ...typed, title: typed.title || (title ?? '') };
  } catch {
    return { ...fresh, title: title ?? '' };
  }
}

type Props = {
  seats: Seat[];
  rules: ResultOf<typeof MyResourcesQuery>['uploadRules'] | undefined;
  /** What somebody came here to publish; what they have typed themselves goes before. */
  title?: string;
};

export function StartForm({ seats, rules, title }: Props) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [{ fetching }, create] = useMutation(CreateResource);
  const [typed, setTyped] = useState(() => typedBefore(seats, title));
  const [file, setFile] = useState<File | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<CombinedError | null>(null);

  const change = (patch: Partial<Typed>) => {
    const next = { ...typed, ...patch };
    setTyped(next);
    // A field that is being mended is no longer complained about.
    setProblems((all) => all.filter((problem) => !(problem.field in patch)));
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  const submit = async () => {
    setFailure(null);
    const found: Problem[] = [];
    if (!typed.kind) found.push({ field: 'kind', message: t`Choose what you are sharing` });
    if (!typed.title.trim()) found.push({ field: 'title', message: t`Enter a title` });
    setProblems(found);
    if (found.length > 0 || !typed.kind || fetching) return;
    const { departmentId, kind, source } = typed;
    const input = { departmentId, kind, title: typed.title.trim(), ...(source && { fromResourceId: source.id }) };
    const { data, error } = await create({ input });
    if (!data) {
      const { field, message } = readFailure(error!);
      if (field) setProblems([{ field, message }]);
      else setFailure(error!);
      return;
    }
    sessionStorage.removeItem(storageKey);
    const { slug } = data.createResource.resource;
    if (file) leaveFile(slug, file);
    void navigate({ to: '/publish/$slug', params: { slug } });
  };

  const formats = rules?.formats ?? [];
  return (
    <form
      className="editor card"
      noValidate
      aria-labelledby="start-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="start-heading">
        <Trans>Start a new resource</Trans>
      </h2>
      <ErrorSummary problems={problems} />
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void submit()} />}
      {seats.length > 1 && (
        <>
          <label className="usa-label" htmlFor={fieldId('departmentId')}>
            <Trans>Department</Trans>
          </label>
          <select
            className="usa-select"
            id={fieldId('departmentId')}
            value={typed.departmentId}
            onChange={(event) => change({ departmentId: event.target.value, source: null })}
          >
            {seats.map(({ id, department }) => (
              <option key={id} value={department.id}>
                {department.name}, {department.state}
              </option>
            ))}
          </select>
        </>
      )}
      <Choices
        field="kind"
        kind="radio"
        legend={t`What are you sharing?`}
        error={errorOf('kind')}
        options={(['TEMPLATE', 'TRAINING', 'STORY'] as const).map((value) => ({
          value,
          label: i18n._(kindWords[value]),
          description: i18n._(kindHints[value]),
        }))}
        chosen={typed.kind ? [typed.kind] : []}
        onChange={([kind]) => change({ kind })}
      />
      <label className="usa-label" htmlFor={fieldId('file')}>
        <Trans>Start from a document (optional)</Trans>
      </label>
      <span className="usa-hint" id="start-file-hint">
        {formats.length > 0 ? formatWords(formats) : t`Word, PDF, Excel, Markdown or plain text`}
      </span>
      <FieldError id="start-file-error">{errorOf('file')}</FieldError>
      {file ? (
        <p className="row">
          <strong>{file.name}</strong>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => setFile(null)}>
            <Trans>Remove</Trans>
          </button>
        </p>
      ) : (
        <FilePicker
          id={fieldId('file')}
          accept={formats.map((format) => ending(format.extension)).join(',')}
          describedBy={errorOf('file') ? 'start-file-hint start-file-error' : 'start-file-hint'}
          onFiles={([first]) => {
            if (!first) return;
            const why = rules && checkFile(first, rules, null, 0);
            setProblems(why ? [{ field: 'file', message: `${first.name}: ${i18n._(turnedAwayWords[why])}` }] : []);
            if (why) return;
            setFile(first);
            if (!typed.title.trim()) change({ title: fileTitle(first.name) });
          }}
        />
      )}
      <SourceChoice
        key={typed.departmentId}
        departmentId={typed.departmentId}
        chosen={typed.source}
        error={errorOf('fromResourceId')}
        onChoose={(source) => {
          setProblems((all) => all.filter((problem) => problem.field !== 'fromResourceId'));
          change({
            source: source && { id: source.id, title: source.title },
            ...(source && !typed.kind && { kind: source.kind }),
            ...(source && !typed.title.trim() && { title: source.title }),
          });
        }}
      />
      <TextField
        field="title"
        label={<Trans>Title</Trans>}
        hint={t`What a colleague in another state would look for`}
        error={errorOf('title')}
        value={typed.title}
        onChange={(title) => change({ title })}
      />
      <button type="submit" className="usa-button" aria-disabled={fetching}>
        <Trans>Continue</Trans>
      </button>
    </form>
  );
}
