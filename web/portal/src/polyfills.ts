/** What Chromium 86 lacks and a library uses (pinia: `Object.hasOwn`, since Chromium 93). Loaded before anything else. */
if (!('hasOwn' in Object)) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
    configurable: true,
    writable: true,
  })
}

export {}
