/** The work of others that ships with the program. Kept by hand; a test holds it against the dependencies of package.json. */

export interface Licence {
  readonly name: string
  /** Who holds the copyright. */
  readonly by: string
  /** SPDX. */
  readonly licence: string
  /** The packages that it stands for. */
  readonly packages: readonly string[]
}

export const LICENCES: readonly Licence[] = [
  { name: 'Source Serif 4', by: 'Adobe', licence: 'OFL-1.1', packages: ['@fontsource-variable/source-serif-4'] },
  { name: 'Source Sans 3', by: 'Adobe', licence: 'OFL-1.1', packages: ['@fontsource-variable/source-sans-3'] },
  { name: 'Carlito', by: 'Łukasz Dziedzic, Google', licence: 'OFL-1.1', packages: ['@fontsource/carlito'] },
  { name: 'Lucide', by: 'Lucide Icons, Cole Bemis', licence: 'ISC', packages: ['lucide-react'] },
  { name: 'Electron', by: 'OpenJS Foundation, GitHub', licence: 'MIT', packages: [] },
  { name: 'Chromium', by: 'The Chromium Authors', licence: 'BSD-3-Clause', packages: [] },
  { name: 'Node.js', by: 'Node.js contributors', licence: 'MIT', packages: [] },
  { name: 'React', by: 'Meta Platforms', licence: 'MIT', packages: ['react', 'react-dom'] },
  { name: 'React Aria Components', by: 'Adobe', licence: 'Apache-2.0', packages: ['react-aria-components'] },
  { name: 'react-resizable-panels', by: 'Brian Vaughn', licence: 'MIT', packages: ['react-resizable-panels'] },
  {
    name: 'ProseMirror',
    by: 'Marijn Haverbeke',
    licence: 'MIT',
    packages: [
      'prosemirror-commands',
      'prosemirror-dropcursor',
      'prosemirror-gapcursor',
      'prosemirror-history',
      'prosemirror-keymap',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-tables',
      'prosemirror-transform',
      'prosemirror-view',
    ],
  },
  { name: 'i18next', by: 'i18next', licence: 'MIT', packages: ['i18next'] },
  { name: 'better-sqlite3', by: 'Joshua Wise', licence: 'MIT', packages: ['better-sqlite3'] },
  { name: 'docx', by: 'Dolan Miu', licence: 'MIT', packages: ['docx'] },
  { name: 'xmldom', by: 'jindw, the xmldom contributors', licence: 'MIT', packages: ['@xmldom/xmldom'] },
  { name: 'fflate', by: 'Arjun Barrett', licence: 'MIT', packages: ['fflate'] },
  { name: 'Orama stemmers', by: 'OramaSearch', licence: 'Apache-2.0', packages: ['@orama/stemmers'] },
  { name: 'jsdiff', by: 'Kevin Decker', licence: 'BSD-3-Clause', packages: ['diff'] },
  { name: 'yaml', by: 'Eemeli Aro', licence: 'ISC', packages: ['yaml'] },
  { name: 'Zod', by: 'Colin McDonnell', licence: 'MIT', packages: ['zod'] },
]
