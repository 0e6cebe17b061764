/** The parts of Electron that the program does not use: importing one is fine, using it is a clear error. */

const fail = (what: string): never => {
  throw new Error(`electron stand-in: ${what} is not implemented`)
}

export const missing = (name: string): object =>
  new Proxy(function absent() {}, {
    // `then` is asked for by every `await`, symbols by printing.
    get: (_target, key) => (key === 'then' || typeof key === 'symbol' ? undefined : fail(`${name}.${key}`)),
    apply: () => fail(`${name}()`),
    construct: () => fail(`new ${name}`),
  })
