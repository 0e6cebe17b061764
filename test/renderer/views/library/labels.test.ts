/** Categories of the shipped library have a name in every interface language. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { categoryName } from '../../../../renderer/views/library/labels.ts'
import da from '../../../../locales/da.json' with { type: 'json' }
import en from '../../../../locales/en.json' with { type: 'json' }
import nb from '../../../../locales/nb.json' with { type: 'json' }
import nn from '../../../../locales/nn.json' with { type: 'json' }

const CLAUSES = path.join(import.meta.dirname, '../../../../resources/library/clauses')
const shipped = ['da', 'nb'].flatMap((language) => readdirSync(path.join(CLAUSES, language)).map((file) => path.basename(file, '.md')))
/** With that of the clauses that a user keeps. */
const categories = [...new Set([...shipped, 'own'])]

test.each(Object.entries({ da, nb, nn, en }))('every category has a name in %s, and no name is without a category', (_language, words) => {
  const names: Readonly<Record<string, string>> = words.library.category
  expect(Object.keys(names).toSorted()).toEqual(categories.toSorted())
  expect(new Set(Object.values(names)).size).toBe(categories.length)
})

test('a category that the program does not know goes by its id', () => {
  const t = ((_key: string, { defaultValue }: { defaultValue: string }) => defaultValue) as unknown as TFunction
  expect(categoryName(t, 'ours')).toBe('ours')
})
