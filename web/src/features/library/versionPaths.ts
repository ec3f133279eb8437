/** The address of a document as one version's document: the saved file then says the version in its name. */
export const asOfVersion = (downloadPath: string, version: number | null | undefined) =>
  typeof version === 'number' ? `${downloadPath}?version=${version}` : downloadPath;
