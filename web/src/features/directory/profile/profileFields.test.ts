/** Two people write one profile: nothing of either is lost, and only what was changed is sent. */
import { expect, test } from 'vitest';
import { changed, clashes, merged } from '../../../ui/meeting';
import { baseOf, changesInput, type ProfileFields } from './profileFields';

const { fields: empty } = baseOf({ profile: null, registeredVoters: null });
const fields = (change: Partial<ProfileFields>): ProfileFields => ({ ...empty, ...change });

test('an office that has said nothing begins empty at revision 0', () => {
  expect(baseOf({ profile: null, registeredVoters: 2300 })).toEqual({
    revision: 0,
    fields: { ...empty, registeredVoters: '2300' },
  });
});

test('keeps mine where I changed something and theirs everywhere else', () => {
  const base = fields({ phone: '1', hours: '9 to 5', email: 'a@x.gov' });
  const mine = fields({ phone: '2', hours: '9 to 5', email: 'b@x.gov' });
  const theirs = fields({ phone: '1', hours: '8 to 4', email: 'c@x.gov' });
  expect(clashes(base, mine, theirs)).toEqual(['email']);
  expect(merged(base, mine, theirs)).toEqual(fields({ phone: '2', hours: '8 to 4', email: 'b@x.gov' }));
});

test('the same change by both is no clash, nor is another order of languages', () => {
  const base = fields({ languages: ['en'] });
  const mine = fields({ languages: ['es', 'en'], phone: '1 ' });
  const theirs = fields({ languages: ['en', 'es'], phone: '1' });
  expect(clashes(base, mine, theirs)).toEqual([]);
  expect(changed(mine, theirs)).toEqual([]);
});

test('sends what changed and nothing else; an emptied field is sent as empty', () => {
  const base = fields({ phone: '1', equipment: 'A' });
  const input = changesInput(base, fields({ equipment: ' B \n\n C', registeredVoters: '2,300' }));
  expect(JSON.parse(JSON.stringify(input))).toEqual({ phone: '', equipment: ['B', 'C'], registeredVoters: 2300 });
});
