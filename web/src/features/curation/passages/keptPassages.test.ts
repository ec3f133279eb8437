/** What the tab kept of the places to change comes back; what is broken does not stand in the way. */
import { expect, test } from 'vitest';
import { none, readPassages } from './keptPassages';

test('brings back what was kept', () => {
  const kept = { list: [{ quote: 'by noon', text: 'Which zone?' }], draft: { quote: 'May', text: '' } };
  expect(readPassages(JSON.stringify(kept))).toEqual(kept);
});

test('takes what can be read and leaves the rest', () => {
  expect(readPassages(null)).toEqual(none);
  expect(readPassages('{')).toEqual(none);
  expect(readPassages('null')).toEqual(none);
  expect(readPassages('{"list":[1,{"quote":"a","text":"b"}],"draft":7}').list).toEqual([{ quote: 'a', text: 'b' }]);
});
