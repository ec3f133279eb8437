// How long after its publication a resource is found: publishes COUNT resources one after the other as the caller of a token
// with the right to publish, asks for each until it is found, and prints the delays in milliseconds.
// node tests/bench-found.mjs ADDRESS OCD_ID COUNT, with the token in the environment as TOKEN.
const [address, ocdId, count] = process.argv.slice(2);

async function ask(query, variables) {
  const answer = await fetch(new URL('/graphql', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env.TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const create = `mutation ($input: CreateResourceInput!) { createResource(input: $input) { resource { id } } }`;
const save = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on DraftSaved { draft { revision } } } }`;
const publish = `mutation ($input: PublishVersionInput!) { publishVersion(input: $input) { __typename } }`;
const search = `query ($query: String!) { search(query: $query, first: 1) { totalCount } }`;

const { department } = await ask(`query ($ocdId: String!) { department(ocdId: $ocdId) { id } }`, { ocdId });
const delays = [];
for (let n = 0; n < Number(count); n += 1) {
  const word = `measured${Date.now()}n${n}`;
  const made = await ask(create, { input: { departmentId: department.id, kind: 'TEMPLATE', title: word } });
  const resourceId = made.createResource.resource.id;
  const words = { title: word, summary: 'To measure how soon it is found.', body: 'Nothing more.', changeNote: 'New.' };
  const draft = { resourceId, revision: 1, language: 'en', reach: 'DEPARTMENT', ...words };
  const saved = (await ask(save, { input: draft })).saveDraft;
  if (saved.__typename !== 'DraftSaved') throw new Error(`the draft was not saved: ${saved.__typename}`);
  const published = (await ask(publish, { input: { resourceId, revision: saved.draft.revision } })).publishVersion;
  if (published.__typename !== 'VersionPublished') throw new Error(`not published: ${published.__typename}`);
  const begun = performance.now();
  while ((await ask(search, { query: word })).search.totalCount === 0) await new Promise((go) => setTimeout(go, 2));
  delays.push(performance.now() - begun);
}
delays.sort((one, other) => one - other);
const at = (share) => delays[Math.min(delays.length - 1, Math.floor(share * delays.length))].toFixed(0);
console.log(`published and found: ${count}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
