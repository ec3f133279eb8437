/** As whom one can act: a seat in a department, or Alliance staff. One person may have several hats and wears one at a time. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { postWords, type AllianceRole, type Post } from './roleWords';
import type { Viewer } from './viewer';

/** What of a hat is said on screen. */
export type Hat = {
  seat: { id: string; post: Post; department: { name: string; stateName: string } } | null;
  allianceRole: AllianceRole | null;
};

const staffWords: Record<AllianceRole, MessageDescriptor> = {
  MODERATOR: msg`Alliance moderator`,
  CURATOR: msg`Alliance curator`,
  ADMINISTRATOR: msg`Alliance administrator`,
};

/** "Chief, Yuma County, Arizona" or "Alliance curator". */
export function hatWords(i18n: I18n, hat: Hat): string {
  if (!hat.seat) return hat.allianceRole ? i18n._(staffWords[hat.allianceRole]) : '';
  const { post, department } = hat.seat;
  return `${i18n._(postWords[post])}, ${department.name}, ${department.stateName}`;
}

/** The viewer's hats with the whole seats in them, in the server's order. */
export const viewerHats = (viewer: Viewer) =>
  viewer.hats.map((hat) => ({ ...hat, seat: viewer.seats.find((seat) => seat.id === hat.seat?.id) ?? null }));
