/** Makes small Word files (ECMA-376) in memory: an uncompressed zip with the three parts that a reader needs. */
import { crc32 } from 'node:zlib';

const parts = (body: string): [string, string][] => [
  [
    '[Content_Types].xml',
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ],
  [
    '_rels/.rels',
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ],
  [
    'word/document.xml',
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      `<w:body>${body}</w:body></w:document>`,
  ],
];

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** `text` must need no escaping in XML. */
export const docx = (text: string): Buffer => pack(`<w:p>${run(text)}</w:p>`);

/** Paragraphs, some of them headings of a level from 1 to 9 (`w:outlineLvl` counts from 0). */
export const headedDocx = (paragraphs: { heading?: number; text: string }[]): Buffer =>
  pack(
    paragraphs
      .map(({ heading, text }) => {
        const level = heading ? `<w:pPr><w:outlineLvl w:val="${heading - 1}"/></w:pPr>` : '';
        return `<w:p>${level}${run(text)}</w:p>`;
      })
      .join(''),
  );

/** One paragraph with a tracked change: `deleted` stood before `text`, and anybody who opens the file can see that. */
export const trackedDocx = (text: string, deleted: string): Buffer =>
  pack(
    '<w:p><w:del w:id="1" w:author="Luis Ortega" w:date="2026-01-05T09:00:00Z">' +
      `<w:r><w:delText>${deleted}</w:delText></w:r></w:del>` +
      `<w:ins w:id="2" w:author="Luis Ortega" w:date="2026-01-05T09:00:00Z">${run(text)}</w:ins></w:p>`,
  );

function pack(body: string): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts(body)) {
    const data = Buffer.from(content);
    const path = Buffer.from(name);
    // The fields that a local header and its directory entry share: version 2.0, no flags, stored, 1 January 1980.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, path, data]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, where, path]));
    files.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}
