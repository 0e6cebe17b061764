/** Reads the parts of an answers file, noting each problem with its place, so that all of them are found in one reading. */
import type { Problem } from '../errors.ts'
import { nearest } from '../nearest.ts'
import type { CheckedValue } from './field-values.ts'

export type Raw = Readonly<Record<string, unknown>>
export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

export class AnswersReader {
  readonly problems: Problem[] = []

  report(place: string, code: string, params: Problem['params'] = {}): void {
    this.problems.push({ place, code, params })
  }

  unknown(place: string, code: string, key: string, known: readonly string[]): void {
    const near = nearest(key, known)
    this.report(place, near === null ? code : `${code}_near`, near === null ? { known: known.join(', ') } : { near })
  }

  /** An object with no other keys than those that are known; empty when it is not given. */
  object(value: unknown, place: string, known: readonly string[]): Raw {
    if (value === undefined) return {}
    if (!isRaw(value)) {
      this.report(place, 'not_an_object', { known: known.join(', ') })
      return {}
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.unknown(place === '' ? key : `${place}.${key}`, 'unknown_key', key, known)
    }
    return value
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (value !== undefined && !Array.isArray(value)) this.report(place, 'not_a_list')
    return Array.isArray(value) ? value : []
  }

  /** A checked value, or null. */
  value(checked: CheckedValue, place: string): string | number | null {
    if (checked.problem) this.report(place, checked.problem.code, checked.problem.params)
    return checked.value
  }

  oneOf<T extends string>(value: unknown, known: readonly T[], place: string): T | undefined {
    const found = known.find((one) => one === value)
    if (value !== undefined && found === undefined) this.report(place, 'wrong_value', { expected: known.join(', ') })
    return found
  }

  flag(value: unknown, place: string): boolean | undefined {
    if (value !== undefined && typeof value !== 'boolean') this.report(place, 'wrong_value', { expected: 'true, false' })
    return typeof value === 'boolean' ? value : undefined
  }
}

/** What is given of some settings: those that are undefined are not there. */
export const given = <T extends object>(settings: { readonly [Key in keyof T]: T[Key] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<T>
