/** What an event says beyond its kind, as pairs of a word and a value: `from_role` and `to_role` become "Role: reader → steward". */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export type Fact = { key: string; from?: string; value: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The words for what is often told; other keys are shown as the record writes them. */
export const factWords: Record<string, MessageDescriptor> = {
  role: msg`Role`,
  post: msg`Post`,
  reason: msg`Reason`,
  check: msg`How it was checked`,
  decision: msg`Decision`,
  title: msg`Title`,
  name: msg`Name`,
  person: msg`Person`,
  number: msg`Version`,
  revision: msg`Revision`,
  reach: msg`Shared with`,
  kind: msg`Kind`,
  domain: msg`Domain`,
  provider: msg`Sign-in service`,
  changed: msg`Changed`,
  message: msg`Message`,
  alliance_role: msg`Staff role`,
  registered_voters: msg`Registered voters`,
  scopes: msg`May be used for`,
  email: msg`Address`,
  about: msg`About`,
  drafts: msg`Drafts`,
  rows: msg`Rows`,
  state: msg`State`,
  status: msg`Status`,
  intent: msg`When it changes`,
  printed: msg`Copies printed`,
  mailed: msg`Copies mailed`,
  group: msg`Group`,
  by: msg`Through`,
  resources: msg`Resources handed on`,
  kinds: msg`Only`,
  seat_removed: msg`The seat went with it`,
  from_role: msg`Role`,
  externalId: msg`The office’s own key`,
  agent: msg`Browser`,
  filename: msg`File`,
  concept: msg`Concept`,
  preferred: msg`The word that is shown`,
  category: msg`Category`,
  labels: msg`Words`,
  labels_added: msg`Words added`,
  labels_removed: msg`Words taken out`,
  broader: msg`Wider concepts`,
  narrower: msg`Narrower concepts`,
  related: msg`Related concepts`,
  links_changed_in: msg`Links changed in`,
  restored: msg`Brought back`,
  concepts_kept: msg`Concepts kept as staff changed them`,
  revoked_invitations: msg`Invitations that ended with it`,
};

/** A value in one line; null when it says nothing to a reader: empty, or an id that only programs read. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ') || null;
  if (typeof value === 'object') return JSON.stringify(value);
  const words = String(value);
  return uuid.test(words) ? null : words;
}

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `from` and `to` as wholes become a pair for each thing that differs. */
function apart(data: Data): Data {
  if (!('from' in data) || !('to' in data)) return data;
  const { from, to, ...rest } = data;
  if (!isData(from) || !isData(to)) return { from_state: from, to_state: to, ...rest };
  const differs = Object.keys(to).filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]));
  const pairs = differs.flatMap((key) => [
    [`from_${key}`, from[key]],
    [`to_${key}`, to[key]],
  ]);
  return { ...Object.fromEntries(pairs), ...rest };
}

/** The facts of an event's data. What stood before is told with what stands now, even when one of them is nothing. */
export function eventFacts(written: Data): Fact[] {
  const facts: Fact[] = [];
  const data = apart(written);
  for (const [key, value] of Object.entries(data)) {
    if (key.startsWith('from_') && `to_${key.slice(5)}` in data) continue;
    if (key.startsWith('to_')) {
      const name = key.slice(3);
      const from = plain(data[`from_${name}`]);
      const to = plain(value);
      if (to !== null && from === to) facts.push({ key: name, value: to });
      else if (from !== null || to !== null) facts.push({ key: name, from: from ?? '–', value: to ?? '–' });
      continue;
    }
    // A count of nothing is not worth a line.
    const said = value === 0 ? null : plain(value);
    if (said !== null) facts.push({ key, value: said });
  }
  return facts;
}
