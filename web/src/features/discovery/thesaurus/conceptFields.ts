/** A concept as the form holds it, without React: rows of labels, links with their names, and what is sent of it. */
import type { VariablesOf } from '../../../gql';
import type { StateCode } from '../../../ui/states';
import type { Concept, RefusedProblem, SaveConcept } from './conceptQuery';
import type { LabelKind } from './thesaurusWords';

/** `id` tells rows apart while they are moved and removed; it is never sent. */
export type LabelRow = {
  id: number;
  text: string;
  kind: LabelKind;
  state: StateCode | '';
  checked: boolean;
  source: string;
};
export type ConceptLink = { key: string; preferred: string };
export type LinkKind = 'broader' | 'narrower' | 'related';
export type ConceptFields = {
  preferred: string;
  category: string;
  labels: LabelRow[];
  broader: ConceptLink[];
  narrower: ConceptLink[];
  related: ConceptLink[];
};

let newest = 0;
export const freshRow = (): LabelRow => ({
  id: (newest += 1),
  text: '',
  kind: 'VARIANT',
  state: '',
  checked: false,
  source: '',
});

export const emptyFields = (): ConceptFields => ({
  preferred: '',
  category: '',
  labels: [freshRow()],
  broader: [],
  narrower: [],
  related: [],
});

export function fieldsOf(concept: Concept): ConceptFields {
  // A link with a retired concept is history: it cannot be saved again.
  const links = (list: Concept['broader']): ConceptLink[] =>
    list.filter((link) => !link.retiredAt).map(({ key, preferred }) => ({ key, preferred }));
  return {
    preferred: concept.preferred,
    category: concept.category,
    labels: concept.labels.flatMap(({ kind, ...label }) =>
      kind === 'PREFERRED'
        ? []
        : [{ ...freshRow(), ...label, kind, state: label.state ?? '', source: label.source ?? '' }],
    ),
    broader: links(concept.broader),
    narrower: links(concept.narrower),
    related: links(concept.related),
  };
}

/** A row in which nobody wrote anything is no label. */
const isWritten = (row: LabelRow): boolean => row.text.trim() !== '' || row.state !== '' || row.source.trim() !== '';

export type ConceptInput = VariablesOf<typeof SaveConcept>['input'];

export function inputOf(fields: ConceptFields, saved: Concept | null): ConceptInput {
  const keys = (links: ConceptLink[]) => links.map(({ key }) => key);
  return {
    conceptId: saved?.id,
    revision: saved?.revision ?? 0,
    preferred: fields.preferred.trim(),
    category: fields.category.trim(),
    labels: fields.labels.filter(isWritten).map(({ text, kind, state, checked, source }) => ({
      text: text.trim(),
      kind,
      state: state || null,
      checked,
      source: source.trim() || null,
    })),
    broader: keys(fields.broader),
    narrower: keys(fields.narrower),
    related: keys(fields.related),
  };
}

/** The name of a label's own field on the page. */
export const rowField = (row: LabelRow): string => `label-${row.id}`;

/** The server counts the labels that were sent; the form's problem stands at the row it came from. */
export function problemsOf(fields: ConceptFields, refused: RefusedProblem[]): { field: string; message: string }[] {
  const sent = fields.labels.filter(isWritten);
  return refused.map(({ field, label, message }) => {
    const row = label === null ? undefined : sent[label];
    return { field: row ? rowField(row) : field, message };
  });
}
