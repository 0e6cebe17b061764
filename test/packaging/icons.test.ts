import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './pack.ts'

const read = (name: string): Buffer => readFileSync(path.join(ROOT, 'resources', 'icons', name))
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

const sizeOfPng = (png: Buffer): string => {
  expect(png.subarray(0, 8)).toEqual(PNG)
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

test.for([16, 24, 32, 48, 64, 128, 256, 512])('Linux finds the icon of %i pixels under its size', (size) => {
  expect(sizeOfPng(read(`${size}x${size}.png`))).toBe(`${size}x${size}`)
})

test('the Windows icon has every size that the task bar and the Explorer ask for, at every scale', () => {
  const icon = read('icon.ico')
  expect(icon.readUInt32LE(0)).toBe(0x10000)
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const image = icon.subarray(icon.readUInt32LE(at + 12), icon.readUInt32LE(at + 12) + icon.readUInt32LE(at + 8))
    const width = icon.readUInt8(at) || 256
    // 40 bytes of header; a height of twice the width, for the mask.
    const drawn = image.readUInt32LE(0) === 40 ? `${image.readInt32LE(4)}x${image.readInt32LE(8) / 2}` : sizeOfPng(image)
    expect(drawn).toBe(`${width}x${width}`)
    return width
  })
  expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
})

test('the macOS icon has every size up to 1024 pixels', () => {
  const icon = read('icon.icns')
  expect(icon.toString('latin1', 0, 4)).toBe('icns')
  expect(icon.readUInt32BE(4)).toBe(icon.length)
  const sizes = new Map<string, string>()
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) {
    sizes.set(icon.toString('latin1', at, at + 4), sizeOfPng(icon.subarray(at + 8, at + icon.readUInt32BE(at + 4))))
  }
  expect(Object.fromEntries(sizes)).toEqual({
    ic11: '32x32',
    ic12: '64x64',
    ic07: '128x128',
    ic13: '256x256',
    ic08: '256x256',
    ic14: '512x512',
    ic09: '512x512',
    ic10: '1024x1024',
  })
})
