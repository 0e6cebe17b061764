/** A JSON object that a person has written: what is wrong with it, where, and which keys stand there twice. */

import type { Problem } from '../errors.ts'

/** Lines and columns count from 1. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
}

export interface JsonFault extends JsonPlace {
  readonly code: string
  readonly params: Problem['params']
}

export interface DuplicateKey {
  /** `fields.takeover_date`. */
  readonly path: string
  readonly first: JsonPlace
  readonly again: JsonPlace
}

export interface JsonReading {
  /** Null: it is JSON. */
  readonly fault: JsonFault | null
  readonly duplicates: readonly DuplicateKey[]
}

/** No file of a person is deeper, and the program's own stack is not. */
const MAX_DEPTH = 100
/** Who has more of them has pasted a file into itself. */
const MAX_DUPLICATES = 20

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
/** What is found where something else should be: a word or a number whole, else one character. */
const FOUND = /[\p{L}\p{N}_.+-]{1,20}|[^]/uy

class Fault extends Error {
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Walks through a text once; values are of no interest. */
class JsonScanner {
  readonly text: string
  readonly duplicates: DuplicateKey[] = []
  at = 0

  constructor(text: string) {
    this.text = text
  }

  place(at: number): JsonPlace {
    const lines = this.text.slice(0, at).split(/\r\n|\r|\n/)
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }

  report(code: string, { at = this.at, ...params }: Problem['params'] & { readonly at?: number } = {}): never {
    throw new Fault({ code, params, ...this.place(at) })
  }

  unexpected(expected: string): never {
    if (this.at >= this.text.length) this.report('json_ends')
    FOUND.lastIndex = this.at
    this.report('json_unexpected', { found: FOUND.exec(this.text)?.[0] ?? '', expected })
  }

  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? null
    this.at += found?.length ?? 0
    return found
  }

  takes(sign: string): boolean {
    this.take(SPACE)
    if (this.text[this.at] !== sign) return false
    this.at += 1
    return true
  }

  /** A text in quotation marks, as it is in the file. */
  string(): string {
    const from = this.at
    for (this.at += 1; this.text[this.at] !== '"'; this.at += 1) {
      const sign = this.text[this.at]
      if (sign === undefined || sign < ' ') this.report('json_unclosed_text', { at: from })
      if (sign !== '\\') continue
      if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.text.slice(this.at, this.at + 6))) this.report('json_bad_escape')
      this.at += 1
    }
    this.at += 1
    return this.text.slice(from, this.at)
  }

  /** What stands between two signs with commas between. */
  members(close: string, member: () => void): void {
    this.at += 1
    if (this.takes(close)) return
    for (;;) {
      this.take(SPACE)
      member()
      if (this.takes(close)) return
      const comma = this.at
      if (!this.takes(',')) this.unexpected(`, ${close}`)
      this.take(SPACE)
      if (this.text[this.at] === close) this.report('json_trailing_comma', { at: comma })
    }
  }

  value(path: string, depth: number): void {
    if (depth > MAX_DEPTH) this.report('json_too_deep')
    this.take(SPACE)
    const sign = this.text[this.at]
    if (sign === '"') this.string()
    else if (sign === '{') {
      const known = new Map<string, number>()
      this.members('}', () => {
        const at = this.at
        if (this.text[at] !== '"') this.unexpected('"…"')
        const key = JSON.parse(this.string()) as string
        const inside = path === '' ? key : `${path}.${key}`
        const first = known.get(key)
        if (first === undefined) known.set(key, at)
        else if (this.duplicates.length < MAX_DUPLICATES) this.duplicates.push({ path: inside, first: this.place(first), again: this.place(at) })
        if (!this.takes(':')) this.unexpected(':')
        this.value(inside, depth + 1)
      })
    } else if (sign === '[') {
      let index = 0
      this.members(']', () => this.value(`${path}[${index++}]`, depth + 1))
    } else if (this.take(WORD) === null && this.take(NUMBER) === null) this.unexpected('"…" { [ 0–9')
  }
}

/** Read a text as a JSON object for its faults: the first thing that is none, and the keys that are there twice up to it. */
export const readJsonObject = (text: string): JsonReading => {
  const scanner = new JsonScanner(text)
  try {
    scanner.take(SPACE)
    if (text[scanner.at] !== '{') scanner.unexpected('{')
    scanner.value('', 0)
    scanner.take(SPACE)
    if (scanner.at < text.length) scanner.report('json_goes_on')
    return { fault: null, duplicates: scanner.duplicates }
  } catch (thrown) {
    if (thrown instanceof Fault) return { fault: thrown.fault, duplicates: scanner.duplicates }
    throw thrown
  }
}
