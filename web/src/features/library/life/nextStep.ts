/** What is to be done next with a resource, for who can do it or waits for it; null when there is nothing to do. No React in here. */
import type { EnumOf } from '../../../gql';
import { worksOnIt, type ResourceAction, type Status } from '../lifecycleWords';

export type Life = {
  status: Status;
  nextStatus: Status | null;
  viewerActions: ResourceAction[];
  openReview: { id: string; state: EnumOf<'ReviewState'>; viewerActions: EnumOf<'ReviewAction'>[] } | null;
};

export type StepName =
  | 'FINISH'
  | 'WAIT_FOR_PUBLISHER'
  | 'APPROVE'
  | 'WAIT_FOR_ALLIANCE'
  | 'REVIEW'
  | 'CHANGE'
  | 'PUT_BACK_OR_RENEW'
  | 'ASK_TO_PUT_BACK'
  | 'MEND'
  | 'MEND_OR_APPEAL'
  | 'LOOK_AGAIN';

/** `review` is the request that the step is done in. */
export type Step = { name: StepName; review?: string };

export function nextStep({ status, nextStatus, viewerActions, openReview }: Life): Step | null {
  // Readers see neither a review nor anything to press; for them there is no next step.
  if (!openReview && !worksOnIt(viewerActions)) return null;
  const may = (action: ResourceAction) => viewerActions.includes(action);
  const write = (name: StepName): Step | null => (may('EDIT') ? { name } : null);
  switch (nextStatus ?? status) {
    case 'DRAFT':
      return write('FINISH');
    case 'SUBMITTED':
      return openReview?.viewerActions.includes('APPROVE_FOR_DEPARTMENT')
        ? { name: 'APPROVE', review: openReview.id }
        : { name: 'WAIT_FOR_PUBLISHER', review: openReview?.id };
    case 'IN_REVIEW':
      return openReview?.viewerActions.includes('CLAIM')
        ? { name: 'REVIEW', review: openReview.id }
        : { name: 'WAIT_FOR_ALLIANCE', review: openReview?.id };
    case 'CHANGES_ASKED':
      return write('CHANGE');
    case 'WITHDRAWN':
      return may('RESTORE') ? { name: 'PUT_BACK_OR_RENEW' } : write('ASK_TO_PUT_BACK');
    case 'TAKEN_DOWN':
      if (may('PUT_BACK')) return { name: 'LOOK_AGAIN' };
      return write(may('APPEAL') ? 'MEND_OR_APPEAL' : 'MEND');
    case 'PUBLISHED':
    case 'CORRECTED':
    case 'ARCHIVED':
    case 'SUPERSEDED':
      return null;
  }
}
