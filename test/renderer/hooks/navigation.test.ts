// @vitest-environment happy-dom
/** Which view is shown, and the way back. */
import { beforeEach, expect, test } from 'vitest'
import { back, currentView, forward, go, startOver } from '../../../renderer/hooks/navigation.ts'

beforeEach(startOver)

test('the window begins with the start view, from where there is no way back', () => {
  back()
  forward()
  expect(currentView()).toEqual({ name: 'start' })
})

test('back and forward go the way one came', () => {
  go({ name: 'drafting', id: 'a' })
  go({ name: 'library' })
  back()
  expect(currentView()).toEqual({ name: 'drafting', id: 'a' })
  back()
  expect(currentView()).toEqual({ name: 'start' })
  forward()
  forward()
  expect(currentView()).toEqual({ name: 'library' })
})

test('going somewhere else after a step back forgets what lay ahead', () => {
  go({ name: 'drafting', id: 'a' })
  back()
  go({ name: 'settings' })
  forward()
  expect(currentView()).toEqual({ name: 'settings' })
  back()
  expect(currentView()).toEqual({ name: 'start' })
})

test('going where one is leaves no step', () => {
  go({ name: 'drafting', id: 'a' })
  go({ name: 'drafting', id: 'a' })
  go({ name: 'drafting', id: 'b' })
  back()
  back()
  expect(currentView()).toEqual({ name: 'start' })
})

test('another clause of the library is another view', () => {
  go({ name: 'library' })
  go({ name: 'library', clause: 'risk' })
  back()
  expect(currentView()).toEqual({ name: 'library' })
})

test('a long way keeps its end', () => {
  for (let number = 0; number < 200; number += 1) go({ name: 'drafting', id: String(number) })
  for (let number = 0; number < 10; number += 1) back()
  expect(currentView()).toEqual({ name: 'drafting', id: '189' })
})
