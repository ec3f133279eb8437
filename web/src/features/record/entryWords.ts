/** The words for who did something, as whom, and for the values that the record writes for programs. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { allianceRoleWords, postWords, roleWords } from '../directory/roleWords';
import { reachWords } from '../../ui/kinds';
import { factWords } from './eventFacts';
import { eventLabel } from './eventWords';
import type { Entry } from './recordQuery';

export function actorWords(i18n: I18n, actor: Entry['actor']): string {
  if (actor.person) return actor.person.name;
  return actor.part ? i18n._(msg`The server (${actor.part})`) : i18n._(msg`Somebody`);
}

/** "Chief, Yuma County, AZ", "Alliance curator", or nothing for what somebody did as nobody but themselves. */
export function hatLine(i18n: I18n, hat: Entry['actingAs']): string | null {
  if (!hat) return null;
  if (hat.allianceRole) return i18n._(msg`as Alliance staff: ${i18n._(allianceRoleWords[hat.allianceRole])}`);
  if (!hat.seat) return i18n._(msg`as holder of a seat that is gone`);
  const { post, department } = hat.seat;
  return i18n._(msg`as ${i18n._(postWords[post])}, ${department.name}, ${department.state}`);
}

export const factLabel = (i18n: I18n, key: string): string => {
  const words = factWords[key];
  return words ? i18n._(words) : key.replaceAll('_', ' ');
};

/** A kind of event in plain words. */
export function kindWords(i18n: I18n, kind: string): string {
  const label = eventLabel(kind);
  return typeof label === 'string' ? label : i18n._(label);
}

const wordsOf = {
  role: roleWords,
  post: postWords,
  reach: reachWords,
  alliance_role: allianceRoleWords,
  from_role: roleWords,
};

/** The word of a closed list in the reader's language; other values as they are. */
export function valueWords(i18n: I18n, key: string, value: string): string {
  if (value === 'true') return i18n._(msg`yes`);
  if (key === 'kinds')
    return value
      .split(', ')
      .map((kind) => kindWords(i18n, kind))
      .join(', ');
  const list = (wordsOf as Record<string, Record<string, { id: string }>>)[key];
  const word = list?.[value.toUpperCase()];
  return word ? i18n._(word) : value;
}
