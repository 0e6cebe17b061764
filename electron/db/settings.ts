/** The table `setting`: single values under a key. */
import type { Db } from './open.ts'

export interface Settings {
  get(key: string): string | null
  set(key: string, value: string): void
}

export const settingsRepository = (db: Db): Settings => {
  const select = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck()
  const upsert = db.prepare('INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = @value')
  return {
    get: (key) => select.get(key) ?? null,
    set: (key, value) => {
      upsert.run({ key, value })
    },
  }
}
