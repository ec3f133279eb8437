// What the work of a department and of the Alliance costs on a full library: publishing a version, comparing two, a page of the
// queue. Prints the median time of each in milliseconds, and how many times that is the cheapest question to the same server,
// asked in between: who am I?
// node tests/bench-work.mjs ADDRESS OCD_ID COUNT, with a publisher's token in the environment as TOKEN, a curator's as STAFF_TOKEN.
const [address, ocdId, count] = process.argv.slice(2);

async function ask(token, query, variables) {
  const begun = performance.now();
  const answer = await fetch(new URL('/graphql', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  const took = performance.now() - begun;
  if (errors) throw new Error(JSON.stringify(errors));
  return { data, took };
}

const create = `mutation ($input: CreateResourceInput!) { createResource(input: $input) { resource { id } } }`;
const save = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on DraftSaved { draft { revision } } } }`;
const publish = `mutation ($input: PublishVersionInput!) { publishVersion(input: $input) { __typename ... on VersionPublished { version { id } } } }`;
const submit = `mutation ($input: SubmitForReviewInput!) { submitForReview(input: $input) { __typename } }`;
const compare = `query ($from: ID!, $to: ID!) { compareVersions(from: $from, to: $to) { fields { field passages { runs { change text } } } documents { change } } }`;
const queue = `{ reviewQueue(first: 20) { totalCount edges { node { id state submittedAt resource { title department { name state } } } } } }`;
const who = `{ viewer { person { name } } }`;

const { TOKEN: writer, STAFF_TOKEN: staff } = process.env;
const times = { publish: [], compare: [], queue: [], who: [] };
const { data } = await ask(writer, `query ($ocdId: String!) { department(ocdId: $ocdId) { id } }`, { ocdId });
const text = (n) => Array.from({ length: 120 }, (_, line) => `Step ${line}: count ${line === n ? 'again' : 'once'} and sign.`);

for (let n = 0; n < Number(count); n += 1) {
  const words = { title: `To measure the work ${n}`, summary: 'To measure.', language: 'en', reach: 'DEPARTMENT' };
  const made = await ask(writer, create, {
    input: { departmentId: data.department.id, kind: 'TEMPLATE', title: words.title },
  });
  const resourceId = made.data.createResource.resource.id;
  const versions = [];
  for (const [revision, line] of [[1, 3], [0, 90]]) {
    const input = { resourceId, revision, ...words, body: text(line).join('\n\n'), changeNote: 'New.' };
    const saved = (await ask(writer, save, { input })).data.saveDraft;
    const order = { resourceId, revision: saved.draft.revision };
    const published = await ask(writer, publish, { input: order });
    times.publish.push(published.took);
    versions.push(published.data.publishVersion.version.id);
  }
  times.compare.push((await ask(writer, compare, { from: versions[0], to: versions[1] })).took);
  const wider = { resourceId, revision: 0, reach: 'PUBLIC', changeNote: 'For all.' };
  const saved = (await ask(writer, save, { input: wider })).data.saveDraft;
  await ask(writer, submit, { input: { resourceId, revision: saved.draft.revision } });
  times.queue.push((await ask(staff, queue, {})).took);
  times.who.push((await ask(writer, who, {})).took);
}

const median = (list) => list.sort((one, other) => one - other)[Math.floor(list.length / 2)];
const cheapest = median(times.who);
for (const [name, words] of [['publish', 'publishing a version'], ['compare', 'comparing two versions'], ['queue', 'a page of the queue']]) {
  const took = median(times[name]);
  console.log(`${words.padEnd(24)} median ${took.toFixed(1)} ms, ${(took / cheapest).toFixed(1)} times the cheapest question`);
}
console.log(`${'the cheapest question'.padEnd(24)} median ${cheapest.toFixed(1)} ms`);
