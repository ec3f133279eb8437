/** What each kind of event is called in plain words, and the groups that the filter offers. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export type EventGroup = { name: string; label: MessageDescriptor; kinds: Record<string, MessageDescriptor> };

/** In the order of the filter. A kind that is not here is shown as the record writes it: a new kind is never hidden. */
export const eventGroups: EventGroup[] = [
  {
    name: 'people',
    label: msg`People and seats`,
    kinds: {
      'join.asked': msg`Asked to join`,
      'join.decided': msg`Request to join decided`,
      'join.withdrawn': msg`Request to join taken back`,
      'invitation.made': msg`Invitation made`,
      'invitation.revoked': msg`Invitation revoked`,
      'invitation.accepted': msg`Invitation accepted`,
      'seat.given': msg`Seat given`,
      'seat.changed': msg`Role or post changed`,
      'seat.vacated': msg`Person removed or left`,
      'seat.closed': msg`Seat closed`,
      'department.handed_to_staff': msg`Department handed to Alliance staff`,
      'person.registered': msg`New person signed in`,
      'person.edited': msg`Own name changed`,
    },
  },
  {
    name: 'office',
    label: msg`Office and groups`,
    kinds: {
      'department.profile_saved': msg`Office profile saved`,
      'department.domain_registered': msg`Mail domain registered`,
      'department.domain_removed': msg`Mail domain removed`,
      'group.created': msg`Group made`,
      'group.edited': msg`Group edited`,
      'group.department_added': msg`Department added to a group`,
      'group.department_left': msg`Department left a group`,
      'group.department_removed': msg`Department taken out of a group`,
    },
  },
  {
    name: 'resources',
    label: msg`Resources`,
    kinds: {
      'resource.created': msg`Resource started`,
      'draft.links_asked': msg`Links of a draft asked`,
      'draft.saved': msg`Draft saved`,
      'upload.begun': msg`Upload begun`,
      'upload.completed': msg`Upload completed`,
      'upload.cancelled': msg`Upload given up`,
      'upload.expired': msg`Upload thrown away, since no draft took it`,
      'document.read': msg`Document read`,
      'document.refused': msg`Document refused`,
      'document.recognized': msg`Words recognized in a document’s pictures`,
      'document.cleaned': msg`Clean copy made of a document`,
      'document.kept': msg`Document kept as it is, with a reason`,
      'document.damaged': msg`Document found damaged in storage`,
      'document.missing': msg`Document missing in storage`,
      'version.published': msg`Version published`,
      'resource.withdrawn': msg`Resource withdrawn`,
      'resource.archived': msg`Resource archived`,
      'resource.superseded': msg`Resource marked as replaced`,
      'resource.restored': msg`Resource put back by its department`,
      'resource.taken_down': msg`Resource taken down by the Alliance`,
      'resource.put_back': msg`Resource put back by the Alliance`,
      'adoption.adopted': msg`Use of a resource begun`,
      'adoption.changed': msg`Use of a resource changed`,
      'resource.imported': msg`Resource imported`,
      'resource.reimported': msg`Resource imported anew`,
    },
  },
  {
    name: 'reviews',
    label: msg`Reviews`,
    kinds: {
      'review.submitted': msg`Sent to the office’s publisher`,
      'review.sent_back': msg`Sent back by the office’s publisher`,
      'review.taken_back': msg`Taken back before it was decided`,
      'review.requested': msg`Sent for review`,
      'review.claimed': msg`Review claimed`,
      'review.claim_renewed': msg`Review claim renewed`,
      'review.released': msg`Review given back`,
      'review.checked': msg`Question of the checklist answered`,
      'review.advised': msg`Advice given to the curators`,
      'review.commented': msg`Comment in a review`,
      'review.noted': msg`Note between staff`,
      'review.approved': msg`Review: approved`,
      'review.changes_asked': msg`Review: changes asked`,
      'review.declined': msg`Review: declined`,
      'review.upheld': msg`Flags or an appeal: upheld`,
      'review.dismissed': msg`Flags or an appeal: dismissed`,
      'review.appealed': msg`Takedown appealed`,
      'resource.flagged': msg`Resource flagged`,
      'resource.flag_taken_back': msg`Flag taken back`,
    },
  },
  {
    name: 'collections',
    label: msg`Collections and endorsements`,
    kinds: {
      'collection.created': msg`Collection started`,
      'collection.saved': msg`Collection saved`,
      'collection.published': msg`Collection published`,
      'collection.withdrawn': msg`Collection withdrawn`,
      'collection.item_added': msg`Resource added to a collection`,
      'collection.item_changed': msg`Words about a resource in a collection changed`,
      'collection.item_removed': msg`Resource taken out of a collection`,
      'collection.answered': msg`Invitation into a collection answered`,
      'collection.ordered': msg`Collection put in order`,
      'collection.featured': msg`Collection featured`,
      'collection.unfeatured': msg`Collection no longer featured`,
      'resource.endorsed': msg`Resource endorsed by the Alliance`,
      'endorsement.withdrawn': msg`Endorsement withdrawn`,
      'resource.featured': msg`Resource featured`,
      'resource.unfeatured': msg`Resource no longer featured`,
    },
  },
  {
    name: 'searches',
    label: msg`Searches`,
    kinds: {
      'saved_search.saved': msg`Search saved`,
      'saved_search.renamed': msg`Saved search changed`,
      'saved_search.deleted': msg`Saved search deleted`,
      'saved_search.seen': msg`Looked at a saved search`,
      'saved_search.matched': msg`New for saved searches`,
      'wanted.decided': msg`Decided about the wanted list`,
    },
  },
  {
    name: 'sign-in',
    label: msg`Sign-ins, sessions and tokens`,
    kinds: {
      'session.started': msg`Signed in`,
      'session.ended': msg`Signed out`,
      'sessions.ended': msg`Signed out everywhere`,
      'session.hat_changed': msg`Changed whom they act for`,
      'sign_in.refused': msg`Sign-in refused`,
      'account.linked': msg`Sign-in account linked`,
      'account.unlinked': msg`Sign-in account unlinked`,
      'api_token.created': msg`API token made`,
      'api_token.revoked': msg`API token revoked`,
    },
  },
  {
    name: 'staff',
    label: msg`Staff and service`,
    kinds: {
      'person.role_changed': msg`Staff role changed`,
      'person.disabled': msg`Sign-in stopped for a person`,
      'person.restored': msg`Sign-in allowed again`,
      'record.exported': msg`Record downloaded`,
      'departments.imported': msg`Departments imported`,
      'standards.imported': msg`Standards imported`,
      'values.imported': msg`Values imported`,
      'thesaurus.imported': msg`Thesaurus imported`,
      'concept.saved': msg`Concept of the thesaurus saved`,
      'concept.retired': msg`Concept of the thesaurus retired`,
      'documents.swept': msg`Bucket and database compared`,
      'index.rebuild_requested': msg`New search index asked for`,
      'index.rebuilt': msg`Search index made anew`,
    },
  },
];

const labels = new Map(eventGroups.flatMap((group) => Object.entries(group.kinds)));

export const eventLabel = (kind: string): MessageDescriptor | string => labels.get(kind) ?? kind;

/** The kinds that a choice of the filter stands for: one kind, or `all:GROUP`. */
export function kindsOf(choice: string): string[] {
  const group = eventGroups.find((item) => choice === `all:${item.name}`);
  return group ? Object.keys(group.kinds) : [choice];
}
