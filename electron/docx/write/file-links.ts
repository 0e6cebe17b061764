/** Links to places in other files of the same folder. docx has hyperlinks, but gives each a random id: the same contract would not give the same bytes. */
import type { ParagraphChild, XmlComponent } from 'docx'
import { element, inParagraph } from './elements.ts'

/** A place in another file: its name and the bookmark. */
export interface FilePlace {
  readonly file: string
  readonly bookmark: string
}

export interface FileLinks {
  wrap(place: FilePlace, runs: readonly XmlComponent[]): ParagraphChild
  /** The ids of the relationships that the package needs, by file. */
  ids(): ReadonlyMap<string, string>
}

export const fileLinks = (): FileLinks => {
  const ids = new Map<string, string>()
  return {
    wrap: ({ file, bookmark }, runs) => {
      const id = ids.get(file) ?? `file${ids.size + 1}`
      ids.set(file, id)
      return inParagraph(element('w:hyperlink', { 'r:id': id, 'w:anchor': bookmark, 'w:history': 1, 'w:tooltip': file }, runs))
    },
    ids: () => ids,
  }
}
