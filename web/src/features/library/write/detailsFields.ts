/** What a draft says beside its words, as the form holds it: flat fields, so that they are merged and saved one by one. */
import { graphql, type EnumOf, type FragmentOf, type VariablesOf } from '../../../gql';
import { readCount } from '../../../ui/readCount';
import type { SaveDraft } from './draftQuery';

export const DetailsFragment = graphql(`
  fragment DraftDetails on Details @_unmask {
    verdicts {
      state
      usability
      reason
      citation
      checkedOn
    }
    sizes
    equipment
    electionKinds
    effort
    cost
    reviewBy
    pictures {
      attachmentId
      alternativeText
    }
    fillIns {
      name
      hint
      example
    }
    audience
    minutes
    objectives
    challenge
    approach
    outcome
    figures {
      label
      before
      after
      unit
    }
    contact
  }
`);

export type DraftDetails = FragmentOf<typeof DetailsFragment>;
export type Verdict = {
  state: EnumOf<'State'>;
  usability: EnumOf<'Usability'>;
  reason: string;
  citation: string;
  /** A day such as 2026-11-30; empty where nobody says when. */
  checkedOn: string;
};
export type Figure = { label: string; before: string; after: string; unit: string };
export type FillIn = { name: string; hint: string; example: string };
export type Picture = { attachmentId: string; alternativeText: string };

export type DetailsFields = {
  verdicts: Verdict[];
  sizes: EnumOf<'DepartmentSize'>[];
  equipment: string[];
  electionKinds: EnumOf<'ElectionKind'>[];
  effort: string;
  cost: string;
  /** A day such as 2026-11-30; empty for none. */
  reviewBy: string;
  pictures: Picture[];
  fillIns: FillIn[];
  audience: string;
  /** As it was typed. */
  minutes: string;
  objectives: string[];
  challenge: string;
  approach: string;
  outcome: string;
  figures: Figure[];
  contact: string;
};

/** Each row with its fields in one order, and without what a cache adds: rows are compared by what they say. */
export const detailsOf = (details: DraftDetails): DetailsFields => ({
  verdicts: details.verdicts.map(({ state, usability, reason, citation, checkedOn }) => ({
    state,
    usability,
    reason,
    citation,
    checkedOn: checkedOn ?? '',
  })),
  sizes: details.sizes,
  equipment: details.equipment,
  electionKinds: details.electionKinds,
  effort: details.effort,
  cost: details.cost,
  reviewBy: details.reviewBy ?? '',
  pictures: details.pictures.map(({ attachmentId, alternativeText }) => ({ attachmentId, alternativeText })),
  fillIns: details.fillIns.map(({ name, hint, example }) => ({ name, hint, example })),
  audience: details.audience,
  minutes: details.minutes?.toString() ?? '',
  objectives: details.objectives,
  challenge: details.challenge,
  approach: details.approach,
  outcome: details.outcome,
  figures: details.figures.map(({ label, before, after, unit }) => ({ label, before, after, unit })),
  contact: details.contact,
});

type SaveInput = VariablesOf<typeof SaveDraft>['input'];
type DetailsInput = NonNullable<SaveInput['details']>;

/** Minutes that are no number are told at their field; they stay in the form and are not sent. */
export const isMinutes = (text: string) => text.trim() === '' || readCount(text) !== null;

/** The changed fields as the server takes them: what stands beside the words goes under `details`. */
export function draftInput<Patch extends Partial<DetailsFields>>(patch: Patch) {
  const { verdicts, sizes, equipment, electionKinds, effort, cost, reviewBy, pictures, fillIns, ...more } = patch;
  const { audience, minutes, objectives, challenge, approach, outcome, figures, contact, ...words } = more;
  const details: DetailsInput = {
    verdicts: verdicts?.map((verdict) => ({ ...verdict, checkedOn: verdict.checkedOn || null })),
    reviewBy: reviewBy === undefined ? undefined : reviewBy || null,
    minutes: minutes === undefined || !isMinutes(minutes) ? undefined : readCount(minutes),
    sizes,
    equipment,
    electionKinds,
    effort,
    cost,
    pictures,
    fillIns,
    audience,
    objectives,
    challenge,
    approach,
    outcome,
    figures,
    contact,
  };
  const isTouched = Object.values(details).some((value) => value !== undefined);
  return isTouched ? { ...words, details } : words;
}

/** The field of the form that an answer of the server names: what stands under `details` there stands flat here. */
export const formField = (field: string) => field.replace(/^details\./, '');
